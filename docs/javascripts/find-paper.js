/* The answer of the find page on paper: a sheet has what was found, not just what is shown, and where it can be found
 * again.
 *
 *   new Paper(list, engine, line)   list: see find-results.js; line: the element for what is said only on paper
 *     .foresee()                    a promise: loads what a sheet would show, where that is not too much
 *     .begin()                      shows as many as a sheet should have
 *     .end()                        has places again for what was shown; coming.fill() fills them
 */
(function () {
  "use strict";

  if (!window.FindNumbers) return;

  const { countOf } = window.FindNumbers;
  const MOST_PRINTED = 200;
  // Paper cannot wait for what is not there yet. So much is loaded ahead: a few hundred kilobytes at most.
  const MOST_AHEAD = 60;

  class Paper {
    constructor(list, engine, line) {
      this.list = list;
      this.engine = engine;
      this.line = line;
      this.kept = 0;
    }

    get numbers() {
      return this.list.queue(MOST_PRINTED).map(({ number }) => number);
    }

    async foresee() {
      if (this.engine.missing(this.numbers).length <= MOST_AHEAD) await this.engine.load(this.numbers);
    }

    begin() {
      const { list } = this;
      this.kept = list.shown;
      const missing = this.numbers.findIndex((number) => !this.engine.record(number));
      list.trimTo(missing < 0 ? MOST_PRINTED : missing);
      list.addUpTo(missing < 0 ? MOST_PRINTED : missing);
      list.drawAll();
      const address = window.location.protocol.startsWith("http") ? window.location.href : "";
      const isCut = list.shown < list.total;
      const cut = isCut ? `Printed here are the first ${list.shown} of ${countOf(list.total, "result")}.` : "";
      this.line.textContent = [cut, address].filter(Boolean).join(" ");
    }

    end() {
      this.list.trimTo(this.kept);
      this.list.addUpTo(this.kept);
    }
  }

  window.FindPaper = { Paper };
})();
