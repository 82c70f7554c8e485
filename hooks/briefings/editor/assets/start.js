/* <lb-edit-start>: opens a briefing or begins a new one, from the preview's folder or from a file of this computer.
 * It sends "open-file" with { name, text, fingerprint, handle }. */
(function () {
  "use strict";

  class EditStart extends HTMLElement {
    connectedCallback() {
      this.piece("new").addEventListener("submit", (event) => this.begin(event));
      this.piece("copy-open").addEventListener("click", () => this.send({ ...window.EditCrashCopy.find(), isCopy: true }));
      this.piece("copy-drop").addEventListener("click", () => this.dropCopy());
      this.piece("choose")?.addEventListener("click", () => this.choose());
      this.piece("picker")?.addEventListener("change", (event) => this.take(event.target.files[0]));
      this.addEventListener("click", (event) => this.follow(event));
    }

    get asking() {
      return this.closest("lb-editor").asking;
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    send(file) {
      this.dispatchEvent(new CustomEvent("open-file", { detail: file, bubbles: true }));
    }

    say(words) {
      this.piece("problem").textContent = words || "";
    }

    async show() {
      this.hidden = false;
      this.say("");
      const copy = window.EditCrashCopy.find();
      this.piece("copy").hidden = !copy;
      this.piece("copy-name").textContent = copy?.name || "";
      if (!this.asking.isThere) return;
      const { briefings, problem } = await this.asking.ask("list");
      if (!briefings) return this.say(problem);
      this.piece("files").replaceChildren(...briefings.map((briefing) => this.makeFile(briefing)));
      this.piece("no-files").hidden = briefings.length > 0;
      const options = briefings.map(({ id, title }) => Object.assign(document.createElement("option"), { value: id, label: title || id }));
      document.getElementById("briefing-ids").replaceChildren(...options);
    }

    makeFile({ id, title, status }) {
      const item = window.EditTemplates.clone(this.piece("file-template"));
      Object.assign(item.querySelector("[data-file-link]"), { href: `#${id}`, textContent: title || id });
      item.querySelector("[data-file-facts]").textContent = title ? `${id}, ${status}` : status;
      return item;
    }

    follow(event) {
      const link = event.target.closest("[data-file-link]");
      if (!link) return;
      event.preventDefault();
      this.open(link.hash.slice(1));
    }

    async open(id) {
      const { file, imported, problem } = await this.asking.ask("open", { id });
      if (!file) return this.say(problem);
      return this.send({ name: file.id, text: file.text, fingerprint: file.fingerprint, imported });
    }

    async begin(event) {
      event.preventDefault();
      const value = (name) => this.querySelector(`#new-${name}`).value;
      const asked = { title: value("title"), year: value("year"), kind: value("kind") };
      const draft = this.asking.isThere ? await this.asking.ask("begin", asked) : window.EditDraft.begin(asked);
      if (!draft.text) return this.say(draft.problem);
      return this.send({ name: draft.id, text: draft.text, fingerprint: null, isNew: true });
    }

    /* The browser's own picker lets the form save back into the same file, where there is one. */
    async choose() {
      if (!window.showOpenFilePicker) return this.piece("picker").click();
      const types = [{ description: "Briefings", accept: { "application/yaml": [".yml", ".yaml"] } }];
      try {
        const [handle] = await window.showOpenFilePicker({ types });
        return await this.take(await handle.getFile(), handle);
      } catch (error) {
        return error.name === "AbortError" ? null : this.piece("picker").click();
      }
    }

    async take(file, handle = null) {
      if (!file) return;
      const text = await window.EditFiles.read(file);
      if (text === null) return this.say("This file is no text saved as UTF-8. Nothing was changed.");
      this.send({ name: file.name.replace(/\.ya?ml$/i, ""), text, fingerprint: null, handle });
    }

    dropCopy() {
      window.EditCrashCopy.drop();
      this.piece("copy").hidden = true;
      this.querySelector("h1").focus();
    }
  }

  customElements.define("lb-edit-start", EditStart);
})();
