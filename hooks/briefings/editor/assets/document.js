/* A briefing being edited: its file's text, what the form shows of it, and what was done to it, so that it can be undone.
 * Rests on yaml-source.js, yaml-tree.js, yaml-fields.js, yaml-entries.js and spec.js.
 *
 *   new EditDocument(file, spec)       `file` is the text as read
 *   .data                              the whole as plain data; .get(path) one part of it
 *   .step(path, change, kind)          one step of the reader's, made of the changes below; `kind` joins steps in a row
 *   .write(path, text), .clear(path)   a text; clearing takes an optional field away and leaves a needed one empty
 *   .insert(path, index, value), .remove(path, index), .order(path, order)    entries of a list
 *   .undo(), .redo()                   give the path of what changed, or null
 *   .file, .isChanged, .saved(file)    the text to be saved, whether it differs from what was saved last
 * It sends "change" whenever its text has changed. `obstacle` tells why it cannot be edited, if it cannot.
 */
(function () {
  "use strict";

  const { setText, addField, dropField, emptyField } = window.EditFields;
  const { addEntry, dropEntry, orderEntries } = window.EditEntries;
  const MOST_STEPS = 500;

  function isEmpty(part) {
    return part === null || part === undefined || (typeof part === "object" && Object.values(part).every(isEmpty));
  }

  class EditDocument extends EventTarget {
    constructor(file, spec) {
      super();
      this.spec = spec;
      this.undone = [];
      this.done = [];
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

    tell(detail) {
      this.dispatchEvent(new CustomEvent("change", { detail }));
    }

    get(path) {
      return path.reduce((part, step) => (part === null || part === undefined ? undefined : part[step]), this.data);
    }

    /* A change that cannot be written as it was meant is no change at all. */
    step(path, change, kind = "") {
      const before = this.source;
      change();
      if (this.obstacle) {
        this.show(before);
        throw new Error(`This change cannot be written: ${JSON.stringify(path)}`);
      }
      if (before.text === this.source.text) return;
      const key = JSON.stringify([path, kind]);
      const isMore = kind && !this.isPaused && this.done.at(-1)?.key === key;
      if (!isMore) this.done.push({ source: before, path, key });
      if (this.done.length > MOST_STEPS) this.done.shift();
      this.isPaused = false;
      this.undone = [];
      this.tell({ path });
    }

    /* What is typed from here on is a step of its own. */
    pause() {
      this.isPaused = true;
    }

    undo() {
      return this.back(this.done, this.undone);
    }

    redo() {
      return this.back(this.undone, this.done);
    }

    back(from, to) {
      const step = from.pop();
      if (!step) return null;
      to.push({ ...step, source: this.source });
      this.pause();
      this.show(step.source);
      this.tell({ path: step.path, isBack: true });
      return step.path;
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
