/* Progress as the fragment of a link. Completes window.LearningProgress, after progress.js.
 *
 *   writeTicks(progress, refs)   ticks=1~2017-home-conditions.engagement-1_engagement-2:2026-03-01
 *   writeSheet(progress)         sheet=1~2017-home-conditions.engagement-1~other-briefing.point-2
 *   readLink(fragment)           null, or {kind: "ticks" | "sheet", progress, dropped, beyond, isNewer}
 *     dropped   parts that cannot be read; beyond: points for which there was no more room
 *
 * 1 is the version. `~` begins a briefing, `.` a point that was considered (or is on the sheet), `_` one that does not
 * apply, `:` an edition. Mail programs and chats keep these characters as they are, and cut no link at them.
 */
(function () {
  "use strict";

  const { EMPTY, freeze, isRef, parseEdition } = window.LearningProgress;
  const VERSION = "1";
  const FRAGMENT = /^#?(ticks|sheet)=(.*)$/s;
  const OTHER_VERSION = /^[1-9]\d*$/;
  const STATES = { ".": "considered", _: "na" };
  // Where a link ends a sentence or stands in brackets, a mail program may take this for a part of it.
  const TRAILING = " \n.,;!?)>]'\"";

  function writeTicks(progress, refs = Object.keys(progress.ticks)) {
    const groups = new Map();
    for (const ref of new Set(refs)) {
      const tick = progress.ticks[ref];
      if (!tick) continue;
      const [briefing, point] = ref.split("/");
      const mark = tick.state === STATES._ ? "_" : ".";
      const edition = tick.edition ? `:${tick.edition}` : "";
      groups.set(briefing, `${groups.get(briefing) || `~${briefing}`}${mark}${point}${edition}`);
    }
    return `ticks=${VERSION}${[...groups.values()].join("")}`;
  }

  /* The order is the reader's own: a briefing begins anew each time another one stood between. */
  function writeSheet(progress) {
    let last = "";
    const parts = progress.sheet.map((ref) => {
      const [briefing, point] = ref.split("/");
      const start = briefing === last ? "" : `~${briefing}`;
      last = briefing;
      return `${start}.${point}`;
    });
    return `sheet=${VERSION}${parts.join("")}`;
  }

  /* Percent-escapes -> characters. One that cannot be undone stays, and fails as a part of an id; nothing throws. */
  function unescapeLink(text) {
    return text.replace(/%[0-7][0-9a-f]/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
  }

  /* By hand: a regular expression takes minutes over a hostile text of many full stops. */
  function trimEnd(text) {
    let end = text.length;
    while (end > 0 && TRAILING.includes(text[end - 1])) end -= 1;
    return text.slice(0, end);
  }

  /* One briefing's part of a link -> its points, each {ref, state, edition}, or null for a broken one. */
  function readBriefing(part, kind) {
    const [briefing] = part.match(/^[^._]*/);
    const points = part.slice(briefing.length).match(/[._][^._]*/g) || [""];
    return points.map((point) => readPoint(briefing, point, kind));
  }

  function readPoint(briefing, text, kind) {
    const [id, day, ...more] = text.slice(1).split(":");
    const ref = `${briefing}/${id}`;
    const edition = parseEdition(day);
    const isBroken = !isRef(ref) || more.length > 0 || edition === null || day === "";
    const isNoSheet = kind === "sheet" && (text[0] !== "." || day !== undefined);
    return isBroken || isNoSheet ? null : { ref, state: STATES[text[0]], edition };
  }

  function readLink(fragment) {
    const match = typeof fragment === "string" && unescapeLink(fragment).match(FRAGMENT);
    if (!match) return null;
    const [, kind, text] = match;
    const [version, ...parts] = trimEnd(text).split("~");
    if (version !== VERSION) {
      const isNewer = OTHER_VERSION.test(version);
      return { kind, progress: EMPTY, dropped: isNewer ? 0 : Math.max(1, parts.length), beyond: 0, isNewer };
    }
    const points = parts.flatMap((part) => readBriefing(part, kind));
    const good = points.filter(Boolean);
    const refs = good.map(({ ref }) => ref);
    const ticks = good.map(({ ref, ...tick }) => [ref, tick]);
    const progress = kind === "ticks" ? freeze(ticks, []) : freeze([], refs);
    const kept = kind === "ticks" ? Object.keys(progress.ticks).length : progress.sheet.length;
    const beyond = new Set(refs).size - kept;
    return { kind, progress, dropped: points.length - kept - beyond, beyond, isNewer: false };
  }

  Object.assign(window.LearningProgress, { writeTicks, writeSheet, readLink });
})();
