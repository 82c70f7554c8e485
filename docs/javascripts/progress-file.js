/* Progress as a file, and as a browser keeps it. Completes window.LearningProgress, after progress.js.
 *
 *   toFile(progress)     the text of a file that a person can read
 *   toStored(progress)   the same in one line, for a browser's storage
 *   readFile(text)       {progress, dropped, beyond: what the sheet had no room for}, or {error: what is wrong and what to do}
 *   parse(value)         what storage gave (a text, or what it holds) -> progress, EMPTY when it is none
 *
 * Nothing here throws, whatever it is given.
 */
(function () {
  "use strict";

  const { EMPTY, MOST, freeze, isRef } = window.LearningProgress;
  const FORMAT = "learning-from-reviews progress";
  const VERSION = 1;
  const LONGEST = 1_000_000;
  const ERRORS = {
    long: "This file is too large to be progress saved from this site. Choose the file that you saved here.",
    json: "This file cannot be read as saved progress. Choose the file that you saved here; its name ends in .json.",
    format: "This file was not saved from this site. Choose the file that you saved here.",
    newer: "This file was saved by a newer version of this site. Reload this page, then choose the file again.",
    lists: "This file is damaged: its lists cannot be read. Save your progress again, then load the new file.",
    many: `This file has more than ${MOST.toLocaleString("en-GB")} entries, which is too many. Choose another file.`,
  };

  function toData(progress) {
    const ticks = Object.entries(progress.ticks).map(([point, { state, edition }]) =>
      edition ? { point, state, edition } : { point, state },
    );
    return { format: FORMAT, version: VERSION, ticks, sheet: progress.sheet };
  }

  function toFile(progress) {
    return `${JSON.stringify(toData(progress), null, 2)}\n`;
  }

  function toStored(progress) {
    return JSON.stringify(toData(progress));
  }

  /* JSON -> what it holds, or undefined. Some editors begin a file with a mark that JSON does not know. */
  function parseJson(text) {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
      return undefined; // The callers say it in words, or start with nothing.
    }
  }

  function findError(data) {
    const isOurs = data !== null && typeof data === "object" && data.format === FORMAT;
    if (!isOurs || !Number.isInteger(data.version) || data.version < VERSION) return ERRORS.format;
    if (data.version > VERSION) return ERRORS.newer;
    const { ticks = [], sheet = [] } = data;
    return Array.isArray(ticks) && Array.isArray(sheet) ? "" : ERRORS.lists;
  }

  /* The entries of lists that findError() has passed. */
  function readEntries({ ticks = [], sheet = [] }) {
    const entries = ticks.map((tick) => {
      const { point, state, edition } = tick || {};
      return [point, { state, edition }];
    });
    return freeze(entries, sheet);
  }

  function readFile(text) {
    if (typeof text !== "string") return { error: ERRORS.json };
    if (text.length > LONGEST) return { error: ERRORS.long };
    const data = parseJson(text);
    if (data === undefined) return { error: ERRORS.json };
    const error = findError(data);
    if (error) return { error };
    const { ticks = [], sheet = [] } = data;
    if (ticks.length > MOST || sheet.length > MOST) return { error: ERRORS.many };
    const progress = readEntries(data);
    const kept = Object.keys(progress.ticks).length + progress.sheet.length;
    const beyond = new Set(sheet.filter(isRef)).size - progress.sheet.length;
    return { progress, dropped: ticks.length + sheet.length - kept - beyond, beyond };
  }

  function parse(value) {
    const data = typeof value === "string" ? parseJson(value) : value;
    return findError(data) ? EMPTY : readEntries(data);
  }

  Object.assign(window.LearningProgress, { toFile, toStored, readFile, parse });
})();
