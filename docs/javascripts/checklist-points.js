/* One learning point of a checklist, and the state it is shown in.
 *
 *   LearningCheckPoints.read(list) -> the points that stand in an element, each {item, ref, edition}
 *   LearningCheckPoints.draw(point, progress) -> the state it shows: "considered", "na", "changed" or ""
 *   LearningCheckPoints.describe(states) -> how far a list is, in words
 */
(function () {
  "use strict";

  const { stateOf } = window.LearningProgress;

  function read(list) {
    return [...list.querySelectorAll("li[data-point]")].map((item) => ({
      item,
      ref: item.dataset.point,
      edition: item.dataset.edition || "",
      box: item.querySelector("[data-tick]"),
      notApplicable: item.querySelector("[data-not-applicable]"),
      words: item.querySelector("[data-state-words]"),
      note: item.querySelector("[data-note]"),
    }));
  }

  function draw(point, progress) {
    const { item, box, notApplicable, words, note } = point;
    const state = stateOf(progress, point.ref, point.edition);
    item.dataset.state = state;
    box.checked = state === "considered";
    notApplicable.setAttribute("aria-pressed", String(state === "na"));
    notApplicable.hidden = false;
    words.hidden = state !== "na";
    note.hidden = state !== "changed";
    note.textContent = state === "changed" ? describeChange(item.dataset.changed) : "";
    describeBox(box, { na: words, changed: note }[state]);
    return state;
  }

  function describeChange(day) {
    const since = day ? ` on ${day}` : "";
    return `The meaning of this point changed${since}. Your tick was taken off: look at it again.`;
  }

  /* Who hears the page hears at the box what others see under it. */
  function describeBox(box, element) {
    if (!element) return box.removeAttribute("aria-describedby");
    element.id = element.id || `${box.id}-${element.hasAttribute("data-note") ? "note" : "state"}`;
    box.setAttribute("aria-describedby", element.id);
  }

  function describe(states) {
    const considered = states.filter((state) => state === "considered").length;
    const not = states.filter((state) => state === "na").length;
    const rest = not ? `, ${not} ${not === 1 ? "does" : "do"} not apply` : "";
    return `${considered} of ${states.length} considered${rest}`;
  }

  window.LearningCheckPoints = { read, draw, describe };
})();
