/* My sheet and links: a link to it for a colleague, and a sheet that came with the link by which the page was opened.
 *
 *   new SheetLink(sheet)    sheet: the page's own element; what was done is told by its say(), or by its tell() what the
 *                           reader did not do there
 *     .copy()               copies a link to the sheet as it is
 *     .read()               takes a sheet out of the page's address: at once where the reader has none, else asks
 *
 * The link holds permanent ids alone, behind the # that no browser sends to a server.
 */
(function () {
  "use strict";

  const { countOver, describeOver, merge, readLink, setSheet, without, writeSheet } = window.LearningProgress;
  const { copy, addressOfPage, saidAfter } = window.LearningCopying;
  const { showAddress, describeRest } = window.LearningLinks;
  const keeping = window.LearningKeeping;

  const NEWER = "This link was made by a newer version of this site and cannot be read here. Nothing was changed.";
  const BROKEN = "No learning point in this link can be read. It may have been cut short: ask for it to be sent again.";
  const QUESTION = { title: "A sheet came with the link", options: { sheet: true } };

  function join(...words) {
    return words.filter(Boolean).join(" ");
  }

  /* What the reader is asked, where the two sheets differ. */
  function describeSides(mine, theirs) {
    const hasNew = without(theirs, mine).length > 0;
    const isShorter = theirs.length < mine.length;
    return hasNew || !isShorter ? "" : "All the points of the link are on it already.";
  }

  function isOrderAlone(mine, theirs) {
    return mine.length === theirs.length && without(theirs, mine).length === 0;
  }

  class SheetLink {
    constructor(sheet) {
      this.sheet = sheet;
      this.turns = 0; // A link opened while another one still asks takes its place.
    }

    async copy() {
      const fragment = `#${writeSheet(keeping.progress)}`;
      const isCopied = await copy(addressOfPage() + fragment);
      if (!isCopied) showAddress(fragment);
      this.sheet.say(`${saidAfter(isCopied)} It holds the points and their order, not your ticks.`);
    }

    async read() {
      const { hash } = window.location;
      const link = readLink(hash);
      if (!link) return;
      const turn = ++this.turns;
      const isNow = () => turn === this.turns;
      if (link.kind === "ticks") return this.pass(link, hash, isNow);
      await this.take(link, isNow);
      if (isNow() && window.location.hash === hash) showAddress("");
    }

    /* Ticks belong to a checklist. The address keeps them: opened there, the same link shows them. */
    async pass(link, hash, isNow) {
      const words = await window.LearningTickLink.explain(link, hash);
      if (isNow()) this.sheet.tell(words);
    }

    async take(link, isNow) {
      const theirs = link.progress;
      if (link.isNewer) return this.sheet.tell(NEWER);
      if (theirs.sheet.length === 0) return this.sheet.tell(BROKEN);
      const left = describeRest(link);
      const { progress: mine } = keeping;
      if (mine.sheet.length === 0) return this.put(() => theirs.sheet, join("This sheet came with the link.", left));
      if (mine.sheet.join() === theirs.sheet.join()) return this.sheet.tell(join("You have this sheet already.", left));
      const sides = describeSides(mine.sheet, theirs.sheet);
      const lead = join("You have a sheet of your own.", sides, left, "Nothing changes until you choose.");
      const answer = await this.sheet.querySelector("lb-changes").ask({ ...QUESTION, lead, mine, theirs });
      if (isNow()) this.follow(answer, theirs);
    }

    follow(answer, theirs) {
      const mine = keeping.progress;
      const isOrder = isOrderAlone(mine.sheet, theirs.sheet);
      const replaced = isOrder ? "Your sheet is in the order of the link now." : "Your sheet is that of the link now.";
      const over = describeOver(countOver(mine, theirs));
      if (answer === "keep") this.sheet.tell("Your sheet is as it was.");
      if (answer === "replace") this.put(() => theirs.sheet, replaced);
      if (answer === "add") this.put((now) => merge(now, theirs).sheet, join("Added to your sheet.", over));
    }

    put(makeRefs, words) {
      const step = keeping.change((progress) => setSheet(progress, makeRefs(progress)));
      this.sheet.tell(words, { step });
    }
  }

  window.SheetLink = SheetLink;
})();
