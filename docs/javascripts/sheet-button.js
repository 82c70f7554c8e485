/* <lb-sheet-button>: puts one learning point, its data-point, on the reader's sheet, or takes it off again.
 * What it would do stands on the button itself; that it was done is announced by <lb-sheet-count>. */
(function () {
  "use strict";

  const { MOST_ON_SHEET, addToSheet, isOnSheet, isRef, removeFromSheet } = window.LearningProgress;
  const keeping = window.LearningKeeping;

  class SheetButton extends HTMLElement {
    connectedCallback() {
      if (!isRef(this.dataset.point)) return; // It stays hidden: there is nothing it could add.
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      this.querySelector("button").addEventListener("click", () => this.toggle(), { signal });
      keeping.addEventListener("change", () => this.show(), { signal });
      this.show();
      this.hidden = false;
    }

    disconnectedCallback() {
      if (this.listeners) this.listeners.abort();
    }

    toggle() {
      const ref = this.dataset.point;
      const step = isOnSheet(keeping.progress, ref) ? removeFromSheet : addToSheet;
      const { after } = keeping.change((progress) => step(progress, ref));
      const hadNoRoom = step === addToSheet && !isOnSheet(after, ref);
      if (hadNoRoom) this.tellFull();
    }

    /* Said where it was pressed until something changes, and announced by <lb-sheet-count>. */
    tellFull() {
      this.querySelector("[data-label]").textContent = "Your sheet is full";
      this.dispatchEvent(new CustomEvent("lb-sheet-full", { bubbles: true, detail: MOST_ON_SHEET }));
    }

    show() {
      const isOn = isOnSheet(keeping.progress, this.dataset.point);
      this.querySelector("[data-label]").textContent = isOn ? "Take off my sheet" : "Add to my sheet";
      this.classList.toggle("lb-sheet-button--on", isOn);
    }
  }

  customElements.define("lb-sheet-button", SheetButton);
})();
