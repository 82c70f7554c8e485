/* A file's text with its line ends: what is not edited keeps its own, and a byte order mark stays at the beginning.
 *
 *   EditSource.open(text)   from the text as read, with whatever line ends it has
 *   .text                   with plain line breaks, for editing
 *   .apply(splices)         a new source; the splices all speak of this one's text and do not overlap
 *   .file                   the text as it is to be saved
 */
(function () {
  "use strict";

  const MARK = "\uFEFF";

  class Source {
    constructor(text, ends, mark) {
      this.text = text;
      this.ends = ends;
      this.mark = mark;
    }

    get file() {
      const lines = this.text.split("\n");
      return this.mark + lines.map((line, at) => line + (this.ends[at] ?? "")).join("");
    }

    /* New lines end as most others do. */
    get usualEnd() {
      const windows = this.ends.filter((end) => end === "\r\n").length;
      return windows * 2 > this.ends.length ? "\r\n" : "\n";
    }

    apply(splices) {
      const usual = this.usualEnd;
      return [...splices].sort((one, other) => other.start - one.start || other.end - one.end).reduce((source, splice) => source.splice(splice, usual), this);
    }

    /* Only what differs, so that the lines around keep their ends. */
    narrow({ start, end, text }) {
      const old = this.text.slice(start, end);
      const most = Math.min(old.length, text.length);
      let [head, tail] = [0, 0];
      while (head < most && old[head] === text[head]) head += 1;
      while (tail < most - head && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
      return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
    }

    splice(splice, usual) {
      const { start, end, text } = this.narrow(splice);
      const count = (part) => part.split("\n").length - 1;
      const first = count(this.text.slice(0, start));
      const ends = [...this.ends];
      ends.splice(first, count(this.text.slice(start, end)), ...Array(count(text)).fill(usual));
      return new Source(this.text.slice(0, start) + text + this.text.slice(end), ends, this.mark);
    }
  }

  function open(file) {
    const mark = file.startsWith(MARK) ? MARK : "";
    const parts = file.slice(mark.length).split(/(\r\n|\n)/);
    const lines = parts.filter((_, at) => at % 2 === 0);
    return new Source(lines.join("\n"), parts.filter((_, at) => at % 2 === 1), mark);
  }

  window.EditSource = { open };
})();
