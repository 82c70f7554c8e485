/* How well each entry answers: the measure BM25+, with weights for fields, words and kinds. It touches no page.
 *
 *   new Scores(entries, data)        entries: see search-entries.js; data: search/index.js
 *     .add(weights, prefixes, rowOf, breath)
 *                                    adds a word: terms and weights as search-words.js gives them, rowOf(term) -> postings
 *     .mark()                        remembers what has been added so far
 *     .all(count) .any()             the numbers of the entries that have all of so many words; that had any at the mark
 *   Ranking.of(numbers, scores, kinds)
 *     .length .numbers               how many; their numbers, in no order
 *     .first(count)                  the best, best first
 *     .keep(numbers)                 the same ranking of these alone
 */
(function () {
  "use strict";

  if (!window.LearningPieces || !window.LearningTerms) return;

  const { eachNumber } = window.LearningPieces;
  const { TermFields, rarityOf, BOOST } = window.LearningTerms;
  const POINT = 0;
  const ISSUE = 1;
  // What an entry counts for by its kind: learning first.
  const PREFERENCE = { [POINT]: 1.5, [ISSUE]: 1.1 };
  // What a level stands for: the least and the most that rate() in render/search_postings.py can give.
  const [LEAST, MOST] = [0.5, 2.7];

  // What is sorted is one number an entry: its score, then its kind, then its place, better ones larger.
  const KINDS = 16;
  const PLACES = 2 ** 20;
  const STEPS = 4096;

  class Ranking {
    constructor(keys) {
      this.keys = keys;
      this.isSorted = false;
    }

    static of(numbers, scores, kinds) {
      const keys = new Float64Array(numbers.length);
      numbers.forEach((number, place) => {
        const step = scores ? Math.round(scores[number] * STEPS) : 0;
        keys[place] = (step * KINDS + KINDS - 1 - kinds[number]) * PLACES + PLACES - 1 - number;
      });
      return new Ranking(keys);
    }

    get length() {
      return this.keys.length;
    }

    get numbers() {
      return Array.from(this.keys, (key) => PLACES - 1 - (key % PLACES));
    }

    /* Sorted when first asked, by the browser's own sorting of numbers: a few milliseconds for a hundred thousand. */
    first(count) {
      if (!this.isSorted) this.keys.sort().reverse();
      this.isSorted = true;
      return Array.from(this.keys.subarray(0, count), (key) => PLACES - 1 - (key % PLACES));
    }

    keep(numbers) {
      if (numbers.length === this.length) return this;
      const kept = new Set(numbers);
      return new Ranking(this.keys.filter((key) => kept.has(PLACES - 1 - (key % PLACES))));
    }
  }

  class Scores {
    constructor(entries, data) {
      this.entries = entries;
      this.levels = Array.from({ length: data.levels }, (_, level) => LEAST + ((level + 0.5) * (MOST - LEAST)) / data.levels);
      this.terms = TermFields.of(entries, data);
      this.own = new Float32Array(entries.count);
      this.score = new Float32Array(entries.count);
      this.words = new Uint8Array(entries.count);
    }

    /* Several terms may stand for one word; a word counts once, however many of them an entry has. */
    async add(weights, prefixes, rowOf, breath) {
      this.own.fill(0);
      for (const [term, weight] of weights) {
        this.addTerm(rowOf(term), weight);
        this.terms.add(this.own, term, weight, prefixes.has(term));
        await breath.take();
      }
      for (let number = 0; number < this.own.length; number += 1) {
        if (this.own[number] === 0) continue;
        this.score[number] += this.own[number];
        this.words[number] += 1;
      }
    }

    addTerm([texts, textLevels, headings, headingLevels, titles, titleLevels], weight) {
      this.addPlaces(texts, textLevels, null, weight * BOOST.text);
      this.addPlaces(headings, headingLevels, this.entries.sections, weight * BOOST.heading);
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
      this.marked = { score: this.score.slice(), words: this.words.slice() };
    }

    all(count) {
      return this.collect(this, (words) => words === count);
    }

    any() {
      return this.collect(this.marked, (words) => words > 0);
    }

    collect({ score, words }, isFit) {
      const numbers = [];
      const scores = new Float32Array(words.length);
      for (let number = 0; number < words.length; number += 1) {
        if (!isFit(words[number])) continue;
        numbers.push(number);
        scores[number] = score[number] * words[number] * (PREFERENCE[this.entries.kinds[number]] || 1);
      }
      return { numbers, scores };
    }
  }

  window.LearningScore = { Scores, Ranking };
})();
