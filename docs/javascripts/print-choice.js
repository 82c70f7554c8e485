/* <lb-print-choice>: what a sheet shows, the list or the discussion record, ticked or with empty boxes. It only says so on
 * the page; the style sheets do the rest, so the browser's own way to print follows the choice too.
 */
(function () {
  "use strict";

  const RECORD = "#discussion";
  const page = document.documentElement;
  // As in checklist.css: there is room for the choice beside the list.
  const wide = window.matchMedia("(min-width: 68em)");

  class PrintChoice extends HTMLElement {
    connectedCallback() {
      this.more = this.querySelector("[data-more]");
      this.onChange = () => this.apply();
      // Of buttons only: the page itself is marked by the same word, see apply().
      this.onClick = (event) => event.target.closest("button[data-print]") && window.print();
      this.onAddress = () => this.followAddress();
      this.onWidth = () => (this.more.open = wide.matches);
      this.addEventListener("change", this.onChange);
      this.addEventListener("click", this.onClick);
      window.addEventListener("hashchange", this.onAddress);
      wide.addEventListener("change", this.onWidth);
      this.onWidth();
      this.followAddress();
      this.apply();
      this.hidden = false;
    }

    disconnectedCallback() {
      this.removeEventListener("change", this.onChange);
      this.removeEventListener("click", this.onClick);
      window.removeEventListener("hashchange", this.onAddress);
      wide.removeEventListener("change", this.onWidth);
      delete page.dataset.print;
      delete page.dataset.printBlank;
    }

    /* Who followed a link to the discussion record came to print that. */
    followAddress() {
      if (location.hash !== RECORD) return;
      this.querySelector("[value=record]").checked = true;
      this.more.open = true;
      this.apply();
    }

    apply() {
      page.dataset.print = this.querySelector("input[type=radio]:checked").value;
      page.toggleAttribute("data-print-blank", this.querySelector("[data-blank]").checked);
    }
  }

  customElements.define("lb-print-choice", PrintChoice);
})();
