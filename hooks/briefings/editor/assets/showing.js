/* <lb-edit-showing>: the pages as they will be, rendered by the preview from the text that is not saved yet. It asks only
 * while it can be seen. */
(function () {
  "use strict";

  const PAUSE = 1200;

  class EditShowing extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => event.target.matches("[data-way]") && this.choose(event.target.dataset.way));
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    get isVisible() {
      return getComputedStyle(this).display !== "none";
    }

    soon(name, doc, asking) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.now(name, doc, asking), PAUSE);
    }

    stop() {
      clearTimeout(this.timer);
      this.shown = null;
    }

    async now(name, doc, asking) {
      const { file } = doc;
      if (!this.isVisible || this.shown === file) return;
      const answer = await asking.ask("show", { id: name, text: file });
      if (file !== doc.file) return;
      this.shown = file;
      this.piece("problem").textContent = answer.problem || "";
      this.piece("problem").hidden = !answer.problem;
      if (answer.pages?.length) this.show(answer);
    }

    show({ pages, sheets }) {
      this.pages = pages;
      this.piece("sheets").textContent = sheets.length ? `As PDF: ${sheets.map(({ name, size }) => `${name.toLowerCase()}, ${size}`).join("; ")}.` : "";
      if (this.piece("ways").children.length !== pages.length) this.offer(pages);
      this.choose(this.chosen || pages[0].name);
    }

    /* Made once: a button that has the focus keeps it while the pages are made anew. */
    offer(pages) {
      const buttons = pages.map(({ name }) => {
        const button = window.EditTemplates.clone(this.piece("way-template"));
        button.textContent = name;
        button.dataset.way = name;
        return button;
      });
      this.piece("ways").replaceChildren(...buttons);
    }

    /* The page keeps its place while it is made anew. */
    choose(name) {
      const page = this.pages.find((one) => one.name === name) || this.pages[0];
      const frame = this.piece("page");
      const scroll = this.chosen === page.name ? frame.contentWindow?.scrollY || 0 : 0;
      this.chosen = page.name;
      this.querySelectorAll("[data-way]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.way === page.name)));
      frame.hidden = false;
      frame.addEventListener("load", () => frame.contentWindow.scrollTo({ top: scroll, behavior: "instant" }), { once: true });
      frame.title = `${page.name} as it will look`;
      frame.src = `../${page.address}`;
    }
  }

  customElements.define("lb-edit-showing", EditShowing);
})();
