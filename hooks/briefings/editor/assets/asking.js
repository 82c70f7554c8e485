/* Asks the preview on this computer. Without a token there is none to ask.
 *
 *   EditAsking.from(editor)         .isThere, .ask(what, data): a promise of { status, ...answer }
 */
(function () {
  "use strict";

  const GONE = "The preview does not answer. Start it again with  python3 scripts/serve.py  and open the form anew: unsaved work can be saved to a file there until then.";

  class Asking {
    constructor(token) {
      this.token = token;
      this.isThere = Boolean(token);
    }

    async ask(what, data = {}) {
      const headers = { "Content-Type": "application/json", "X-Edit-Token": this.token };
      try {
        const answer = await fetch(`do/${what}`, { method: "POST", headers, body: JSON.stringify(data), cache: "no-store" });
        return { status: answer.status, ...(await answer.json()) };
      } catch {
        return { status: 0, problem: GONE };
      }
    }
  }

  window.EditAsking = { from: (editor) => new Asking(editor.dataset.token) };
})();
