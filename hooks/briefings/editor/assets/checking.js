/* Asks the checker what it thinks of the text as it is now, a moment after the last change; where it cannot be asked, the
 * form's own rules say what they can.
 *
 *   new EditChecking(asking, report)   `report(problems, { elsewhere, problem })` is called with each answer that is
 *                                      still about the present text
 *   .soon(name, doc), .now(name, doc)  .now gives a promise of the problems
 */
(function () {
  "use strict";

  const PAUSE = 600;

  class EditChecking {
    constructor(asking, report) {
      this.asking = asking;
      this.report = report;
      this.round = 0;
    }

    soon(name, doc) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.now(name, doc), PAUSE);
    }

    stop() {
      clearTimeout(this.timer);
      this.round += 1;
    }

    async now(name, doc) {
      this.stop();
      const { round } = this;
      const { file } = doc;
      const answer = this.asking.isThere ? await this.asking.ask("check", { id: name, text: file }) : { problems: window.EditOwnRules.check(doc) };
      const problems = answer.problems || window.EditOwnRules.check(doc);
      if (round === this.round && file === doc.file) this.report(problems, answer);
      return problems;
    }
  }

  window.EditChecking = EditChecking;
})();
