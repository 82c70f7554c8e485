/* Changes to a file as splices: [{ start, end, text }], each telling what stands in place of a stretch of the text.
 * What no splice names stays as it is, to the letter. Rests on yaml-tree.js, yaml-words.js and yaml-writing.js.
 *
 *   setText(tree, path, value, style)          a text in place of another, or behind a field with nothing behind it
 *   addField(tree, path, value, after, style)  a new field, below the first of `after` that the record has
 *   dropField(tree, path)                      a field and all that stands below it
 *   emptyField(tree, path)                     what stands behind a field
 */
(function () {
  "use strict";

  const { isMap, isSeq, BLOCKS } = window.EditTree;
  const { write, isPlain, quote, quoteTwice } = window.EditScalars;
  const { rewordFolded, rewordLiteral, rewordFlow } = window.EditWords;
  const { afterColon, inFlow, pad } = window.EditWriting;
  const { indentInFlow, isInFlow, endOfPair, isSetApart, dropLines, dropFlowPart } = window.EditStretches;

  const SINGLE = { read: (word) => word.replaceAll("''", "'"), write: (word) => word.replaceAll("'", "''") };

  /* The column that the lines of a block below a value keep to. */
  function indentOf(tree, path) {
    const found = tree.pair(path);
    if (found) return tree.column(found.pair.key.range[0]) + 2;
    return tree.column(tree.dashes(tree.node(path.slice(0, -1)))[path.at(-1)]) + 2;
  }

  function setText(tree, path, value, style) {
    const node = tree.node(path);
    const isFlow = isInFlow(tree, path);
    const options = { isFlow, isWord: style.isWord(path), indent: isFlow ? indentInFlow(tree, node.range[0]) : indentOf(tree, path) };
    const isNew = tree.isNothing(node) || isMap(node) || isSeq(node);
    const start = node.range[0];
    const end = tree.isNothing(node) ? start : tree.end(node);
    const rest = tree.text.slice(end, tree.lineEnd(end));
    const isOneLine = Boolean(rest.trim());
    const isEntry = typeof path.at(-1) === "number";
    const text = (isNew ? null : rewrite(tree, node, value, options)) ?? write(value, { ...options, isOneLine, isEntry });
    // Nobody sees the spaces at the end of a line, but at the end of a block they would belong to its words.
    const spaces = rest.trim() || !(isNew || text.includes("\n")) ? 0 : rest.length;
    return [{ start, end: end + spaces, text: tree.isNothing(node) ? ` ${text}` : text }];
  }

  /* The text in the way the old one was written, or null where that cannot hold it. */
  function rewrite(tree, node, value, options) {
    const source = tree.text.slice(node.range[0], tree.end(node));
    if (BLOCKS.includes(node.type)) return rewriteBlock(source, value, node.type);
    const hasLines = source.includes("\n");
    if (value.includes("\n") && !hasLines) return null;
    const indent = (/\n( *)\S/.exec(source)?.[1] || pad(options.indent)).length;
    const inner = source.slice(1, -1);
    if (node.type === "QUOTE_SINGLE") return hasLines ? rewriteQuoted(inner, value, indent) : quote(value);
    if (node.type === "QUOTE_DOUBLE") return hasLines || value.includes("\n") ? null : quoteTwice(value);
    if (!isPlain(value, options)) return null;
    return hasLines ? rewordFlow(source, value, indent) : value;
  }

  function rewriteQuoted(inner, value, indent) {
    const fresh = rewordFlow(inner, value, indent, SINGLE);
    return fresh === null ? null : `'${fresh}'`;
  }

  function rewriteBlock(source, value, type) {
    const [header, ...lines] = source.split("\n");
    const indent = (/^ */.exec(lines.find((line) => line.trim()) || "  ")[0] || "  ").length;
    const reword = type === "BLOCK_FOLDED" ? rewordFolded : rewordLiteral;
    const body = /\d/.test(header) || !lines.length ? null : reword(lines.join("\n"), value, indent);
    return body === null ? null : `${header}\n${body}`;
  }

  function addField(tree, path, value, after, style) {
    const map = tree.node(path.slice(0, -1));
    const key = path.at(-1);
    const names = map.items.map((pair) => pair.key.value);
    const index = names.findIndex((name) => name === after.find((one) => names.includes(one)));
    if (map.flow) return addFlowField(tree, map, index, `${key}: ${inFlow(value, style, key, indentInFlow(tree, map.range[0]))}`);
    const first = map.items[0].key.range[0];
    const column = tree.column(first);
    const source = `${key}:${afterColon(value, column, style, key)}`;
    if (index < 0) return [{ start: first, end: first, text: `${source}\n${pad(column)}` }];
    const at = tree.lineEnd(endOfPair(tree, map.items[index]));
    const gap = column === 0 && isSetApart(tree, map.items[index].key.range[0], at) ? "\n" : "";
    return [{ start: at, end: at, text: `\n${gap}${pad(column)}${source}` }];
  }

  function addFlowField(tree, map, index, source) {
    const at = index < 0 ? map.items[0]?.key.range[0] ?? map.range[0] + 1 : endOfPair(tree, map.items[index]);
    if (index >= 0) return [{ start: at, end: at, text: `, ${source}` }];
    return [{ start: at, end: at, text: map.items.length ? `${source}, ` : source }];
  }

  function dropField(tree, path) {
    const { map, index, pair } = tree.pair(path);
    const [start, end] = [pair.key.range[0], endOfPair(tree, pair)];
    if (map.flow) return [dropFlowPart(map.items.map((one) => [one.key.range[0], endOfPair(tree, one)]), index)];
    const isBehindDash = tree.text.slice(tree.lineStart(start), start).trim() !== "";
    if (!isBehindDash) return [dropLines(tree, start, end)];
    const next = map.items[index + 1].key.range[0];
    const between = tree.text.slice(tree.lineEnd(end), tree.lineStart(next)).trim();
    const remark = between ? [{ start: tree.lineStart(start), end: tree.lineStart(start), text: `${pad(tree.column(next) - 2)}${between}\n` }] : [];
    return [...remark, { start, end: next, text: "" }];
  }

  function emptyField(tree, path) {
    const { pair } = tree.pair(path);
    const colon = tree.text.indexOf(":", pair.key.range[1]) + 1;
    return [{ start: colon, end: endOfPair(tree, pair), text: "" }];
  }

  window.EditFields = { setText, addField, dropField, emptyField };
})();
