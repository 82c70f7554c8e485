/* Keys that work anywhere in the form, as in any program for writing: save, undo, do again.
 *
 *   EditKeys.find(event)   the action that a key stands for, or ""
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

  window.EditKeys = { find };
})();
