/* <lb-edit-lines>: a list in one box, each line a bullet; in an outline, two spaces put one below the line above. Pasted
 * bullets are understood. Rests on bullets.js and lists.js. */
(function () {
  "use strict";

  const { read, show, paste, markFor, takeSign } = window.EditBullets;
  const { setTexts, setOutline, setPoints } = window.EditLists;
  const { characters } = window.EditCleaning;

  class EditLines extends window.EditField {
    begin() {
      this.control = this.querySelector(":scope > [data-control]");
      this.isOutline = this.dataset.kind === "outline";
      this.listen(this.control, "input", () => this.edit());
      this.listen(this.control, "change", () => this.show());
      this.listen(this.control, "blur", () => this.leave());
      this.listen(this.control, "paste", (event) => this.paste(event));
    }

    /* The list as the box shows it, whatever records it is made of. */
    get items() {
      const list = Array.isArray(this.value) ? this.value : [];
      if (this.dataset.kind === "lines") return list.map((text) => ({ text: String(text ?? ""), points: [] }));
      const fields = this.doc.spec.field(this.path).fields;
      const [text, points] = [fields.find((field) => field.isMain).name, fields.find((field) => field.isList)?.name];
      return list.map((entry) => ({ text: entry?.[text] ?? "", points: (this.isOutline && entry?.[points]) || [] }));
    }

    show() {
      const { items } = this;
      this.mark = this.mark || markFor(items.flatMap((item) => [item.text, ...item.points]));
      const lines = show(items, this.mark);
      this.shown = new Set([...(this.shown || []), ...lines.split("\n").map((line) => line.trimEnd())]);
      this.signs = new Set([...this.shown].map((line) => takeSign(line.trim()).sign).filter(Boolean));
      if (show(this.readBox(), this.mark) !== lines || document.activeElement !== this.control) this.control.value = lines;
      this.tellMark(lines.includes(this.mark));
      this.grow();
      window.EditParts.showIn(this);
    }

    tellMark(isUsed) {
      this.piece("mark-help").hidden = !isUsed;
      this.piece("mark").textContent = this.mark;
    }

    /* What stands in the file with a sign at its beginning keeps it: only what is new loses its bullets. */
    readBox() {
      const isKept = (line) => this.shown.has(line.trimEnd()) || this.signs.has(takeSign(line.trim()).sign);
      return read(characters(this.control.value).replaceAll("\t", "  "), this.isOutline, isKept, this.mark);
    }

    edit() {
      const items = this.readBox();
      this.change((doc, path) => {
        if (this.isOutline) setOutline(doc, path, items);
        else (this.dataset.kind === "points" ? setPoints : setTexts)(doc, path, items.map((item) => item.text));
      }, "text");
      this.grow();
    }

    paste(event) {
      const text = event.clipboardData?.getData("text/plain") || "";
      if (!/[\r\n\v]/.test(text) && text === characters(text) && !takeSign(text.trim()).sign) return;
      event.preventDefault();
      this.control.setRangeText(paste(text, this.isOutline), this.control.selectionStart, this.control.selectionEnd, "end");
      this.control.dispatchEvent(new Event("input", { bubbles: true }));
    }

    grow() {
      this.control.rows = Math.min(30, Math.max(4, this.control.value.split("\n").length + 2));
    }
  }

  customElements.define("lb-edit-lines", EditLines);
})();
