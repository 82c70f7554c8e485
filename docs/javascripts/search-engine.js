/* The search itself. It touches no page.
 *
 * search/index.js sets window.LearningSearchData, a text. LearningSearch.readData() reads it, null where it or a
 * script that is needed has not loaded;
 * LearningSearch.openEngine(data, folder) -> a promise of the engine; the other pieces are loaded from the folder:
 *
 *   engine.search(words, filters) -> a promise of {words, results, some, pages, counts, terms, readAs, missing, hasWords}
 *     words    what the reader typed
 *     filters  the ticked values of each group: {theme: ["home_conditions"], year: ["2017"]}
 *     results  a ranking (see search-score.js): learning that has all the words
 *     some     the same, where few have all the words or no learning point does: learning that has some of them
 *     pages    the same, for the pages about this site: no learning, so no facet knows or counts them
 *     counts   {theme: {home_conditions: 7, ...}, ...}: what ticking that value would give, of results and some
 *     terms    the words to be marked in what was found
 *     readAs   [{word, terms}]: words that stand nowhere, and what was taken instead
 *     missing  words that stand nowhere, and that nothing was taken for
 *     hasWords whether there was any word to look for
 *   engine.load(numbers) -> a promise: after it, engine.record(number) -> {kind, title, text, address, isDraft}
 *   engine.expect(words) -> a promise: what a word still being typed will need has been loaded
 *   engine.missing(numbers) -> what would have to be loaded for them
 *
 * Without words the search lists the learning points, for they are what a reader comes for.
 */
