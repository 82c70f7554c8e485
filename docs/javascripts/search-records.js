/* Titles and texts of entries, for the results that are shown: they come in blocks. It touches no page.
 *
 *   new Records(data, pieces)
 *     .load(numbers)   a promise: the blocks of these entries have come
 *     .missing(numbers)  the names of the blocks that have not come yet
 *     .get(number) -> {kind, title, text, address, isDraft}   where its block has come, else undefined
 */
(function () {
  "use strict";

  if (!window.LearningPieces) return;

  const { lastAtMost, readNumbers } = window.LearningPieces;

  class Records {
    constructor(data, pieces) {
      this.data = data;
      this.pieces = pieces;
      let first = 0;
      this.firsts = readNumbers(data.texts).map((count) => (first += count) - count);
      this.blocks = new Map();
    }

    missing(numbers) {
      const names = new Set(numbers.map((number) => `texts-${this.blockOf(number)}`));
      return [...names].filter((name) => !this.pieces.get(name));
    }

    load(numbers) {
      return Promise.all(this.missing(numbers).map((name) => this.pieces.load(name)));
    }

    get(number) {
      const block = this.blockOf(number);
      if (!this.blocks.has(block)) {
        const sources = this.pieces.get(`texts-${block}`);
        if (!sources) return undefined;
        this.blocks.set(block, this.read(sources));
      }
      return this.blocks.get(block)[number - this.firsts[block]];
    }

    blockOf(number) {
      return lastAtMost(this.firsts, number);
    }

    read(sources) {
      return sources.flatMap(([name, year, page, isDraft, sections]) => {
        const origin = year === null ? name : `${name}, ${year}`;
        return sections.flatMap(([heading, entries]) =>
          entries.map(([kind, fragment, text]) => ({
            kind: this.data.kinds[kind],
            title: heading ? `${heading} – ${origin}` : origin,
            text,
            address: fragment ? `${page}#${fragment}` : page,
            isDraft,
          }))
        );
      });
    }
  }

  window.LearningRecords = { Records };
})();
