/* What links with ticks and links with a sheet have in common: window.LearningLinks.
 *
 *   showAddress(fragment)          the page's address with this fragment, or without any
 *   describeRest(link)             what of a link could not be taken, in words
 *   pointToSheet(link, fragment)   words for a sheet's link opened elsewhere, with a link to where it belongs
 *   pointToChecklists(lead, refs, fragment)   a promise of the same for ticks, with links to the checklists of the points
 *
 * Words with links in them are a list of texts and elements.
 */
(function () {
  "use strict";

  const ROOT = new URL("..", document.currentScript.src).href;
  const { describeOver } = window.LearningProgress;
  const points = window.LearningPointsData;
  // Of checklists to name; a link for more of them is somebody's whole work, better sent as a file.
  const MOST = 5;

  /* Without the fragment the page can be opened again, and sent on, without what came with it. */
  function showAddress(fragment) {
    try {
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
    } catch {
      // Some browsers forbid it for a page opened from a folder. A fragment that stays asks no more than it asked before.
    }
  }

  function describeRest({ dropped, beyond }) {
    const parts = `${dropped} ${dropped === 1 ? "part" : "parts"} of the link could not be read.`;
    return [dropped ? parts : "", describeOver(beyond)].filter(Boolean).join(" ");
  }

  function makeLink(address, fragment, words) {
    const link = document.createElement("a");
    link.href = ROOT + address + fragment;
    link.textContent = words;
    return link;
  }

  function pointToSheet({ progress }, fragment) {
    const count = progress.sheet.length;
    const what = count ? `a sheet of ${count} ${count === 1 ? "point" : "points"}` : "a sheet";
    return [`This link brings ${what}, no ticks for this page. `, makeLink("my-sheet.html", fragment, "Open it on My sheet")];
  }

  /* One, two and three. */
  function listInWords(items) {
    return items.flatMap((item, place) => {
      const isLast = place === items.length - 1;
      return place === 0 ? [item] : [isLast ? " and " : ", ", item];
    });
  }

  /* A briefing's checklist has the briefing's name; where its title cannot be had, its permanent name stands for it. */
  async function pointToChecklists(lead, refs, fragment) {
    const words = await points.load(refs);
    const there = [...words].filter(([, found]) => found !== "gone");
    if (there.length === 0) return ["The points of this link are not on this site any more. Nothing has changed."];
    const links = there
      .slice(0, MOST)
      .map(([id, found]) => makeLink(`checklists/${id}.html`, fragment, found.title || id));
    const more = there.length - links.length;
    return [`${lead} `, ...listInWords([...links, ...(more ? [`${more} more`] : [])]), "."];
  }

  window.LearningLinks = { showAddress, describeRest, pointToSheet, pointToChecklists };
})();
