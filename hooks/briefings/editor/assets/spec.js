/* What the form knows of the fields, as generated from the content model.
 *
 *   EditSpec.of(fields)      from the list of fields that the page carries
 *   .field(path)             the field at a path; entries of a list count as their list's field
 *   .before(path)            the fields that stand before it in its record, nearest first
 *   .isWord(path or name)    whether it holds an id, a term, a day or the like, written without quotes
 *   .needed(path)            a new record for an entry of the list at a path: its needed fields, still empty
 */
(function () {
  "use strict";

  class Spec {
    constructor(fields) {
      this.fields = fields;
      this.words = new Set();
      this.collect(fields);
      this.step = 2;
    }

    collect(fields) {
      fields.forEach((field) => {
        if (field.isWord) this.words.add(field.name);
        this.collect(field.fields);
      });
    }

    field(path) {
      let found = null;
      let among = this.fields;
      for (const step of path.filter((one) => typeof one === "string")) {
        found = among.find((field) => field.name === step) || null;
        if (!found) return null;
        among = found.fields;
      }
      return found;
    }

    siblings(path) {
      const names = path.filter((step) => typeof step === "string");
      return names.length > 1 ? this.field(names.slice(0, -1)).fields : this.fields;
    }

    before(path) {
      const names = this.siblings(path).map((field) => field.name);
      return names.slice(0, names.indexOf(path.at(-1))).reverse();
    }

    isWord(path) {
      if (!Array.isArray(path)) return this.words.has(path);
      const field = this.field(path);
      return field ? field.isWord : false;
    }

    needed(path) {
      const needed = this.field(path).fields.filter((field) => field.isRequired);
      return Object.fromEntries((needed.length ? needed : this.field(path).fields.slice(0, 1)).map((field) => [field.name, null]));
    }
  }

  window.EditSpec = { of: (fields) => new Spec(fields) };
})();
