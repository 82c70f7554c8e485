/* <lb-editor>: the whole form. It holds the briefing that is open (`doc`, `file`), shows it in its fields, and has it
 * checked, shown and saved. */
(function () {
  "use strict";

  const { showIn } = window.EditParts;
  const HERE = "Saved into the folder learning_points on this computer, and checked as the site’s own checker does.";
  const ELSEWHERE =
    "Here only the form’s own rules are checked. For the whole check, put the file into the folder learning_points and type  python3 scripts/check.py  there.";
  const CANNOT_OPEN = "Type  python3 scripts/check.py  to see what to put right, and open it in a text editor.";

  class Editor extends HTMLElement {
    connectedCallback() {
      const data = JSON.parse(document.getElementById("form-data").textContent);
      this.spec = Object.assign(window.EditSpec.of(data.fields), { reserved: data.reserved });
      this.form = this.querySelector("[data-form]");
      this.asking = window.EditAsking.from(this);
      this.reporting = new window.EditReporting(this);
      this.checking = new window.EditChecking(this.asking, (...found) => this.reporting.take(...found));
      ["bar", "problems", "conflict", "start", "showing", "copy"].forEach((name) => {
        this[name] = this.querySelector(`[data-${name}-part]`);
      });
      this.piece("without-script").hidden = true;
      this.listen();
      this.begin();
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    listen() {
      this.addEventListener("open-file", (event) => this.open(event.detail));
      this.addEventListener("copy-wanted", () => this.keepCopy());
      this.addEventListener("keydown", (event) => this.press(event));
      this.piece("anyway").addEventListener("click", () => this.save({ isAnyway: true }));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("focusin", (event) => this.bringIntoSight(event.target));
      window.addEventListener("hashchange", () => this.follow());
      window.addEventListener("beforeunload", (event) => this.doc?.isChanged && event.preventDefault());
    }

    /* By keyboard a browser brings only the first line of a box into sight. Below a pressed pointer nothing moves. */
    bringIntoSight(control) {
      if (control.matches("textarea") && !this.reporting.isPressed) control.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    press(event) {
      const action = this.doc ? window.EditKeys.find(event) : "";
      if (!action) return;
      event.preventDefault();
      this.act(action);
    }

    act(action) {
      const back = () => this.back(action);
      return { save: () => this.save(), check: () => this.check(), undo: back, redo: back, close: () => this.close() }[action]();
    }

    begin() {
      if (this.asking.isThere && location.hash.length > 1) this.follow();
      else this.start.show();
    }

    /* An address with a briefing's id opens it, unless something unsaved is open. */
    follow() {
      const id = location.hash.slice(1);
      if (!/^[a-z0-9-]+$/.test(id) || id === "main" || id === this.file?.name || this.doc?.isChanged) return;
      this.start.show();
      this.start.open(id);
    }

    open(file) {
      const doc = new window.EditDocument(file.text, this.spec);
      if (doc.obstacle) return this.start.say(`${file.name}.yml cannot be opened in the form: ${doc.obstacle}. ${CANNOT_OPEN}`);
      if (file.isNew || file.isCopy) doc.startFrom(file.opened ?? "");
      doc.addEventListener("change", () => this.onChange());
      Object.assign(this, { file, doc });
      return this.enter();
    }

    enter() {
      const { asking, doc, file } = this;
      this.start.hidden = true;
      this.bar.hidden = false;
      this.piece("work").hidden = false;
      this.piece("where").textContent = asking.isThere ? HERE : ELSEWHERE;
      this.piece("imported").hidden = !file.imported;
      this.piece("imported-link").href = file.imported || "#main";
      if (asking.isThere) history.replaceState(null, "", `#${file.name}`);
      this.reporting.begin(!file.isNew);
      this.copy.offer();
      this.say("");
      this.showAll();
      this.piece("title").focus();
      this.checking.now(file.name, doc);
      this.showing?.now(file.name, doc, asking);
    }

    showAll() {
      showIn(this.form);
      this.bar.show(this);
      this.piece("title").textContent = this.doc.get(["title"]) || "A new briefing";
    }

    /* A field's change. One that cannot be written leaves everything as it was. */
    change(path, act, kind) {
      try {
        this.doc.step(path, () => act(this.doc, path), kind);
      } catch (error) {
        this.say(error.message, { isUrgent: true });
        this.showAll();
      }
    }

    onChange() {
      this.showAll();
      this.checking.soon(this.file.name, this.doc);
      this.showing?.soon(this.file.name, this.doc, this.asking);
      this.keepCopy();
    }

    keepCopy() {
      const { name, fingerprint } = this.file;
      if (this.doc.isChanged) this.copy.keep({ name, fingerprint, text: this.doc.file, opened: this.doc.savedFile });
    }

    leave(path) {
      this.doc.pause();
      this.reporting.leave(path);
    }

    async check() {
      const problems = await this.checking.now(this.file.name, this.doc);
      this.reporting.ask(problems);
      if (problems.some((one) => one.severity === "error")) return this.problems.summon({ next: "", offersAnyway: false });
      const gaps = this.problems.summonGaps();
      return this.say(gaps ? `Nothing is wrong. Still to be filled in: ${gaps}.` : "Nothing is left to put right.");
    }

    save(options) {
      return window.EditSaving.save(this, options);
    }

    back(which) {
      const path = this.doc[which]();
      if (!path) return;
      window.EditPlaces.go(window.EditPlaces.find(this.form, path));
      this.say(which === "undo" ? "Undone." : "Done again.");
    }

    say(words, options) {
      this.bar.say(words, options);
    }

    close() {
      if (this.doc.isChanged && !window.confirm("There is unsaved work. Close it and lose that?")) return;
      this.checking.stop();
      this.showing?.stop();
      this.copy.drop();
      Object.assign(this, { file: null, doc: null });
      this.bar.hidden = true;
      this.piece("work").hidden = true;
      history.replaceState(null, "", location.pathname);
      this.reporting.begin(false);
      this.start.show();
      this.querySelector("#main").focus();
    }
  }

  customElements.define("lb-editor", Editor);
})();
