/* The tools of a page: print it, copy a link to it or to one learning point, and name it on each printed sheet. */
(function () {
  "use strict";

  const SHOWN_FOR = 4000;

  /* Copies a text. Where the clipboard is closed to pages (http, files, policy) an older way is tried.
   * Gives a promise of whether it worked. */
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).then(
        () => true,
        () => copyBySelection(text),
      );
    }
    return Promise.resolve(copyBySelection(text));
  }

  function copyBySelection(text) {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "lb-unseen";
    document.body.append(field);
    field.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false; // A browser may forbid it; the caller then tells the reader what to do instead.
    }
    field.remove();
    if (focused) focused.focus();
    return copied;
  }

  /* Opened from a folder, a page's own address is of no use to a colleague; where the site is published is. */
  function addressOfPage() {
    const published = document.querySelector("link[rel=canonical]");
    if (location.protocol === "file:" && published) return published.href;
    return location.href.split("#")[0];
  }

  function copiedWords() {
    const isLocal = addressOfPage().startsWith("file:");
    return isLocal ? "The link is copied. It works on this computer only." : "The link is copied.";
  }

  class PageTools extends HTMLElement {
    connectedCallback() {
      this.onClick = (event) => {
        if (event.target.closest("[data-print]")) window.print();
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
        this.querySelector("[data-status]").textContent = copied
          ? copiedWords()
          : "This browser does not let pages copy. The link is in the address bar.";
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

  /* The running title of printed pages: a style sheet cannot take a text from the page by itself. */
  function nameSheets() {
    const named = document.querySelector("[data-running-title]");
    if (!named) return;
    document.documentElement.style.setProperty("--lb-running-title", JSON.stringify(named.dataset.runningTitle));
  }

  customElements.define("lb-page-tools", PageTools);
  customElements.define("lb-copy-link", CopyLink);
  nameSheets();
})();
