/* What the find page offers besides the answer. Most learning is for everyone and names no agency: whoever asks for one
 * agency is told so, and can have it with one press.
 *
 *   FindOffer.makeOffer(find) -> a promise of {text, button, isInstead} or null
 *     find       the page's own element, its question answered
 *     isInstead  the offer replaces the question rather than adding to it
 */
(function () {
  "use strict";

  async function makeOffer(find) {
    const everyone = find.piece("everyone");
    if (!everyone || everyone.checked) return null;
    const name = find.filters.labelOf(everyone).toLowerCase();
    if (find.filters.ticked.some((box) => box.name === everyone.name)) return addEveryone(find.filters.countFor(everyone), name);
    return isThin(find) ? replaceByEveryone(find, everyone, name) : null;
  }

  function addEveryone(count, name) {
    return count ? { text: `Learning for ${name} is left out.`, button: `Also show ${count} for ${name}` } : null;
  }

  async function replaceByEveryone(find, everyone, name) {
    const agency = find.engine.findTerm(find.words, readAgencies(find));
    if (!agency) return null;
    const count = (await find.engine.search("", { [everyone.name]: [everyone.value] })).results.length;
    if (!count) return null;
    return {
      text: `No learning point names ${agency.label}. ${count} ${count === 1 ? "is" : "are"} for ${name}.`,
      button: `Show ${count} for ${name}`,
      isInstead: true,
    };
  }

  /* Where plenty was found, nobody needs another way. */
  function isThin(find) {
    return find.words !== "" && find.found.hasWords && find.engine.isThin(find.found.results);
  }

  function readAgencies(find) {
    return [...find.piece("agencies").content.children].map(({ dataset }) => ({ ...dataset }));
  }

  window.FindOffer = { makeOffer };
})();
