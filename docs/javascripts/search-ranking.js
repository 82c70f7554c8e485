/* What was found, best first. It touches no page.
 *
 *   new Ranking(numbers, scores, kinds)   scores: of every entry, or null where all are alike
 *     .length .numbers               how many; their numbers, in no order
 *     .first(count)                  the best, best first
 *     .keep(isKept)                  the same ranking, of those alone
 */
(function () {
  "use strict";

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
      this.best = new Uint32Array(0);
    }

    get length() {
      return this.numbers.length;
    }

    first(count) {
      const wanted = Math.min(count, this.length);
      if (!this.sorted && this.best.length < wanted) {
        this.best = this.sort(wanted < this.length ? this.findBest(wanted) : this.numbers);
      }
      return [...(this.sorted || this.best).subarray(0, count)];
    }

    /* Nobody looks at tens of thousands: those that may be among the best are picked by their scores, and only they are
     * sorted. */
    findBest(count) {
      const { numbers, scores } = this;
      if (!scores || numbers.length < MANY) return numbers;
      let best = 0;
      for (let place = 0; place < numbers.length; place += 1) best = Math.max(best, scores[numbers[place]]);
      const sizes = new Uint32Array(SHELVES + 1);
      const shelves = Uint16Array.from(numbers, (number) => (scores[number] / best) * SHELVES);
      for (let place = 0; place < shelves.length; place += 1) sizes[shelves[place]] += 1;
      let shelf = SHELVES;
      for (let found = sizes[shelf]; found < count; found += sizes[shelf]) shelf -= 1;
      return numbers.filter((_number, place) => shelves[place] >= shelf);
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

  window.LearningRanking = { Ranking };
})();
