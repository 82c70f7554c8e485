/* <lb-sheet>: the reader's own sheet. The points in the reader's order, with their present words; move, take off, undo.
 * Ticks on it are the business of checklist.js, its items that of sheet-items.js, links to it that of sheet-link.js. */
(function () {
  "use strict";

  const { emptySheet, moveOnSheet, removeFromSheet } = window.LearningProgress;
  const { SheetItems, SheetLink, LearningKeeping: keeping, LearningPointsData: points } = window;

  // What a button does, by its data attribute; ref is of the point it belongs to.
  const ACTIONS = {
    up: (sheet, ref) => sheet.move(ref, -1),
    down: (sheet, ref) => sheet.move(ref, 1),
    takeOff: (sheet, ref) => sheet.takeOff(ref),
    again: (sheet, ref) => sheet.loadAgain(ref),
    copySheet: (sheet) => sheet.link.copy(),
    emptySheet: (sheet) => sheet.takeAllOff(),
    sheetUndo: (sheet) => sheet.undo(),
  };

  function countOf(number, noun) {
    return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
  }

  function briefingOf(ref) {
    return ref.split("/")[0];
  }

  class Sheet extends HTMLElement {
    connectedCallback() {
      this.items = new SheetItems(this);
      this.link = new SheetLink(this);
      this.words = new Map();
      this.heading = document.querySelector("h1");
      this.heading.tabIndex = -1;
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      this.addEventListener("click", (event) => this.onClick(event), { signal });
      keeping.addEventListener("change", () => this.onChange(), { signal });
      window.addEventListener("hashchange", () => this.link.read(), { signal });
      this.piece("without-script").hidden = true;
      this.dataset.ready = "";
      this.show();
      this.link.read();
    }

    disconnectedCallback() {
      this.listeners.abort();
    }

    onClick(event) {
      const button = event.target.closest("button");
      const name = button && Object.keys(ACTIONS).find((action) => action in button.dataset);
      const item = button && button.closest("[data-ref]");
      if (name) ACTIONS[name](this, item && item.dataset.ref);
    }

    /* Whatever came after, be it to forget everything, ends the offer to undo what was done before. */
    onChange() {
      this.say("");
      this.show();
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    get refs() {
      return keeping.progress.sheet;
    }

    knowsAll() {
      return this.refs.every((ref) => this.words.has(briefingOf(ref)));
    }

    /* At once where the words are known, so that the focus finds its place. */
    async show() {
      this.piece("empty").hidden = this.refs.length > 0;
      this.piece("filled").hidden = this.refs.length === 0;
      if (!this.knowsAll()) {
        const loaded = await points.load(this.refs);
        loaded.forEach((words, briefing) => this.words.set(briefing, words));
      }
      // What has been added meanwhile is on its way too, and is shown then.
      if (this.knowsAll()) this.fill();
    }

    fill() {
      this.items.set(this.refs, this.words);
      const count = countOf(this.items.shown.length, "learning point");
      this.piece("size").textContent = `${count} from ${countOf(this.items.countBriefings(), "briefing")}`;
      this.fillQuestions(this.items.questions());
      this.querySelector("lb-checklist").refresh();
    }

    fillQuestions(own) {
      const standing = this.piece("standing-questions").content.cloneNode(true);
      const items = own.map((question) => {
        const item = document.createElement("li");
        item.textContent = question;
        return item;
      });
      this.piece("questions").replaceChildren(...(items.length ? items : [standing]));
    }

    /* step: what can be undone. Of a move the place of the point itself tells, so it is only announced. */
    say(words, { step = null, isSeen = true } = {}) {
      this.step = step;
      this.piece("sheet-said").textContent = words;
      this.piece("sheet-undo").hidden = !step;
      this.piece("after").classList.toggle("lb-sheet__after--on", Boolean(words) && isSeen);
    }

    move(ref, by) {
      const { before, after } = keeping.change((progress) => moveOnSheet(progress, ref, by));
      const item = this.items.of(ref);
      item.querySelector(by < 0 ? "[data-up]" : "[data-down]").focus();
      const place = `${after.sheet.indexOf(ref) + 1} of ${after.sheet.length}`;
      this.say(before === after ? `It stays ${place}.` : `Moved to ${place}.`, { isSeen: false });
    }

    takeOff(ref) {
      const place = this.refs.indexOf(ref);
      const step = keeping.change((progress) => removeFromSheet(progress, ref));
      this.focusOn(this.refs[place] || this.refs[place - 1]);
      this.say("Taken off.", { step });
    }

    takeAllOff() {
      const count = countOf(this.refs.length, "point");
      const step = keeping.change(emptySheet);
      this.focusOn(null);
      this.say(`${count} taken off.`, { step });
    }

    undo() {
      const had = new Set(this.refs);
      keeping.undo(this.step);
      const back = this.refs.filter((ref) => !had.has(ref));
      this.focusOn(back.length === 1 ? back[0] : null);
      this.say("Undone.");
    }

    /* On a point's own button to take it off, or on the page's heading. */
    focusOn(ref) {
      const item = ref && this.items.of(ref);
      (item ? item.querySelector("[data-take-off]") : this.heading).focus();
    }

    async loadAgain(ref) {
      [...this.words].forEach(([briefing, words]) => words === "unreachable" && this.words.delete(briefing));
      await this.show();
      const item = this.items.of(ref);
      if (item) item.querySelector("input, [data-again]:not([hidden]), [data-take-off]").focus();
      const isThere = item && !item.dataset.lost;
      this.say(isThere ? "The words have been loaded." : "The words could not be loaded this time either.");
    }
  }

  customElements.define("lb-sheet", Sheet);
})();
