/* Files of this computer, where no preview saves them: through the browser's picker where it has one, else as a download.
 *
 *   EditFiles.read(file)                        its text to the letter, or null when it is no UTF-8 text
 *   EditFiles.save(name, text, handle, seen)    { status, now }: 200 saved, 201 downloaded, 409 changed meanwhile (`now`
 *                                               is its text), 0 not saved
 */
(function () {
  "use strict";

  const LARGEST = 256 * 1024;

  async function read(file) {
    if (file.size > LARGEST) return null;
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    } catch {
      return null;
    }
  }

  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    link.download = `${name}.yml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return { status: 201 };
  }

  async function saveInPlace(handle, text, seen) {
    const now = await read(await handle.getFile());
    if (now !== seen) return { status: 409, now: { text: now ?? "" } };
    const stream = await handle.createWritable();
    await stream.write(new TextEncoder().encode(text));
    await stream.close(); // Only now does the browser put the new file in the old one's place.
    return { status: 200 };
  }

  async function save(name, text, handle, seen) {
    if (!handle) return download(name, text);
    try {
      return await saveInPlace(handle, text, seen);
    } catch (error) {
      return { status: 0, problem: `The file could not be saved: ${error.message}` };
    }
  }

  window.EditFiles = { read, save };
})();
