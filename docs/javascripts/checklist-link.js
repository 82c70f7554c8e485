/* Ticks that come with a link, and a link for ticks to go with. What is ticked on the page is the business of checklist.js.
 *
 *   LearningTickLink.receive(list)   takes in the ticks of the page's fragment, after asking where the reader has own ones
 *   LearningTickLink.copy(list)      copies a link to this page with the ticks of the list
 *   LearningTickLink.explain(link, fragment)   a promise of words for a link whose ticks are for another page
 *
 * list: {refs, dataset, tell(words, step), say(words)}; a step is what can be undone. Until the reader has decided the
 * fragment stays in the address, so that the page asks again when it is loaded anew.
 */
(function () {
  "use strict";

  const { EMPTY, compare, merge, readLink, replace, writeTicks } = window.LearningProgress;
  const { showAddress, describeRest, pointToSheet, pointToChecklists } = window.LearningLinks;
  const keeping = window.LearningKeeping;
  const NEWER = "These ticks were sent from a newer version of this site. Reload the page and open the link again.";
  const UNREADABLE = "The link brings no ticks that can be read. Ask for it again.";
  let turns = 0; // A link opened while another one still asks takes its place.

  function countOf(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  /* What of the link does not show on the page, said so that nobody takes the list for whole. */
  function describeLeft(link, here) {
    const elsewhere = Object.keys(link.progress.ticks).length - here;
    const are = elsewhere === 1 ? "is" : "are";
    const words = elsewhere ? `${countOf(elsewhere, "point")} of the link ${are} not on this page.` : "";
    return `${words} ${describeRest(link)}`.trim();
  }

  async function explain(link, fragment) {
    if (link.isNewer) return NEWER;
    const refs = Object.keys(link.progress.ticks);
    if (refs.length === 0) return UNREADABLE;
    const many = refs.length === 1 ? "The point of this link belongs" : `The ${refs.length} points of this link belong`;
    return pointToChecklists(`${many} to another checklist. Open the link there:`, refs, fragment);
  }

  async function receive(list) {
    const fragment = location.hash;
    const link = readLink(fragment);
    if (!link) return;
    const turn = ++turns;
    const isNow = () => turn === turns;
    if (link.kind === "sheet") return list.tell(pointToSheet(link, fragment));
    await take(list, link, fragment, isNow);
    if (isNow() && location.hash === fragment) showAddress("");
  }

  async function take(list, link, fragment, isNow) {
    const refs = list.refs;
    const theirs = replace(EMPTY, link.progress, { refs });
    const left = describeLeft(link, Object.keys(theirs.ticks).length);
    if (Object.keys(theirs.ticks).length === 0) return takeNone(list, link, fragment, left);
    const mine = keeping.progress;
    if (compare(mine, theirs, { refs }).isSame) return list.tell(`You have these ticks already. ${left}`.trim());
    const put = (words, makeNext) => list.tell(`${words} ${left}`.trim(), keeping.change(makeNext));
    if (!refs.some((ref) => mine.ticks[ref])) {
      return put("These ticks came with the link.", (progress) => replace(progress, theirs, { refs }));
    }
    const answer = await ask({ mine, theirs, options: { refs } });
    if (!isNow()) return;
    if (answer === "add") put("The ticks of the link are added to yours.", (progress) => merge(progress, theirs));
    if (answer === "replace") put("Your ticks here are now those of the link.", (now) => replace(now, theirs, { refs }));
    if (answer === "keep") list.tell(`Your ticks are as they were. ${left}`.trim());
  }

  /* Points that this very briefing has no more are nowhere else either. */
  async function takeNone(list, link, fragment, left) {
    const isHere = (ref) => ref.startsWith(`${list.dataset.whole}/`);
    const refs = Object.keys(link.progress.ticks);
    const isWithdrawn = refs.length > 0 && refs.every(isHere);
    list.tell(isWithdrawn ? left : await explain(link, fragment));
  }

  function ask(sides) {
    return document.querySelector("lb-changes").ask({
      title: "This link brings ticks",
      lead: "You have ticks of your own on this page. Nothing has changed yet.",
      ...sides,
    });
  }

  function copy(list) {
    const { addressOfPage, copy: copyText, saidAfter } = window.LearningCopying;
    const hasTicks = list.refs.some((ref) => keeping.progress.ticks[ref]);
    const fragment = hasTicks ? `#${writeTicks(keeping.progress, list.refs)}` : "";
    return copyText(addressOfPage() + fragment).then((copied) => {
      if (!copied) showAddress(fragment);
      list.say(saidAfter(copied));
    });
  }

  window.LearningTickLink = { receive, copy, explain };
})();
