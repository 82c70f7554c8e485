/* Saves the file that is open, and deals with what stands in the way. What cannot be shown yet is saved all the same when
 * it is a draft; anything else only when the person says so.
 *
 *   EditSaving.save(editor, { isAnyway })
 */
(function () {
  "use strict";

  const LEFT = "It is saved. As long as something is left to put right, the site leaves it out.";
  const STOPPED = "It is not saved yet: the site could not be built with it. Put these right, or save it as it is.";

  function isDraft(doc) {
    return !["published", "superseded", "withdrawn"].includes(doc.get(["status"]));
  }

  async function save(editor, { isAnyway = false } = {}) {
    const { doc, checking, problems, reporting } = editor;
    doc.step(["retired_ids"], () => window.EditLists.retire(doc), "retire");
    const found = await checking.now(editor.file.name, doc);
    const errors = found.filter((problem) => problem.severity === "error");
    if (errors.length && !isAnyway && !isDraft(doc)) {
      reporting.ask(found);
      return problems.summon({ next: STOPPED, offersAnyway: true });
    }
    const isSaved = await write(editor);
    if (isSaved && errors.length) {
      reporting.ask(found);
      problems.summon({ next: LEFT, offersAnyway: false });
    }
    return isSaved;
  }

  async function write(editor) {
    const { doc, file, asking } = editor;
    const text = doc.file;
    const answer = asking.isThere
      ? await asking.ask("save", { id: file.name, text, seen: file.fingerprint })
      : await window.EditFiles.save(file.name, text, file.handle, doc.savedFile);
    if (answer.status === 409) return settle(editor, answer.now);
    if (![200, 201].includes(answer.status)) return editor.say(answer.problem, { isUrgent: true });
    file.fingerprint = answer.fingerprint ?? null;
    doc.saved(text);
    editor.copy.drop();
    editor.say(answer.status === 201 ? `Downloaded as ${file.name}.yml. Put it into the folder learning_points.` : `Saved as ${file.name}.yml.`);
    return true;
  }

  /* What the other window wrote counts as what was opened from now on; what is kept of mine is a change to it. */
  async function settle(editor, now) {
    const { doc, file, conflict } = editor;
    const { choice, text } = await conflict.ask(doc, now ? now.text : null);
    editor.piece("save").focus();
    if (choice === "wait") return editor.say("Nothing was saved.");
    file.fingerprint = now ? now.fingerprint : null;
    doc.rebase(now ? now.text : "", text);
    if (choice === "theirs") return editor.say("You have the other version now. Undo brings yours back.");
    return write(editor);
  }

  window.EditSaving = { save };
})();
