/* The filters of the find page: what is ticked, how many each would give, groups that fold, and on a narrow page the panel
 * that holds them.
 *
 *   new Filters(find)          find: the page's own element
 *     .boxes .ticked           all boxes; those that are ticked
 *     .values                  the ticked values of each group: {theme: ["home_conditions"], year: ["2017"]}
 *     .tick(isTicked)          ticks the boxes for which isTicked(box) is true, and no other
 *     .openTicked() .fold()    opens the groups that hold a tick; folds all
 *     .showCounts(counts, total)   as engine.search() gives them, and how many were found in all
 *     .countFor(box) .labelOf(box)
 *     .press(button)           does what the button is for; whether it was one of these
 *     .pressKey(event)         Escape closes the panel
 */
(function () {
  "use strict";

  if (!window.FindNumbers) return;

  const { countOf, formatNumber } = window.FindNumbers;

  class Filters {
    constructor(find) {
      this.find = find;
      this.counts = {};
      // They stay from beginning to end; to look for each of them at every letter would take time.
      this.boxes = [...find.querySelectorAll("input[type=checkbox]")];
      this.places = new Map(this.boxes.map((box) => [box, box.nextElementSibling.querySelector("[data-count]")]));
      this.groups = [...find.querySelectorAll("fieldset")];
    }

    get ticked() {
      return this.boxes.filter((box) => box.checked);
    }

    get values() {
      const values = {};
      this.ticked.forEach((box) => (values[box.name] = [...(values[box.name] || []), box.value]));
      return values;
    }

    tick(isTicked) {
      this.boxes.forEach((box) => (box.checked = isTicked(box)));
    }

    openTicked() {
      this.ticked.forEach((box) => this.toggle(box.closest("fieldset").querySelector("[data-fold]"), true));
    }

    fold() {
      this.find.querySelectorAll("[data-fold]").forEach((button) => this.toggle(button, false));
    }

    countFor(box) {
      return this.counts[box.name][box.value] || 0;
    }

    labelOf(box) {
      return box.nextElementSibling.querySelector("[data-label]").textContent;
    }

    showCounts(counts, total) {
      this.counts = counts;
      this.boxes.forEach((box) => {
        const count = this.places.get(box);
        const text = formatNumber(this.countFor(box));
        // Most stay as they are from one letter to the next, and a browser lays out again whatever is set.
        if (count.textContent !== text) count.textContent = text;
        box.nextElementSibling.classList.toggle("lb-find__label--none", this.countFor(box) === 0);
      });
      this.groups.forEach((group) => this.foldRest(group));
      const done = this.find.piece("done");
      if (done) done.textContent = `Show ${countOf(total, "result")}`;
    }

    press(button) {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      if ("fold" in button.dataset) this.toggle(button, !isOpen);
      else if ("filters" in button.dataset) this.togglePanel(!isOpen);
      else if ("showAll" in button.dataset) this.showAll(button);
      else return false;
      return true;
    }

    toggle(button, isOpen) {
      button.setAttribute("aria-expanded", String(isOpen));
      document.getElementById(button.getAttribute("aria-controls")).hidden = !isOpen;
    }

    /* Not `hidden`: on a wide page the filters are always there, whatever the button said on a narrow one. */
    togglePanel(isOpen) {
      this.find.piece("filters").setAttribute("aria-expanded", String(isOpen));
      this.find.piece("panel").toggleAttribute("data-open", isOpen);
    }

    /* The open panel of a narrow page closes and gives the focus back; on a wide page nothing was opened. */
    pressKey(event) {
      const button = this.find.piece("filters");
      const isOpen = this.find.piece("panel").hasAttribute("data-open");
      if (event.key !== "Escape" || button.offsetParent === null || !isOpen) return;
      this.togglePanel(false);
      button.focus();
    }

    /* In a long group, what nothing has waits behind “Show all”; what is ticked or in hand stays. */
    foldRest(group) {
      const button = group.querySelector("[data-show-all]");
      if (!button) return;
      const isKept = (box) => "all" in group.dataset || box.checked || box === document.activeElement;
      const boxes = this.boxes.filter((box) => group.contains(box));
      boxes.forEach((box) => this.setHidden(box.parentElement, !isKept(box) && this.countFor(box) === 0));
      button.hidden = boxes.every((box) => !box.parentElement.hidden);
    }

    setHidden(element, isHidden) {
      if (element.hidden !== isHidden) element.hidden = isHidden;
    }

    showAll(button) {
      const group = button.closest("fieldset");
      const first = this.boxes.find((box) => group.contains(box) && box.parentElement.hidden);
      group.dataset.all = "";
      this.foldRest(group);
      first.focus();
    }
  }

  window.FindFilters = { Filters };
})();
