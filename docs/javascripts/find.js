/* <lb-find>: brings the find page to life. The page is finished HTML; this shows its controls, hides its plain list
 * and keeps question, address and results in step. What is found is the business of search-engine.js. How the page comes to
 * life is that of find-opening.js, how an answer comes into sight that of find-showing.js and find-results.js, what is said
 * of it that of find-status.js, the address that of find-address.js, the filters that of find-filters.js.
 */
(function () {
  "use strict";

  const AT_A_TIME = 20;
  // Under typing hands a screenful is enough: each result of another briefing costs a piece to be loaded.
  const WHILE_TYPING = 10;
  // Results follow the typing hands; what is announced waits for a pause: a screen reader is spared each letter.
  const PAUSE = 250;
  // It also waits for the results it speaks of, but not for long.
  const PATIENCE = 500;
  const NARROW = window.matchMedia("(max-width: 44.99em)");

  class LbFind extends HTMLElement {
    async connectedCallback() {
      this.form = this.querySelector("form");
      this.input = this.querySelector("input[type=search]");
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      if (!(await this.open()) || signal.aborted) return;
      this.form.addEventListener("submit", (event) => this.onSubmit(event), { signal });
      this.input.addEventListener("input", () => this.onInput(), { signal });
      this.addEventListener("change", (event) => this.onChange(event), { signal });
      this.addEventListener("click", (event) => this.onClick(event), { signal });
      this.piece("panel").addEventListener("keydown", (event) => this.filters.pressKey(event), { signal });
      window.addEventListener("popstate", () => this.onPopState(), { signal });
      window.addEventListener("beforeprint", () => this.found && this.paper.begin(), { signal });
      window.addEventListener("afterprint", () => this.found && this.endPrint(), { signal });
      if (NARROW.matches) this.filters.fold();
      // The box is there before the search is: what has been typed meanwhile is the question.
      if (this.words && !window.location.search) this.ask(true);
      else this.readAddress();
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      if (this.listeners) this.listeners.abort();
    }

    /* Without the index, whatever the reason, the page shows what it has: the list of all learning points. */
    async open() {
      try {
        if (!this.engine && window.FindOpening) Object.assign(this, await window.FindOpening.openParts(this));
      } catch (error) {
        window.console.warn(error.message);
      }
      if (!this.engine) this.dataset.failed = "";
      return Boolean(this.engine);
    }

    get isRevealed() {
      return "revealed" in this.dataset;
    }

    reveal(isAsked) {
      return window.FindOpening.reveal(this, isAsked);
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    get words() {
      return this.input.value.trim();
    }

    get found() {
      return this.showing.found;
    }

    readAddress() {
      clearTimeout(this.timer);
      const { words, has, shown, top } = this.address.read();
      this.input.value = words;
      this.filters.tick((box) => has(box.name, box.value));
      this.filters.openTicked();
      this.compact();
      // Who comes back to the page is taken to where they were; all must stand there then.
      this.returnTo = this.isRevealed ? 0 : top;
      this.printable = this.answer(shown || AT_A_TIME, false);
    }

    /* A jump within the page, as by the skip link, is no new question. */
    onPopState() {
      if (this.address.isOther) this.readAddress();
      else this.address.noteShown(this.list.shown);
    }

    ask(isTyping) {
      clearTimeout(this.timer);
      this.address.write(this.words, this.filters.ticked, isTyping, AT_A_TIME);
      this.printable = this.answer(AT_A_TIME, isTyping);
    }

    /* Where room is short, the question makes room for the answer; never under a reader's typing hands. */
    compact() {
      this.toggleAttribute("data-asked", this.words !== "" || this.filters.ticked.length > 0);
    }

    onInput() {
      clearTimeout(this.timer);
      this.show(WHILE_TYPING, true);
      // Should it not come now, it is asked for again, and told of, when the question is asked.
      this.engine.expect(this.input.value).catch(() => {});
      this.timer = setTimeout(() => this.ask(true), PAUSE);
    }

    onSubmit(event) {
      event.preventDefault();
      this.ask(false);
      this.compact();
      this.goToResults();
    }

    /* Puts away a phone's keyboard, and takes everyone to what was found. */
    goToResults() {
      const heading = this.piece("heading");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: NARROW.matches ? "start" : "nearest" });
    }

    onChange(event) {
      if (event.target.type === "checkbox") this.ask(false);
    }

    onClick(event) {
      if (event.target.closest("a")) this.address.noteShown(this.list.shown, Math.round(window.scrollY));
      const button = event.target.closest("button");
      if (!button || this.filters.press(button)) return;
      if ("done" in button.dataset) this.finishFilters();
      if ("clear" in button.dataset) this.tickOnly([]);
      if ("offerButton" in button.dataset) this.takeOffer();
      if ("showMore" in button.dataset) this.showMore();
    }

    finishFilters() {
      this.filters.togglePanel(false);
      this.compact();
      this.goToResults();
    }

    /* The button pressed may just have gone; without a new place the keyboard would be back at the top of the page. */
    tickOnly(boxes) {
      this.filters.tick((box) => boxes.includes(box));
      this.ask(false);
      this.goToResults();
    }

    takeOffer() {
      const everyone = this.piece("everyone");
      const { isInstead } = this.status.offer;
      if (isInstead) this.input.value = "";
      this.tickOnly(isInstead ? [everyone] : [...this.filters.ticked, everyone]);
    }

    show(count, isGrowing) {
      return this.showing.show({ words: this.words, filters: this.filters.values, isGrowing }, count);
    }

    endPrint() {
      this.paper.end();
      this.showing.fill();
    }

    /* Shows results, says what they are, and gets ready to print them. */
    async answer(count, isGrowing) {
      const shown = await this.show(count, isGrowing);
      if (!shown) return;
      const isWell = await Promise.race([shown.filled, window.LearningBreath.pause(PATIENCE).then(() => true)]);
      if (!isWell || !shown.isAsked()) return;
      await this.status.tell(shown.isAsked);
      this.dataset.ready = "";
      if (await shown.filled) await this.paper.foresee().catch(() => {});
    }

    tellTrouble(error) {
      if (this.isRevealed) this.status.tellTrouble(error);
      else this.dataset.failed = "";
    }

    async showMore() {
      const first = await this.showing.more(AT_A_TIME);
      if (first === null) return;
      this.address.noteShown(this.list.shown);
      this.list.focus(first);
    }
  }

  customElements.define("lb-find", LbFind);
})();
