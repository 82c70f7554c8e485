/* What was done to a text, step by step, so that it can be undone. A text is anything with `.text`; what it is shown as
 * is the business of the class that rests on this (`show`).
 *
 *   .step(path, change, kind)   one step of the person's; steps of one kind at one place in a row become one
 *   .pause()                    what comes next is a step of its own
 *   .undo(), .redo()            give the path of what changed, or null
 * It sends "change" whenever the text has changed.
 */
(function () {
  "use strict";

  const MOST_STEPS = 500;

  class EditHistory extends EventTarget {
    done = [];
    undone = [];

    tell(detail) {
      this.dispatchEvent(new CustomEvent("change", { detail }));
    }

    /* A change that cannot be written as it was meant is no change at all. */
    step(path, change, kind = "") {
      const before = this.source;
      this.attempt(change, before, path);
      if (before.text === this.source.text) return;
      const key = JSON.stringify([path, kind]);
      const isMore = kind && !this.isPaused && this.done.at(-1)?.key === key;
      if (!isMore) this.done.push({ source: before, path, key });
      if (this.done.length > MOST_STEPS) this.done.shift();
      this.isPaused = false;
      this.undone = [];
      this.tell({ path });
    }

    attempt(change, before, path) {
      try {
        change();
        if (this.obstacle) throw new Error(this.obstacle);
      } catch (error) {
        this.show(before);
        throw new Error(`This change cannot be written (${path.join(", ")}: ${error.message}). Nothing was changed.`);
      }
    }

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
      this.tell({ path: step.path });
      return step.path;
    }
  }

  window.EditHistory = EditHistory;
})();
