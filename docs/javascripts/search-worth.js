/* What one word is worth in each entry: the measure BM25+, with weights for fields and for the ways a word was reached. It
 * touches no page.
 *
 *   new Worth(entries, terms, data)   entries: see search-entries.js; terms: search-terms.js; data: search/index.js
 *     .of(reach, rowOf, breath)       a promise of a number for each entry, 0 where it has no such word; reach as
 *                                     search-words.js gives it, and its word; rowOf(term) -> postings
 *     .keep(reached)                  remembers what these words are worth, and no others
 */
(function () {
  "use strict";

  if (!window.LearningPieces || !window.LearningTerms) return;

  const { eachNumber } = window.LearningPieces;
  const { rarityOf, BOOST } = window.LearningTerms;
  // What a level stands for: the least and the most that rate() in render/search_postings.py can give.
  const [LEAST, MOST] = [0.5, 2.7];

  /* A word that may still grow reaches other terms than the same word finished, or the same ones in other ways. */
  const nameOf = ({ word, weights, prefixes }) => JSON.stringify([word, [...weights], [...prefixes]]);

  class Worth {
    constructor(entries, terms, data) {
      this.entries = entries;
      this.terms = terms;
      this.levels = Array.from({ length: data.levels }, (_, level) => LEAST + ((level + 0.5) * (MOST - LEAST)) / data.levels);
      this.known = new Map();
    }

    /* While a question grows, most of its words stay what they are. */
    async of(reach, rowOf, breath) {
      const name = nameOf(reach);
      if (!this.known.has(name)) this.known.set(name, await this.workOut(reach, rowOf, breath));
      return this.known.get(name);
    }

    keep(reached) {
      const names = reached.map(nameOf).filter((name) => this.known.has(name));
      this.known = new Map(names.map((name) => [name, this.known.get(name)]));
    }

    /* Several terms may stand for one word. */
    async workOut({ weights, prefixes }, rowOf, breath) {
      const worth = new Float32Array(this.entries.count);
      for (const [term, weight] of weights) {
        await this.addTerm(worth, rowOf(term), weight, breath);
        await this.terms.add(worth, term, weight, prefixes.has(term), breath);
      }
      return worth;
    }

    async addTerm(worth, [texts, textLevels, headings, headingLevels, titles, titleLevels], weight, breath) {
      this.addPlaces(worth, texts, textLevels, null, weight * BOOST.text);
      await breath.take();
      this.addPlaces(worth, headings, headingLevels, this.entries.sections, weight * BOOST.heading);
      await breath.take();
      this.addPlaces(worth, titles, titleLevels, this.entries.sources, weight * BOOST.source);
    }

    /* A place is an entry, or a stretch of them between two of `starts`. */
    addPlaces(worth, rising, levels, starts, weight) {
      if (!rising) return;
      const places = [];
      let last = -1;
      let count = 0;
      eachNumber(rising, (gap) => {
        places.push((last += gap + 1));
        count += starts ? starts[last + 1] - starts[last] : 1;
      });
      const most = weight * rarityOf(count, this.entries.count);
      let place = 0;
      eachNumber(levels, (level) => {
        const at = places[place++];
        const add = most * this.levels[level];
        if (!starts) worth[at] += add;
        else for (let number = starts[at]; number < starts[at + 1]; number += 1) worth[number] += add;
      });
    }
  }

  window.LearningWorth = { Worth };
})();
