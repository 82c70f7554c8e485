/* The menu on narrow screens: a button that shows and hides the list of pages.
 * Without this script the list simply stays visible. */
(function () {
  "use strict";

  class Menu extends HTMLElement {
    connectedCallback() {
      this.button = this.querySelector("[aria-controls]");
      this.onClick = () => this.show(!this.isOpen());
      this.onKey = (event) => {
        if (event.key !== "Escape" || !this.isOpen()) return;
        this.show(false);
        this.button.focus();
      };
      this.button.addEventListener("click", this.onClick);
      this.addEventListener("keydown", this.onKey);
      this.button.hidden = false;
      this.show(false);
    }

    disconnectedCallback() {
      this.button.removeEventListener("click", this.onClick);
      this.removeEventListener("keydown", this.onKey);
    }

    isOpen() {
      return this.button.getAttribute("aria-expanded") === "true";
    }

    show(open) {
      this.button.setAttribute("aria-expanded", String(open));
      this.classList.toggle("lb-header__inner--open", open);
    }
  }

  customElements.define("lb-menu", Menu);
})();
