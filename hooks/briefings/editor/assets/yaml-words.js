/* A text that stands on several lines, with some of its words changed: the lines that hold no changed word stay as they
 * are. Each function gives the new source, or null where the text must be written anew.
 *
 *   rewordFolded(source, value, indent)      below `>` : `source` is the block without its header line
 *   rewordLiteral(source, value, indent)     below `|`
 *   rewordFlow(source, value, indent, codec) a plain or quoted text without its quotes; `codec` has read and write
 */
(function () {
  "use strict";

  const { WIDTH, BAD_START } = window.EditScalars;
  const SAME = { read: (word) => word, write: (word) => word };

  /* Words and what parts them, each with what YAML makes of it. */
  function split(source, { isBlock, read }) {
    return (source.match(/\s+|\S+/g) || []).map((piece) => {
      if (!/\s/.test(piece)) return { source: piece, means: read(piece) };
      const breaks = piece.split("\n").length - 1;
      if (!breaks) return { source: piece, means: piece };
      const kept = isBlock ? piece.slice(0, piece.indexOf("\n")) : "";
      return { source: piece, means: kept + (breaks === 1 ? " " : "\n".repeat(breaks - 1)) };
    });
  }

  function countSame(before, after, most) {
    let count = 0;
    while (count < most && before(count) === after(count)) count += 1;
    return count;
  }

  /* How many pieces are the same at the beginning and at the end. */
  function findSame(old, fresh) {
    const most = Math.min(old.length, fresh.length);
    const head = countSame((at) => old[at].means, (at) => fresh[at], most);
    const tail = countSame((at) => old[old.length - 1 - at].means, (at) => fresh[fresh.length - 1 - at], most - head);
    return { head, tail };
  }

  function widthOfLastLine(text) {
    return text.length - 1 - text.lastIndexOf("\n");
  }

  /* New words, broken into lines where they would run far beyond the others. */
  function writePieces(pieces, before, indent, write) {
    const pad = " ".repeat(indent);
    let text = before;
    pieces.forEach((piece, at) => {
      const next = pieces[at + 1] || "";
      if (/^\n+$/.test(piece)) text += `\n${piece}${pad}`;
      else if (piece === " " && widthOfLastLine(text) + 1 + next.length > WIDTH && next && !BAD_START.test(next)) text += `\n${pad}`;
      else text += /\s/.test(piece) ? piece : write(piece);
    });
    return text;
  }

  function reword(source, value, indent, { isBlock, codec }) {
    const old = split(source, { isBlock, read: codec.read });
    const fresh = value.match(/\n+| +|[^ \n]+/g) || [];
    const { head, tail } = findSame(old, fresh);
    const before = old.slice(0, head).map((piece) => piece.source).join("");
    const changed = fresh.slice(head, fresh.length - tail);
    const after = old.slice(old.length - tail).map((piece) => piece.source).join("");
    return writePieces(changed, before, indent, codec.write) + after;
  }

  /* A line that begins with a space is not folded, so such texts are written anew. */
  function rewordFolded(source, value, indent) {
    const pad = " ".repeat(indent);
    const body = source.slice(pad.length);
    if (!source.startsWith(pad) || source.includes(`\n${pad} `) || /^\s|\n /.test(value)) return null;
    return pad + reword(body, value, indent, { isBlock: true, codec: SAME });
  }

  function rewordLiteral(source, value, indent) {
    const pad = " ".repeat(indent);
    const old = source.split("\n");
    const fresh = value.split("\n").map((line) => (line ? pad + line : ""));
    const means = old.map((line) => ({ means: line }));
    const { head, tail } = findSame(means, fresh);
    if (/^\s/.test(value)) return null;
    return [...old.slice(0, head), ...fresh.slice(head, fresh.length - tail), ...old.slice(old.length - tail)].join("\n");
  }

  function rewordFlow(source, value, indent, codec = SAME) {
    return reword(source, value, indent, { isBlock: false, codec });
  }

  /* Whether a line begins as it may: a bullet or a field's name there would be taken for a slip. What began so before
   * was there before. */
  function beginsWell(source, old) {
    const lines = new Set(old.split("\n"));
    return source.split("\n").every((line) => lines.has(line) || !BAD_START.test(line.trim().split(/\s/, 1)[0]));
  }

  function orAnew(reword) {
    return (source, ...rest) => {
      const fresh = reword(source, ...rest);
      return fresh !== null && beginsWell(fresh, source) ? fresh : null;
    };
  }

  window.EditWords = { rewordFolded: orAnew(rewordFolded), rewordLiteral: orAnew(rewordLiteral), rewordFlow: orAnew(rewordFlow) };
})();
