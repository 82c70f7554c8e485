/* The words of the points on my sheet, as they come: at once, one briefing after the other, late, or not at all.
 *
 *   new SheetWords(status, onCome)   status: where it is said that they are on their way; onCome: some have come
 *     .known                         a Map, as LearningPointsData.load() gives it, of what has come
 *     .load(refs)                    a promise: all that these points need is known or given up
 *     .loadAgain(refs)               the same for what had been given up
 *     .stop()
 */
(function () {
  "use strict";

  const points = window.LearningPointsData;
  const LOADING = "Loading the words of your points…";
  // Words that are there at once need no notice that they are coming.
  const PATIENCE = 400;

  class SheetWords {
    constructor(status, onCome) {
      this.status = status;
      this.onCome = onCome;
      this.known = new Map();
      this.refs = [];
      this.onArrive = ({ detail }) => this.take([[detail.id, detail.words]]);
      points.addEventListener("arrive", this.onArrive);
    }

    stop() {
      points.removeEventListener("arrive", this.onArrive);
      clearTimeout(this.timer);
    }

    get awaited() {
      return this.refs.filter((ref) => !this.known.has(ref.split("/")[0]));
    }

    async load(refs) {
      this.refs = refs;
      this.showStatus();
      if (this.awaited.length) this.take(await points.load(this.awaited));
    }

    async loadAgain(refs) {
      this.take(await points.load(refs));
    }

    take(words) {
      for (const [briefing, found] of words) this.known.set(briefing, found);
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
