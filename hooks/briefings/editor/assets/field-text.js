/* <lb-edit-text>: one value in one control, be it a text, a day, a year, an address or a choice.
 * <lb-edit-id>: an id, which is given and never typed. */
(function () {
  "use strict";

  const { tidy } = window.EditScalars;
  const { characters } = window.EditCleaning;
  const CAN_GROW = window.CSS?.supports?.("field-sizing", "content");
  const ANSWERS = { yes: "true", no: "false" };

  class EditText extends window.EditField {
    begin() {
      this.control = this.piece("control");
      this.listen(this.control, "input", () => this.edit());
      this.listen(this.control, "change", () => this.finish());
      this.listen(this.control, "blur", () => this.leave());
    }

    get typed() {
      return tidy(characters(this.control.value));
    }

    show() {
      const { value } = this;
      const text = typeof value === "string" ? value : "";
      const shown = this.control.localName === "select" ? this.offer(text) : text;
      if (this.typed !== tidy(shown)) this.control.value = shown;
      this.tellStrange(value, shown);
      this.count();
      this.grow();
    }

    /* A word that cannot be chosen is shown all the same, since it stands in the file. */
    offer(text) {
      const word = ANSWERS[text.toLowerCase()] || text;
      const options = [...this.control.options];
      options.filter((option) => option.dataset.odd && option.value !== word).forEach((option) => option.remove());
      if (word && !options.some((option) => option.value === word)) {
        const odd = Object.assign(document.createElement("option"), { value: word, textContent: `${word} (not known)` });
        odd.dataset.odd = "true";
        this.control.append(odd);
      }
      return word;
    }

    tellStrange(value, shown) {
      const note = this.piece("strange");
      const isLost = (value && typeof value !== "string") || (Boolean(shown) && this.control.value === "");
      note.hidden = !isLost;
      note.textContent = isLost ? `In the file stands: ${typeof value === "string" ? value : JSON.stringify(value)}` : "";
    }

    edit() {
      const text = this.typed;
      this.change((doc, path) => {
        if (text) doc.write(path, text);
        else doc.clear(path);
        if (path.at(-1) === "title") window.EditIds.follow(doc, path.slice(0, -1));
      }, "text");
      this.count();
      this.grow();
    }

    finish() {
      if (this.control.localName === "textarea") this.control.value = this.typed;
      this.grow();
    }

    count() {
      const note = this.piece("count");
      if (!note) return;
      const left = Number(note.dataset.count) - this.typed.length;
      const many = Math.abs(left) === 1 ? "letter" : "letters";
      note.textContent = left < 0 ? `${-left} ${many} too many.` : `${left} ${many} left of ${note.dataset.count}.`;
    }

    /* Where the style sheet cannot do it. */
    grow() {
      if (CAN_GROW || this.control.localName !== "textarea") return;
      this.control.style.height = "auto";
      this.control.style.height = `${this.control.scrollHeight + 4}px`;
    }
  }

  class EditId extends window.EditField {
    begin() {
      this.listen(this.piece("give"), "click", () => this.give());
    }

    show() {
      this.piece("id").textContent = this.value || "none yet";
      this.piece("give").hidden = Boolean(this.value);
    }

    give() {
      const list = this.path.slice(0, -2);
      this.change((doc, path) => {
        window.EditIds.follow(doc, path.slice(0, -1));
        if (!doc.get(path)) doc.write(path, window.EditIds.next(doc, list));
      });
    }
  }

  customElements.define("lb-edit-text", EditText);
  customElements.define("lb-edit-id", EditId);
})();
