/* <lb-meeting>: shows a list at a meeting, one strand at a time, large enough to be read across a room. The page stays as
 * it is; meeting.css shows the marked parts of it alone, on screens only, so that printing gives the ordinary sheet.
 * Rests on meeting-entry.js: .entry.arrive() starts the show where the page was opened at it.
 */
(function () {
  "use strict";

  const page = document.documentElement;
  const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };

  class Meeting extends HTMLElement {
    connectedCallback() {
      this.bar = this.querySelector("[data-bar]");
      this.place = 0;
      this.onClick = (event) => this.press(event.target.closest("button"));
      this.onKey = (event) => this.follow(event);
      this.onScreen = () => document.fullscreenElement || !this.wasFull || this.end();
      this.onSize = () => page.style.setProperty("--lb-meeting-bar", `${this.bar.offsetHeight}px`);
      this.barWatcher = new ResizeObserver(this.onSize);
      this.addEventListener("click", this.onClick);
      this.entry = new window.MeetingEntry(() => this.begin(), () => this.finish());
      this.entry.watch();
      this.hidden = false;
      // A sheet is put together first, and says when.
      if (!this.closest("lb-sheet")) this.entry.arrive();
    }

    disconnectedCallback() {
      this.removeEventListener("click", this.onClick);
      this.entry.unwatch();
      if (this.isOn) this.finish();
    }

    get isOn() {
      return "meeting" in page.dataset;
    }

    press(button) {
      if (!button) return;
      if (button.matches("[data-start]")) this.start();
      if (button.matches("[data-previous]")) this.step(-1);
      if (button.matches("[data-next]")) this.step(1);
      if (button.matches("[data-close]")) this.end();
    }

    start() {
      this.entry.enter(); // first, while the page stands where Back is to bring it again
      this.begin();
      this.fillScreen();
    }

    begin() {
      this.wasFull = false;
      this.readersPlace = window.scrollY;
      page.dataset.meeting = "";
      this.bar.hidden = false;
      this.barWatcher.observe(this.bar);
      document.addEventListener("keydown", this.onKey);
      document.addEventListener("fullscreenchange", this.onScreen);
      this.show(0);
    }

    /* Refused by some browsers and by some policies; the view then fills the window, which is as good. */
    fillScreen() {
      if (!page.requestFullscreen) return;
      page.requestFullscreen().then(
        () => {
          this.wasFull = true;
          if (!this.isOn) this.leaveScreen(); // ended before the screen was ready
        },
        () => {},
      );
    }

    leaveScreen() {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {}); // it may be on its way out by itself
    }

    end() {
      if (!this.isOn) return;
      this.finish();
      this.entry.leave();
    }

    finish() {
      clearTimeout(this.timer);
      delete page.dataset.meeting;
      this.bar.hidden = true;
      this.barWatcher.disconnect();
      document.removeEventListener("keydown", this.onKey);
      document.removeEventListener("fullscreenchange", this.onScreen);
      this.unmark();
      page.style.removeProperty("--lb-meeting-bar");
      this.leaveScreen();
      window.scrollTo({ top: this.readersPlace, behavior: "instant" });
      window.LearningPlace.focus(this.querySelector("[data-start]"));
    }

    /* Read at each step, since a list may change while it is shown. */
    get slides() {
      return [...document.querySelectorAll("[data-slide]")];
    }

    /* What is shown, and what it stands in. The page's title stays for those who hear the page. */
    markShown(slide) {
      for (const shown of [slide, this.bar, document.querySelector("h1")]) {
        shown.dataset.meetingShows = shown === slide ? "slide" : "";
        for (let at = shown.parentElement; at !== document.body; at = at.parentElement) at.dataset.meetingWay = "";
      }
    }

    unmark() {
      document.querySelectorAll("[data-meeting-shows]").forEach((shown) => delete shown.dataset.meetingShows);
      document.querySelectorAll("[data-meeting-way]").forEach((way) => delete way.dataset.meetingWay);
      if (this.borrowed) this.borrowed.removeAttribute("tabindex");
      this.borrowed = null;
    }

    step(by) {
      const last = this.slides.length - 1;
      const to = Math.min(last, Math.max(0, this.place + by));
      if (to !== this.place) this.show(to);
    }

    show(place) {
      const slides = this.slides;
      const slide = slides[place];
      this.unmark();
      this.place = place;
      this.markShown(slide);
      this.scrollUp();
      const name = slide.dataset.slideName;
      const words = `${place + 1} of ${slides.length}`;
      this.querySelector("[data-place]").textContent = name ? `${words}: ${name}` : words;
      this.mark("previous", place > 0);
      this.mark("next", place < slides.length - 1);
      this.focusOn(slide);
    }

    /* A scroll that a key has begun runs on for a moment; then the strand is brought to its beginning once more. */
    scrollUp() {
      const up = () => window.scrollTo(0, 0);
      up();
      clearTimeout(this.timer);
      this.timer = setTimeout(up, 250);
    }

    mark(name, isUseful) {
      this.querySelector(`[data-${name}]`).setAttribute("aria-disabled", String(!isUseful));
    }

    /* The heading, or a part that has none itself; a part can be given the focus for as long as it is shown. */
    focusOn(slide) {
      const heading = slide.querySelector("[tabindex='-1']");
      if (!heading) {
        slide.tabIndex = -1;
        this.borrowed = slide;
      }
      (heading || slide).focus({ preventScroll: true });
    }

    follow(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "Escape") this.end();
      if (!(event.key in STEPS)) return;
      event.preventDefault();
      this.step(STEPS[event.key]);
    }
  }

  customElements.define("lb-meeting", Meeting);
})();
