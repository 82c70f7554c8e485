/* <lb-edit-conflict>: the file is not what was opened: shows the lines that differ and asks what to do. Nothing is lost
 * whatever is chosen: what was written here can be brought back by Undo. Rests on merging.js.
 *
 *   .ask(doc, theirs)   a promise of { choice, text }: "merge" or "theirs" with the text to go on with, "mine", "wait"
 */
(function () {
  "use strict";

  const CHANGED = "It was saved by another window or program after you opened it here. Nothing has been written. The lines that differ:";
  const GONE = "It was deleted or renamed after you opened it here. Nothing has been written. You can save it as a new file.";
  const CHOICES = ["merge", "mine", "theirs", "wait"];

  class EditConflict extends HTMLElement {
    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    ask(doc, theirs) {
      const merged = theirs === null ? null : window.EditMerging.merge(doc.savedFile, doc.file, theirs);
      const isSound = merged !== null && !new window.EditDocument(merged, doc.spec).obstacle;
      this.piece("words").textContent = theirs === null ? GONE : CHANGED;
      this.piece("merge").hidden = !isSound;
      this.piece("theirs").hidden = theirs === null;
      this.piece("lines").replaceChildren(...window.EditMerging.compare(doc.file, theirs ?? doc.file).map((pair) => this.makeLine(pair)));
      this.hidden = false;
      this.piece("conflict").focus();
      return this.wait({ merge: merged, theirs, mine: doc.file, wait: doc.file });
    }

    makeLine([one, other]) {
      const row = window.EditTemplates.clone(this.piece("line-template"));
      row.querySelector("[data-one]").textContent = one ?? "";
      row.querySelector("[data-other]").textContent = other ?? "";
      return row;
    }

    wait(texts) {
      return new Promise((resolve) => {
        const listeners = new AbortController();
        CHOICES.forEach((choice) => {
          const answer = () => {
            listeners.abort();
            this.hidden = true;
            resolve({ choice, text: texts[choice] });
          };
          this.piece(choice).addEventListener("click", answer, { signal: listeners.signal });
        });
      });
    }
  }

  customElements.define("lb-edit-conflict", EditConflict);
})();
