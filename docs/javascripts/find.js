/* <lb-find>: brings the find page to life. The page is finished HTML; this shows its controls, hides its plain list
 * and keeps question, address and results in step. What is found is the business of search-engine.js, how it is
 * listed and printed that of find-results.js, what is said of it that of find-status.js, what is offered besides that of
 * find-offer.js.
 *
 * The address holds the whole question (?q=visit&theme=home_conditions&year=2017), so it can be sent to a colleague
 * and Back returns to the question before; the entry in the browser's history holds how many results were shown.
 * Nothing is stored anywhere else.
 */
(function () {
  "use strict";

  const AT_A_TIME = 20;
  // Under typing hands a screenful is enough: each result of another briefing costs a piece to be loaded.
  const WHILE_TYPING = 10;
  const LONGEST_QUESTION = 200;
  // Results follow the typing hands; what is announced waits for a pause: a screen reader is spared each letter.
  const SOON = 30;
  const PAUSE = 250;
  const NARROW = window.matchMedia("(max-width: 44.99em)");
  const { ResultList, countOf, formatNumber } = window.FindResults || {};
  const { Status } = window.FindStatus || {};

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
      this.piece("panel").addEventListener("keydown", (event) => this.onPanelKey(event), { signal });
      window.addEventListener("popstate", () => this.onPopState(), { signal });
      window.addEventListener("beforeprint", () => this.list.beginPrint(), { signal });
      window.addEventListener("afterprint", () => this.list.endPrint(), { signal });
      if (NARROW.matches) this.querySelectorAll("[data-fold]").forEach((button) => this.toggle(button, false));
      this.readAddress();
    }

    disconnectedCallback() {
      this.stopTimers();
      if (this.listeners) this.listeners.abort();
    }

    /* Without the index, whatever the reason, the page shows what it has: the list of all learning points. */
    async open() {
      try {
        await this.openEngine();
      } catch (error) {
        window.console.warn(error.message);
      }
      if (!this.engine) this.dataset.failed = "";
      return Boolean(this.engine);
    }

    /* Controls come with the first answer: what comes in two steps would jump. */
    reveal() {
      this.querySelectorAll("[data-with-script]").forEach((piece) => (piece.hidden = false));
      ["without-script", "plain", "loading"].forEach((name) => (this.piece(name).hidden = true));
      this.dataset.ready = "";
    }

    get isReady() {
      return "ready" in this.dataset;
    }

    async openEngine() {
      const isWhole = ResultList && Status && window.FindOffer && window.LearningSearch;
      const data = this.engine || !isWhole ? null : window.LearningSearch.readData();
      if (!data) return;
      this.engine = await window.LearningSearch.openEngine(data, `${this.dataset.root}search/`);
      this.list = new ResultList(this, this.engine);
      this.status = new Status(this);
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    // The question: the box and the ticks hold it, the address repeats it.

    get boxes() {
      return [...this.querySelectorAll("input[type=checkbox]")];
    }

    get ticked() {
      return this.boxes.filter((box) => box.checked);
    }

    get words() {
      return this.input.value.trim();
    }

    get filters() {
      const filters = {};
      this.ticked.forEach((box) => (filters[box.name] = [...(filters[box.name] || []), box.value]));
      return filters;
    }

    readAddress() {
      this.stopTimers();
      this.asked = window.location.search;
      const asked = new URLSearchParams(this.asked);
      this.input.value = (asked.get("q") || "").slice(0, LONGEST_QUESTION);
      this.boxes.forEach((box) => (box.checked = asked.getAll(box.name).includes(box.value)));
      this.isTyping = false;
      this.ticked.forEach((box) => this.toggle(box.closest("fieldset").querySelector("[data-fold]"), true));
      this.compact();
      return this.answer((window.history.state && window.history.state.shown) || AT_A_TIME);
    }

    /* A run of typing is one step for the Back button, not one for each pause. */
    writeAddress(isTyping) {
      const asked = new URLSearchParams();
      if (this.words) asked.append("q", this.words);
      this.ticked.forEach((box) => asked.append(box.name, box.value));
      const query = asked.toString();
      const replaces = isTyping && this.isTyping;
      this.isTyping = isTyping;
      if (query === window.location.search.slice(1)) return;
      this.writeHistory(replaces ? "replaceState" : "pushState", window.location.pathname + (query ? `?${query}` : ""));
      this.asked = window.location.search;
    }

    writeHistory(how, address) {
      const shown = address ? AT_A_TIME : this.list.shown;
      try {
        window.history[how]({ shown }, "", address || window.location.href);
      } catch {
        // Some browsers refuse for pages opened from a folder; the search works all the same.
      }
    }

    /* A jump within the page, as by the skip link, is no new question. */
    onPopState() {
      if (window.location.search !== this.asked) this.readAddress();
      else this.writeHistory("replaceState");
    }

    ask(isTyping) {
      this.stopTimers();
      this.writeAddress(isTyping);
      this.answer(AT_A_TIME);
    }

    stopTimers() {
      clearTimeout(this.soon);
      clearTimeout(this.timer);
    }

    /* Where room is short, the question makes room for the answer; never under a reader's typing hands. */
    compact() {
      this.toggleAttribute("data-asked", this.words !== "" || this.ticked.length > 0);
    }

    onInput() {
      this.stopTimers();
      // Should it not come now, it is asked for again, and told of, when the question is asked.
      this.engine.expect(this.input.value).catch(() => {});
      // A word just begun finds nothing yet: the list would only flicker.
      if (!/(^|\s)\S{1,2}$/.test(this.input.value)) this.soon = setTimeout(() => this.show(WHILE_TYPING), SOON);
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
      const button = event.target.closest("button");
      if (!button) return;
      if ("fold" in button.dataset) this.toggle(button, button.getAttribute("aria-expanded") !== "true");
      if ("filters" in button.dataset) this.toggleFilters(button.getAttribute("aria-expanded") !== "true");
      if ("done" in button.dataset) this.finishFilters();
      if ("showAll" in button.dataset) this.showAll(button);
      if ("clear" in button.dataset) this.tickOnly([]);
      if ("offerButton" in button.dataset) this.takeOffer();
      if ("showMore" in button.dataset) this.showMore();
    }

    // Filters.

    toggle(button, isOpen) {
      button.setAttribute("aria-expanded", String(isOpen));
      document.getElementById(button.getAttribute("aria-controls")).hidden = !isOpen;
    }

    /* Not `hidden`: on a wide page the filters are always there, whatever the button said on a narrow one. */
    toggleFilters(isOpen) {
      this.piece("filters").setAttribute("aria-expanded", String(isOpen));
      this.piece("panel").toggleAttribute("data-open", isOpen);
    }

    /* Escape closes the open panel of a narrow page and gives the focus back; on a wide page nothing was opened. */
    onPanelKey(event) {
      const button = this.piece("filters");
      if (event.key !== "Escape" || button.offsetParent === null || !this.piece("panel").hasAttribute("data-open")) return;
      this.toggleFilters(false);
      button.focus();
    }

    finishFilters() {
      this.toggleFilters(false);
      this.compact();
      this.goToResults();
    }

    /* In a long group, what nothing has waits behind “Show all”; what is ticked or in hand stays. */
    foldRest(group) {
      const button = group.querySelector("[data-show-all]");
      if (!button) return;
      const isKept = (box) => "all" in group.dataset || box.checked || box === document.activeElement;
      const boxes = this.boxes.filter((box) => group.contains(box));
      boxes.forEach((box) => (box.parentElement.hidden = !isKept(box) && this.countFor(box) === 0));
      button.hidden = boxes.every((box) => !box.parentElement.hidden);
    }

    showAll(button) {
      const group = button.closest("fieldset");
      const first = this.boxes.find((box) => group.contains(box) && box.parentElement.hidden);
      group.dataset.all = "";
      this.foldRest(group);
      first.focus();
    }

    /* The button pressed may just have gone; without a new place the keyboard would be back at the top of the page. */
    tickOnly(boxes) {
      this.boxes.forEach((box) => (box.checked = boxes.includes(box)));
      this.ask(false);
      this.goToResults();
    }

    // The answer.

    /* Shows results, says what they are, and gets ready to print them. */
    async answer(count) {
      if (!(await this.show(count))) return;
      const { turn } = this;
      await this.status.tell(() => turn === this.turn);
      this.printable = this.list.foresee().catch(() => {});
    }

    /* Resolves to whether this is still what is asked: while pieces are on their way, the reader may type on. */
    async show(count) {
      const turn = (this.turn = (this.turn || 0) + 1);
      const asked = JSON.stringify([this.words, this.filters]);
      try {
        const found = await this.engine.search(this.words, this.filters);
        await this.list.prepare(found, count);
        if (turn !== this.turn) return false;
        this.found = found;
      } catch (error) {
        if (turn === this.turn) this.tellTrouble(error);
        return false;
      }
      if (!this.isReady) this.reveal();
      // A pause in typing asks the same again: what is there stays there.
      if (asked !== this.shown || this.list.shown > count) this.list.set(this.found);
      if (asked !== this.shown) this.showCounts();
      this.shown = asked;
      this.list.addUpTo(count);
      return true;
    }

    tellTrouble(error) {
      if (this.isReady) this.status.tellTrouble(error);
      else this.dataset.failed = "";
    }

    async showMore() {
      const first = this.list.shown;
      const { turn } = this;
      try {
        await this.list.prepare(this.found, first + AT_A_TIME);
      } catch (error) {
        return this.tellTrouble(error);
      }
      if (turn !== this.turn) return undefined;
      this.list.addUpTo(first + AT_A_TIME);
      this.writeHistory("replaceState");
      return this.list.items[first].querySelector("a").focus();
    }

    countFor(box) {
      return this.found.counts[box.name][box.value] || 0;
    }

    showCounts() {
      this.boxes.forEach((box) => {
        const label = box.nextElementSibling;
        const count = label.querySelector("[data-count]");
        const text = formatNumber(this.countFor(box));
        // Most stay as they are from one letter to the next, and a browser lays out again whatever is set.
        if (count.textContent !== text) count.textContent = text;
        label.classList.toggle("lb-find__label--none", this.countFor(box) === 0);
      });
      this.querySelectorAll("fieldset").forEach((group) => this.foldRest(group));
      if (this.piece("done")) this.piece("done").textContent = `Show ${countOf(this.learningCount, "result")}`;
    }

    get learningCount() {
      return this.found.results.length + this.found.some.length;
    }

    labelOf(box) {
      return box.nextElementSibling.querySelector("[data-label]").textContent;
    }

    takeOffer() {
      const everyone = this.piece("everyone");
      if (this.status.offer.isInstead) this.input.value = "";
      this.tickOnly(this.status.offer.isInstead ? [everyone] : [...this.ticked, everyone]);
    }
  }

  customElements.define("lb-find", LbFind);
})();
