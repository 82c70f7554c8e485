/* Stretches of a file that go as a whole: what the splices of fields and of entries have in common. */
(function () {
  "use strict";

  function isInFlow(tree, path) {
    return path.some((_, at) => tree.node(path.slice(0, at))?.flow);
  }

  function endOfPair(tree, pair) {
    return tree.isNothing(pair.value) ? pair.value.range[0] : tree.end(pair.value);
  }

  /* Whether what begins at `start` has an empty line above it, and one below or the end of the file. */
  function isSetApart(tree, start, end) {
    const hasGapAbove = /\n *\n *$/.test(tree.text.slice(0, start));
    return hasGapAbove && /^\n( *\n|$)|^$/.test(tree.text.slice(end));
  }

  /* Whole lines, with the line break that ends them, or the one before where the file ends without. An empty line above
   * goes too where another stands below or nothing else comes. */
  function dropLines(tree, start, end) {
    const from = tree.lineStart(start);
    const to = tree.lineEnd(end);
    const isApart = isSetApart(tree, from, to);
    const above = isApart ? tree.lineStart(from - 1) : from;
    return to === tree.text.length ? { start: Math.max(0, above - 1), end: to, text: "" } : { start: above, end: to + 1, text: "" };
  }

  function dropFlowPart(places, index) {
    if (places.length === 1) return { start: places[0][0], end: places[0][1], text: "" };
    if (index === 0) return { start: places[0][0], end: places[1][0], text: "" };
    return { start: places[index - 1][1], end: places[index][1], text: "" };
  }

  /* Where the further lines of a text between brackets may begin: further in than the line it stands on. */
  function indentInFlow(tree, offset) {
    return /^ */.exec(tree.text.slice(tree.lineStart(offset)))[0].length + 4;
  }

  window.EditStretches = { indentInFlow, isInFlow, endOfPair, isSetApart, dropLines, dropFlowPart };
})();
