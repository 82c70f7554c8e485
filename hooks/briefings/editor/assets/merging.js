/* Two texts that come from one: the lines that differ, and both changes put together where they do not touch.
 *
 *   EditMerging.merge(base, mine, theirs)   the text with both, or null where they changed the same lines
 *   EditMerging.compare(one, other)         [[line, other line], ...] of what differs, null where there is no such line
 */
(function () {
  "use strict";

  const { align } = window.EditAligning;
  const never = () => false;

  function split(text) {
    return text.split(/(?<=\n)/);
  }

  /* What was changed: for each stretch of the old lines [from, to) the new ones in its place. */
  function findChanges(base, fresh) {
    const matches = align(base, fresh, never);
    const changes = [];
    let [from, start] = [0, 0];
    [...matches, base.length].forEach((match, at) => {
      if (match < 0) return;
      if (match > from || at > start) changes.push({ from, to: match, lines: fresh.slice(start, at) });
      [from, start] = [match + 1, at + 1];
    });
    return changes;
  }

  /* Lines side by side may both change, as fields mostly are lines; new lines beside changed ones are a person's matter. */
  function touch(one, other) {
    const isNewLine = one.from === one.to || other.from === other.to;
    return isNewLine ? one.from <= other.to && other.from <= one.to : one.from < other.to && other.from < one.to;
  }

  function isSame(one, other) {
    return one.from === other.from && one.to === other.to && one.lines.join("") === other.lines.join("");
  }

  function merge(base, mine, theirs) {
    const lines = split(base);
    const [first, second] = [findChanges(lines, split(mine)), findChanges(lines, split(theirs))];
    const added = second.filter((change) => !first.some((one) => isSame(one, change)));
    if (first.some((one) => added.some((other) => touch(one, other)))) return null;
    const all = [...first, ...added].sort((one, other) => other.from - one.from);
    all.forEach(({ from, to, lines: fresh }) => lines.splice(from, to - from, ...fresh));
    return lines.join("");
  }

  function compare(one, other) {
    const [old, fresh] = [split(one), split(other)].map((lines) => lines.map((line) => line.replace(/\r?\n$/, "")));
    return findChanges(old, fresh).flatMap(({ from, to, lines }) => {
      const gone = old.slice(from, to);
      return Array.from({ length: Math.max(gone.length, lines.length) }, (_, at) => [gone[at] ?? null, lines[at] ?? null]);
    });
  }

  window.EditMerging = { merge, compare };
})();
