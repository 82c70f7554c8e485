/* The question in the address: ?q=visit&theme=home_conditions&year=2017 can be sent to a colleague, and Back returns to the
 * question before. The entry in the browser's history holds how many results were shown, and when a
 * result is opened, how far down the reader was. Nothing is stored anywhere else.
 *
 *   new Address()
 *     .read() -> {words, has(name, value), shown, top}   the question that stands there; 0 where nobody noted a number
 *     .write(words, boxes, isTyping, shown)   notes the question; a run of typing is one step for the Back button
 *     .noteShown(shown, top)                  notes that so many are shown now, and where the reader is
 *     .isOther                                whether another question stands there than was read or written last
 */
(function () {
  "use strict";

  const LONGEST_QUESTION = 200;

  class Address {
    constructor() {
      this.known = null;
      this.isTyping = false;
    }

    get isOther() {
      return window.location.search !== this.known;
    }

    read() {
      this.known = window.location.search;
      this.isTyping = false;
      const asked = new URLSearchParams(this.known);
      return {
        words: (asked.get("q") || "").slice(0, LONGEST_QUESTION),
        has: (name, value) => asked.getAll(name).includes(value),
        shown: 0,
        top: 0,
        ...window.history.state,
      };
    }

    /* A run of typing is one step for the Back button, not one for each pause. */
    write(words, boxes, isTyping, shown) {
      const asked = new URLSearchParams();
      if (words) asked.append("q", words);
      boxes.forEach((box) => asked.append(box.name, box.value));
      const query = asked.toString();
      const replaces = isTyping && this.isTyping;
      this.isTyping = isTyping;
      if (query === window.location.search.slice(1)) return;
      const address = window.location.pathname + (query ? `?${query}` : "");
      this.note(replaces ? "replaceState" : "pushState", address, { shown });
      this.known = window.location.search;
    }

    noteShown(shown, top = 0) {
      this.note("replaceState", window.location.href, { shown, top });
    }

    note(how, address, state) {
      try {
        window.history[how](state, "", address);
      } catch {
        // Some browsers refuse for pages opened from a folder; the search works all the same.
      }
    }
  }

  window.FindAddress = { Address };
})();
