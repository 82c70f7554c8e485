/* How results come into sight: what is worth waiting for, and how many are drawn at once.
 *
 *   new Coming(list, engine)       list: see find-results.js
 *     .screenful                   so many results are sent for and drawn before all others
 *     .expect(found, count)        a promise: of what engine.search() gave there is something to show
 *     .drawSome(from)              draws the first few of those whose texts have come, from that place on
 *     .fill(isAsked)               a promise: every place is filled; each as soon as its text has come, a few at a time.
 *                                  The first few have been drawn already
 */
(function () {
  "use strict";

  if (!window.FindResult || !window.LearningBreath) return;

  const { giveUp } = window.FindResult;
  const { nextFrame, pause } = window.LearningBreath;
  // So many are drawn at once: a slow phone takes some thirty milliseconds for them.
  const AT_ONCE = 4;
  // A screenful that comes in a moment is worth that moment: it is drawn in one go, and before all else.
  const SCREENFUL = 3;
  const MOMENT = 40;

  class Coming {
    constructor(list, engine) {
      this.list = list;
      this.engine = engine;
      this.screenful = SCREENFUL;
    }

    async expect(found, count) {
      const numbers = [...this.list.queue(count, found), ...this.list.queuePages(found)].map(({ number }) => number);
      if (numbers.length === 0) return;
      await Promise.race([this.engine.load(numbers.slice(0, SCREENFUL)), pause(MOMENT)]);
      if (numbers.some((number) => this.engine.record(number))) return;
      await Promise.race(numbers.map((number) => this.engine.load([number])));
    }

    drawSome(from = 0) {
      this.drawUpTo(SCREENFUL, from);
    }

    async fill(isAsked) {
      const failed = new Map();
      // Nothing more is drawn, or sent for, before the first few are in sight.
      let hasDrawn = true;
      for (;;) {
        const waiting = this.list.waiting().filter(({ number }) => !failed.has(number));
        if (waiting.length === 0) break;
        await (hasDrawn ? nextFrame() : Promise.race(waiting.map((place) => this.wait(place, failed))));
        if (!isAsked()) return;
        hasDrawn = this.drawUpTo(AT_ONCE);
      }
      for (const error of failed.values()) throw error;
    }

    /* One that does not come holds no other back. */
    wait(place, failed) {
      return this.engine.load([place.number]).catch((error) => {
        failed.set(place.number, error);
        if (!place.isDrawn) giveUp(place.item);
      });
    }

    /* Whether there were any. */
    drawUpTo(most, from = 0) {
      const come = this.list.waiting(from).filter(({ number }) => this.engine.record(number)).slice(0, most);
      this.list.draw(come);
      return come.length > 0;
    }
  }

  window.FindComing = { Coming };
})();
