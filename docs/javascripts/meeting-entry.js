/* The show for a meeting as a place of its own in the tab's history, at #meeting: Back closes it instead of leaving the
 * page, a reload keeps it, and a link can lead to it.
 *
 *   new MeetingEntry(open, close)   what opens and closes the show when the address asks for it
 *     .watch() .unwatch()
 *     .arrive()                     opens it where the page was opened at the show
 *     .enter()                      it was opened otherwise: the address says so from now on
 *     .leave()                      it was closed otherwise: the tab goes back to where it was
 */
(function () {
  "use strict";

  const SHOW = "#meeting";

  /* Some browsers forbid it for a page opened from a folder, or many times in a row. Gives whether it worked. */
  function attempt(work) {
    try {
      work();
      return true;
    } catch {
      return false; // The show works without a place in the history; Back then leaves the page, as it did before.
    }
  }

  function isOurs() {
    return location.hash === SHOW && Boolean(history.state && history.state.meeting);
  }

  function clean() {
    return attempt(() => history.replaceState(history.state, "", location.pathname + location.search));
  }

  function push() {
    return attempt(() => history.pushState({ meeting: true }, "", SHOW));
  }

  class MeetingEntry {
    constructor(open, close) {
      this.open = open;
      this.close = close;
      this.onMove = () => this.follow();
    }

    watch() {
      window.addEventListener("popstate", this.onMove);
      window.addEventListener("hashchange", this.onMove);
    }

    unwatch() {
      window.removeEventListener("popstate", this.onMove);
      window.removeEventListener("hashchange", this.onMove);
    }

    /* The page without its show comes to stand before it, so that Back leads there. */
    arrive() {
      if (location.hash !== SHOW || this.isOn) return;
      if (!isOurs() && clean()) push();
      this.isOn = true;
      this.open();
    }

    enter() {
      this.isOn = true;
      if (!this.isLeaving) push();
    }

    leave() {
      this.isOn = false;
      if (this.isLeaving) return;
      if (!isOurs()) return location.hash === SHOW && clean();
      this.isLeaving = true;
      history.back();
    }

    follow() {
      if (this.isLeaving) return this.arriveBack();
      if (this.isOn && location.hash !== SHOW) {
        this.isOn = false;
        this.close();
      } else this.arrive();
    }

    /* Going back takes a moment, in which it may have been opened anew. */
    arriveBack() {
      this.isLeaving = false;
      if (this.isOn) push();
    }
  }

  window.MeetingEntry = MeetingEntry;
})();
