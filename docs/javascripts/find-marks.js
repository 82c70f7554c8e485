/* The words that were found, marked in a text. Author's words only ever become text, never markup.
 *
 *   cutExcerpt(text, terms)            the part of a long text around its first mark, cut between words
 *   writeMarked(element, text, terms)  fills the element with the text
 */
(function () {
  "use strict";

  const LONGEST = 600;
  const EXCERPT = 360;
  const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

  /* Where the words to be marked stand in a text: [[start, end], ...]. */
  function findMarks(text, terms) {
    const wanted = new Set(terms);
    if (wanted.size === 0) return [];
    return [...text.matchAll(WORD)]
      .filter(([word]) => window.LearningSearch.tokenise(word).some((term) => wanted.has(term)))
      .map((match) => [match.index, match.index + match[0].length]);
  }

  function cutExcerpt(text, terms) {
    if (text.length <= LONGEST) return text;
    const [first] = findMarks(text, terms);
    const near = first ? Math.max(0, first[0] - EXCERPT / 3) : 0;
    const start = near ? text.indexOf(" ", near) + 1 : 0;
    const end = start + EXCERPT < text.length ? text.lastIndexOf(" ", start + EXCERPT) : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  function writeMarked(element, text, terms) {
    let done = 0;
    for (const [start, end] of findMarks(text, terms)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(done, start), mark);
      done = end;
    }
    element.append(text.slice(done));
  }

  window.FindMarks = { cutExcerpt, writeMarked };
})();
