/* <lb-edit-entries>: a list of records, each with fields of its own, to be added, moved and removed.
 * <lb-edit-details>: what can be said of each line of a box; its entries come and go with the lines. */
(function () {
  "use strict";

  const { showIn } = window.EditParts;
  const { clone } = window.EditTemplates;

  function shorten(text, most = 60) {
    return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
  }

  /* As many entries as the list has; those that stay are shown anew. */
  class EditList extends window.EditField {
    get list() {
      return this.querySelector("[data-entries]");
    }

    get count() {
      return Array.isArray(this.value) ? this.value.length : 0;
    }

    show() {
      const isOwn = (template) => template.parentElement.closest("[data-field], lb-edit-details") === this;
      const template = [...this.querySelectorAll("template")].find(isOwn);
      while (this.list.children.length > this.count) this.list.lastElementChild.remove();
      while (this.list.children.length < this.count) this.list.append(clone(template));
      [...this.list.children].forEach((entry, at) => {
        this.name(entry, at);
        showIn(entry);
      });
    }
  }

  class EditEntries extends EditList {
    begin() {
      this.listen(this, "click", (event) => this.press(event.target.closest("button")));
    }

    name(entry, at) {
      const main = this.doc.spec.field(this.path).fields.find((field) => field.isMain)?.name;
      const words = this.value[at]?.[main] || "";
      const which = `${this.dataset.label}, entry ${at + 1}`;
      entry.querySelector("[data-entry-name]").textContent = words ? `${which}: ${shorten(words)}` : which;
      const tools = entry.querySelector(".le-entry__tools") && [...entry.querySelectorAll("[data-entry-which]")];
      tools.filter((one) => one.closest("[data-entry]") === entry).forEach((one) => (one.textContent = ` ${which}`));
    }

    press(button) {
      if (!button || button.closest("lb-edit-entries") !== this) return;
      const entry = button.closest("[data-entry]");
      const at = entry ? [...this.list.children].indexOf(entry) : -1;
      if (button.matches("[data-add]")) this.add();
      if (button.matches("[data-remove]")) this.remove(at);
      if (button.matches("[data-move]")) this.move(at, Number(button.dataset.move), button.dataset.move);
    }

    add() {
      const at = this.count;
      this.change((doc, path) => doc.insert(path, at, doc.spec.needed(path)));
      this.list.children[at]?.querySelector("[data-control], input, select")?.focus();
      this.piece("said").textContent = `Entry ${at + 1} added.`;
    }

    remove(at) {
      this.change((doc, path) => doc.remove(path, at));
      const next = this.list.children[Math.min(at, this.count - 1)];
      (next ? next.querySelector("[data-entry-target]") : this.lastButton).focus();
      this.piece("said").textContent = `Entry ${at + 1} removed. Undo brings it back.`;
    }

    get lastButton() {
      return [...this.querySelectorAll("[data-add]")].at(-1);
    }

    move(at, by, which) {
      const to = at + by;
      if (to < 0 || to >= this.count) return;
      const order = Array.from({ length: this.count }, (_, one) => (one === at ? to : one === to ? at : one));
      this.change((doc, path) => doc.order(path, order));
      [...this.list.children[to].querySelectorAll(`[data-move="${which}"]`)].at(-1).focus();
      this.piece("said").textContent = `Moved to place ${to + 1} of ${this.count}.`;
    }
  }

  class EditDetails extends EditList {
    show() {
      super.show();
      this.hidden = !this.count;
    }

    name(entry, at) {
      entry.querySelector("[data-entry-name]").textContent = shorten(this.value[at]?.[this.dataset.text] || "(no words yet)", 90);
    }
  }

  customElements.define("lb-edit-entries", EditEntries);
  customElements.define("lb-edit-details", EditDetails);
})();