(function () {
  "use strict";

  if (!window.LearningScore || !window.LearningEntries) return;

  const { tokenise, stemOf, pickWords, letterOf, Words } = window.LearningWords;
  const { Pieces, Breath, lastAtMost, readRising } = window.LearningPieces;
  const { Scores, Ranking } = window.LearningScore;
  const POINT = 0;
  const PAGE = 8;
  // Fewer answers than these, and those that have only some of the words are worth a look.
  const FEW = 5;
  // So many letters are the beginning of a word. In a large collection two would stand for a tenth of all there are, and
  // what is known of each would have to be loaded.
  const SHORTEST = 2;
  const ENOUGH = 3;
  const MANY_PIECES = 40;
  // Words that say something beside others, but nothing alone.
  const SLIGHT_WORDS = new Set(["no", "not", "never", "without"]);

  class Engine {
    constructor(data, pieces, entries) {
      this.data = data;
      this.pieces = pieces;
      this.entries = entries;
      this.records = new window.LearningRecords.Records(data, pieces);
      this.words = new Map();
      const points = [];
      entries.kinds.forEach((kind, number) => kind === POINT && points.push(number));
      this.points = this.rank(Uint32Array.from(points));
      // Alike as they are, they stand in order already.
      this.points.sorted = this.points.numbers;
      this.none = this.rank(new Uint32Array(0));
      this.asked = null;
      this.breath = new Breath();
    }

    static async open(data, folder) {
      const pieces = new Pieces(folder, data.build);
      const breath = new Breath();
      const rows = await pieces.load("entries");
      await breath.take();
      const entries = await window.LearningEntries.Entries.read(data, rows, breath);
      await breath.take();
      return new Engine(data, pieces, entries);
    }

    kind(number) {
      return this.entries.kinds[number];
    }

    isPage(number) {
      return this.kind(number) === PAGE;
    }

    record(number) {
      return this.records.get(number);
    }

    load(numbers) {
      return this.records.load(numbers);
    }

    missing(numbers) {
      return this.records.missing(numbers);
    }

    async search(words, filters) {
      const found = await this.find(words);
      const breath = new Breath();
      const filter = this.entries.filter(filters);
      const isFiltered = Object.values(filters).some((values) => values.length > 0);
      const keep = (ranking) => (isFiltered ? ranking.keep((number) => filter.has(number)) : ranking);
      await breath.take();
      const counts = filter.count([found.results.numbers, found.some.numbers]);
      await breath.take();
      const [results, some] = [keep(found.results), keep(found.some)];
      return { ...found, words, results, some, pages: isFiltered ? this.none : found.pages, counts };
    }

    /* The entries for the words alone; kept, so that ticking a box asks no second time. */
    find(words) {
      if (pickWords(words).length === 0) return this.ask(words);
      if (!this.asked || this.asked.words !== words) {
        const asked = { words, found: this.ask(words) };
        asked.found.catch(() => this.asked === asked && (this.asked = null));
        this.asked = asked;
      }
      return this.asked.found;
    }

    async ask(words) {
      const asked = pickWords(words);
      if (asked.length === 0) {
        const { points, none } = this;
        return { results: points, some: none, pages: none, terms: [], readAs: [], missing: [], hasWords: false };
      }
      // The last word may still be growing under the reader's hands.
      const last = tokenise(words).pop();
      const all = await Promise.all(asked.map((word) => this.reach(word, word === last)));
      // One or two letters more that lead nowhere yet: the answer to the words before is still the best there is.
      const isBegun = ({ word, weights }) => word === last && word.length < ENOUGH && weights.size === 0;
      const reached = all.length > 1 ? all.filter((reach) => !isBegun(reach)) : all;
      return {
        ...(await this.answer(reached)),
        terms: reached.flatMap(({ weights }) => [...weights.keys()]),
        readAs: reached.filter((reach) => reach.isTypo).map(({ word, weights }) => ({ word, terms: [...weights.keys()] })),
        missing: reached.filter(({ weights }) => weights.size === 0).map(({ word }) => word),
        hasWords: true,
      };
    }

    async reach(word, isLast) {
      const letter = letterOf(word);
      if (!this.words.has(letter) && this.data.letters.includes(letter)) {
        const { words, unheld } = await this.pieces.load(`words-${letter}`);
        const terms = words.split(" ");
        this.words.set(letter, new Words(terms, new Set(readRising(unheld).map((number) => terms[number]))));
      }
      const list = this.words.get(letter) || new Words([], new Set());
      const shortest = this.data.hits.length > MANY_PIECES ? ENOUGH : SHORTEST;
      return { word, ...list.reach(word, isLast ? shortest : Infinity) };
    }

    async answer(reached) {
      const scores = await this.score(reached);
      const isPage = (number) => this.isPage(number);
      const all = scores.all(reached.length);
      const results = this.rank(all.numbers.filter((number) => !isPage(number)), all.scores);
      await this.breath.take();
      const any = reached.length > 1 && this.isThin(results) ? scores.any() : null;
      const had = new Set(any ? results.numbers : []);
      const some = any ? any.numbers.filter((number) => !isPage(number) && !had.has(number)) : this.none.numbers;
      const whole = all.numbers.length || !any ? all : any;
      await this.breath.take();
      return {
        results,
        some: this.rank(some, any && any.scores),
        pages: this.rank(whole.numbers.filter(isPage), whole.scores),
      };
    }

    /* Slight words come last: what has some of the words must have one that says something. */
    async score(reached) {
      const isSlight = ({ word }) => SLIGHT_WORDS.has(word);
      const scores = new Scores(this.entries, this.data);
      const rowOf = await this.loadRows(reached.flatMap(({ weights }) => [...weights.keys()]));
      for (const { weights, prefixes } of reached.filter((reach) => !isSlight(reach))) {
        await scores.add(weights, prefixes, rowOf, this.breath);
      }
      scores.mark();
      const slight = reached.filter(isSlight);
      for (const { weights, prefixes } of slight) await scores.add(weights, prefixes, rowOf, this.breath);
      return scores;
    }

    /* Loads what a word that is being typed will need, before there is enough of it to look for: two ways to the server
     * are saved when its third letter comes. */
    async expect(words) {
      const word = tokenise(words).pop();
      if (!word || !this.data.letters.includes(letterOf(word))) return;
      await Promise.all([`words-${letterOf(word)}`, `hits-${this.pieceOf(word)}`].map((name) => this.pieces.load(name)));
    }

    pieceOf(term) {
      return lastAtMost(this.data.hits, term);
    }

    /* The postings of these terms: which piece has a term's row is known from the first term of each piece. */
    async loadRows(terms) {
      const rows = new Map();
      const pieceOf = (term) => this.pieceOf(term);
      const pieces = [...new Set(terms.map(pieceOf))];
      await Promise.all(pieces.map((piece) => this.pieces.load(`hits-${piece}`)));
      for (const term of terms) rows.set(term, this.pieces.get(`hits-${pieceOf(term)}`)[term]);
      return (term) => rows.get(term);
    }

    rank(numbers, scores) {
      return new Ranking(numbers, scores || null, this.entries.kinds);
    }

    isThin(results) {
      return results.length < FEW || !results.numbers.some((number) => this.kind(number) === POINT);
    }

    /* Of the terms, {label, meaning, isNamed}, the one that nothing names and the words ask for. */
    findTerm(words, terms) {
      return findTerm(words, terms);
    }
  }

  /* Whether a word typed is one of a text's words: another ending, or its beginning, as “midwife” of “midwifery”. */
  function fits(word, text) {
    return tokenise(text).some(
      (token) => stemOf(token) === stemOf(word) || token === `${word}s` || (word.length > 4 && token.startsWith(word))
    );
  }

  /* Which term that nothing names the words mean: all of them fit it, and one of them tells it from every other. */
  function findTerm(words, terms) {
    const asked = pickWords(words);
    const everything = ({ label, meaning }) => `${label} ${meaning}`;
    const isOnly = (term, word, textOf) => terms.every((other) => fits(word, textOf(other)) === (other === term));
    return terms.find(
      (term) =>
        !term.isNamed &&
        asked.every((word) => fits(word, everything(term))) &&
        asked.some((word) => isOnly(term, word, (other) => other.label) || isOnly(term, word, everything))
    );
  }

  window.LearningSearch = {
    readData() {
      const isWhole = window.LearningRecords && window.winkPorter2Stemmer && window.LearningSearchData;
      return isWhole ? JSON.parse(window.LearningSearchData) : null;
    },
    openEngine: Engine.open,
    tokenise,
  };
})();
