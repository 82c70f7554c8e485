/* <lb-moved>: leads on to the new address of a page. The page would do so by itself, but would lose what stands behind
 * the # of the address: a learning point, or the ticks of a link, which name the briefing by its former id. */
(function () {
  "use strict";

  class Moved extends HTMLElement {
    connectedCallback() {
      const target = this.querySelector("[data-target]");
      target.hash = this.translate(location.hash);
      location.replace(target.href);
    }

    /* `~` begins a briefing in the links of progress-link.js; a mark of a point follows its id. */
    translate(fragment) {
      const { from, to } = this.dataset;
      return fragment.replace(new RegExp(`~${from}(?=[._]|$)`, "g"), `~${to}`);
    }
  }

  customElements.define("lb-moved", Moved);
})();
