/* Progress with two sides: before and after, mine and theirs. Completes window.LearningProgress, after progress.js.
 *
 *   revert(current, before, after)    takes one step back, and leaves what the reader has done since
 *   merge(mine, theirs)               what is mine stays; what only they have is added
 *   replace(mine, theirs, scope)      what the scope names becomes as theirs
 *   countOver(mine, theirs)           how many points of both sheets together would not fit on one
 *   describeOver(count)               that, when it has happened, in words
 *   compare(mine, theirs, scope)      {added, different, onlyMine, sheetAdded, sheetOnlyMine, isSame}
 *
 * scope: {refs: [...]} for these ticks, {sheet: true} for the sheet, both, or nothing for everything.
 */
(function () {
  "use strict";

  const { MOST_ON_SHEET, freeze, without } = window.LearningProgress;

  function isSameTick(one, other) {
    if (!one || !other) return one === other;
    return one.state === other.state && one.edition === other.edition;
  }

  function isSameList(one, other) {
    return one.length === other.length && one.every((ref, place) => ref === other[place]);
  }

  function refsOf(...ticks) {
    return [...new Set(ticks.flatMap((some) => Object.keys(some)))];
  }

  function revert(current, before, after) {
    const ticks = { ...current.ticks };
    for (const ref of refsOf(before.ticks, after.ticks)) {
      const isUntouched = isSameTick(current.ticks[ref], after.ticks[ref]);
      if (isUntouched) ticks[ref] = before.ticks[ref];
    }
    return freeze(Object.entries(ticks), revertSheet(current.sheet, before.sheet, after.sheet));
  }

  function revertSheet(current, before, after) {
    if (isSameList(current, after)) return before;
    const stayed = without(current, without(after, before));
    return [...stayed, ...without(before, after)];
  }

  function merge(mine, theirs) {
    // The first of a point counts, so what the reader has comes first.
    const ticks = [...Object.entries(mine.ticks), ...Object.entries(theirs.ticks)];
    return freeze(ticks, [...mine.sheet, ...theirs.sheet]);
  }

  function countOver(mine, theirs) {
    return Math.max(0, new Set([...mine.sheet, ...theirs.sheet]).size - MOST_ON_SHEET);
  }

  function describeOver(count) {
    if (!count) return "";
    const left = `${count.toLocaleString("en-GB")} ${count === 1 ? "point was" : "points were"}`;
    return `A sheet holds ${MOST_ON_SHEET} points at most: ${left} left out.`;
  }

  /* Which ticks are meant, and whether the sheet is. */
  function readScope(mine, theirs, scope = {}) {
    const isAll = !scope.refs && !scope.sheet;
    const refs = isAll ? refsOf(mine.ticks, theirs.ticks) : [...new Set(scope.refs || [])];
    return { refs, sheet: isAll || Boolean(scope.sheet) };
  }

  function replace(mine, theirs, scope) {
    const { refs, sheet } = readScope(mine, theirs, scope);
    const ticks = { ...mine.ticks };
    for (const ref of refs) ticks[ref] = theirs.ticks[ref];
    return freeze(Object.entries(ticks), sheet ? theirs.sheet : mine.sheet);
  }

  function compare(mine, theirs, scope) {
    const { refs, sheet } = readScope(mine, theirs, scope);
    const pairs = refs.map((ref) => ({ ref, mine: mine.ticks[ref], theirs: theirs.ticks[ref] }));
    const differing = pairs.filter((pair) => !isSameTick(pair.mine, pair.theirs));
    return {
      added: differing.filter((pair) => !pair.mine).map((pair) => ({ ref: pair.ref, state: pair.theirs.state })),
      different: differing
        .filter((pair) => pair.mine && pair.theirs)
        .map((pair) => ({ ref: pair.ref, mine: pair.mine.state, theirs: pair.theirs.state })),
      onlyMine: differing.filter((pair) => !pair.theirs).map((pair) => ({ ref: pair.ref, state: pair.mine.state })),
      sheetAdded: sheet ? without(theirs.sheet, mine.sheet) : [],
      sheetOnlyMine: sheet ? without(mine.sheet, theirs.sheet) : [],
      isSame: differing.length === 0 && (!sheet || isSameList(mine.sheet, theirs.sheet)),
    };
  }

  Object.assign(window.LearningProgress, { revert, merge, replace, compare, countOver, describeOver });
})();
