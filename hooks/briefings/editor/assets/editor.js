/* <lb-editor>: the whole form. It holds the briefing that is open (`doc`), shows it in its fields, and has it checked,
 * shown and saved. */
(function () {
  "use strict";

  const { showIn } = window.EditParts;
  const HERE = "Saved into the folder learning_points on this computer, and checked as the site’s own checker does.";
  const ELSEWHERE = "Here only the form’s own rules are checked. For the whole check, save the file into the folder learning_points and type  python3 scripts/check.py  there.";

  class Editor extends HTMLElement {
    connectedCallback() {
      const data = JSON.parse(document.getElementById("form-data").textContent);
      this.spec = window.EditSpec.of(data.fields);
      this.spec.reserved = data.reserved;
      this.asking = window.EditAsking.from(this);
      this.checking = new window.EditChecking(this.asking, (problems, answer) => this.report(problems, answer));
      this.form = this.piece("form");
      this.seen = new Set();
      this.listen();
      customElements.whenDefined("lb-edit-start").then(() => this.begin());
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    get problems() {
      return this.querySelector("lb-edit-problems");
    }

    get conflict() {
      return this.querySelector("lb-edit-conflict");
    }

    get start() {
      return this.querySelector("lb-edit-start");
    }

    get showing() {
      return this.querySelector("lb-edit-showing");
    }

    get copy() {
      return this.querySelector("lb-edit-crash-copy");
    }

    get saveButton() {
      return this.piece("save");
    }

    listen() {
      const actions = { save: () => this.save(), check: () => this.check(), undo: () => this.back("undo"), redo: () => this.back("redo"), close: () => this.close(), anyway: () => this.save({ isAnyway: true }) };
      Object.entries(actions).forEach(([name, act]) => this.piece(name).addEventListener("click", act));
      this.addEventListener("open-file", (event) => this.open(event.detail));
      this.addEventListener("copy-wanted", () => this.keepCopy());
      this.addEventListener("keydown", (event) => window.EditKeys.press(this, event));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.addEventListener("pointerdown", () => this.press(true));
      window.addEventListener("pointerup", () => setTimeout(() => this.press(false)));
      window.addEventListener("pointercancel", () => this.press(false));
      window.addEventListener("hashchange", () => this.follow());
      window.addEventListener("beforeunload", (event) => this.doc?.isChanged && event.preventDefault());
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
      if (doc.obstacle) return this.start.say(`${file.name}.yml cannot be opened in the form: ${doc.obstacle}. Type  python3 scripts/check.py  to see what to put right, and open it in a text editor.`);
      this.file = file;
      this.doc = doc;
      if (file.isNew || file.isCopy) doc.startFrom(file.opened ?? "");
      doc.addEventListener("change", (event) => this.onChange(event.detail));
      this.isAsked = !file.isNew;
      this.seen.clear();
      this.enter();
    }

    enter() {
      this.start.hidden = true;
      this.piece("bar").hidden = false;
      this.piece("work").hidden = false;
      this.piece("where").textContent = this.asking.isThere ? HERE : ELSEWHERE;
      if (this.asking.isThere) history.replaceState(null, "", `#${this.file.name}`);
      this.copy.offer();
      this.say("");
      this.showAll();
      this.piece("title").focus();
      this.checking.now(this.file.name, this.doc);
      this.showing?.now(this.file.name, this.doc, this.asking);
    }

    showAll() {
      showIn(this.form);
      this.showState();
    }

    showState() {
      const { doc } = this;
      this.piece("file-name").textContent = `${this.file.name}.yml`;
      this.piece("state").textContent = doc.isChanged ? "not saved yet" : "saved";
      this.piece("title").textContent = doc.get(["title"]) || "A new briefing";
      window.EditKeys.setAvailable(this.piece("undo"), doc.done.length > 0);
      window.EditKeys.setAvailable(this.piece("redo"), doc.undone.length > 0);
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
      if (this.doc.isChanged) this.keepCopy();
    }

    keepCopy() {
      const { name, fingerprint } = this.file;
      if (this.doc?.isChanged) this.copy.keep({ name, fingerprint, text: this.doc.file, opened: this.doc.savedFile });
    }

    leave(path) {
      this.seen.add(JSON.stringify(path));
      this.doc.pause();
      this.report(this.lastProblems || [], {});
    }

    /* While a button is pressed nothing may move away below the pointer, or the click would miss what it was meant for. */
    press(isPressed) {
      this.isPressed = isPressed;
      if (isPressed || !this.waiting) return;
      const { problems, answer } = this.waiting;
      this.waiting = null;
      this.report(problems, answer);
    }

    report(problems, answer) {
      this.lastProblems = problems;
      if (this.isPressed) {
        this.waiting = { problems, answer };
        return;
      }
      const isSeen = (path) => path.some((_, at) => this.seen.has(JSON.stringify(path.slice(0, at + 1))));
      this.problems.show(problems, { isAsked: this.isAsked, isSeen });
      if (answer.problem) this.say(answer.problem, { isUrgent: true });
    }

    askFor(problems) {
      this.isAsked = true;
      this.report(problems.length ? this.lastProblems : [], {});
    }

    async check() {
      const problems = await this.checking.now(this.file.name, this.doc);
      const count = problems.filter((one) => one.severity === "error").length;
      this.askFor(problems);
      if (count) this.problems.summon({ next: "", offersAnyway: false });
      else this.say("Nothing is left to put right.");
    }

    save(options) {
      return window.EditSaving.save(this, options);
    }

    noteSaved(words) {
      this.copy.drop();
      this.say(words);
    }

    back(which) {
      const path = this.doc[which]();
      if (!path) return;
      this.showAll();
      window.EditPlaces.go(window.EditPlaces.find(this.form, path));
      this.say(which === "undo" ? "Undone." : "Done again.");
    }

    say(words, { isUrgent = false } = {}) {
      this.piece("said").textContent = words || "";
      this.piece("said").classList.toggle("le-bar__said--urgent", isUrgent);
    }

    close() {
      if (this.doc.isChanged && !window.confirm("There is unsaved work. Close it and lose that?")) return;
      this.checking.stop();
      this.showing?.stop();
      this.copy.drop();
      this.doc = null;
      this.file = null;
      this.piece("bar").hidden = true;
      this.piece("work").hidden = true;
      history.replaceState(null, "", location.pathname);
      this.problems.show([], { isAsked: false, isSeen: () => false });
      this.start.show();
      this.querySelector("#main").focus();
    }
  }

  customElements.define("lb-editor", Editor);
})();
