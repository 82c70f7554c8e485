/* <lb-edit-parts>: the way to each part of a long form. */
(function () {
  "use strict";

  class EditPartsList extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => {
        const link = event.target.closest("[data-part]");
        if (!link) return;
        event.preventDefault();
        window.EditPlaces.go(window.EditPlaces.find(this.closest("lb-editor").form, [link.dataset.part]));
      });
    }
  }

  customElements.define("lb-edit-parts", EditPartsList);
})();
