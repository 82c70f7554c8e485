/* <lb-changes>: asks before a link or a file changes what the reader has, and shows what it would change.
 *
 *   ask({title, lead, mine, theirs, options}) -> promise of "add", "replace" or "keep"
 *     options   what may change at all, as for LearningProgress.compare
 *
 * A way that would come to the same as another is not offered. The words of the points come as they are loaded.
 */
(function () {
  "use strict";

  const { MOST_ON_SHEET, compare, countOver, merge, replace } = window.LearningProgress;
  const points = window.LearningPointsData;

  const MOST = 20;
  const ON_THEIR_WAY = "…";
  const STATES = { considered: "considered", na: "does not apply" };
  const BUTTONS = { add: "Add to mine", replace: "Replace mine", keep: "Keep mine as it is" };
  const ORDER_BUTTONS = { ...BUTTONS, replace: "Take the other order", keep: "Keep my order" };
  // What differs, its heading where adding is offered and where it is not, and what is said of each point.
  const GROUPS = [
    ["added", "Would be added", "Not among yours", describeState],
    [
      "different",
      "Marked by both, but not alike: Add keeps your mark, Replace takes the other one",
      "Marked by both, but not alike: Replace takes the other mark",
      describeDifference,
    ],
    ["onlyMine", "Only yours: kept if you add, gone if you replace", "Only yours: gone if you replace", describeState],
    ["sheetAdded", "Would be added to your sheet", "Not on your sheet: there if you replace", () => ""],
    [
      "sheetOnlyMine",
      "On your sheet only: kept if you add, gone if you replace",
      "On your sheet only: gone if you replace",
      () => "",
    ],
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
    if (!words.has(ref.split("/")[0])) return ON_THEIR_WAY;
    const found = points.find(words, ref);
    if (found === "gone") return `${ref} (taken out of the site)`;
    return found.text || ref;
  }

  function describeRoom(over) {
    const rest = over === 1 ? "1 of these does" : `${over.toLocaleString("en-GB")} of these do`;
    return `A sheet holds ${MOST_ON_SHEET} points at most: if you add, ${rest} not fit.`;
  }

  function make(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  class Changes extends HTMLElement {
    connectedCallback() {
      this.lines = [];
      this.words = new Map();
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      for (const answer of Object.keys(BUTTONS)) {
        this.piece(answer).addEventListener("click", () => this.answer(answer), { signal });
      }
      points.addEventListener("arrive", ({ detail }) => this.takeWords([[detail.id, detail.words]]), { signal });
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
      const canAdd = !compare(mine, added, options).isSame;
      this.piece("add").hidden = !canAdd;
      this.piece("replace").hidden = compare(added, replace(mine, theirs, options), options).isSame;
      const differences = compare(mine, theirs, options);
      this.list(differences, canAdd, canAdd && differences.sheetAdded.length ? countOver(mine, theirs) : 0);
      this.hidden = false;
      this.piece("title").focus();
      return new Promise((resolve) => (this.resolve = resolve));
    }

    list(differences, canAdd, over) {
      this.lines = [];
      const lists = GROUPS.flatMap((group) => this.listGroup(group, differences, canAdd));
      const isOrderAlone = lists.length === 0;
      if (isOrderAlone) lists.push(make("p", "The points are the same, in another order."));
      if (over) lists.push(make("p", describeRoom(over)));
      this.piece("lists").replaceChildren(...lists);
      const labels = isOrderAlone ? ORDER_BUTTONS : BUTTONS;
      Object.entries(labels).forEach(([answer, label]) => (this.piece(answer).textContent = label));
      this.loadWords();
    }

    listGroup([name, ifAdding, otherwise, describe], differences, canAdd) {
      const entries = differences[name];
      if (entries.length === 0) return [];
      const list = document.createElement("ul");
      for (const entry of entries.slice(0, MOST)) {
        const item = list.appendChild(document.createElement("li"));
        this.lines.push({ item, ref: refOf(entry), rest: describe(entry) });
      }
      const more = entries.length - list.children.length;
      const rest = more ? [make("p", `and ${more.toLocaleString("en-GB")} more`)] : [];
      const heading = `${canAdd ? ifAdding : otherwise} (${entries.length.toLocaleString("en-GB")})`;
      return [make("h3", heading), list, ...rest];
    }

    loadWords() {
      this.words = new Map();
      this.takeWords([]);
      points.load(this.lines.map(({ ref }) => ref)).then((words) => this.takeWords(words));
    }

    /* Words may come when another question is asked, or none: they are the same words then too. */
    takeWords(words) {
      for (const [id, found] of words) this.words.set(id, found);
      for (const { item, ref, rest } of this.lines) item.textContent = describePoint(ref, this.words) + rest;
    }

    answer(answer) {
      if (!this.resolve) return;
      const { resolve } = this;
      this.resolve = null;
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
