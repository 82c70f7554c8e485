/* What a checklist says of how its ticks are kept: window.LearningNotices.
 *
 *   describeKept(keeping)      a few words, for beside the ticks
 *   describeProblem(keeping)   what is wrong and what can still be done; empty where nothing is
 *   describeGone(count)        ticks for points that the briefing has no more
 */
(function () {
  "use strict";

  const IN_TAB = "Kept in this tab only";
  const KEPT = {
    tab: IN_TAB,
    name: IN_TAB,
    page: "Kept until you leave this page",
    device: "Remembered on this device",
  };
  const WHY = {
    blocked: "this browser keeps nothing",
    full: "this browser has no room left",
    cleared: "cleared from this device",
  };
  const LASTS = {
    name: "Your ticks last as long as this tab stays open.",
    tab: "Your ticks last as long as this tab stays open.",
    page: "Your ticks last until you leave this page.",
    device: "",
  };
  const PROBLEMS = {
    blocked: "This browser does not let pages keep anything.",
    full: "The place where this browser keeps things for pages is full.",
    cleared: "What was remembered on this device has been cleared. The ticks you see are still here.",
  };

  function describeKept({ where, problem }) {
    return WHY[problem] ? `${KEPT[where]}: ${WHY[problem]}` : KEPT[where];
  }

  function describeProblem({ where, problem }) {
    if (!PROBLEMS[problem]) return "";
    const parts = [PROBLEMS[problem], LASTS[where], "You can still tick, print and save to a file."];
    return parts.filter(Boolean).join(" ");
  }

  function describeGone(count) {
    if (count === 1) return "1 point that you ticked is gone: it has been taken out of the briefing.";
    return `${count} points that you ticked are gone: they have been taken out of the briefing.`;
  }

  window.LearningNotices = { describeKept, describeProblem, describeGone };
})();
