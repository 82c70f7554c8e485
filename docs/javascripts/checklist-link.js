/* Ticks that come with a link, and a link for ticks to go with. What is ticked on the page is the business of checklist.js.
 *
 *   LearningTickLink.receive(list)   takes in the ticks of the page's fragment, after asking where the reader has own ones
 *   LearningTickLink.copy(list)      copies a link to this page with the ticks of the list
 *
 * list: {refs, say(words, step)}; a step is what can be undone.
 */
(function () {
  "use strict";

  const { EMPTY, compare, merge, readLink, replace, writeTicks } = window.LearningProgress;
  const keeping = window.LearningKeeping;
  const NEWER = "These ticks were sent from a newer version of this site. Reload the page and open the link again.";
  const UNREADABLE = "The link brings no ticks that can be read. Ask for it again.";

  function countOf(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  /* Without the fragment the page can be opened again, and sent on, without its ticks. */
  function showAddress(fragment) {
    try {
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
    } catch {
      // Some browsers forbid it for a page opened from a folder. The fragment then stays, and does no harm.
    }
  }

  /* What of the link does not show on the page, said so that nobody takes the list for whole. */
  function describeRest(link, here) {
    const elsewhere = Object.keys(link.progress.ticks).length - here;
    const parts = [];
    if (elsewhere) parts.push(`${countOf(elsewhere, "point")} of the link ${elsewhere === 1 ? "is" : "are"} not on this page.`);
    if (link.dropped) parts.push(`${countOf(link.dropped, "part")} of the link could not be read.`);
    return parts.join(" ");
  }

  function receive(list) {
    const link = readLink(location.hash);
    if (!link || link.kind !== "ticks") return;
    showAddress("");
    if (link.isNewer) return list.say(NEWER);
    const refs = list.refs;
    const theirs = replace(EMPTY, link.progress, { refs });
    const here = Object.keys(theirs.ticks).length;
    const rest = describeRest(link, here);
    if (!here) return list.say(rest || UNREADABLE);
    const mine = keeping.progress;
    if (compare(mine, theirs, { refs }).isSame) return list.say(rest);
    const take = (words, makeNext) => list.say(`${words} ${rest}`.trim(), keeping.change(makeNext));
    if (!refs.some((ref) => mine.ticks[ref])) {
      return take("These ticks came with the link.", (progress) => replace(progress, theirs, { refs }));
    }
    ask(list, { mine, theirs, options: { refs } }).then((answer) => {
      if (answer === "add") take("The ticks of the link are added to yours.", (progress) => merge(progress, theirs));
      if (answer === "replace") take("Your ticks here are now those of the link.", (progress) => replace(progress, theirs, { refs }));
      if (answer === "keep") list.say(`Your ticks are as they were. ${rest}`.trim());
    });
  }

  function ask(list, sides) {
    return document.querySelector("lb-changes").ask({
      title: "This link brings ticks",
      lead: "You have ticks of your own on this page. Nothing has changed yet.",
      ...sides,
    });
  }

  function copy(list) {
    const { addressOfPage, copy: copyText, saidAfter } = window.LearningCopying;
    const fragment = `#${writeTicks(keeping.progress, list.refs)}`;
    return copyText(addressOfPage() + fragment).then((copied) => {
      if (!copied) showAddress(fragment);
      list.say(saidAfter(copied));
    });
  }

  window.LearningTickLink = { receive, copy };
})();
