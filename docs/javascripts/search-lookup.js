/* From the words of a question to what the index holds of them: loads the lists of words and the postings that a word
 * needs. It touches no page.
 *
 *   new Lookup(data, pieces)          data: search/index.js; pieces: see search-pieces.js
 *     .reach(words, last)             a promise of [{word, weights, prefixes, isTypo}], see search-words.js; the word
 *                                     `last` may be the beginning of a longer one
 *     .loadRows(terms)                a promise of rowOf(term) -> postings
 *     .expect(words)                  a promise: what the last word will need, should it grow, has been loaded
 *     .shortest                       so many letters are the beginning of a word
 */
(function () {
  "use strict";

  if (!window.LearningPieces || !window.LearningWords) return;

  const { tokenise, letterOf, Words } = window.LearningWords;
  const { lastAtMost, readRising } = window.LearningPieces;
  // In a large collection two letters would stand for a tenth of all there are, and what is known of each would have to
  // be loaded.
  const SHORTEST = 2;
  const ENOUGH = 3;
  const MANY_PIECES = 40;
  // A word begins with one of so many pieces at most, or it is not yet known well enough to be loaded ahead.
  const MOST_EXPECTED = 4;

  class Lookup {
    constructor(data, pieces) {
      this.data = data;
      this.pieces = pieces;
      this.lists = new Map();
      this.shortest = data.hits.length > MANY_PIECES ? ENOUGH : SHORTEST;
    }

    reach(words, last) {
      return Promise.all(words.map((word) => this.reachOne(word, word === last)));
    }

    async reachOne(word, isLast) {
      const list = await this.loadList(letterOf(word));
      return { word, ...list.reach(word, isLast ? this.shortest : Infinity) };
    }

    async loadList(letter) {
      if (!this.data.letters.includes(letter)) return new Words([], new Set());
      const { words, unheld } = await this.pieces.load(`words-${letter}`);
      if (!this.lists.has(letter)) {
        const terms = words.split(" ");
        this.lists.set(letter, new Words(terms, new Set(readRising(unheld).map((number) => terms[number]))));
      }
      await this.lists.get(letter).prepare();
      return this.lists.get(letter);
    }

    /* Before there is enough of a word to look for: two ways to the server are saved when its third letter comes. */
    async expect(words) {
      const word = tokenise(words).pop();
      if (!word) return;
      const { terms } = await this.loadList(letterOf(word));
      if (word.length < SHORTEST) return;
      const longer = terms.filter((term) => term.startsWith(word));
      const pieces = this.piecesOf(longer);
      if (pieces.length <= MOST_EXPECTED) await this.load(pieces);
    }

    pieceOf(term) {
      return lastAtMost(this.data.hits, term);
    }

    piecesOf(terms) {
      return [...new Set(terms.map((term) => this.pieceOf(term)))];
    }

    load(pieces) {
      return Promise.all(pieces.map((piece) => this.pieces.load(`hits-${piece}`)));
    }

    /* Which piece has a term's row is known from the first term of each piece. */
    async loadRows(terms) {
      await this.load(this.piecesOf(terms));
      const rows = new Map(terms.map((term) => [term, this.pieces.get(`hits-${this.pieceOf(term)}`)[term]]));
      return (term) => rows.get(term);
    }
  }

  window.LearningLookup = { Lookup };
})();
