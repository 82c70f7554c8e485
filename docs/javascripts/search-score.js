/* How well each entry answers a question: the worth of its words, with weights for kinds. It touches no page.
 *
 *   new Scores(entries, breath)      entries: see search-entries.js
 *     .add(worth)                    a promise: a word has been added; what it is worth in each entry, see search-worth.js
 *     .mark()                        remembers what has been added so far, for any(); else it asks for all there is
 *     .all(count) .any()             promises of {numbers, pages, scores}: the entries that have all of so many words, or that
 *                                    had any at the mark; those of pages about the site stand apart
 */
(function () {
  "use strict";

  if (!window.LearningBreath) return;

  const { inSlices } = window.LearningBreath;
  const POINT = 0;
  const ISSUE = 1;
  const PAGE = 8;
  // What an entry counts for by its kind: learning first.
  const PREFERENCE = new Float64Array(PAGE + 1).fill(1);
  PREFERENCE[POINT] = 1.5;
  PREFERENCE[ISSUE] = 1.1;

  class Scores {
    constructor(entries, breath) {
      this.entries = entries;
      this.breath = breath;
      this.score = new Float32Array(entries.count);
      this.words = new Uint8Array(entries.count);
    }

    /* A word counts once, however many terms that stand for it an entry has. */
    add(worth) {
      return inSlices(worth.length, this.breath, (from, to) => this.sumUp(worth, from, to));
    }

    sumUp(worth, from, to) {
      const { score, words } = this;
      for (let number = from; number < to; number += 1) {
        if (worth[number] === 0) continue;
        score[number] += worth[number];
        words[number] += 1;
      }
    }

    mark() {
      this.marked = { score: this.score, words: this.words };
      // What is added from here on goes to copies.
      this.score = this.score.slice();
      this.words = this.words.slice();
    }

    all(count) {
      return this.collect(this, count);
    }

    any() {
      return this.collect(this.marked || this, 1);
    }

    /* Those that have at least so many words, in one pass: there are tens of thousands of them. */
    async collect({ score, words }, least) {
      const { kinds } = this.entries;
      const found = { numbers: new Uint32Array(words.length), pages: [], scores: new Float32Array(words.length) };
      let length = 0;
      await inSlices(words.length, this.breath, (from, to) => {
        for (let number = from; number < to; number += 1) {
          if (words[number] < least) continue;
          if (kinds[number] === PAGE) found.pages.push(number);
          else found.numbers[length++] = number;
          found.scores[number] = score[number] * words[number] * PREFERENCE[kinds[number]];
        }
      });
      return { ...found, numbers: found.numbers.subarray(0, length) };
    }
  }

  window.LearningScore = { Scores };
})();
