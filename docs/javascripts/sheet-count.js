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
      this.onFull = ({ detail: most }) => this.say(`Your sheet is full: it holds ${most} points. Take some off first.`);
      keeping.addEventListener("change", this.onChange);
      document.addEventListener("lb-sheet-full", this.onFull);
      this.show();
    }

    disconnectedCallback() {
      keeping.removeEventListener("change", this.onChange);
      document.removeEventListener("lb-sheet-full", this.onFull);
    }

    tell() {
      const before = this.count;
      this.show();
      if (this.count !== before) this.say(describeChange(before, this.count));
    }

    /* My sheet itself says there what is done to it; nothing should be said twice. */
    say(words) {
      const said = this.querySelector("[data-said]");
      if (said) said.textContent = words;
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
