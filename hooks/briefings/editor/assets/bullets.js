/* A box for a list: a line is a bullet, two spaces before it make it one that is nested. Bullets of Word and of PDF files
 * are understood when they are pasted.
 *
 *   EditBullets.read(text, isNested, isKept)   the bullets: [{ text, points }]; `isKept(line)` says which lines are
 *                                              shown as they are in the file, so that nothing is taken off them
 *   EditBullets.show(items, mark)              the same as lines; `mark` stands for a line break inside a bullet
 *   EditBullets.paste(text, isNested)          pasted text as lines for the box
 *   EditBullets.markFor(texts)                 a sign that none of the texts holds
 */
(function () {
  "use strict";

  // Signs of bullets, the ones that Word's own fonts have among them. A dash, a star or the letter o needs a space.
  const ROUND = /^[•‣◦⁃∙●○■□▪▫◆➢➤✓✔·\uE000-\uF8FF]\s*/;
  const DASH = /^[-–—*o]\s+/;
  const NUMBER = /^\(?(\d{1,2}|[a-z])[.)]\s+/i;
  const LONG_LINE = 60; // a line of fewer letters was hardly broken by the edge of a page
  const MARKS = ["↵", "⏎", "␤"];

  function takeSign(line) {
    const sign = ROUND.exec(line) || DASH.exec(line);
    return sign ? { sign: line[0], rest: line.slice(sign[0].length).trim() } : { sign: "", rest: line };
  }

  function isIndented(line) {
    return /^( {2,}|\t)/.test(line);
  }

  function read(text, isNested, isKept, mark) {
    const items = [];
    for (const line of text.split("\n")) {
      const words = (isKept(line) ? line.trim() : takeSign(line.trim()).rest).replaceAll(mark, "\n");
      if (!words) continue;
      if (isNested && isIndented(line) && items.length) items.at(-1).points.push(words);
      else items.push({ text: words, points: [] });
    }
    return items;
  }

  function show(items, mark) {
    const line = (text) => (text ?? "").replaceAll("\n", mark);
    return items.flatMap(({ text, points }) => [line(text), ...points.map((point) => `  ${line(point)}`)]).join("\n");
  }

  function markFor(texts) {
    return MARKS.find((mark) => !texts.some((text) => text.includes(mark))) || MARKS[0];
  }

  /* Numbers are bullets only where they count: "2017. ..." may well begin a sentence. */
  function areCounted(lines) {
    const numbers = lines.map((line) => NUMBER.exec(line)?.[1]).filter(Boolean);
    return numbers.length > 1 && /^[1a]$/i.test(numbers[0]) && new Set(numbers).size === numbers.length;
  }

  /* Word's own fonts have their bullets in places where others have nothing. */
  function nameSign(sign) {
    return /[\uE000-\uF8FF]/.test(sign) ? "•" : sign;
  }

  function indentOf(line) {
    return /^\s*/.exec(line)[0].replaceAll("\t", "    ").length;
  }

  /* Sign, indentation and words of each pasted line, and whether an empty one stood above. */
  function takeApart(text) {
    const lines = text.split(/\r\n?|[\n\v\u2028\u2029]/);
    const isCounted = areCounted(lines.map((line) => line.trim()));
    return lines.map((line, at) => {
      const trimmed = line.trim();
      const number = isCounted ? NUMBER.exec(trimmed) : null;
      const { sign, rest } = number ? { sign: "1", rest: trimmed.slice(number[0].length) } : takeSign(trimmed);
      const words = window.EditCleaning.characters(rest).replace(/ {2,}/g, " ").trim();
      return { sign: nameSign(sign), indent: indentOf(line), words, isApart: at > 0 && !lines[at - 1].trim() };
    });
  }

  /* Nested is what stands further right, what has another sign than the first one has, as in Word, and what follows a
   * line without a sign that ends with a colon. */
  function isDeeper(line, lines) {
    const [first] = lines;
    const signed = lines.find((one) => one.sign);
    if (line === first || (signed && !line.sign)) return false;
    if (!first.sign && first.words.endsWith(":") && line.sign) return true;
    return line.indent >= first.indent + 2 || (first.sign !== "" && line.sign !== first.sign);
  }

  /* A line that goes on with the sentence above it, as lines copied from a PDF do. */
  function goesOn(line, above, hasSigns) {
    if (!above || !hasSigns || line.sign || line.isApart) return false;
    return /^[a-z(,]/.test(line.words) || (above.words.length >= LONG_LINE && !/[.:;?!]$/.test(above.words));
  }

  function paste(text, isNested) {
    const lines = takeApart(text).filter((line) => line.words);
    const hasSigns = lines.some((line) => line.sign);
    const joined = [];
    for (const line of lines) {
      if (goesOn(line, joined.at(-1), hasSigns)) joined.at(-1).words += ` ${line.words}`;
      else joined.push(line);
    }
    return joined.map((line) => (isNested && isDeeper(line, joined) ? `  ${line.words}` : line.words)).join("\n");
  }

  window.EditBullets = { read, show, paste, markFor, takeSign };
})();
