/* Keys that work anywhere in the form, as in any program for writing: save, undo, do again.
 *
 *   EditKeys.press(editor, event)
 *   EditKeys.setAvailable(button, isAvailable)   without taking the focus away from a button that has nothing left to do
 */
(function () {
  "use strict";

  function find(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return "";
    if (key === "s" && !event.shiftKey) return "save";
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" && !event.shiftKey ? "redo" : "";
  }

  function press(editor, event) {
    const action = editor.doc ? find(event) : "";
    if (!action) return;
    event.preventDefault();
    if (action === "save") editor.save();
    else editor.back(action);
  }

  function setAvailable(button, isAvailable) {
    button.setAttribute("aria-disabled", String(!isAvailable));
  }

  window.EditKeys = { press, setAvailable };
})();
