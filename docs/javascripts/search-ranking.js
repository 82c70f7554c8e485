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
  // Of more than these it is quicker to sort all.
  const MANY = 1000;

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
        const keys = wanted < Math.min(this.length, MANY) ? this.pick(wanted) : this.sort();
        this.best = Uint32Array.from(keys, (key) => PLACES - 1 - (-key % PLACES));
      }
      return [...(this.sorted || this.best).subarray(0, count)];
    }

    /* Nobody looks at tens of thousands: one pass keeps the best few, in order. */
    pick(wanted) {
      const { numbers } = this;
      const keys = new Float64Array(wanted);
      let worst = 0;
      for (let place = 0; place < numbers.length; place += 1) {
        const key = this.keyOf(numbers[place]);
        if (key >= worst) continue;
        let at = wanted - 1;
        for (; at > 0 && keys[at - 1] > key; at -= 1) keys[at] = keys[at - 1];
        keys[at] = key;
        worst = keys[wanted - 1];
      }
      return keys;
    }

    /* By the browser's own sorting of plain numbers: a few milliseconds for a hundred thousand. */
    sort() {
      return Float64Array.from(this.numbers, (number) => this.keyOf(number)).sort();
    }

    /* Below 0, and the lower the better. */
    keyOf(number) {
      const step = this.scores ? Math.round(this.scores[number] * STEPS) : 0;
      return -((step * KINDS + KINDS - 1 - this.kinds[number]) * PLACES + PLACES - 1 - number);
    }

    keep(isKept) {
      return new Ranking(this.numbers.filter(isKept), this.scores, this.kinds);
    }
  }

  window.LearningRanking = { Ranking };
})();
