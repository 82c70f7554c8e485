/* What a reader has ticked and put on their sheet: window.LearningProgress. Pure; it knows no page and no storage.
 *
 *   ref        "<briefing id>/<point id>", both permanent
 *   edition    the day on which the author marked the point's meaning as changed, or ""
 *   progress   {ticks: {ref: {state: "considered" | "na", edition}}, sheet: [ref, ...]}; frozen, new at each change
 *
 *   EMPTY, MOST, MOST_ON_SHEET, isRef(text), parseEdition(value), freeze(ticks, sheet), without(refs, gone)
 *   stateOf(progress, ref, edition)   "considered" | "na" | "" | "changed" (ticked when the point meant something else)
 *   setTick(progress, ref, state or "", edition) .clearTicks(progress, refs)
 *   isOnSheet .addToSheet .removeFromSheet (progress, ref) .moveOnSheet(progress, ref, by) .setSheet(progress, refs)
 *   .emptySheet(progress)
 *
 * Completed by progress-compare.js (undo, merge, replace, compare), progress-link.js (progress as a link) and
 * progress-file.js (as a file, and as a browser keeps it).
 */
(function () {
  "use strict";

  const REF = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const EDITION = /^\d{4}-\d{2}-\d{2}$/;
  const STATES = ["considered", "na"];
  const LONGEST_ID = 80;
  // Of ticks. No reader needs more; a hostile file or link might bring them.
  const MOST = 5000;
  // Of points on the sheet: more would be no sheet to print and talk about.
  const MOST_ON_SHEET = 200;

  function isRef(text) {
    if (typeof text !== "string" || text.length > 2 * LONGEST_ID + 1 || !REF.test(text)) return false;
    return text.split("/").every((id) => id.length <= LONGEST_ID);
  }

  /* An edition as it is kept: "" for none, null for what can be no edition. */
  function parseEdition(value) {
    if (value === undefined || value === "") return "";
    return typeof value === "string" && EDITION.test(value) ? value : null;
  }

  function isTick(tick) {
    return Boolean(tick) && STATES.includes(tick.state) && parseEdition(tick.edition) !== null;
  }

  /* Ticks and refs -> progress. ticks: [[ref, tick], ...], the first of a ref counts; what is neither is left out. */
  function freeze(ticks, sheet) {
    const kept = Object.create(null); // nothing inherited, so that no name of JavaScript's own passes for a tick
    let count = 0;
    for (const [ref, tick] of ticks) {
      if (count === MOST) break;
      if (!isRef(ref) || !isTick(tick) || kept[ref]) continue;
      kept[ref] = Object.freeze({ state: tick.state, edition: parseEdition(tick.edition) });
      count += 1;
    }
    const refs = [...new Set(sheet)].filter(isRef).slice(0, MOST_ON_SHEET);
    return Object.freeze({ ticks: Object.freeze(kept), sheet: Object.freeze(refs) });
  }

  const EMPTY = freeze([], []);

  function stateOf(progress, ref, edition) {
    const tick = progress.ticks[ref];
    if (!tick) return "";
    return tick.edition === (edition || "") ? tick.state : "changed";
  }

  function clearTicks(progress, refs) {
    const gone = new Set(refs);
    return freeze(
      Object.entries(progress.ticks).filter(([ref]) => !gone.has(ref)),
      progress.sheet,
    );
  }

  function setTick(progress, ref, state, edition) {
    if (!state) return clearTicks(progress, [ref]);
    const tick = { state, edition: edition || "" };
    if (!isRef(ref) || !isTick(tick)) return progress;
    return freeze(Object.entries({ ...progress.ticks, [ref]: tick }), progress.sheet);
  }

  function setSheet(progress, refs) {
    return freeze(Object.entries(progress.ticks), refs);
  }

  function emptySheet(progress) {
    return setSheet(progress, []);
  }

  function isOnSheet(progress, ref) {
    return progress.sheet.includes(ref);
  }

  function addToSheet(progress, ref) {
    return setSheet(progress, [...progress.sheet, ref]);
  }

  function removeFromSheet(progress, ref) {
    return setSheet(progress, without(progress.sheet, [ref]));
  }

  function moveOnSheet(progress, ref, by) {
    const from = progress.sheet.indexOf(ref);
    const to = from + by;
    if (from < 0 || !(to in progress.sheet)) return progress;
    const sheet = without(progress.sheet, [ref]);
    sheet.splice(to, 0, ref);
    return setSheet(progress, sheet);
  }

  function without(refs, gone) {
    const leaving = new Set(gone);
    return refs.filter((ref) => !leaving.has(ref));
  }

  window.LearningProgress = {
    EMPTY,
    MOST,
    MOST_ON_SHEET,
    isRef,
    parseEdition,
    freeze,
    without,
    stateOf,
    setTick,
    clearTicks,
    setSheet,
    emptySheet,
    isOnSheet,
    addToSheet,
    removeFromSheet,
    moveOnSheet,
  };
})();
