/* What every field of the form has in common. A field shows one part of the briefing (`show`) and changes it through the
 * editor; where it stands in the page says which part.
 *
 *   class EditField               the base of all: `path`, `doc`, `value`, `change(act, kind)`, `listen(...)`
 *   EditParts.pathOf(element)    the path of a field or an entry
 *   EditParts.childrenOf(root)   the fields directly inside a field, an entry or the form
 *   EditParts.showIn(root)       shows each of them
 */
(function () {
  "use strict";

  const FIELDS = "[data-field], lb-edit-details";
  const BOUNDS = `${FIELDS}, [data-entry], [data-form]`;

  function pathOf(element) {
    const path = [];
    for (let at = element; at && !at.matches("[data-form]"); at = at.parentElement) {
      if (at.matches("[data-entry]")) path.unshift([...at.parentElement.children].indexOf(at));
      if (at.dataset.field) path.unshift(at.dataset.field);
    }
    return path;
  }

  function childrenOf(root) {
    return [...root.querySelectorAll(FIELDS)].filter((field) => field.parentElement.closest(BOUNDS) === root);
  }

  function showIn(root) {
    childrenOf(root).forEach((field) => field.show());
  }

  class EditField extends HTMLElement {
    connectedCallback() {
      this.listeners = new AbortController();
      this.begin?.();
    }

    disconnectedCallback() {
      this.listeners.abort();
    }

    listen(target, type, act) {
      target.addEventListener(type, act, { signal: this.listeners.signal });
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    get editor() {
      return this.closest("lb-editor");
    }

    get doc() {
      return this.editor.doc;
    }

    get path() {
      return pathOf(this);
    }

    get value() {
      return this.doc?.get(this.path);
    }

    change(act, kind = "") {
      this.editor.change(this.path, act, kind);
    }

    /* Leaving a field ends a step of what can be undone, and what is wrong in it may be said from now on. */
    leave() {
      this.editor.leave(this.path);
    }
  }

  class EditRecord extends EditField {
    show() {
      showIn(this);
    }
  }

  window.EditField = EditField;
  window.EditParts = { pathOf, childrenOf, showIn };
  customElements.define("lb-edit-record", EditRecord);
})();
