/* <lb-sheet-count>: the way to the reader's sheet, with the number of points on it, in the header of every page.
 * The number is always there to be read; announced is only what changes while the page is open. */
(function () {
  "use strict";

  const keeping = window.LearningKeeping;

  function describe(count) {
    if (count === 0) return "Your sheet is empty.";
    return `${count.toLocaleString("en-GB")} ${count === 1 ? "point" : "points"} on your sheet.`;
  }

  function describeChange(before, after) {
    const action = { 1: "Added. ", [-1]: "Taken off. " }[after - before] || "";
    return action + describe(after);
  }

  class SheetCount extends HTMLElement {
    connectedCallback() {
      this.onChange = () => this.tell();
      keeping.addEventListener("change", this.onChange);
      this.show();
    }

    disconnectedCallback() {
      keeping.removeEventListener("change", this.onChange);
    }

    tell() {
      const before = this.count;
      this.show();
      // My sheet itself says there what is done to it; nothing should be said twice.
      const said = this.querySelector("[data-said]");
      if (said && this.count !== before) said.textContent = describeChange(before, this.count);
    }

    show() {
      this.count = keeping.progress.sheet.length;
      this.querySelector("[data-number]").hidden = this.count === 0;
      this.querySelector("[data-figure]").textContent = this.count.toLocaleString("en-GB");
      this.querySelector("[data-noun]").textContent = this.count === 1 ? "point" : "points";
    }
  }

  customElements.define("lb-sheet-count", SheetCount);
})();
