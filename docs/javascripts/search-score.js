/* How well each entry answers: the measure BM25+, with weights for fields, words and kinds. It touches no page.
 *
 *   new Scores(entries, data)        entries: see search-entries.js; data: search/index.js
 *     .add(weights, prefixes, rowOf, breath)
 *                                    adds a word: terms and weights as search-words.js gives them, rowOf(term) -> postings
 *     .mark()                        remembers what has been added so far
 *     .all(count) .any()             the numbers of the entries that have all of so many words; that had any at the mark
 *   new Ranking(numbers, scores, kinds)   scores: of every entry, or null where all are alike
 *     .length .numbers               how many; their numbers, in no order
 *     .first(count)                  the best, best first
 *     .keep(isKept)                  the same ranking, of those alone
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
  const MANY = 2000;
  const SHELVES = 1000;

  class Ranking {
    constructor(numbers, scores, kinds) {
      this.numbers = numbers;
      this.scores = scores;
      this.kinds = kinds;
      this.sorted = null;
    }

    get length() {
      return this.numbers.length;
    }

    first(count) {
      const numbers = this.sorted || (count < this.length ? this.findBest(count) : this.numbers);
      if (numbers.length === this.length && !this.sorted) this.sorted = this.sort(numbers);
      return [...(this.sorted || this.sort(numbers)).subarray(0, count)];
    }

    /* Nobody looks at tens of thousands: those that may be among the best are picked by their scores, and only they are
     * sorted. */
    findBest(count) {
      const { numbers, scores } = this;
      if (!scores || numbers.length < MANY) return numbers;
      let best = 0;
      numbers.forEach((number) => (best = Math.max(best, scores[number])));
      const sizes = new Uint32Array(SHELVES + 1);
      const shelfOf = (number) => Math.floor((scores[number] / best) * SHELVES);
      numbers.forEach((number) => (sizes[shelfOf(number)] += 1));
      let shelf = SHELVES;
      for (let found = sizes[shelf]; found < count; found += sizes[shelf]) shelf -= 1;
      return numbers.filter((number) => shelfOf(number) >= shelf);
    }

    /* By the browser's own sorting of plain numbers: a few milliseconds for a hundred thousand. */
    sort(numbers) {
      const { scores, kinds } = this;
      const keys = new Float64Array(numbers.length);
      for (let place = 0; place < numbers.length; place += 1) {
        const number = numbers[place];
        const step = scores ? Math.round(scores[number] * STEPS) : 0;
        keys[place] = -((step * KINDS + KINDS - 1 - kinds[number]) * PLACES + PLACES - 1 - number);
      }
      return Uint32Array.from(keys.sort(), (key) => PLACES - 1 - (-key % PLACES));
    }

    keep(isKept) {
      return new Ranking(this.numbers.filter(isKept), this.scores, this.kinds);
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

    collect({ score, words }, isFit) {
      const { kinds } = this.entries;
      const numbers = [];
      const scores = new Float32Array(words.length);
      for (let number = 0; number < words.length; number += 1) {
        if (words[number] === 0 || !isFit(words[number])) continue;
        numbers.push(number);
        scores[number] = score[number] * words[number] * (PREFERENCE[kinds[number]] || 1);
      }
      return { numbers: Uint32Array.from(numbers), scores };
    }
  }

  window.LearningScore = { Scores, Ranking };
})();
