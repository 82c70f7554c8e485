/* <lb-renamed data-now="new-id" data-formerly="old-id older-id">: what a reader ticked and collected under a former id
 * of this briefing goes on under the present one. A tick made since under the present id counts more. */
(function () {
  "use strict";

  const { freeze } = window.LearningProgress;
  const keeping = window.LearningKeeping;

  class Renamed extends HTMLElement {
    connectedCallback() {
      this.former = new Set(this.dataset.formerly.split(" "));
      this.onChange = () => this.carryOver();
      keeping.addEventListener("change", this.onChange);
      this.carryOver();
    }

    disconnectedCallback() {
      keeping.removeEventListener("change", this.onChange);
    }

    carryOver() {
      const { ticks, sheet } = keeping.progress;
      if ([...Object.keys(ticks), ...sheet].some((ref) => this.isFormer(ref))) {
        keeping.change((progress) => this.rename(progress));
      }
    }

    isFormer(ref) {
      return this.former.has(ref.split("/")[0]);
    }

    refNow(ref) {
      return this.isFormer(ref) ? `${this.dataset.now}/${ref.split("/")[1]}` : ref;
    }

    rename({ ticks, sheet }) {
      const entries = Object.entries(ticks);
      const kept = entries.filter(([ref]) => !this.isFormer(ref));
      const renamed = entries.filter(([ref]) => this.isFormer(ref)).map(([ref, tick]) => [this.refNow(ref), tick]);
      // The first of a ref counts.
      return freeze([...kept, ...renamed], sheet.map((ref) => this.refNow(ref)));
    }
  }

  customElements.define("lb-renamed", Renamed);
})();
