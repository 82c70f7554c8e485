/* <lb-changes>: asks before a link or a file changes what the reader has, and shows what it would change.
 *
 *   ask({title, lead, mine, theirs, options}) -> promise of "add", "replace" or "keep"
 *     options   what may change at all, as for LearningProgress.compare
 *
 * A way that would come to the same as another is not offered.
 */
(function () {
  "use strict";

  const { compare, merge, replace } = window.LearningProgress;
  const points = window.LearningPointsData;

  const MOST = 20;
  // Where the words of the points are slow to come, their permanent names stand in for them.
  const PATIENCE = 1500;
  const STATES = { considered: "considered", na: "does not apply" };
  const BUTTONS = { add: "Add to mine", replace: "Replace mine", keep: "Keep mine as it is" };
  const GROUPS = [
    ["added", "Would be added", describeState],
    ["different", "Marked differently from yours: yours stays if you add", describeDifference],
    ["onlyMine", "Only yours: kept if you add, gone if you replace", describeState],
    ["sheetAdded", "Would be added to your sheet", () => ""],
    ["sheetOnlyMine", "On your sheet only: kept if you add, gone if you replace", () => ""],
  ];

  function describeState({ state }) {
    return state === "na" ? " (does not apply)" : "";
  }

  function describeDifference({ mine, theirs }) {
    if (mine === theirs) return " (ticked before or after its meaning changed)";
    return ` (yours: ${STATES[mine]}; the other: ${STATES[theirs]})`;
  }

  /* Ticks are compared as {ref, ...}, the sheet as plain refs. */
  function refOf(entry) {
    return typeof entry === "string" ? entry : entry.ref;
  }

  function describePoint(ref, words) {
    const found = words ? points.find(words, ref) : "";
    if (found === "gone") return `${ref} (taken out of the site)`;
    return found.text || ref;
  }

  function make(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  class Changes extends HTMLElement {
    connectedCallback() {
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      for (const [answer, label] of Object.entries(BUTTONS)) {
        this.piece(answer).textContent = label;
        this.piece(answer).addEventListener("click", () => this.answer(answer), { signal });
      }
      this.addEventListener("keydown", (event) => event.key === "Escape" && this.answer("keep"), { signal });
    }

    disconnectedCallback() {
      this.answer("keep");
      this.listeners.abort();
    }

    piece(name) {
      return this.querySelector(`[data-${name}]`);
    }

    ask({ title, lead, mine, theirs, options = {} }) {
      this.answer("keep");
      this.before = document.activeElement;
      this.piece("title").textContent = title;
      this.piece("lead").textContent = lead;
      const added = merge(mine, theirs);
      this.piece("add").hidden = compare(mine, added, options).isSame;
      this.piece("replace").hidden = compare(added, replace(mine, theirs, options), options).isSame;
      this.hidden = false;
      this.piece("title").focus();
      this.show(compare(mine, theirs, options));
      return new Promise((resolve) => (this.resolve = resolve));
    }

    /* The words of the points are loaded first. The reader may have answered before they come. */
    show(differences) {
      const refs = GROUPS.flatMap(([name]) => differences[name].slice(0, MOST).map(refOf));
      this.differences = differences;
      this.piece("lists").replaceChildren();
      const list = (words) => this.differences === differences && this.list(differences, words);
      clearTimeout(this.timer);
      this.timer = setTimeout(list, PATIENCE);
      points.load(refs).then((words) => {
        clearTimeout(this.timer);
        list(words);
      });
    }

    list(differences, words) {
      const lists = GROUPS.flatMap((group) => this.listGroup(group, differences, words));
      const isOrderAlone = lists.length === 0;
      if (isOrderAlone) lists.push(make("p", "The points are the same, in another order."));
      this.piece("lists").replaceChildren(...lists);
    }

    listGroup([name, heading, describe], differences, words) {
      const entries = differences[name];
      if (entries.length === 0) return [];
      const list = document.createElement("ul");
      const say = (entry) => make("li", describePoint(refOf(entry), words) + describe(entry));
      const listed = entries.slice(0, MOST).map(say);
      list.append(...listed);
      const more = entries.length - listed.length;
      const rest = more ? [make("p", `and ${more.toLocaleString("en-GB")} more`)] : [];
      return [make("h3", `${heading} (${entries.length.toLocaleString("en-GB")})`), list, ...rest];
    }

    answer(answer) {
      if (!this.resolve) return;
      const { resolve } = this;
      this.resolve = this.differences = null;
      clearTimeout(this.timer);
      const isInside = this.contains(document.activeElement);
      this.hidden = true;
      if (isInside) this.returnFocus();
      resolve(answer);
    }

    /* To where it was; on a page that has only just opened, to its beginning. */
    returnFocus() {
      const isSomewhere = this.before && this.before.isConnected && this.before !== document.body;
      (isSomewhere ? this.before : document.getElementById("content")).focus();
    }
  }

  customElements.define("lb-changes", Changes);
})();
