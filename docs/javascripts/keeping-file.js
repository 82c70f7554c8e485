/* Progress as a file in the reader's own hands.
 *
 *   LearningFile.save(progress)           hands it to the browser as a download; gives the file's name
 *   LearningFile.open(file)               promise of what LearningProgress.readFile() says of a file the reader chose
 *   LearningFile.describe(progress)       how much that is, in words
 *   LearningFile.describeDropped(count)   what could not be read, in words; empty when there is nothing
 */
(function () {
  "use strict";

  const { readFile, toFile } = window.LearningProgress;

  // So many bytes hold at least one character more than a file may have: readFile() then says that it is too long.
  const MOST_BYTES = 4 * 1_000_001;
  // Some browsers begin to read what they were given only after a while.
  const PATIENCE = 10_000;

  function countOf(number, one, many) {
    return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
  }

  function describe({ ticks, sheet }) {
    const ticked = countOf(Object.keys(ticks).length, "tick", "ticks");
    return `${ticked} and ${countOf(sheet.length, "point", "points")} on the sheet`;
  }

  function describeDropped(count) {
    if (!count) return "";
    const were = count === 1 ? "was" : "were";
    return `${countOf(count, "entry", "entries")} of the file could not be read and ${were} left out.`;
  }

  /* The reader's own day, not Greenwich's. */
  function nameFile() {
    const now = new Date();
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    return `learning-progress-${parts.map((part) => String(part).padStart(2, "0")).join("-")}.json`;
  }

  function save(progress) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([toFile(progress)], { type: "application/json" }));
    link.download = nameFile();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
    return link.download;
  }

  async function open(file) {
    try {
      return readFile(await file.slice(0, MOST_BYTES).text());
    } catch {
      return { error: "The file could not be opened. Choose it again." }; // Moved or taken away since it was chosen.
    }
  }

  window.LearningFile = { save, open, describe, describeDropped };
})();
