/* Where a browser can keep a text: window.LearningPlaces. A browser may forbid each place; nothing here ever throws.
 *
 *   KEYS         {data, remember, forget}: named by the site's path, so that two sites on one host do not mix
 *   device       .isUsable .get(key) .set(key, text): "" or "full" or "blocked"; .remove(key): whether it is gone
 *   inTab        what lives as long as the tab: .read() .keep(text) .keepNothing(): {where, failed}
 *                where: "tab" (its storage), "name" (its window's name, which goes from page to page), "page" (nowhere)
 *   inTab.moved(text)       it is on the device now; the window's name alone may still carry it
 *   inTab.hide() .show()    takes what the name tells out of sight while another site is looked at, and ends that
 *   leadsAway(event)        true: this click leads the tab away from the site; false: to a page of it; null: neither
 */
(function () {
  "use strict";

  const ROOT = new URL("..", document.currentScript.src);
  const PREFIX = `learning-from-reviews/1${ROOT.pathname}`;
  const KEYS = { data: `${PREFIX}ticks-and-sheet`, remember: `${PREFIX}remember`, forget: `${PREFIX}forget` };
  const IN_NAME = `${KEYS.data} `;
  // Opened from a folder, each page may have a storage of its own; the window's name goes with the reader.
  const IS_FOLDER = window.location.protocol === "file:";
  // Firefox does: what one page of a folder kept, no other would know, nor could it be asked to forget.
  const IS_SPLIT = IS_FOLDER && /firefox/i.test(navigator.userAgent);

  /* What the work gives, or what a refusal of the browser comes to: the caller then uses another place. */
  function attempt(work, refused) {
    try {
      return work();
    } catch (error) {
      return refused(error);
    }
  }

  const saysNo = () => false;
  const givesNothing = () => null;
  const tellsWhy = (error) => (/quota/i.test(error.name) ? "full" : "blocked");

  /* Even asking for a storage may throw, so it is asked for anew each time. */
  function makeStore(kind) {
    return {
      get isUsable() {
        if (IS_SPLIT) return false;
        return attempt(() => window[kind].getItem(KEYS.data) !== undefined, saysNo);
      },
      get: (key) => attempt(() => window[kind].getItem(key), givesNothing),
      set: (key, text) => attempt(() => window[kind].setItem(key, text) || "", tellsWhy),
      remove: (key) => attempt(() => window[kind].removeItem(key) === undefined, saysNo),
      is: (area) => attempt(() => window[kind] === area, saysNo),
    };
  }

  const tab = makeStore("sessionStorage");

  // A window may have been named for somebody's links. That name is not ours to change.
  const name = {
    isUsable: () => window.name === "" || window.name.startsWith(IN_NAME),
    get: () => (window.name.startsWith(IN_NAME) ? window.name.slice(IN_NAME.length) : null),
    set(text) {
      if (name.isUsable()) window.name = IN_NAME + text;
      return name.get() === text;
    },
    clear() {
      if (name.get() !== null) window.name = "";
    },
  };

  // A place in the tab's history. Only pages of this origin can read it; a name might be read by the next site.
  const hidden = {
    // A browser that refuses this forgets what was ticked rather than show it to another site.
    set: (text) => attempt(() => history.replaceState({ ...history.state, [KEYS.data]: text }, ""), givesNothing),
    take() {
      const { [KEYS.data]: text, ...others } = history.state || {};
      if (typeof text !== "string") return null;
      attempt(() => history.replaceState(Object.keys(others).length ? others : null, ""), givesNothing);
      return text;
    },
  };

  // A page that the browser keeps alive to go back to has the name that was the window's then. It cannot hear of a
  // change, or that all was forgotten; but a word spoken to it makes the browser let it go and load it anew.
  let channel = null;
  function letGoOfOldPages() {
    attempt(() => {
      channel = channel || new BroadcastChannel(KEYS.data);
      channel.postMessage("changed");
    }, givesNothing);
  }

  const inTab = {
    isHidden: false,
    read() {
      // The name is used where the tab's storage fails, so it is the newer one.
      const last = hidden.take();
      return name.get() ?? last ?? tab.get(KEYS.data);
    },
    keep(text) {
      if (IS_SPLIT) return inTab.keepInName(text);
      const failed = tab.set(KEYS.data, text);
      if (failed) {
        letGoOfOldPages();
        return { where: name.set(text) ? "name" : "page", failed };
      }
      inTab.carry(text);
      return { where: "tab", failed };
    },
    keepNothing() {
      tab.remove(KEYS.data);
      name.clear();
      if (tab.isUsable) return { where: "tab", failed: "" };
      if (IS_SPLIT && name.isUsable()) return { where: "name", failed: "" };
      letGoOfOldPages();
      return { where: name.isUsable() ? "name" : "page", failed: "blocked" };
    },
    /* Nothing is wrong where that is simply the place. */
    keepInName(text) {
      return name.set(text) ? { where: "name", failed: "" } : { where: "page", failed: "blocked" };
    },
    moved(text) {
      tab.remove(KEYS.data);
      inTab.carry(text);
    },
    carry(text) {
      if (IS_FOLDER) name.set(text);
      else name.clear();
    },
    hide() {
      const text = name.get();
      if (text === null) return;
      hidden.set(text);
      name.clear();
      inTab.isHidden = true;
    },
    show() {
      if (inTab.isHidden) hidden.take();
      inTab.isHidden = false;
    },
  };

  function leadsAway(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href], area[href]") : null;
    const isElsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || isElsewhere || event.defaultPrevented || !["", "_self", "_top"].includes(link.target)) return null;
    if (!["http:", "https:", "file:"].includes(link.protocol)) return null;
    return !link.href.startsWith(ROOT.href);
  }

  window.LearningPlaces = { KEYS, device: makeStore("localStorage"), inTab, leadsAway };
})();
