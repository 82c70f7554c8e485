/* The answer of the find page: results -> the lists a reader sees. What was asked is the business of find.js.
 *
 *   new ResultList(find, engine)   find: the page's own element, holding the lists
 *     .set(found)                  takes what engine.search() gave, and empties the lists; what is in both answers is not
 *                                  drawn again
 *     .queue(count, found)         the best so many of what was found: [{number, part}]; .queuePages(found) the pages
 *     .addUpTo(count) .trimTo(count)   has places for so many; .shown says how many, .total how many there are
 *     .focus(at)                   the keyboard stands on the link of that one
 *     .waiting(from)               the places from that one on, and of pages, that are not filled
 *     .draw(places) .drawAll()     fills these, or all that wait; their texts have come. A few at a time: find-coming.js
 *
 * A place says what it waits for; so what is there already need not wait, and nothing ever moves to another place.
 */
(function () {
  "use strict";

  if (!window.FindResult || !window.FindNumbers) return;

  const { ResultMaker, arrange } = window.FindResult;
  const { countOf, formatNumber } = window.FindNumbers;
  // Learning that has all the words, and learning that has some; pages about the site follow, outside the count.
  const PARTS = ["results", "some"];

  class ResultList {
    constructor(find, engine) {
      this.engine = engine;
      this.maker = new ResultMaker(find, engine);
      this.piece = (name) => find.querySelector(`[data-${name}]`);
      this.places = [];
      this.pages = [];
      this.found = null;
      this.known = new Map();
    }

    get shown() {
      return this.places.length;
    }

    get total() {
      return PARTS.reduce((sum, part) => sum + this.found[part].length, 0);
    }

    waiting(from = 0) {
      return [...this.places.slice(from), ...this.pages].filter(({ isDrawn }) => !isDrawn);
    }

    queue(count, found = this.found) {
      const parts = PARTS.flatMap((part) => found[part].first(count).map((number) => ({ number, part })));
      return parts.slice(0, count);
    }

    queuePages(found) {
      return found.pages.first(found.pages.length).map((number) => ({ number, part: "pages" }));
    }

    set(found) {
      const isMarkedAlike = this.found && String(this.found.terms) === String(found.terms);
      const known = isMarkedAlike ? [...this.places, ...this.pages].filter(({ isDrawn }) => isDrawn) : [];
      this.known = new Map(known.map((place) => [place.number, place]));
      this.found = found;
      this.places = [];
      this.pages = this.queuePages(found).map((result) => this.makePlace(result));
      this.piece("some-count").textContent = countOf(found.some.length, "result");
      this.piece("pages-count").textContent = countOf(found.pages.length, "result");
      this.piece("pages-part").hidden = found.pages.length === 0;
    }

    makePlace({ number, part }) {
      const { item } = this.known.get(number) || {};
      return { number, part, item: item || this.maker.makeWaiting(), isDrawn: Boolean(item) };
    }

    addUpTo(count) {
      this.places.push(...this.queue(count).slice(this.shown).map((result) => this.makePlace(result)));
      this.refresh();
    }

    trimTo(count) {
      this.places.splice(count);
      this.refresh();
    }

    refresh() {
      const places = [...this.places, ...this.pages];
      [...PARTS, "pages"].forEach((part) => {
        const items = places.filter((place) => place.part === part).map(({ item }) => item);
        arrange(this.piece(part), items);
      });
      this.compareAll();
      this.piece("some-part").hidden = this.piece("some").children.length === 0;
      this.piece("more").hidden = this.shown >= this.total;
      this.piece("shown").textContent = `Showing ${this.shown} of ${formatNumber(this.total)}`;
    }

    compareAll() {
      this.places.forEach(({ number, part, item, isDrawn }, at) => {
        const last = at > 0 && this.places[at - 1].part === part && this.engine.record(this.places[at - 1].number);
        if (isDrawn) this.maker.compare(item, this.engine.record(number), last);
      });
    }

    focus(at) {
      this.places[at].item.querySelector("a").focus();
    }

    /* Where there is no time to wait for frames; their texts have come. */
    drawAll() {
      this.draw(this.places.filter(({ isDrawn }) => !isDrawn));
    }

    draw(places) {
      places.forEach((place) => {
        const item = this.maker.make(place.number, this.found.terms);
        place.item.replaceWith(item);
        Object.assign(place, { item, isDrawn: true });
      });
      if (places.length) this.compareAll();
    }
  }

  window.FindResults = { ResultList };
})();
