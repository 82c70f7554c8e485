/* What a typed word may be a slip of. It touches no page.
 *
 *   isSlip(word, term, limit)   whether the term is what was meant by the word, with at most so many slips
 *   mostSlips(word)             how many are forgiven in it
 *   SHORTEST_TYPO               shorter words are taken as typed
 */
(function () {
  "use strict";

  // A slip in a shorter word, or two in a word shorter than LONG, too often make another real word.
  const SHORTEST_TYPO = 5;
  const LONG = 9;

  const mostSlips = (word) => (word.length < LONG ? 1 : 2);

  /* Whether b is at most `limit` slips from a; two letters swapped are one slip, as in “recieve”. */
  function isNear(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return false;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
      const current = [row];
      let least = row;
      for (let column = 1; column <= b.length; column += 1) {
        const same = a[row - 1] === b[column - 1] ? 0 : 1;
        let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + same);
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
          cost = Math.min(cost, before[column - 2] + 1);
        }
        current[column] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) return false;
      before = last;
      last = current;
    }
    return last[b.length] <= limit;
  }

  const sortLetters = (word) => [...word].sort().join("");

  /* Whether the term is what was meant by the word, both with or both without their endings. People seldom mistake the
   * first letter; and in a short word only a letter left out (“vists”) or two swapped are forgiven: any other change is
   * as likely another word. */
  function isSlip(word, term, limit) {
    if (term.length < SHORTEST_TYPO || word[0] !== term[0]) return false;
    const isShort = word.length <= SHORTEST_TYPO;
    if (isShort && term.length <= word.length && sortLetters(word) !== sortLetters(term)) return false;
    return isNear(word, term, limit);
  }

  window.LearningSlips = { isSlip, mostSlips, SHORTEST_TYPO };
})();
