/* When which problem is shown: those of fields that were left, all of them once the person has asked, and none while a
 * button is pressed.
 *
 *   new EditReporting(editor)
 *   .begin(isAsked)         for a file that was just opened
 *   .leave(path)            a field was left
 *   .take(problems, answer) what the checker has found
 *   .ask(problems)          shows these, and all from now on
 */
(function () {
  "use strict";

  class EditReporting {
    constructor(editor) {
      this.editor = editor;
      editor.addEventListener("pointerdown", () => this.press(true));
      window.addEventListener("pointerup", () => setTimeout(() => this.press(false)));
      window.addEventListener("pointercancel", () => this.press(false));
    }

    begin(isAsked) {
      this.isAsked = isAsked;
      this.left = new Set();
      this.problems = [];
      this.show();
    }

    leave(path) {
      this.left.add(JSON.stringify(path));
      this.show();
    }

    take(problems, { problem }) {
      this.problems = problems;
      this.show();
      if (problem) this.editor.say(problem, { isUrgent: true });
    }

    ask(problems) {
      Object.assign(this, { problems, isAsked: true, isPressed: false });
      this.show();
    }

    /* While a button is pressed nothing may move away below the pointer, or the click would miss what it was meant for. */
    press(isPressed) {
      this.isPressed = isPressed;
      if (!isPressed && this.isWaiting) this.show();
    }

    show() {
      this.isWaiting = this.isPressed;
      if (this.isPressed) return;
      const isSeen = (path) => path.some((_, at) => this.left.has(JSON.stringify(path.slice(0, at + 1))));
      this.editor.problems.show(this.problems, { isAsked: this.isAsked, isSeen });
    }
  }

  window.EditReporting = EditReporting;
})();
