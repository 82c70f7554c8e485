/* The answer of the find page: results -> the lists a reader sees. What was asked is the business of find.js.
 *
 *   new ResultList(find, engine)   find: the page's own element, holding the lists and the template of a result
 *     .prepare(found, count)       a promise: what engine.search() gave can be shown, so many of it
 *     .set(found)                  takes it, and empties the lists
 *     .beginPrint() .endPrint()    shows as many as a sheet should have, and puts back what was shown
 *     .addUpTo(count) .trimTo(count)   shows so many of them; .shown says how many, .total how many there are
 *     .foresee()                   a promise: loads what a sheet of paper would show, where that is not too much
 *
 * Author's words only ever become text, never markup.
 */
(function () {
  "use strict";

  // Learning that has all the words, and learning that has some; pages about the site follow, outside the count.
  const PARTS = ["results", "some"];
  const MOST_PRINTED = 200;
  // Paper cannot wait for what is not there yet. So much is loaded ahead: a few hundred kilobytes at most.
  const MOST_AHEAD = 60;
  // The first of all kinds in the index; only these can be put on a sheet.
  const POINT = 0;
  const POINT_ADDRESS = /^briefings\/([^/#]+)\.html#(.+)$/;
  const LONGEST = 600;
  const EXCERPT = 360;
  const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

  const formatNumber = new Intl.NumberFormat("en-GB").format;

  function countOf(number, noun) {
    return `${formatNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
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

  class ResultList {
    constructor(find, engine) {
      this.find = find;
      this.engine = engine;
      this.piece = (name) => find.querySelector(`[data-${name}]`);
      this.items = [];
      this.found = null;
    }

    get shown() {
      return this.items.length;
    }

    get total() {
      return PARTS.reduce((sum, part) => sum + this.found[part].length, 0);
    }

    set(found) {
      this.found = found;
      this.trimTo(0);
      this.piece("some-count").textContent = countOf(found.some.length, "result");
      this.piece("pages-count").textContent = countOf(found.pages.length, "result");
      this.piece("pages").replaceChildren(...found.pages.first(found.pages.length).map((number) => this.makeResult({ number })));
      this.piece("pages-part").hidden = found.pages.length === 0;
    }

    /* The best so many of what was found: {number, part}. */
    queue(count, found = this.found) {
      const parts = PARTS.flatMap((part) => found[part].first(count).map((number) => ({ number, part })));
      return parts.slice(0, count);
    }

    prepare(found, count) {
      const shown = [...this.queue(count, found).map(({ number }) => number), ...found.pages.first(found.pages.length)];
      return this.engine.load(shown);
    }

    async foresee() {
      const numbers = this.queue(MOST_PRINTED).map(({ number }) => number);
      if (this.engine.missing(numbers).length <= MOST_AHEAD) await this.engine.load(numbers);
    }

    addUpTo(count) {
      const queue = this.queue(count);
      const next = queue.slice(this.shown);
      const made = next.map((result, place) => this.makeResult(result, queue[this.shown + place - 1]));
      PARTS.forEach((part) => this.piece(part).append(...made.filter((_item, place) => next[place].part === part)));
      this.items.push(...made);
      this.refresh();
    }

    trimTo(count) {
      this.items.splice(count).forEach((item) => item.remove());
      this.refresh();
    }

    refresh() {
      this.piece("some-part").hidden = this.piece("some").children.length === 0;
      this.piece("more").hidden = this.shown >= this.total;
      this.piece("shown").textContent = `Showing ${this.shown} of ${formatNumber(this.total)}`;
    }

    /* A sheet has what was found, not just what is shown, and where it can be found again. */
    beginPrint() {
      this.kept = this.shown;
      const missing = this.queue(MOST_PRINTED).findIndex(({ number }) => !this.engine.record(number));
      this.addUpTo(missing < 0 ? MOST_PRINTED : missing);
      const address = window.location.protocol.startsWith("http") ? window.location.href : "";
      const isCut = this.shown < this.total;
      const cut = isCut ? `Printed here are the first ${this.shown} of ${countOf(this.total, "result")}.` : "";
      this.piece("printed").textContent = [cut, address].filter(Boolean).join(" ");
    }

    endPrint() {
      this.trimTo(this.kept);
    }

    makeResult({ number, part }, before) {
      const { terms } = this.found;
      const record = this.engine.record(number);
      const item = this.piece("result").content.cloneNode(true).firstElementChild;
      const text = item.querySelector("[data-text]");
      const link = item.querySelector("[data-link]");
      // Points of one strand share a title; their words tell the links apart.
      text.id = `find-text-${number}`;
      link.setAttribute("aria-describedby", text.id);
      link.href = this.find.dataset.root + record.address;
      writeMarked(link, record.title, terms);
      writeMarked(text, cutExcerpt(record.text, terms), terms);
      item.querySelector("[data-kind]").textContent = record.kind;
      item.querySelector("[data-draft]").hidden = !record.isDraft;
      this.nameSheetButton(item.querySelector("lb-sheet-button"), number, record);
      // On paper what the one above has already said is left out; an issue still never passes for learning.
      const last = before && before.part === part ? this.engine.record(before.number) : null;
      item.classList.toggle("lb-find__result--same", Boolean(last) && last.title === record.title);
      item.classList.toggle("lb-find__result--alike", Boolean(last) && last.kind === record.kind);
      return item;
    }

    /* Learning points can be put on the reader's sheet, nothing else can. */
    nameSheetButton(button, number, { address, title }) {
      const match = this.engine.kind(number) === POINT && address.match(POINT_ADDRESS);
      if (!match) return button.remove();
      button.dataset.point = `${match[1]}/${match[2]}`;
      button.querySelector("[data-whose]").textContent = `: ${title}`;
      // As for the link: the words tell apart the points of one strand.
      button.querySelector("button").setAttribute("aria-describedby", `find-text-${number}`);
    }
  }

  // Comes before find.js, to hear of it when that one fails: then the plain list must show again.
  window.addEventListener(
    "error",
    () => document.querySelectorAll("lb-find:not([data-ready])").forEach((find) => (find.dataset.failed = "")),
    true
  );

  window.FindResults = { ResultList, countOf, formatNumber };
})();
