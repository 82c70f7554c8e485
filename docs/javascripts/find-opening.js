/* Brings the parts of the find page together, and its controls into sight.
 *
 *   openParts(find)          a promise of {engine, list, coming, paper, filters, address, status, showing}; {} where a
 *                            script or the index has not loaded. find: the page's own element
 *   reveal(find, isAsked)    a promise: the controls are in sight; isAsked() says whether the question still stands
 */
(function () {
  "use strict";

  const NAMES =
    "FindResults FindComing FindPaper FindFilters FindAddress FindShowing FindStatus LearningSearch LearningBreath";

  async function openParts(find) {
    if (!NAMES.split(" ").every((name) => window[name])) return {};
    // The scripts have just been read: that was enough for one step.
    await window.LearningBreath.step();
    const data = window.LearningSearch.readData();
    if (!data) return {};
    const engine = await window.LearningSearch.openEngine(data, `${find.dataset.root}search/`);
    const list = new window.FindResults.ResultList(find, engine);
    return {
      engine,
      list,
      coming: new window.FindComing.Coming(list, engine),
      paper: new window.FindPaper.Paper(list, engine, find.piece("printed")),
      filters: new window.FindFilters.Filters(find),
      address: new window.FindAddress.Address(),
      status: new window.FindStatus.Status(find),
      showing: new window.FindShowing.Showing(find),
    };
  }

  /* Controls come with the first answer, from the top down and a part a frame: all in one would hold a phone up. */
  async function reveal(find, isAsked) {
    if (find.isRevealed) return;
    find.dataset.revealed = "";
    // What is said stands above the results: coming later it would move them.
    await find.status.tell(isAsked);
    ["without-script", "plain", "loading"].forEach((name) => (find.piece(name).hidden = true));
    for (const piece of find.querySelectorAll("[data-with-script]")) {
      piece.hidden = false;
      await window.LearningBreath.nextFrame();
    }
    if (find.returnTo) window.scrollTo({ top: find.returnTo, behavior: "instant" });
    find.returnTo = 0;
  }

  // Comes before find.js, to hear of it when that one fails: then the plain list must show again.
  window.addEventListener(
    "error",
    () => document.querySelectorAll("lb-find:not([data-revealed])").forEach((find) => (find.dataset.failed = "")),
    true
  );

  window.FindOpening = { openParts, reveal };
})();
