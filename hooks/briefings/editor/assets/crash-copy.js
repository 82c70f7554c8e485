/* <lb-edit-crash-copy>: keeps a copy of unsaved work in this browser, once the person has asked for it, and deletes it as
 * soon as it is saved or no longer wanted. Where the browser keeps nothing, it is not offered.
 *
 *   .offer(), .keep(file), .drop()          EditCrashCopy.find(): { name, text, fingerprint } or null
 */
(function () {
  "use strict";

  const KEY = `briefing-copy:${location.pathname}`;
  const WANTED = `${KEY}:wanted`;

  function store() {
    try {
      localStorage.setItem(`${KEY}:try`, "");
      localStorage.removeItem(`${KEY}:try`);
      return localStorage;
    } catch {
      return null;
    }
  }

  function find() {
    try {
      const copy = JSON.parse(store()?.getItem(KEY) || "null");
      return copy && typeof copy.name === "string" && typeof copy.text === "string" ? copy : null;
    } catch {
      return null;
    }
  }

  class EditCrashCopy extends HTMLElement {
    connectedCallback() {
      this.box = this.querySelector("[data-keep]");
      this.box.addEventListener("change", () => this.choose());
    }

    offer() {
      this.hidden = !store();
      this.box.checked = store()?.getItem(WANTED) === "yes";
    }

    choose() {
      if (this.box.checked) store()?.setItem(WANTED, "yes");
      else store()?.removeItem(WANTED);
      if (this.box.checked) this.dispatchEvent(new CustomEvent("copy-wanted", { bubbles: true }));
      else this.drop();
    }

    /* A full store keeps what it had: the work itself goes on. */
    keep(file) {
      if (!this.box.checked) return;
      try {
        store()?.setItem(KEY, JSON.stringify(file));
      } catch {
        this.querySelector(".le-meaning").textContent = "This browser’s room is full: no copy is kept. Save often.";
      }
    }

    drop() {
      store()?.removeItem(KEY);
    }
  }

  window.EditCrashCopy = { find, drop: () => store()?.removeItem(KEY) };
  customElements.define("lb-edit-crash-copy", EditCrashCopy);
})();
