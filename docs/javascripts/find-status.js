/* What the find page says of its answer, and what it offers besides: the heading with the count, how the words were
 * read, what to try where nothing was found.
 *
 *   new Status(find)         find: the page's own element
 *     .tell(isAsked)         a promise: all is said; isAsked() says whether the question still stands
 *     .tellTrouble(error)    says that a piece of the search could not be loaded
 *     .offer                 what is offered at present, see find-offer.js
 */
(function () {
  "use strict";

  if (!window.FindNumbers || !window.FindOffer) return;

  const { countOf } = window.FindNumbers;
  const { makeOffer } = window.FindOffer;

  class Status {
    constructor(find) {
      this.find = find;
      this.offer = null;
    }

    get found() {
      return this.find.found;
    }

    /* Without the letter or two that are not looked for yet. */
    get words() {
      const { words, begun } = this.found;
      return begun ? words.replace(/\S+$/, "").trim() : words;
    }

    get count() {
      return this.found.results.length + this.found.some.length;
    }

    get ticked() {
      return this.find.filters.ticked;
    }

    async tell(isAsked) {
      const offer = await makeOffer(this.find);
      const without = await this.searchWithout();
      if (!isAsked()) return;
      this.offer = offer;
      this.showStatus();
      this.showHelp(without);
    }

    /* Nothing that was shown is taken away: it is still right for the question before. */
    tellTrouble(error) {
      window.console.warn(error.message);
      this.find.piece("heading").textContent = "This part of the search has not loaded";
      const line = document.createElement("p");
      line.textContent = "Check the connection and ask again, or load the page again: the site may just have been renewed.";
      this.find.piece("lines").replaceChildren(line);
    }

    /* How many there would be without the filters, where they leave none. */
    async searchWithout() {
      if (this.count > 0 || this.ticked.length === 0) return 0;
      const { results, some } = await this.find.engine.search(this.words, {});
      return results.length + some.length;
    }

    showStatus() {
      const chosen = this.ticked.length;
      const lines = [...this.describeReading(), this.describeFilters(), this.offer && this.offer.text].filter(Boolean);
      this.find.piece("heading").textContent = this.describeCount();
      this.find.piece("lines").replaceChildren(
        ...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line }))
      );
      this.find.piece("offer-button").hidden = !this.offer;
      this.find.piece("offer-button").textContent = this.offer ? this.offer.button : "";
      this.find.piece("clear").hidden = chosen === 0;
      if (this.find.piece("chosen")) this.find.piece("chosen").textContent = chosen ? ` (${chosen} chosen)` : "";
    }

    describeCount() {
      const total = this.found.results.length;
      const points = countOf(total, "learning point");
      if (!this.words) return total ? points : "No learning point has all of these filters";
      if (!this.found.hasWords) return `No words to look for: ${this.ticked.length ? "" : "all "}${points}`;
      if (total) return `${countOf(total, "result")} for “${this.words}”`;
      return this.found.some.length ? `Nothing has all of “${this.words}”` : `Nothing found for “${this.words}”`;
    }

    describeReading() {
      const { some, readAs, missing, begun } = this.found;
      const short = begun ? [`“${begun}” is only the beginning of a word, and is not looked for yet.`] : [];
      const read = readAs.map(({ word, terms }) => `“${word}” is not there; looked for “${terms[0]}” instead.`);
      const gone = some.length ? missing.map((word) => `“${word}” is not there.`) : [];
      return [...short, ...read, ...gone, ...(some.length ? [`${countOf(some.length, "result")} with some of these words.`] : [])];
    }

    describeFilters() {
      const labels = this.ticked.map((box) => this.find.filters.labelOf(box));
      return labels.length ? `Filtered by: ${labels.join(", ")}` : "";
    }

    showHelp(count) {
      this.find.piece("help").hidden = this.count > 0;
      this.find.piece("help-filters").hidden = count === 0;
      this.find.piece("help-count").textContent = count ? `${countOf(count, "result")} without them` : "";
    }
  }

  window.FindStatus = { Status };
})();
