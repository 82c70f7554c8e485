/* <lb-find>: brings the find page to life. The page is finished HTML; this shows its controls, hides its plain list
 * and keeps question, address and results in step. What is found is the business of search-engine.js.
 *
 * The address holds the whole question (?q=visit&theme=home_conditions&year=2017), so it can be sent to a colleague
 * and Back returns to the question before. Nothing is stored anywhere. Author's words only ever become text, never
 * markup.
 */
(function () {
  "use strict";

  const AT_A_TIME = 20;
  // Long enough for a word to be finished, short enough to feel at once; also spares a screen reader each letter.
  const PAUSE = 250;
  const LONGEST = 600;
  const EXCERPT = 360;
  const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

  function countOf(number, noun) {
    return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
  }

  /* Where the words to be marked stand in a text: [[start, end], ...]. */
  function findMarks(text, terms) {
    const wanted = new Set(terms);
    if (wanted.size === 0) return [];
    return [...text.matchAll(WORD)]
      .filter(([word]) => window.LearningSearch.tokenise(word).some((term) => wanted.has(term)))
      .map((match) => [match.index, match.index + match[0].length]);
  }

  /* The part of a long text around its first mark, cut between words. */
  function cutExcerpt(text, terms) {
    if (text.length <= LONGEST) return text;
    const [first] = findMarks(text, terms);
    const near = first ? Math.max(0, first[0] - EXCERPT / 3) : 0;
    const start = near ? text.indexOf(" ", near) + 1 : 0;
    const end = start + EXCERPT < text.length ? text.lastIndexOf(" ", start + EXCERPT) : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  function writeMarked(element, text, terms) {
    let done = 0;
    for (const [start, end] of findMarks(text, terms)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(done, start), mark);
      done = end;
    }
    element.append(text.slice(done));
  }

  class LbFind extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.input = this.querySelector("input[type=search]");
      if (!this.open()) return;
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      this.form.addEventListener("submit", (event) => this.onSubmit(event), { signal });
      this.input.addEventListener("input", () => this.onInput(), { signal });
      this.addEventListener("change", (event) => this.onChange(event), { signal });
      this.addEventListener("click", (event) => this.onClick(event), { signal });
      window.addEventListener("popstate", () => this.readAddress(), { signal });
      this.readAddress();
      this.openChosenGroups();
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      if (this.listeners) this.listeners.abort();
    }

    /* Without the index, whatever the reason, the page stays as it is: the list of all learning points. */
    open() {
      const data = this.engine ? null : window.LearningSearch && window.LearningSearch.readData();
      if (data) this.engine = window.LearningSearch.createEngine(data);
      if (!this.engine) return false;
      this.querySelectorAll("[data-with-script]").forEach((piece) => (piece.hidden = false));
      [this.piece("without-script"), this.piece("plain")].forEach((piece) => (piece.hidden = true));
      return true;
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

    get filters() {
      const filters = {};
      this.ticked.forEach((box) => (filters[box.name] = [...(filters[box.name] || []), box.value]));
      return filters;
    }

    readAddress() {
      clearTimeout(this.timer);
      const asked = new URLSearchParams(window.location.search);
      this.input.value = asked.get("q") || "";
      this.boxes.forEach((box) => (box.checked = asked.getAll(box.name).includes(box.value)));
      this.isTyping = false;
      this.show();
    }

    /* A run of typing is one step for the Back button, not one for each pause. */
    writeAddress(isTyping) {
      const asked = new URLSearchParams();
      const words = this.input.value.trim();
      if (words) asked.append("q", words);
      this.ticked.forEach((box) => asked.append(box.name, box.value));
      const query = asked.toString();
      const replaces = isTyping && this.isTyping;
      this.isTyping = isTyping;
      if (query === window.location.search.slice(1)) return;
      const address = window.location.pathname + (query ? `?${query}` : "");
      try {
        window.history[replaces ? "replaceState" : "pushState"](null, "", address);
      } catch {
        // Some browsers refuse for pages opened from a folder; the search works all the same.
      }
    }

    ask(isTyping) {
      clearTimeout(this.timer);
      this.writeAddress(isTyping);
      this.show();
    }

    onInput() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(true), PAUSE);
    }

    onSubmit(event) {
      event.preventDefault();
      this.ask(false);
      // Puts away a phone's keyboard, and takes everyone to what was found.
      this.piece("heading").focus();
    }

    onChange(event) {
      if (event.target.type === "checkbox") this.ask(false);
    }

    onClick(event) {
      const button = event.target.closest("button");
      if (!button) return;
      if ("fold" in button.dataset) this.toggle(button, button.getAttribute("aria-expanded") !== "true");
      if ("filters" in button.dataset) this.toggleFilters(button);
      if ("clear" in button.dataset) this.clear();
      if ("showMore" in button.dataset) this.showMore();
    }

    // Folding.

    toggle(button, isOpen) {
      button.setAttribute("aria-expanded", String(isOpen));
      document.getElementById(button.getAttribute("aria-controls")).hidden = !isOpen;
    }

    /* Not `hidden`: on a wide page the filters are always there, whatever the button said on a narrow one. */
    toggleFilters(button) {
      const isOpen = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(isOpen));
      this.piece("panel").toggleAttribute("data-open", isOpen);
    }

    openChosenGroups() {
      this.ticked.forEach((box) => this.toggle(box.closest("fieldset").querySelector("[data-fold]"), true));
    }

    clear() {
      this.boxes.forEach((box) => (box.checked = false));
      this.ask(false);
      // The button has just gone; without this the keyboard would be back at the top of the page.
      this.piece("heading").focus();
    }

    // The answer.

    show() {
      this.found = this.engine.search(this.input.value, this.filters);
      this.shown = 0;
      this.piece("results").replaceChildren();
      this.addResults();
      this.showCounts();
      this.showStatus();
      this.showHelp();
    }

    addResults() {
      const next = this.found.results.slice(this.shown, this.shown + AT_A_TIME);
      this.piece("results").append(...next.map((result) => this.makeResult(result)));
      this.shown += next.length;
      const total = this.found.results.length;
      this.piece("more").hidden = this.shown >= total;
      this.piece("shown").textContent = `Showing ${this.shown} of ${total.toLocaleString("en-GB")}`;
    }

    makeResult({ number, terms }) {
      const record = this.engine.record(number);
      const item = this.piece("result").content.cloneNode(true).firstElementChild;
      const text = item.querySelector("[data-text]");
      const link = item.querySelector("[data-link]");
      // Points of one strand share a title; their words tell the links apart.
      text.id = `find-text-${number}`;
      link.setAttribute("aria-describedby", text.id);
      link.href = this.dataset.root + record.address;
      writeMarked(link, record.title, terms);
      writeMarked(text, cutExcerpt(record.text, terms), terms);
      item.querySelector("[data-kind]").textContent = record.kind;
      item.querySelector("[data-draft]").hidden = !record.isDraft;
      return item;
    }

    showMore() {
      const first = this.shown;
      this.addResults();
      this.piece("results").children[first].querySelector("a").focus();
    }

    showCounts() {
      this.boxes.forEach((box) => {
        const count = this.found.counts[box.name][box.value] || 0;
        const label = box.nextElementSibling;
        label.querySelector("[data-count]").textContent = count.toLocaleString("en-GB");
        label.classList.toggle("lb-find__label--none", count === 0);
      });
    }

    showStatus() {
      const chosen = this.ticked.length;
      const lines = [this.describeCount(), ...this.describeReading(), this.describeFilters()].filter(Boolean);
      this.piece("status").replaceChildren(
        ...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line }))
      );
      this.piece("clear").hidden = chosen === 0;
      if (this.piece("chosen")) this.piece("chosen").textContent = chosen ? ` (${chosen} chosen)` : "";
    }

    describeCount() {
      const total = this.found.results.length;
      const words = this.input.value.trim();
      if (!words) return total ? countOf(total, "learning point") : "No learning point has all of these filters.";
      return total ? `${countOf(total, "result")} for “${words}”` : `Nothing found for “${words}”.`;
    }

    describeReading() {
      const { anyWord, readAs, results } = this.found;
      if (results.length === 0) return [];
      const some = "Nothing has all of these words; these results have some of them.";
      const read = readAs.map(({ word, terms }) => `“${word}” is not there; looked for “${terms[0]}” instead.`);
      return [...read, ...(anyWord ? [some] : [])];
    }

    describeFilters() {
      const labels = this.ticked.map((box) => box.nextElementSibling.querySelector("[data-label]").textContent);
      return labels.length ? `Filtered by: ${labels.join(", ")}` : "";
    }

    showHelp() {
      const isEmpty = this.found.results.length === 0;
      const without = isEmpty && this.ticked.length ? this.engine.search(this.input.value, {}).results.length : 0;
      this.piece("help").hidden = !isEmpty;
      this.piece("help-filters").hidden = without === 0;
      this.piece("help-count").textContent = without ? `${countOf(without, "result")} without them` : "";
    }
  }

  customElements.define("lb-find", LbFind);
})();
