/* <lb-edit-problems>: says what is wrong, beside each field and, once it was asked for, in a summary above the form with
 * a link to each. What is only worth a look is listed below it. Rests on places.js.
 *
 *   .show(problems, { isAsked, isSeen })   `isSeen(path)` says which fields were left already
 *   .summon()                              puts the focus on the summary
 */
(function () {
  "use strict";

  const { find, go } = window.EditPlaces;
  const TITLE = document.title;

  function isMissing(problem) {
    return ["empty-field", "missing-field"].includes(problem.rule) || problem.message === "this is empty";
  }

  function sentence(problem, spec) {
    const isList = ["choices", "lines", "outline", "points", "entries"].includes(spec.field(problem.path)?.kind);
    if (isMissing(problem)) return `${problem.field} ${isList ? "are" : "is"} empty`;
    return `${problem.field ? `${problem.field}: ` : ""}${problem.message.replaceAll("`", "")}`;
  }

  /* What belongs into an empty field is said beside it. */
  function details(problem) {
    if (isMissing(problem)) return "";
    const parts = [problem.found && `Found: ${problem.found}.`, problem.expected && `Expected: ${problem.expected}.`, problem.hint];
    return parts.filter(Boolean).join(" ").replaceAll("`", "");
  }

  function besideField(problem, place) {
    const line = typeof place.rest[0] === "number" ? `Line ${place.rest[0] + 1}: ` : "";
    const words = `${line}${problem.message.replaceAll("`", "")}`;
    const whole = `${words[0].toUpperCase()}${words.slice(1)}.`;
    return isMissing(problem) ? "This must be filled in." : [whole, details(problem)].join(" ");
  }

  class EditProblems extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => {
        const link = event.target.closest("[data-link]");
        if (!link) return;
        event.preventDefault();
        go(find(this.form, link.path));
      });
    }

    get form() {
      return this.closest("lb-editor").querySelector("[data-form]");
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    show(problems, { isAsked, isSeen }) {
      const errors = problems.filter((problem) => problem.severity === "error");
      const looks = problems.filter((problem) => problem.severity !== "error");
      const isShown = (problem) => isAsked || isSeen(problem.path);
      this.mark("error", errors.filter(isShown));
      this.mark("warning", looks.filter((problem) => !isMissing(problem) || isShown(problem)));
      this.summarise(isAsked ? errors : []);
      this.fill("gaps", isAsked ? looks.filter(isMissing) : []);
      this.fill("looks", looks.filter((problem) => !isMissing(problem)));
    }

    fill(name, problems) {
      this.piece(name).hidden = !problems.length;
      this.list(this.piece(`${name}-list`), problems);
    }

    summarise(errors) {
      const count = errors.length;
      this.piece("summary").hidden = !count;
      this.piece("heading").textContent = count === 1 ? "There is 1 thing to put right" : `There are ${count} things to put right`;
      this.list(this.piece("list"), errors);
      document.title = `${count ? "Error: " : ""}${TITLE}`;
    }

    list(list, problems) {
      const template = this.piece("problem-template");
      const items = problems.map((problem) => {
        const item = window.EditTemplates.clone(template);
        const link = item.querySelector("[data-link]");
        const { control } = find(this.form, problem.path);
        Object.assign(link, { textContent: sentence(problem, this.closest("lb-editor").spec), path: problem.path, href: control?.id ? `#${control.id}` : "#main" });
        item.querySelector("[data-hint]").textContent = details(problem) ? ` ${details(problem)}` : "";
        return item;
      });
      list.replaceChildren(...items);
    }

    /* Beside the fields: each message once, those of lines with their number. */
    mark(kind, problems) {
      const words = new Map();
      problems.forEach((problem) => {
        const place = find(this.form, problem.path);
        if (place.element !== this.form) words.set(place.element, [...(words.get(place.element) || []), besideField(problem, place)]);
      });
      this.form.querySelectorAll(`[data-${kind}]`).forEach((note) => {
        const field = note.closest("[data-field], [data-entry]");
        const own = words.get(field);
        const text = own ? [...new Set(own)].join(" ") : "";
        note.hidden = !text;
        if (note.querySelector("[data-words]").textContent !== text) note.querySelector("[data-words]").textContent = text;
        if (kind === "error") this.markControl(field, Boolean(text));
      });
    }

    markControl(field, isWrong) {
      const control = field.querySelector("[data-control], [data-target], [data-entry-target]");
      if (control?.matches("[data-control]")) control.setAttribute("aria-invalid", String(isWrong));
      field.toggleAttribute("data-wrong", isWrong);
    }

    /* What a draft still lacks is nothing wrong, but the next thing to do. */
    summonGaps() {
      const gaps = this.piece("gaps");
      if (!gaps.hidden) gaps.focus();
      return this.piece("gaps-list").children.length;
    }

    summon({ next, offersAnyway }) {
      this.piece("next").textContent = next;
      this.piece("anyway").hidden = !offersAnyway;
      this.piece("summary").focus();
      this.piece("summary").scrollIntoView({ block: "start", behavior: "instant" });
    }
  }

  customElements.define("lb-edit-problems", EditProblems);
})();
