/* <lb-keeping-panel>: says what is kept of the reader's ticks and sheet, and where; remembers on the device or not,
 * saves to a file, loads from one, forgets everything. Rests on keeping-file.js. */
(function () {
  "use strict";

  const { EMPTY, compare, countOver, describeOver, merge, replace } = window.LearningProgress;
  const { save, open, describe, describeDropped } = window.LearningFile;
  const keeping = window.LearningKeeping;

  const NOWHERE_ELSE = "Nothing is sent anywhere.";
  const WHERE = {
    tab: "They are kept in this tab, and are gone when you close it.",
    device: "They are remembered on this device, until you choose Forget everything or clear the browser’s data.",
    name: "They are handed on from page to page while this tab stays open, and are gone when you close it.",
    page: "They last only until you leave this page.",
  };
  const SAVE_THEM = "To have your ticks and your sheet another day, save them to a file.";
  const PROBLEMS = {
    blocked: `This browser does not let pages keep anything. ${SAVE_THEM}`,
    full: `This browser’s room for this site is full, so nothing more can be remembered here. ${SAVE_THEM}`,
    cleared: "What was remembered on this device has been cleared. What you see is still kept in this tab.",
  };
  const REMEMBERED = "Remembered on this device from now on.";
  const NOT_REMEMBERED = "No longer remembered on this device. This tab still has them.";
  const CANNOT_REMEMBER = "This browser does not let the page remember anything on this device.";

  function isNothing(progress) {
    return compare(progress, EMPTY).isSame;
  }

  class KeepingPanel extends HTMLElement {
    connectedCallback() {
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      const actions = {
        save: () => this.save(),
        load: () => this.piece("file").click(),
        undo: () => this.undo(),
        forget: () => this.askToForget(),
        "forget-yes": () => this.forget(),
        "forget-no": () => this.closeConfirm(),
      };
      for (const [name, act] of Object.entries(actions)) this.piece(name).addEventListener("click", act, { signal });
      this.piece("remember").addEventListener("change", () => this.remember(), { signal });
      this.piece("file").addEventListener("change", () => this.load(), { signal });
      this.piece("confirm").addEventListener("keydown", (event) => this.onKey(event), { signal });
      keeping.addEventListener("change", () => this.onChange(), { signal });
      this.show();
      this.hidden = false;
    }

    disconnectedCallback() {
      this.listeners.abort();
    }

    onKey(event) {
      if (event.key === "Escape") this.closeConfirm();
    }

    /* Whatever came after, be it to forget everything, ends the offer to undo what was done before. */
    onChange() {
      this.say("");
      this.show();
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    show() {
      this.piece("where").textContent = `${WHERE[keeping.where]} ${NOWHERE_ELSE}`;
      this.piece("problem").textContent = PROBLEMS[keeping.problem] || "";
      this.piece("problem").hidden = !keeping.problem;
      this.piece("remember-part").hidden = !keeping.canRemember;
      this.piece("remember").checked = keeping.where === "device";
    }

    /* step: what can be undone, as keeping.change() gave it. */
    say(words, step = null) {
      this.step = step;
      this.piece("said").textContent = words.trim();
      this.piece("undo").hidden = !step;
    }

    remember() {
      const isWanted = this.piece("remember").checked;
      const isDone = keeping.remember(isWanted);
      this.show();
      if (isWanted) this.say(isDone ? REMEMBERED : CANNOT_REMEMBER);
      else this.say(NOT_REMEMBERED);
    }

    save() {
      if (isNothing(keeping.progress)) return this.say("There is nothing to save yet.");
      const name = save(keeping.progress);
      this.say(`Saved as ${name}, where this browser puts what you download: ${describe(keeping.progress)}.`);
    }

    async load() {
      const [file] = this.piece("file").files;
      if (!file) return;
      const { progress, dropped, beyond, error } = await open(file);
      this.piece("file").value = ""; // So that the same file can be chosen again.
      if (error) this.say(error);
      else await this.take(progress, [describeDropped(dropped), describeOver(beyond)].filter(Boolean).join(" "));
    }

    /* Shows what would change before anything does. */
    async take(theirs, left) {
      const mine = keeping.progress;
      if (isNothing(theirs)) return this.say(`There is no tick and no point in this file. ${left}`);
      if (compare(mine, theirs).isSame) return this.say(`You have all that is in this file already. ${left}`);
      const parts = [`The file has ${describe(theirs)}.`, left, "Nothing changes until you choose."];
      const lead = parts.filter(Boolean).join(" ");
      const question = { title: "What the file would change", lead, mine, theirs };
      const answer = await document.querySelector("lb-changes").ask(question);
      if (answer === "keep") return this.say("Nothing was changed.");
      const combine = { add: merge, replace }[answer];
      const step = keeping.change((now) => combine(now, theirs));
      const over = answer === "add" ? describeOver(countOver(step.before, theirs)) : "";
      const words = [`Loaded. You now have ${describe(keeping.progress)}.`, left, over];
      this.say(words.filter(Boolean).join(" "), step);
    }

    undo() {
      keeping.undo(this.step);
      this.piece("load").focus();
      this.say("Undone.");
    }

    askToForget() {
      this.say("");
      this.piece("confirm").hidden = false;
      this.piece("confirm").focus();
    }

    closeConfirm() {
      this.piece("confirm").hidden = true;
      this.piece("forget").focus();
    }

    forget() {
      keeping.forget();
      this.closeConfirm();
      this.say("Everything is forgotten.");
    }
  }

  customElements.define("lb-keeping-panel", KeepingPanel);
})();
