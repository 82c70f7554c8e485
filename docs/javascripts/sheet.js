/* <lb-sheet>: the reader's own sheet. The points in the reader's order, with their present words; move, take off, undo.
 * Ticks on it are the business of checklist.js, its items that of sheet-items.js, links to it that of sheet-link.js, the
 * words of its points that of sheet-words.js. */
(function () {
  "use strict";

  const { emptySheet, moveOnSheet, removeFromSheet } = window.LearningProgress;
  const { SheetItems, SheetLink, SheetWords, LearningKeeping: keeping, LearningPlace: place } = window;

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

  class Sheet extends HTMLElement {
    connectedCallback() {
      this.items = new SheetItems(this);
      this.link = new SheetLink(this);
      this.words = new SheetWords(this.piece("loading"), () => this.fill());
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
      this.words.stop();
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

    /* What is known at once, so that the focus finds its place; the rest as it comes, the first of it together. */
    async show() {
      this.piece("empty").hidden = this.refs.length > 0;
      this.piece("filled").hidden = this.refs.length === 0;
      const coming = this.words.load(this.refs, this.items.isEmpty);
      this.fill();
      await coming;
      this.openMeeting();
    }

    fill() {
      this.items.set(this.refs, this.words.isHeld ? new Map() : this.words.known);
      this.toggleAttribute("data-opening", this.words.isOpening);
      this.piece("size").textContent = this.items.describe();
      this.fillQuestions(this.items.questions());
      this.querySelector("lb-checklist").refresh();
    }

    /* Opened at its show, the sheet must be there first. */
    openMeeting() {
      const isFirst = !this.isShown;
      this.isShown = true;
      if (isFirst && this.refs.length) this.querySelector("lb-meeting").entry.arrive();
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
      this.piece("sheet-said").replaceChildren(...[words].flat());
      this.piece("sheet-undo").hidden = !step;
      this.piece("after").classList.toggle("lb-sheet__after--on", words.length > 0 && isSeen);
    }

    /* For what the reader did not do on the sheet itself. */
    tell(words, options) {
      this.say(words, options);
      place.show(this.piece("after"));
    }

    move(ref, by) {
      const { before, after } = keeping.change((progress) => moveOnSheet(progress, ref, by));
      const item = this.items.of(ref);
      const spot = `${after.sheet.indexOf(ref) + 1} of ${after.sheet.length}`;
      this.say(before === after ? `It stays ${spot}.` : `Moved to ${spot}.`, { isSeen: false });
      place.focus(item.querySelector(by < 0 ? "[data-up]" : "[data-down]"));
    }

    takeOff(ref) {
      const at = this.refs.indexOf(ref);
      const step = keeping.change((progress) => removeFromSheet(progress, ref));
      this.say("Taken off.", { step });
      this.focusOn(this.refs[at] || this.refs[at - 1]);
    }

    takeAllOff() {
      const count = countOf(this.refs.length, "point");
      const step = keeping.change(emptySheet);
      this.say(`${count} taken off.`, { step });
      this.focusOn(null);
    }

    undo() {
      const had = new Set(this.refs);
      keeping.undo(this.step);
      const back = this.refs.filter((ref) => !had.has(ref));
      this.say("Undone.");
      this.focusOn(back.length === 1 ? back[0] : null);
    }

    /* On a point's own button to take it off, or on the page's heading. */
    focusOn(ref) {
      const item = ref && this.items.of(ref);
      place.focus(item ? item.querySelector("[data-take-off]") : this.heading);
    }

    async loadAgain(ref) {
      this.say("Loading the words…");
      await this.words.loadAgain(this.items.which("unreachable"));
      const item = this.items.of(ref);
      const isThere = item && !item.dataset.lost;
      this.say(isThere ? "The words have been loaded." : "The words could not be loaded this time either.");
    }
  }

  customElements.define("lb-sheet", Sheet);
})();
