/* The answer of the find page: results -> the lists a reader sees. What was asked is the business of find.js.
 *
 *   new ResultList(find, engine)   find: the page's own element, holding the lists
 *     .expect(found, count)        a promise: of what engine.search() gave there is something to show
 *     .set(found)                  takes it, and empties the lists; what is in both answers is not drawn again
 *     .addUpTo(count) .trimTo(count)   has places for so many; .shown says how many, .total how many there are
 *     .fill(isAsked)               a promise: every place is filled; each as soon as its text has come, a few at a time
 *     .focus(at)                   the keyboard stands on the link of that one
 *     .drawSome(from)              draws the next few of those whose texts have come, from that place on
 *     .drawAll()                   the same at once, where all texts have come
 *
 * A place says what it waits for; so what is there already need not wait, and nothing ever moves to another place.
 */
(function () {
  "use strict";

  if (!window.FindResult || !window.FindNumbers || !window.LearningBreath) return;

  const { ResultMaker, arrange, giveUp } = window.FindResult;
  const { countOf, formatNumber } = window.FindNumbers;
  const { nextFrame, pause } = window.LearningBreath;
  // Learning that has all the words, and learning that has some; pages about the site follow, outside the count.
  const PARTS = ["results", "some"];
  // So many are drawn at once: a slow phone takes some thirty milliseconds for them.
  const AT_ONCE = 4;
  // A screenful that comes in a moment is worth that moment: it is drawn in one go.
  const SCREENFUL = 3;
  const MOMENT = 40;

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

    get waiting() {
      return [...this.places, ...this.pages].filter(({ isDrawn }) => !isDrawn);
    }

    /* The best so many of what was found: {number, part}. */
    queue(count, found = this.found) {
      const parts = PARTS.flatMap((part) => found[part].first(count).map((number) => ({ number, part })));
      return parts.slice(0, count);
    }

    queuePages(found) {
      return found.pages.first(found.pages.length).map((number) => ({ number, part: "pages" }));
    }

    async expect(found, count) {
      const numbers = [...this.queue(count, found), ...this.queuePages(found)].map(({ number }) => number);
      if (numbers.length === 0) return;
      await Promise.race([this.engine.load(numbers.slice(0, SCREENFUL)), pause(MOMENT)]);
      if (numbers.some((number) => this.engine.record(number))) return;
      await Promise.race(numbers.map((number) => this.engine.load([number])));
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

    async fill(isAsked) {
      const failed = new Map();
      for (;;) {
        const hasDrawn = this.drawSome();
        const waiting = this.waiting.filter(({ number }) => !failed.has(number));
        if (waiting.length === 0) break;
        await (hasDrawn ? nextFrame() : Promise.race(waiting.map((place) => this.wait(place, failed))));
        if (!isAsked()) return;
      }
      for (const error of failed.values()) throw error;
    }

    /* One that does not come holds no other back. */
    wait(place, failed) {
      return this.engine.load([place.number]).catch((error) => {
        failed.set(place.number, error);
        if (!place.isDrawn) giveUp(place.item);
      });
    }

    /* Where there is no time to wait for frames; their texts have come. */
    drawAll() {
      this.draw(this.places.filter(({ isDrawn }) => !isDrawn));
    }

    /* The next few of those whose texts have come; whether there were any. */
    drawSome(from = 0) {
      const waiting = [...this.places.slice(from), ...this.pages].filter(({ isDrawn }) => !isDrawn);
      const come = waiting.filter(({ number }) => this.engine.record(number)).slice(0, AT_ONCE);
      this.draw(come);
      return come.length > 0;
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
