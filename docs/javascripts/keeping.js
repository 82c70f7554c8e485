/* Keeps what a reader has ticked and put on their sheet: window.LearningKeeping, one for the page. Nothing leaves the
 * browser. It lives in the tab, or on the device once the reader asks for that. Comes after progress.js, the files that
 * complete it, and keeping-places.js.
 *
 *   .progress              the present progress; at each change a "change" event
 *   .where                 "device", "tab", "name" (the window's name carries it), "page" (nothing works)
 *   .problem               "", "blocked", "full", "cleared" (it was on the device and is no more)
 *   .canRemember           whether there is a device storage at all
 *   .change(makeNext)      makeNext(progress) -> progress; gives {before, after}, which .undo() takes back
 *   .remember(yes)         on the device from now on, or no more; gives whether it worked
 *   .forget()              removes everything everywhere
 *
 * Where storage is blocked or full all works on, for as long as it can; what a browser refuses is never thrown.
 */
(function () {
  "use strict";

  const { EMPTY, parse, merge, revert, toStored } = window.LearningProgress;
  const { KEYS, device, inTab, leadsAway } = window.LearningPlaces;
  // Ends what a tab keeps because the device is full: it is newer than what is on the device, so it is not merged.
  const AHEAD = ',"ahead":true}';

  function isNothing(progress) {
    return progress.sheet.length === 0 && Object.keys(progress.ticks).length === 0;
  }

  function isShared() {
    return device.get(KEYS.remember) === "yes";
  }

  class Keeping extends EventTarget {
    constructor() {
      super();
      this.read();
      window.addEventListener("storage", (event) => this.hear(event));
      window.addEventListener("pageshow", (event) => event.persisted && this.readAgain());
      window.addEventListener("click", (event) => this.follow(leadsAway(event)));
      window.addEventListener("submit", () => this.follow(false));
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.look());
    }

    get canRemember() {
      return device.isUsable;
    }

    change(makeNext) {
      this.catchUp();
      const before = this.progress;
      this.settle(makeNext(before));
      return { before, after: this.progress };
    }

    undo({ before, after }) {
      return this.change((progress) => revert(progress, before, after));
    }

    remember(yes) {
      return yes ? this.beginRemembering() : this.endRemembering();
    }

    beginRemembering() {
      this.catchUp();
      if (this.where === "device") return true;
      const wasShared = isShared();
      const all = wasShared ? merge(parse(device.get(KEYS.data)), this.progress) : this.progress;
      // The flag comes last: when other tabs hear of it, what they are to share is there.
      const failed = device.set(KEYS.data, toStored(all)) || device.set(KEYS.remember, "yes");
      if (failed && !wasShared) device.remove(KEYS.data);
      this.isRemembered = wasShared || !failed;
      this.problem = "";
      this.settle(all, failed);
      return !failed;
    }

    endRemembering() {
      this.catchUp();
      // The flag goes first: other tabs then still have what they shared, and keep it for themselves.
      const isGone = [device.remove(KEYS.remember), device.remove(KEYS.data)];
      this.stopSharing(this.progress);
      return isGone.every(Boolean);
    }

    forget() {
      // Room first, so that even a full device can pass the word on; the flag last, so that others know it is for them.
      device.remove(KEYS.data);
      device.set(KEYS.forget, "now");
      device.remove(KEYS.forget);
      device.remove(KEYS.remember);
      this.stopSharing(EMPTY);
    }

    stopSharing(progress) {
      this.isRemembered = false;
      this.problem = "";
      this.settle(progress);
    }

    /* Takes a progress as the present one, keeps it and tells so. */
    settle(progress, problem = "") {
      this.progress = progress;
      this.keep();
      this.problem = problem || this.problem;
      this.dispatchEvent(new Event("change"));
    }

    /* Writes the present progress where it belongs, or else where it can. */
    keep() {
      inTab.show();
      const text = toStored(this.progress);
      const isOld = this.isRemembered && device.get(KEYS.data) !== text;
      const failed = isOld ? device.set(KEYS.data, text) : "";
      if (this.isRemembered && !failed) {
        inTab.moved(text);
        this.where = "device";
        this.problem = "";
        return;
      }
      const kept = this.keepInTab(failed ? text.slice(0, -1) + AHEAD : text);
      this.where = kept.where;
      this.problem = failed || kept.failed || (this.problem === "cleared" ? "cleared" : "");
    }

    /* Who has ticked nothing leaves no trace. */
    keepInTab(text) {
      return isNothing(this.progress) && !this.isRemembered ? inTab.keepNothing() : inTab.keep(text);
    }

    read() {
      const own = inTab.read();
      const isAhead = own !== null && own.endsWith(AHEAD);
      this.isRemembered = isShared();
      this.progress = this.isRemembered && !isAhead ? merge(parse(device.get(KEYS.data)), parse(own)) : parse(own);
      this.problem = "";
      // Two tabs at the very same moment may have left this behind, which nobody asked to be remembered.
      if (!this.isRemembered) device.remove(KEYS.data);
      this.keep();
    }

    /* Back from the browser's memory of pages: others may have written since. On a page alone there is nothing else. */
    readAgain() {
      if (this.where !== "page") this.read();
      this.dispatchEvent(new Event("change"));
    }

    /* What other tabs have written to the device, or that it was cleared. */
    catchUp() {
      if (!this.isRemembered) return;
      const text = isShared() ? device.get(KEYS.data) : null;
      if (text !== null && this.where === "device") this.progress = parse(text);
      if (isShared()) return;
      this.isRemembered = false;
      this.problem = "cleared";
      this.keep();
    }

    look() {
      const before = toStored(this.progress) + this.problem;
      this.catchUp();
      if (toStored(this.progress) + this.problem !== before) this.dispatchEvent(new Event("change"));
    }

    /* A word from another tab. */
    hear({ key, newValue, storageArea }) {
      if (storageArea && !device.is(storageArea)) return;
      if (key === null) this.look();
      if (key === KEYS.remember) this.hearRemember(newValue === "yes");
      // It may have been forgotten before this tab heard that it is to forget: it then took it for cleared.
      const hasShared = this.isRemembered || this.problem === "cleared";
      if (key === KEYS.forget && newValue !== null && hasShared) this.stopSharing(EMPTY);
      if (key === KEYS.data && newValue !== null && this.isRemembered && isShared()) this.hearData(parse(newValue));
    }

    hearRemember(yes) {
      const isKnown = yes === this.isRemembered && this.problem !== "cleared";
      if (isKnown || yes !== isShared()) return;
      if (!yes) return this.stopSharing(this.progress);
      this.isRemembered = true;
      this.settle(merge(parse(device.get(KEYS.data)), this.progress));
    }

    hearData(theirs) {
      if (this.where !== "device") return this.settle(merge(this.progress, theirs));
      this.catchUp();
      inTab.moved(toStored(this.progress));
      this.dispatchEvent(new Event("change"));
    }

    /* Before the tab leads away, what its name tells is hidden; before it stays with us, it is put back. */
    follow(isAway) {
      if (isAway === true) inTab.hide();
      if (isAway === false && inTab.isHidden) this.keep();
    }
  }

  window.LearningKeeping = new Keeping();
})();
