/* A briefing being edited: its file's text, and what the form shows of it. Rests on history.js (undo), yaml-source.js,
 * yaml-tree.js, yaml-fields.js, yaml-entries.js and spec.js.
 *
 *   new EditDocument(file, spec)       `file` is the text as read
 *   .data                              the whole as plain data; .get(path) one part of it
 *   .write(path, text), .clear(path)   a text; clearing takes an optional field away and leaves a needed one empty
 *   .insert(path, index, value), .remove(path, index), .order(path, order)    entries of a list
 *   .file, .isChanged, .saved(file)    the text to be saved, whether it differs from what was saved last
 * `obstacle` tells why it cannot be edited, if it cannot.
 */
(function () {
  "use strict";

  const { setText, addField, dropField, emptyField } = window.EditFields;
  const { addEntry, dropEntry, orderEntries } = window.EditEntries;

  function isEmpty(part) {
    return part === null || part === undefined || (typeof part === "object" && Object.values(part).every(isEmpty));
  }

  class EditDocument extends window.EditHistory {
    constructor(file, spec) {
      super();
      this.spec = spec;
      this.show(window.EditSource.open(file));
      this.savedFile = file;
      this.savedData = this.data;
    }

    show(source) {
      this.source = source;
      this.tree = window.EditTree.parse(source.text);
      this.obstacle = this.tree.obstacle;
      this.data = this.obstacle ? {} : this.tree.read(this.tree.root);
    }

    get file() {
      return this.source.file;
    }

    get isChanged() {
      return this.file !== this.savedFile;
    }

    saved(file) {
      this.startFrom(file);
      this.pause();
      this.tell({});
    }

    /* What stands in the file: nothing yet for a new one. */
    startFrom(file) {
      this.savedFile = file;
      this.savedData = file ? new EditDocument(file, this.spec).data : {};
    }

    /* Goes on with `text` as a change to what another window has saved meanwhile; the text before can be brought back. */
    rebase(saved, text) {
      this.done.push({ source: this.source, path: [], key: "" });
      this.undone = [];
      this.show(window.EditSource.open(text));
      this.saved(saved);
    }

    get(path) {
      return path.reduce((part, step) => (part === null || part === undefined ? undefined : part[step]), this.data);
    }

    apply(splices) {
      this.show(this.source.apply(splices));
    }

    write(path, value) {
      if (this.tree.node(path) !== undefined) return this.apply(setText(this.tree, path, value, this.spec));
      const parent = path.slice(0, -1);
      if (this.isRecord(parent)) return this.add(path, value);
      return this.putRecord(parent, { [path.at(-1)]: value });
    }

    add(path, value) {
      this.apply(addField(this.tree, path, value, this.spec.before(path), this.spec));
    }

    isRecord(path) {
      const part = this.get(path);
      return Boolean(part) && typeof part === "object" && !Array.isArray(part) && Object.keys(part).length > 0;
    }

    /* A record where there was none, or nothing behind its name. */
    putRecord(path, record) {
      if (this.tree.pair(path)) this.apply(dropField(this.tree, path));
      this.write(path, record);
    }

    clear(path) {
      const found = this.tree.pair(path);
      if (!found) return;
      const stays = this.spec.field(path)?.isRequired || found.map.items.length === 1;
      this.apply(stays ? emptyField(this.tree, path) : dropField(this.tree, path));
      this.dropEmptyRecord(path.slice(0, -1));
    }

    /* A record that may be left out is left out once nothing is written in it any more. */
    dropEmptyRecord(path) {
      const field = path.length ? this.spec.field(path) : null;
      if (!field || typeof path.at(-1) === "number" || field.isRequired || !isEmpty(this.get(path))) return;
      if (this.tree.pair(path)) this.clear(path);
    }

    insert(path, index, value) {
      if (this.tree.node(path) === undefined) return this.write(path, [value]);
      return this.apply(addEntry(this.tree, path, this.get(path) ? index : 0, value, this.spec));
    }

    remove(path, index) {
      if (this.get(path).length === 1) this.clear(path);
      else this.apply(dropEntry(this.tree, path, index));
    }

    order(path, order) {
      this.apply(orderEntries(this.tree, path, order));
    }
  }

  window.EditDocument = EditDocument;
})();
