/* <lb-edit-settle>: what an import left for a person to decide. Words without a place are put into a field or left out;
 * what is to be checked is looked at and ticked off. Each takes an entry off the list, and shows how far one has come. */
(function () {
  "use strict";

  const { setTexts, setOutline, setPoints } = window.EditLists;
  const { clone } = window.EditTemplates;
  const BOXES = ["text", "lines", "outline", "points"];

  /* Every field that takes words: those of the briefing itself, and those of each of its strands. */
  function findPlaces(doc, fields, path = [], before = "") {
    return fields.flatMap((field) => {
      const here = [...path, field.name];
      if (BOXES.includes(field.kind) && !field.isWord) return [{ path: here, field, label: `${before}${field.label}` }];
      if (field.kind !== "entries" || path.length || !field.fields.some((one) => one.kind === "points")) return [];
      const name = field.fields.find((one) => one.isMain)?.name;
      return (doc.get(here) || []).flatMap((entry, at) => findPlaces(doc, field.fields, [...here, at], `${entry?.[name] || at + 1}: `));
    });
  }

  function add(doc, { path, field }, words) {
    const flat = words.replace(/\s+/g, " ");
    const list = doc.get(path) || [];
    const main = field.fields.find((one) => one.isMain)?.name;
    const points = field.fields.find((one) => one.isList)?.name;
    if (field.kind === "text") return doc.write(path, [doc.get(path), words].filter(Boolean).join("\n\n"));
    if (field.kind === "lines") return setTexts(doc, path, [...list, flat]);
    if (field.kind === "points") return setPoints(doc, path, [...list.map((entry) => entry[main]), flat]);
    const items = list.map((entry) => ({ text: entry[main], points: entry[points] || [] }));
    return setOutline(doc, path, [...items, { text: flat, points: [] }]);
  }

  class EditSettle extends window.EditField {
    begin() {
      this.listen(this, "click", (event) => this.press(event.target.closest("button")));
    }

    get entries() {
      return Array.isArray(this.value) ? this.value : [];
    }

    get names() {
      const names = this.doc.spec.field(this.path).fields.map((field) => field.name);
      return { words: names.find((name) => ["text", "what"].includes(name)), hasPlace: names.includes("at") };
    }

    show() {
      const before = this.doc.savedData[this.path[0]] || [];
      if (this.shownDoc !== this.doc) Object.assign(this, { shownDoc: this.doc, most: Math.max(before.length, this.entries.length) });
      this.most = Math.max(this.most, this.entries.length);
      this.hidden = !this.most;
      const done = this.most - this.entries.length;
      this.piece("count-words").textContent = `${done} of ${this.most} settled`;
      Object.assign(this.piece("progress"), { max: this.most || 1, value: done });
      this.piece("items").replaceChildren(...this.entries.map((entry) => this.make(entry || {})));
    }

    make(entry) {
      const { words, hasPlace } = this.names;
      const item = clone(this.querySelector("template"));
      const piece = (name) => item.querySelector(`[data-${name}]`);
      piece("item-words").textContent = entry[words] || "";
      piece("item-about").textContent = [entry.where, entry.why, hasPlace && `In: ${entry.at}`].filter(Boolean).join(". ");
      piece("placing").hidden = hasPlace;
      piece("go").hidden = !hasPlace;
      piece("settle").textContent = hasPlace ? "It is right now" : "Leave it out";
      if (!hasPlace) piece("to").replaceChildren(new Option("Choose a field", ""), ...this.places.map(({ label }, at) => new Option(label, at)));
      return item;
    }

    get places() {
      return findPlaces(this.doc, this.doc.spec.fields);
    }

    press(button) {
      const item = button?.closest("li");
      if (!item) return;
      const at = [...this.piece("items").children].indexOf(item);
      if (button.matches("[data-go]")) this.go(this.entries[at].at);
      if (button.matches("[data-settle]")) this.settle(at, () => {});
      if (button.matches("[data-put]")) this.put(at, item.querySelector("[data-to]"));
    }

    put(at, choice) {
      const place = choice.value && this.places[Number(choice.value)];
      if (!place) {
        this.piece("said").textContent = "Choose a field first.";
        return choice.focus();
      }
      const words = this.entries[at][this.names.words];
      return this.settle(at, (doc) => add(doc, place, words), `Put into ${place.label}.`);
    }

    settle(at, act, words = "Settled.") {
      this.change((doc, path) => {
        act(doc);
        doc.remove(path, at);
      });
      this.piece("said").textContent = `${words} ${this.piece("count-words").textContent}.`;
      const next = this.piece("items").children[Math.min(at, this.entries.length - 1)];
      (next?.querySelector("select, button:not([hidden])") || this.piece("target")).focus();
    }

    /* A field's name, or the id of a strand or a learning point. */
    go(name) {
      const find = (part, path) => {
        if (!part || typeof part !== "object") return null;
        if (part.id === name) return path;
        return Object.entries(part).map(([key, inner]) => find(inner, [...path, Array.isArray(part) ? Number(key) : key])).find(Boolean) || null;
      };
      const path = this.doc.spec.field([name]) ? [name] : find(this.doc.data, []);
      if (path) window.EditPlaces.go(window.EditPlaces.find(this.editor.form, path));
    }
  }

  customElements.define("lb-edit-settle", EditSettle);
})();
