/* My sheet and links: a link to it for a colleague, and a sheet that came with the link by which the page was opened.
 *
 *   new SheetLink(sheet)    sheet: the page's own element; what was done is told by its say()
 *     .copy()               copies a link to the sheet as it is
 *     .read()               takes a sheet out of the page's address: at once where the reader has none, else asks
 *
 * The link holds permanent ids alone, behind the # that no browser sends to a server.
 */
(function () {
  "use strict";

  const { merge, readLink, setSheet, writeSheet } = window.LearningProgress;
  const { copy, addressOfPage, saidAfter } = window.LearningCopying;
  const keeping = window.LearningKeeping;

  const NEWER = "This link was made by a newer version of this site and cannot be read here. Nothing was changed.";
  const BROKEN = "No learning point in this link can be read. It may have been cut short: ask for it to be sent again.";
  const QUESTION = { title: "A sheet came with the link", options: { sheet: true } };

  function describeDropped(dropped) {
    return dropped ? ` ${dropped} ${dropped === 1 ? "part" : "parts"} of the link could not be read.` : "";
  }

  function writeAddress(address) {
    try {
      window.history.replaceState(window.history.state, "", address);
    } catch {
      // Some browsers refuse for pages opened from a folder. A fragment that stays asks no more than it asked before.
    }
  }

  class SheetLink {
    constructor(sheet) {
      this.sheet = sheet;
    }

    async copy() {
      const fragment = `#${writeSheet(keeping.progress)}`;
      const isCopied = await copy(addressOfPage() + fragment);
      if (!isCopied) writeAddress(fragment);
      this.sheet.say(saidAfter(isCopied));
    }

    async read() {
      const { hash } = window.location;
      const link = readLink(hash);
      if (!link || link.kind !== "sheet") return;
      await this.take(link);
      // Another link may have been opened meanwhile.
      if (window.location.hash === hash) writeAddress(window.location.pathname + window.location.search);
    }

    async take({ progress: theirs, dropped, isNewer }) {
      if (isNewer) return this.sheet.say(NEWER);
      if (theirs.sheet.length === 0) return this.sheet.say(BROKEN);
      const left = describeDropped(dropped);
      const { progress: mine } = keeping;
      if (mine.sheet.length === 0) return this.put(() => theirs.sheet, `This sheet came with the link.${left}`);
      if (mine.sheet.join() === theirs.sheet.join()) return this.sheet.say(left.trim());
      const lead = `You have a sheet of your own.${left} Nothing changes until you choose.`;
      const answer = await this.sheet.querySelector("lb-changes").ask({ ...QUESTION, lead, mine, theirs });
      if (answer === "keep") return this.sheet.say("Your sheet is as it was.");
      if (answer === "replace") return this.put(() => theirs.sheet, "Your sheet was replaced.");
      return this.put((now) => merge(now, theirs).sheet, "Added to your sheet.");
    }

    put(makeRefs, words) {
      const step = keeping.change((progress) => setSheet(progress, makeRefs(progress)));
      this.sheet.say(words, { step });
    }
  }

  window.SheetLink = SheetLink;
})();
