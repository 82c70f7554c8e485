/* How well each entry answers: the measure BM25+, with weights for fields, words and kinds. It touches no page.
 *
 *   new Scores(entries, terms, data, breath)
 *                                    entries: see search-entries.js; terms: search-terms.js; data: search/index.js
 *     .add(weights, prefixes, rowOf)   a promise: a word has been added; terms and weights as search-words.js gives them,
 *                                    rowOf(term) -> postings
 *     .mark()                        remembers what has been added so far
 *     .all(count) .any()             promises of {numbers, pages, scores}: the entries that have all of so many words, or that
 *                                    had any at the mark; those of pages about the site stand apart
 */
(function () {
  "use strict";

  if (!window.LearningPieces || !window.LearningTerms) return;

  const { eachNumber } = window.LearningPieces;
  const { inSlices } = window.LearningBreath;
  const { rarityOf, BOOST } = window.LearningTerms;
  const POINT = 0;
  const ISSUE = 1;
  const PAGE = 8;
  // What an entry counts for by its kind: learning first.
  const PREFERENCE = { [POINT]: 1.5, [ISSUE]: 1.1 };
  // What a level stands for: the least and the most that rate() in render/search_postings.py can give.
  const [LEAST, MOST] = [0.5, 2.7];

  class Scores {
    constructor(entries, terms, data, breath) {
      this.entries = entries;
      this.terms = terms;
      this.breath = breath;
      this.levels = Array.from({ length: data.levels }, (_, level) => LEAST + ((level + 0.5) * (MOST - LEAST)) / data.levels);
      this.own = new Float32Array(entries.count);
      this.score = new Float32Array(entries.count);
      this.words = new Uint8Array(entries.count);
    }

    /* Several terms may stand for one word; a word counts once, however many of them an entry has. */
    async add(weights, prefixes, rowOf) {
      this.own.fill(0);
      for (const [term, weight] of weights) {
        await this.addTerm(rowOf(term), weight);
        await this.terms.add(this.own, term, weight, prefixes.has(term), this.breath);
      }
      await inSlices(this.own.length, this.breath, (from, to) => this.sumUp(from, to));
    }

    sumUp(from, to) {
      for (let number = from; number < to; number += 1) {
        if (this.own[number] === 0) continue;
        this.score[number] += this.own[number];
        this.words[number] += 1;
      }
    }

    async addTerm([texts, textLevels, headings, headingLevels, titles, titleLevels], weight) {
      this.addPlaces(texts, textLevels, null, weight * BOOST.text);
      await this.breath.take();
      this.addPlaces(headings, headingLevels, this.entries.sections, weight * BOOST.heading);
      await this.breath.take();
      this.addPlaces(titles, titleLevels, this.entries.sources, weight * BOOST.source);
    }

    /* A place is an entry, or a stretch of them between two of `starts`. */
    addPlaces(rising, levels, starts, weight) {
      if (!rising) return;
      const places = [];
      let last = -1;
      let count = 0;
      eachNumber(rising, (gap) => {
        places.push((last += gap + 1));
        count += starts ? starts[last + 1] - starts[last] : 1;
      });
      const worth = weight * rarityOf(count, this.entries.count);
      let place = 0;
      eachNumber(levels, (level) => {
        const at = places[place++];
        const add = worth * this.levels[level];
        if (!starts) this.own[at] += add;
        else for (let number = starts[at]; number < starts[at + 1]; number += 1) this.own[number] += add;
      });
    }

    mark() {
      this.marked = { score: this.score, words: this.words };
      // What is added from here on goes to copies.
      this.score = this.score.slice();
      this.words = this.words.slice();
    }

    all(count) {
      return this.collect(this, (words) => words === count);
    }

    any() {
      return this.collect(this.marked, (words) => words > 0);
    }

    /* In one pass: there are tens of thousands of them. */
    async collect({ score, words }, isFit) {
      const { kinds } = this.entries;
      const found = { numbers: new Uint32Array(words.length), pages: [], scores: new Float32Array(words.length) };
      let length = 0;
      await inSlices(words.length, this.breath, (from, to) => {
        for (let number = from; number < to; number += 1) {
          if (words[number] === 0 || !isFit(words[number])) continue;
          if (kinds[number] === PAGE) found.pages.push(number);
          else found.numbers[length++] = number;
          found.scores[number] = score[number] * words[number] * (PREFERENCE[kinds[number]] || 1);
        }
      });
      return { ...found, numbers: found.numbers.slice(0, length) };
    }
  }

  window.LearningScore = { Scores };
})();
