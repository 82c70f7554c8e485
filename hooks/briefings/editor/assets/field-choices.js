/* <lb-edit-choices>: a list of terms, each a box to tick. Terms keep the order they have in the file; a new one comes
 * last. A word that is no choice is shown with a button to take it away. */
(function () {
  "use strict";

  class EditChoices extends window.EditField {
    begin() {
      this.listen(this, "change", (event) => this.toggle(event.target));
      this.listen(this, "click", (event) => event.target.matches("[data-drop]") && this.drop(event.target.value));
      this.listen(this, "focusout", (event) => this.contains(event.relatedTarget) || this.leave());
    }

    get boxes() {
      return [...this.querySelectorAll("input[type=checkbox]")];
    }

    get chosen() {
      return Array.isArray(this.value) ? this.value.filter((word) => typeof word === "string") : [];
    }

    show() {
      const { chosen, boxes } = this;
      boxes.forEach((box) => {
        box.checked = chosen.includes(box.value);
      });
      this.tellChosen(boxes);
      this.showUnknown(chosen.filter((word) => !boxes.some((box) => box.value === word)));
    }

    tellChosen(boxes) {
      const note = this.piece("chosen");
      const labels = boxes.filter((box) => box.checked).map((box) => box.labels[0].textContent);
      if (note) note.textContent = labels.length ? `Chosen: ${labels.join("; ")}` : "Nothing is chosen.";
    }

    showUnknown(words) {
      const list = this.piece("unknown");
      list.hidden = !words.length;
      list.replaceChildren(...words.map((word) => this.makeUnknown(word)));
    }

    makeUnknown(word) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "le-quiet", value: word, textContent: `Take “${word}” away` });
      button.dataset.drop = "";
      item.append(`“${word}” is not one of the choices. `, button);
      return item;
    }

    toggle(box) {
      const { chosen } = this;
      this.set(box.checked ? [...chosen, box.value] : chosen.filter((word) => word !== box.value));
    }

    drop(word) {
      this.set(this.chosen.filter((one) => one !== word));
      this.piece("target").focus();
    }

    set(words) {
      this.change((doc, path) => window.EditLists.setTexts(doc, path, words));
    }
  }

  customElements.define("lb-edit-choices", EditChoices);
})();
