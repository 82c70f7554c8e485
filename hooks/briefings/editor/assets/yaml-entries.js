/* Changes to the entries of a list as splices, as in yaml-fields.js.
 *
 *   addEntry(tree, path, index, value, style)  a new entry
 *   dropEntry(tree, path, index)               an entry; the last one left cannot be dropped, but its field can
 *   orderEntries(tree, path, order)            the entries in another order: for each place the index it had
 */
(function () {
  "use strict";

  const { isSeq } = window.EditTree;
  const { afterColon, afterDash, inFlow, pad } = window.EditWriting;
  const { indentInFlow, isInFlow, endOfPair, dropLines, dropFlowPart } = window.EditStretches;

  function addEntry(tree, path, index, value, style) {
    const list = tree.node(path);
    const key = path.at(-1);
    if (!isSeq(list) || !list.items.length) return fillList(tree, path, value, style);
    if (list.flow) return addFlowEntry(tree, list, index, inFlow(value, style, key, indentInFlow(tree, list.range[0])));
    const dashes = tree.dashes(list);
    const column = tree.column(dashes[0]);
    const source = afterDash(value, column, style, key);
    if (index === 0) return [{ start: dashes[0], end: dashes[0], text: `${source}\n${pad(column)}` }];
    const at = tree.lineEnd(endOfEntry(tree, list, index - 1));
    const gap = countGap(tree, list, dashes) ? "\n" : "";
    return [{ start: at, end: at, text: `\n${gap}${pad(column)}${source}` }];
  }

  /* Whether the entries of a list are set apart by an empty line. */
  function countGap(tree, list, dashes) {
    return dashes.length > 1 && /\n *\n *$/.test(tree.text.slice(endOfEntry(tree, list, 0), dashes[1]));
  }

  function endOfEntry(tree, list, index) {
    const item = list.items[index];
    return tree.isNothing(item) ? item.range[0] : tree.end(item);
  }

  function fillList(tree, path, value, style) {
    const { pair } = tree.pair(path);
    const colon = tree.text.indexOf(":", pair.key.range[1]) + 1;
    const column = tree.column(pair.key.range[0]);
    const text = isInFlow(tree, path) ? ` [${inFlow(value, style, path.at(-1), indentInFlow(tree, colon))}]` : afterColon([value], column, style, path.at(-1));
    return [{ start: colon, end: endOfPair(tree, pair), text }];
  }

  function addFlowEntry(tree, list, index, source) {
    const at = index === 0 ? list.items[0].range[0] : list.items[index - 1].range[1];
    return [{ start: at, end: at, text: index === 0 ? `${source}, ` : `, ${source}` }];
  }

  function dropEntry(tree, path, index) {
    const list = tree.node(path);
    if (list.flow) return [dropFlowPart(list.items.map((item) => [item.range[0], tree.end(item)]), index)];
    return [dropLines(tree, tree.dashes(list)[index], endOfEntry(tree, list, index))];
  }

  function orderEntries(tree, path, order) {
    const list = tree.node(path);
    const starts = list.flow ? list.items.map((item) => item.range[0]) : tree.dashes(list);
    const ends = list.items.map((item, at) => endOfEntry(tree, list, at));
    return order.flatMap((from, to) => {
      const text = tree.text.slice(starts[from], ends[from]);
      return from === to ? [] : [{ start: starts[to], end: ends[to], text }];
    });
  }

  window.EditEntries = { addEntry, dropEntry, orderEntries };
})();
