/* The tools of a page: print it, copy a link to it or to one learning point. */
(function () {
  "use strict";

  const SHOWN_FOR = 4000;

  const { copy, addressOfPage, saidAfter } = window.LearningCopying;

  class PageTools extends HTMLElement {
    connectedCallback() {
      this.onClick = (event) => {
        if (event.target.closest("button[data-print]")) window.print();
        if (event.target.closest("[data-copy]")) this.copyAddress();
      };
      this.addEventListener("click", this.onClick);
      this.hidden = false;
    }

    disconnectedCallback() {
      this.removeEventListener("click", this.onClick);
    }

    copyAddress() {
      copy(addressOfPage()).then((copied) => {
        this.querySelector("[data-status]").textContent = saidAfter(copied);
      });
    }
  }

  class CopyLink extends HTMLElement {
    connectedCallback() {
      this.link = this.querySelector("a");
      this.label = this.querySelector("[data-label]");
      this.label.textContent = "Copy link";
      this.status = document.createElement("span");
      this.status.setAttribute("role", "status");
      this.status.className = "lb-points__status";
      this.append(this.status);
      this.onClick = (event) => this.copyLink(event);
      this.link.addEventListener("click", this.onClick);
    }

    disconnectedCallback() {
      this.link.removeEventListener("click", this.onClick);
      clearTimeout(this.timer);
      this.status.remove();
    }

    copyLink(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // opened in a new tab on purpose
      event.preventDefault();
      copy(addressOfPage() + this.link.getAttribute("href")).then((copied) => {
        if (!copied) location.hash = this.link.hash;
        this.status.textContent = copied ? "Copied" : "The link is in the address bar";
        clearTimeout(this.timer);
        this.timer = setTimeout(() => (this.status.textContent = ""), SHOWN_FOR);
      });
    }
  }

  customElements.define("lb-page-tools", PageTools);
  customElements.define("lb-copy-link", CopyLink);
})();
