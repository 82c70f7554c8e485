/* <lb-edit-bar>: which file is open, whether it is saved, and what can be done with it.
 *
 *   .show(editor)                 .say(words, { isUrgent })
 */
(function () {
  "use strict";

  const ACTIONS = ["save", "check", "undo", "redo", "close"];

  class EditBar extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        const action = button && ACTIONS.find((name) => button.matches(`[data-${name}]`));
        if (action) this.closest("lb-editor").act(action);
      });
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    show({ doc, file }) {
      this.piece("file-name").textContent = `${file.name}.yml`;
      this.piece("state").textContent = doc.isChanged ? "not saved yet" : "saved";
      this.setAvailable("undo", doc.done.length > 0);
      this.setAvailable("redo", doc.undone.length > 0);
    }

    /* Without taking the focus away from a button that has nothing left to do. */
    setAvailable(name, isAvailable) {
      this.piece(name).setAttribute("aria-disabled", String(!isAvailable));
    }

    say(words, { isUrgent = false } = {}) {
      this.piece("said").textContent = words || "";
      this.piece("said").classList.toggle("le-bar__said--urgent", isUrgent);
    }
  }

  customElements.define("lb-edit-bar", EditBar);
})();
