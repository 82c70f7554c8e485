/* <lb-checklist>: ticks learning points, counts them, clears them and takes that back. Its boxes tick and print without
 * this script too; here they are kept. Rests on checklist-points.js, checklist-notices.js and checklist-link.js.
 *
 *   .refresh()          reads the points anew, where they have changed
 *   .refs               the points of the list
 *   .say(words, step)   tells what has happened; with a step of LearningKeeping, offers to undo it
 *   .tell(words, step)  the same for what the reader did not do on the list itself: brought into sight
 */
(function () {
  "use strict";

  const { clearTicks, setTick, stateOf } = window.LearningProgress;
  const { read, draw, describe } = window.LearningCheckPoints;
  const { describeKept, describeProblem, describeGone } = window.LearningNotices;
  const { LearningKeeping: keeping, LearningPlace: place } = window;

  class Checklist extends HTMLElement {
    connectedCallback() {
      this.piece = (name) => this.querySelector(`[data-${name}]`);
      this.onClick = (event) => this.press(event.target);
      this.onTick = (event) => this.tick(event.target);
      this.onChange = () => this.show({ isNews: true });
      // A sheet's own page takes its links itself.
      this.onLink = () => this.closest("lb-sheet") || window.LearningTickLink.receive(this);
      this.addEventListener("click", this.onClick);
      this.addEventListener("change", this.onTick);
      keeping.addEventListener("change", this.onChange);
      window.addEventListener("hashchange", this.onLink);
      this.watchBar();
      const ticked = [...this.querySelectorAll("[data-tick]:checked")];
      this.refresh();
      this.keepEarly(ticked);
      this.piece("bar").hidden = false;
      this.onLink();
    }

    disconnectedCallback() {
      this.removeEventListener("click", this.onClick);
      this.removeEventListener("change", this.onTick);
      keeping.removeEventListener("change", this.onChange);
      window.removeEventListener("hashchange", this.onLink);
      this.barWatcher.disconnect();
      document.documentElement.style.scrollPaddingBottom = "";
    }

    /* No box comes ticked: where one is, its reader was quicker than the scripts. */
    keepEarly(boxes) {
      boxes.forEach((box) => {
        box.checked = true;
        this.tick(box);
      });
    }

    /* The bar lies over the end of the window: what gets the focus must come to rest above it. */
    watchBar() {
      const bar = this.piece("bar");
      this.barWatcher = new ResizeObserver(() => {
        const isOver = getComputedStyle(bar).position === "sticky";
        document.documentElement.style.scrollPaddingBottom = isOver ? `${bar.offsetHeight + 8}px` : "";
      });
      this.barWatcher.observe(bar);
    }

    get refs() {
      return this.points.map((point) => point.ref);
    }

    refresh() {
      this.points = read(this);
      this.show({ isNews: false });
    }

    /* Shows what is kept now. News are announced; how a page opens is not. */
    show({ isNews }) {
      const states = this.points.map((point) => draw(point, keeping.progress));
      const words = describe(states);
      const isCountNew = words !== this.piece("count").textContent;
      this.piece("count").textContent = words;
      const problem = this.showProblem();
      const news = [isCountNew ? words : "", problem].filter(Boolean).join(". ");
      if (isNews && news) this.piece("announced").textContent = news;
      const hasTicks = states.some(Boolean);
      this.piece("kept").hidden = !hasTicks;
      this.piece("kept").textContent = describeKept(keeping);
      this.showButton("clear", hasTicks);
      this.showButton("copy", !this.closest("lb-sheet"));
      this.piece("copy").textContent = hasTicks ? "Copy link with ticks" : "Copy link";
      this.showGone();
    }

    /* A button that has the focus stays: taken away, it would take the reader's place in the page with it. */
    showButton(name, isUseful) {
      const button = this.piece(name);
      button.hidden = !isUseful && button !== document.activeElement;
    }

    /* Gives the words of a problem that was not there before: it is to be announced once. */
    showProblem() {
      const notice = this.piece("problem");
      const words = describeProblem(keeping);
      const isNew = keeping.problem !== this.problem;
      this.problem = keeping.problem;
      notice.hidden = !words;
      notice.textContent = words;
      return isNew ? words : "";
    }

    /* Ticks for points of this briefing that it has no more. */
    findGone() {
      const here = new Set(this.refs);
      const isOurs = (ref) => ref.startsWith(`${this.dataset.whole}/`) && !here.has(ref);
      return this.dataset.whole ? Object.keys(keeping.progress.ticks).filter(isOurs) : [];
    }

    showGone() {
      const notice = this.piece("gone");
      const count = this.findGone().length;
      if (!notice) return;
      notice.hidden = count === 0;
      this.piece("gone-words").textContent = describeGone(count);
    }

    say(words, step) {
      this.piece("said").replaceChildren(...[words].flat());
      this.step = step;
      this.showButton("undo", Boolean(step));
    }

    /* On a small window the list, and with it the bar that tells, begins below the window's end. */
    tell(words, step) {
      this.say(words, step);
      if (!place.isInSight(this.piece("bar"))) this.scrollIntoView({ block: "start", behavior: "instant" });
      place.show(this.piece("bar"));
    }

    /* Sets the state of the point that a control belongs to. What was offered to be undone before is so no more. */
    set(control, makeState) {
      const point = this.points.find(({ item }) => item.contains(control));
      const state = makeState(stateOf(keeping.progress, point.ref, point.edition));
      this.say("");
      keeping.change((progress) => setTick(progress, point.ref, state, point.edition));
    }

    tick(control) {
      if (control.matches("[data-tick]")) this.set(control, () => (control.checked ? "considered" : ""));
    }

    press(target) {
      const button = target.closest("button");
      if (!button) return;
      if (button.matches("[data-not-applicable]")) this.set(button, (state) => (state === "na" ? "" : "na"));
      if (button.matches("[data-copy]")) window.LearningTickLink.copy(this);
      if (button.matches("[data-clear]")) this.clear(this.refs, "All cleared.");
      if (button.matches("[data-forget-gone]")) this.clear(this.findGone(), "Removed.");
      if (button.matches("[data-undo]")) this.undo();
    }

    /* The focus goes on to Undo, since the button pressed has nothing left to do. */
    clear(refs, words) {
      const step = keeping.change((progress) => clearTicks(progress, refs));
      this.say(words, step);
      place.focus(this.piece("undo"));
      this.show({ isNews: false });
    }

    undo() {
      const step = this.step;
      if (!step) return;
      keeping.undo(step);
      const next = ["clear", "undo"].map((name) => this.piece(name)).find((button) => !button.hidden);
      place.focus(next);
      this.say("Undone.");
    }
  }

  customElements.define("lb-checklist", Checklist);
})();
