/* A text as YAML writes it, in the ways that the checker reads without loss: plain, in single or double quotes, or as a
 * block below its field name. Nothing here knows where in a file the text stands.
 *
 *   write(value, { indent, isFlow, isWord, isOneLine, isEntry })   a new text; `indent` is the column of a block's lines;
 *                                         an entry of a list stays on one line, however long
 *   isPlain(value, { isFlow, isWord })                    whether it can stand without quotes
 *   quote(value), quoteTwice(value)                       in single, in double quotes
 *   tidy(value)                                           without what no one sees: spaces at the ends of lines
 */
(function () {
  "use strict";

  const WIDTH = 110; // where the lines of a block are broken, as in the files written by hand
  const LONG = 100; // a longer text becomes a block
  const SIGNS = "-?:,[]{}#&*!|>'\"%@`";
  const LOOKS_LIKE_NO_TEXT = /^(~|null|true|false|yes|no|on|off|y|n|[-+.]?[\d_.:,eE+-]+|0[xo][\da-f]+)$/i;
  // A line of a block that began like this would be taken for a bullet or a field that slipped into the text.
  const BAD_START = /^([-*+•·–—o]|\d{1,2}[.)]|[a-z_0-9]+:|#.*)$/;

  function tidy(value) {
    const lines = value.replace(/\r\n?/g, "\n").split("\n").map((line) => line.trimEnd());
    return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
  }

  /* A word is an id, a term, a day or a number: it is never taken for anything else. */
  function isPlain(value, { isFlow = false, isWord = false } = {}) {
    if (!value || value !== value.trim() || /[\n\t]/.test(value)) return false;
    if (isWord) return /^[\w.-]+$/.test(value) && !value.startsWith("-");
    if (SIGNS.includes(value[0]) || LOOKS_LIKE_NO_TEXT.test(value)) return false;
    if (/: |:$| #|^---|^\.\.\.|''|\\/.test(value)) return false;
    return !(isFlow && /[,[\]{}]|\s/.test(value));
  }

  /* Each line break of the text is one more in the file, since YAML takes a single one for a space. */
  function quote(value, indent = 0) {
    const inner = value.replaceAll("'", "''").replace(/\n+/g, (breaks) => `\n${breaks}${" ".repeat(indent)}`);
    return `'${inner}'`;
  }

  function quoteTwice(value) {
    return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  }

  function canFold(value) {
    return !/^\s|\n|\\$/.test(value) && !/ {2}/.test(value) && !BAD_START.test(value.split(" ", 1)[0]);
  }

  /* The words in lines of at most WIDTH letters; a word that would begin a line badly stays on the line above. */
  function wrap(value, indent) {
    const lines = [];
    let line = "";
    for (const word of value.split(" ")) {
      const isFull = line && indent + line.length + 1 + word.length > WIDTH;
      if (isFull && !BAD_START.test(word)) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    return [...lines, line];
  }

  function block(sign, lines, indent) {
    const pad = " ".repeat(indent);
    return [sign, ...lines.map((line) => (line ? pad + line : ""))].join("\n");
  }

  /* A block cannot begin with a space or an empty line, and a bullet inside it would be taken for a slip. */
  function canBeLiteral(value) {
    return !/^\s/.test(value) && !/\t/.test(value);
  }

  function write(value, { indent = 2, isFlow = false, isWord = false, isOneLine = false, isEntry = false } = {}) {
    const isBlockAllowed = !isFlow && !isOneLine;
    if (value.includes("\n") && isBlockAllowed && canBeLiteral(value)) return block("|-", value.split("\n"), indent);
    if (value.includes("\n")) return quote(value, indent);
    if (isBlockAllowed && !isEntry && value.length > LONG && canFold(value)) return block(">-", wrap(value, indent), indent);
    return isPlain(value, { isFlow, isWord }) ? value : quote(value);
  }

  window.EditScalars = { write, isPlain, quote, quoteTwice, tidy, WIDTH, BAD_START };
})();
