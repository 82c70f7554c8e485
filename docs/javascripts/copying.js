/* Copies texts and tells which address of a page is worth copying.
 *
 *   LearningCopying.copy(text) -> promise of whether it worked
 *   LearningCopying.addressOfPage() -> the page's address without its fragment
 *   LearningCopying.saidAfter(copied) -> what to tell the reader
 */
(function () {
  "use strict";

  /* Where the clipboard is closed to pages (http, files, policy) an older way is tried. */
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).then(
        () => true,
        () => copyBySelection(text),
      );
    }
    return Promise.resolve(copyBySelection(text));
  }

  function copyBySelection(text) {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "lb-unseen";
    document.body.append(field);
    field.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false; // A browser may forbid it; the caller then tells the reader what to do instead.
    }
    field.remove();
    if (focused) focused.focus();
    return copied;
  }

  /* Opened from a folder, a page's own address is of no use to a colleague; where the site is published is. */
  function addressOfPage() {
    const published = document.querySelector("link[rel=canonical]");
    if (location.protocol === "file:" && published) return published.href;
    return location.href.split("#")[0];
  }

  function saidAfter(copied) {
    if (!copied) return "This browser does not let pages copy. The link is in the address bar.";
    const isLocal = addressOfPage().startsWith("file:");
    return isLocal ? "The link is copied. It works on this computer only." : "The link is copied.";
  }

  window.LearningCopying = { copy, addressOfPage, saidAfter };
})();
