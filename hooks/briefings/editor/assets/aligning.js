/* Which entry of a list is which after it was changed as a whole: what ids and untouched lines rest on.
 *
 *   EditAligning.align(old, fresh, isSame)   for each new entry the index of the old one it comes from, or -1; the old
 *                                            ones keep their order. `isSame(one, other)` says whether an entry that was
 *                                            reworded counts as the same; equal entries always do.
 *   EditAligning.isReworded(one, other)      whether two texts have much in common
 */
(function () {
  "use strict";

  function isReworded(one, other) {
    const most = Math.max(one.length, other.length);
    let [head, tail] = [0, 0];
    while (head < Math.min(one.length, other.length) && one[head] === other[head]) head += 1;
    while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
    if (head + tail >= most / 3) return true;
    const words = new Set(one.toLowerCase().split(/\W+/));
    const others = other.toLowerCase().split(/\W+/);
    return others.filter((word) => words.has(word)).length >= Math.max(words.size, others.length) / 2;
  }

  /* Lengths of the longest common order of equal entries, from each pair of places on. */
  function measure(old, fresh) {
    const lengths = Array.from({ length: old.length + 1 }, () => new Array(fresh.length + 1).fill(0));
    for (let one = old.length - 1; one >= 0; one -= 1) {
      for (let other = fresh.length - 1; other >= 0; other -= 1) {
        const isEqual = old[one] === fresh[other];
        lengths[one][other] = isEqual ? lengths[one + 1][other + 1] + 1 : Math.max(lengths[one + 1][other], lengths[one][other + 1]);
      }
    }
    return lengths;
  }

  function matchEqual(old, fresh) {
    const lengths = measure(old, fresh);
    const found = new Array(fresh.length).fill(-1);
    let [one, other] = [0, 0];
    while (one < old.length && other < fresh.length) {
      if (old[one] === fresh[other]) {
        found[other] = one;
        one += 1;
        other += 1;
      } else if (lengths[one + 1][other] >= lengths[one][other + 1]) one += 1;
      else other += 1;
    }
    return found;
  }

  /* Between entries that are equal, the others are paired from the beginning on. */
  function matchReworded(old, fresh, found, isSame) {
    let next = 0;
    found.forEach((match, at) => {
      if (match >= 0) {
        next = match + 1;
        return;
      }
      const end = found.slice(at).find((later) => later >= 0) ?? old.length;
      const same = Array.from({ length: Math.max(0, end - next) }, (_, step) => next + step).find((one) => isSame(old[one], fresh[at]));
      if (same === undefined) return;
      found[at] = same;
      next = same + 1;
    });
    return found;
  }

  function align(old, fresh, isSame) {
    return matchReworded(old, fresh, matchEqual(old, fresh), isSame);
  }

  window.EditAligning = { align, isReworded };
})();
