/* Values as new lines of a file: what follows a field's colon, or a dash. Rests on yaml-scalars.js.
 *
 * A value is a text, null for a field with nothing behind it, a list, or a record. `isWord(key)` says which fields hold
 * ids, terms, days and the like, written without quotes.
 */
(function () {
  "use strict";

  const { write } = window.EditScalars;
  const pad = (column) => " ".repeat(column);

  /* What follows `key:` when the key stands in `column`. */
  function afterColon(value, column, style, key) {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.map((item) => `\n${dashed(item, column + style.step, style, key)}`).join("");
    if (typeof value === "object") return fields(value, column + 2, style).map((line) => `\n${pad(column + 2)}${line}`).join("");
    return ` ${write(value, { indent: column + 2, isWord: style.isWord(key) })}`;
  }

  function fields(record, column, style) {
    return Object.entries(record).map(([key, value]) => `${key}:${afterColon(value, column, style, key)}`);
  }

  /* An entry of a list, its dash in `column`. */
  function dashed(item, column, style, key) {
    return `${pad(column)}${afterDash(item, column, style, key)}`;
  }

  function afterDash(item, column, style, key) {
    if (item && typeof item === "object") return `- ${fields(item, column + 2, style).join(`\n${pad(column + 2)}`)}`;
    return `- ${write(item, { indent: column + 2, isWord: style.isWord(key), isEntry: true })}`;
  }

  /* The same between brackets and braces, on one line. */
  function inFlow(value, style, key, indent) {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return `[${value.map((item) => inFlow(item, style, key, indent)).join(", ")}]`;
    if (typeof value === "object") {
      return `{${Object.entries(value).map(([name, inner]) => `${name}: ${inFlow(inner, style, name, indent)}`).join(", ")}}`;
    }
    return write(value, { indent, isFlow: true, isWord: style.isWord(key) });
  }

  window.EditWriting = { afterColon, afterDash, dashed, inFlow, pad };
})();
