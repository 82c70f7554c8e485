/* Asks the engine and shows the answer as soon as there is something to show. Whatever is asked later wins: an answer
 * that comes late is dropped. Results and counts change together, and only when all that they are counted from is known.
 *
 *   new Showing(find)          find: the page's own element, with engine, list, coming, filters and status
 *     .show(question, count)   a promise of {isAsked, filled} when the first results are in sight: isAsked() says whether
 *                              the question still stands, `filled` is a promise of whether the rest has come as well; null
 *                              where something else has been asked since, or where it could not be had, which the page says.
 *                              question: {words, filters, isGrowing}; isGrowing: the last word is still being typed
 *     .more(count)             a promise of the number of the first of so many more, once they are there; null as above
 *     .fill()                  a promise of whether every place of the list is filled
 *     .found                   what engine.search() gave for what is shown
 */
(function () {
  "use strict";

  if (!window.LearningBreath) return;

  const { step } = window.LearningBreath;

  class Showing {
    constructor(find) {
      this.find = find;
      this.turn = 0;
      this.asked = "";
      this.found = null;
    }

    async show(question, count) {
      this.turn += 1;
      this.setBusy(true);
      return this.attempt(async (isAsked) => {
        const { engine, list, coming } = this.find;
        const { words, filters, isGrowing } = question;
        // What the reader has just typed is drawn first, and what follows at once is asked instead of this.
        await step();
        if (!isAsked()) return null;
        const found = await engine.search(words, filters, { isGrowing, isAsked, ahead: coming.screenful });
        if (!isAsked()) return null;
        await coming.expect(found, count);
        if (this.find.returnTo) await engine.load(list.queue(count, found).map(({ number }) => number));
        await step();
        if (!isAsked()) return null;
        this.take(found, JSON.stringify(question), count);
        await this.find.reveal(isAsked);
        return { isAsked, filled: this.fill() };
      });
    }

    /* A pause in typing asks the same again: what is there stays there. */
    take(found, asked, count) {
      const { list, coming, filters, returnTo } = this.find;
      const isNew = asked !== this.asked;
      this.asked = asked;
      this.found = found;
      if (isNew || list.shown > count) list.set(found);
      if (isNew) filters.showCounts(found.counts, found.results.length + found.some.length);
      list.addUpTo(count);
      if (returnTo) list.drawAll();
      else coming.drawSome();
    }

    fill() {
      return this.attempt(async (isAsked) => {
        await this.find.coming.fill(isAsked);
        if (isAsked()) this.setBusy(false);
        return true;
      });
    }

    more(count) {
      return this.attempt(async (isAsked) => {
        const { list, coming, engine } = this.find;
        const first = list.shown;
        await engine.load(list.queue(first + count).slice(first).map(({ number }) => number));
        if (!isAsked()) return null;
        list.addUpTo(first + count);
        coming.drawSome(first);
        this.fill();
        return first;
      });
    }

    /* What fails is told, unless nobody waits for it any more. */
    async attempt(work) {
      const { turn } = this;
      const isAsked = () => turn === this.turn;
      try {
        return await work(isAsked);
      } catch (error) {
        if (!isAsked()) return null;
        this.setBusy(false);
        this.find.tellTrouble(error);
        return null;
      }
    }

    setBusy(isBusy) {
      this.find.toggleAttribute("data-busy", isBusy);
      this.find.piece("results").setAttribute("aria-busy", String(isBusy));
    }
  }

  window.FindShowing = { Showing };
})();
