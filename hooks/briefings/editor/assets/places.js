/* Where in the page a part of the briefing is filled in.
 *
 *   EditPlaces.find(form, path)   { element, control, rest }: the field, what to put the focus on, and what of the path
 *                                 lies inside the field (a line of a box)
 *   EditPlaces.go(place)          opens what hides it, and puts the focus there
 */
(function () {
  "use strict";

  const { childrenOf } = window.EditParts;
  const TARGETS = "[data-control], [data-target], [data-entry-target], [data-give]";

  function entriesOf(field) {
    return [...field.querySelectorAll("[data-entries]")].find((list) => list.closest("[data-field], lb-edit-details") === field);
  }

  /* The field or entry one step further in, or null where the path goes on inside a box. */
  function stepInto(element, path) {
    const [step, next] = path;
    if (typeof step === "string") {
      const field = childrenOf(element).find((one) => one.dataset.field === step);
      return field ? { element: field, rest: path.slice(1) } : null;
    }
    const details = childrenOf(element).find((one) => one.localName === "lb-edit-details");
    const list = details ? entriesOf(details) : entriesOf(element);
    const entry = list?.children[step];
    if (!entry) return null;
    const isInside = !details || childrenOf(entry).some((one) => one.dataset.field === next);
    return isInside ? { element: entry, rest: path.slice(1) } : null;
  }

  function find(form, path) {
    let found = { element: form, rest: path };
    for (let next = found; next; next = found.rest.length ? stepInto(found.element, found.rest) : null) found = next;
    const { element, rest } = found;
    return { element, rest, control: element === form ? null : element.querySelector(TARGETS) || element };
  }

  function go({ element, control, rest }) {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    control?.focus();
    if (control?.matches("textarea") && typeof rest[0] === "number") selectLine(control, rest[0]);
    (element.querySelector(".le-label, .le-legend") || element).scrollIntoView({ block: "center", behavior: "instant" });
  }

  /* The bullet with that number: in an outline, lines with two spaces before them are counted with the one above. */
  function selectLine(control, number) {
    const lines = control.value.split("\n");
    const starts = lines.map((line, at) => at).filter((at) => lines[at].trim() && !/^ {2}/.test(lines[at]));
    const before = lines.slice(0, starts[number] ?? 0).join("\n");
    const start = before.length + (starts[number] ? 1 : 0);
    control.setSelectionRange(start, start + (lines[starts[number]] || "").length);
  }

  window.EditPlaces = { find, go };
})();
