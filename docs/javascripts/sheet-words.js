/* The words of the points on my sheet, as they come: at once, one briefing after the other, late, or not at all.
 *
 *   new SheetWords(status, onCome)   status: where it is said that they are on their way; onCome: some have come
 *     .known                         a Map, as LearningPointsData.load() gives it, of what has come
 *     .load(refs, isOpening)         a promise: all that these points need is known or given up; isOpening: no point is
 *                                    shown yet
 *     .isOpening                     some of the first points are on their way: what stands below them has no place yet
 *     .isHeld                        and what has come waits for them, so that nothing is pushed down
 *     .loadAgain(refs)               the same for what had been given up
 *     .stop()
 */
(function () {
  "use strict";

  const points = window.LearningPointsData;
  const LOADING = "Loading the words of your points…";
  // Words that are there at once need no notice that they are coming.
  const PATIENCE = 400;
  // What has come is not held back longer than this for what has not.
  const HOLD = 3_000;

  class SheetWords {
    constructor(status, onCome) {
      this.status = status;
      this.onCome = onCome;
      this.known = new Map();
      this.refs = [];
      this.isOpening = false;
      this.isHeld = false;
      this.onArrive = ({ detail }) => this.take([[detail.id, detail.words]]);
      points.addEventListener("arrive", this.onArrive);
    }

    stop() {
      points.removeEventListener("arrive", this.onArrive);
      clearTimeout(this.timer);
      clearTimeout(this.holdTimer);
    }

    get awaited() {
      return this.refs.filter((ref) => !this.known.has(ref.split("/")[0]));
    }

    async load(refs, isOpening) {
      this.refs = refs;
      this.isOpening = this.awaited.length > 0 && (isOpening || this.isOpening);
      if (this.isOpening) this.hold();
      else this.isHeld = false;
      this.showStatus();
      if (this.awaited.length) this.take(await points.load(this.awaited));
    }

    hold() {
      clearTimeout(this.holdTimer);
      this.isHeld = true;
      this.holdTimer = setTimeout(() => {
        this.isHeld = false;
        this.onCome();
      }, HOLD);
    }

    async loadAgain(refs) {
      this.take(await points.load(refs));
    }

    take(words) {
      for (const [briefing, found] of words) this.known.set(briefing, found);
      if (this.awaited.length === 0) {
        this.isOpening = this.isHeld = false;
        clearTimeout(this.holdTimer);
      }
      this.showStatus();
      this.onCome();
    }

    showStatus() {
      clearTimeout(this.timer);
      const isAwaiting = this.awaited.length > 0;
      if (isAwaiting) this.timer = setTimeout(() => (this.status.textContent = LOADING), PATIENCE);
      else this.status.textContent = "";
    }
  }

  window.SheetWords = SheetWords;
})();
