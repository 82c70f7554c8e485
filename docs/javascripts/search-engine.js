/* The search itself: all that knows MiniSearch and the form of the index. It touches no page.
 *
 * search/index.js sets window.LearningSearchData, a text. LearningSearch.readData() reads it, null where it or a
 * script of others has not loaded;
 * LearningSearch.createEngine(data) makes it searchable:
 *
 *   engine.search(words, filters) -> {results, some, pages, counts, readAs, missing, hasWords}
 *     words    what the reader typed
 *     filters  the ticked values of each group: {theme: ["home_conditions"], year: ["2017"]}
 *     results  [{number, terms}], best first: learning that has all the words; terms are the words found, to be marked
 *     some     the same, where few have all the words or no learning point does: learning that has some of them
 *     pages    the same, for the pages about this site: no learning, so no facet knows or counts them
 *     counts   {theme: {home_conditions: 7, ...}, ...}: what ticking that value would give, of results and some
 *     readAs   [{word, terms}]: words that stand nowhere, and what was taken instead
 *     missing  words that stand nowhere, and that nothing was taken for
 *     hasWords whether there was any word to look for
 *   engine.record(number) -> {kind, title, text, address, isDraft}
 *
 * Without words the search lists the learning points, for they are what a reader comes for.
 */
(function () {
  "use strict";

  if (!window.LearningWords) return;

  const { tokenise, stemOf, pickWords, Words } = window.LearningWords;
  const BOOST = { text: 1, heading: 0.6, source: 0.4, labels: 0.3, meanings: 0.1 };
  const FIELDS = Object.keys(BOOST);
  // What a term means is said in passing: half a word is no reason to think of it.
  const FIELDS_FOR_PREFIXES = FIELDS.filter((field) => field !== "meanings");
  const POINT = 0;
  const ISSUE = 1;
  const PAGE = 8;
  // What an entry counts for by its kind: learning first.
  const PREFERENCE = { [POINT]: 1.5, [ISSUE]: 1.1 };
  // Fewer answers than these, and those that have only some of the words are worth a look.
  const FEW = 5;
  // Words that say something beside others, but nothing alone.
  const SLIGHT_WORDS = new Set(["no", "not", "never", "without"]);

  /* Counts for each value what ticking it would give: the words and every other group hold, its own group does not. */
  class Facets {
    constructor(data) {
      this.groups = data.groups;
      this.sets = data.facets;
    }

    apply(results, setOf, filters) {
      const chosen = this.groups.map((group) => new Set(filters[group] || []));
      const missed = this.sets.map((set) => this.missedGroups(set, chosen));
      const sizes = new Array(this.sets.length).fill(0);
      results.forEach((result) => (sizes[setOf(result.number)] += 1));
      return {
        results: results.filter((result) => missed[setOf(result.number)].length === 0),
        counts: this.count(sizes, missed),
      };
    }

    missedGroups(set, chosen) {
      const misses = (values, group) => chosen[group].size > 0 && !values.some((value) => chosen[group].has(value));
      return set.flatMap((values, group) => (misses(values, group) ? [group] : []));
    }

    count(sizes, missed) {
      const counts = this.groups.map(() => Object.create(null));
      this.sets.forEach((set, number) => {
        if (sizes[number] === 0 || missed[number].length > 1) return;
        set.forEach((values, group) => {
          if (missed[number].length === 1 && missed[number][0] !== group) return;
          new Set(values).forEach((value) => (counts[group][value] = (counts[group][value] || 0) + sizes[number]));
        });
      });
      return Object.fromEntries(this.groups.map((group, number) => [group, counts[number]]));
    }
  }

  class Engine {
    constructor(data) {
      this.data = data;
      this.facets = new Facets(data);
      const postings = new Map(data.index.index);
      const isHeld = (term) =>
        Object.values(postings.get(term)).some((numbers) => Object.keys(numbers).some((number) => !this.isPage(number)));
      this.words = new Words([...postings.keys()], isHeld);
      this.points = data.entries.flatMap((entry, number) => (entry[0] === POINT ? [{ number, terms: [] }] : []));
      this.index = window.MiniSearch.loadJS(data.index, Engine.options());
      this.asked = null;
    }

    /* Query words arrive already as terms of the index, so nothing is parted or changed again. */
    static options() {
      return {
        fields: FIELDS,
        tokenize: tokenise,
        processTerm: (term) => term,
        searchOptions: { boost: BOOST, tokenize: (term) => [term], prefix: false, fuzzy: false },
      };
    }

    kind(number) {
      return this.data.entries[number][0];
    }

    isPage(number) {
      return this.kind(number) === PAGE;
    }

    search(words, filters) {
      const found = this.find(words);
      const apply = (results) => this.facets.apply(results, (number) => this.data.entries[number][5], filters);
      const isFiltered = Object.values(filters).some((values) => values.length > 0);
      return {
        ...found,
        results: apply(found.results).results,
        some: apply(found.some).results,
        pages: isFiltered ? [] : found.pages,
        counts: apply([...found.results, ...found.some]).counts,
      };
    }

    record(number) {
      const [kind, source, heading, fragment, text] = this.data.entries[number];
      const [name, year, page, isDraft] = this.data.sources[source];
      const origin = year === null ? name : `${name}, ${year}`;
      return {
        kind: this.data.kinds[kind],
        title: heading ? `${heading} – ${origin}` : origin,
        text,
        address: fragment ? `${page}#${fragment}` : page,
        isDraft,
      };
    }

    /* The entries for the words alone; kept, so that ticking a box asks no second time. */
    find(words) {
      if (!this.asked || this.asked.words !== words) this.asked = { words, ...this.ask(words) };
      return this.asked;
    }

    ask(words) {
      const asked = pickWords(words);
      if (asked.length === 0) {
        return { results: this.points, some: [], pages: [], readAs: [], missing: [], hasWords: false };
      }
      // The last word may still be growing under the reader's hands.
      const last = tokenise(words).pop();
      const reached = asked.map((word) => ({ word, ...this.words.reach(word, word === last) }));
      const all = this.rank(reached, "AND");
      const results = all.filter(({ number }) => !this.isPage(number));
      const any = asked.length > 1 && this.isThin(results) ? this.findAny(reached) : [];
      const had = new Set(results.map(({ number }) => number));
      return {
        results,
        some: any.filter(({ number }) => !this.isPage(number) && !had.has(number)),
        pages: (all.length ? all : any).filter(({ number }) => this.isPage(number)),
        readAs: reached.filter((reach) => reach.isTypo).map(({ word, weights }) => ({ word, terms: [...weights.keys()] })),
        missing: reached.filter(({ weights }) => weights.size === 0).map(({ word }) => word),
        hasWords: true,
      };
    }

    /* Of the terms, {label, meaning, isNamed}, the one that nothing names and the words ask for. */
    findTerm(words, terms) {
      return findTerm(words, terms);
    }

    isThin(results) {
      return results.length < FEW || !results.some(({ number }) => this.kind(number) === POINT);
    }

    findAny(reached) {
      return this.rank(
        reached.filter(({ word }) => !SLIGHT_WORDS.has(word)),
        "OR"
      );
    }

    rank(reached, combineWith) {
      const found = this.index.search({ combineWith, queries: reached.map((reach) => this.makeQuery(reach)) });
      const scored = found.map((result) => ({
        number: result.id,
        terms: result.terms,
        score: this.score(result, reached),
      }));
      // Alike in score: the better kind first, then the order of the collection, which is the order of the numbers.
      return scored.sort((a, b) => b.score - a.score || this.kind(a.number) - this.kind(b.number) || a.number - b.number);
    }

    makeQuery({ weights, prefixes }) {
      const boostTerm = (term) => weights.get(term);
      const whole = [...weights.keys()].filter((term) => !prefixes.has(term));
      return {
        combineWith: "OR",
        queries: [
          { combineWith: "OR", queries: whole, boostTerm },
          { combineWith: "OR", queries: [...prefixes], boostTerm, fields: FIELDS_FOR_PREFIXES },
        ],
      };
    }

    /* MiniSearch multiplies by the number of terms hit. Here several terms stand for one word, so the words count. */
    score(result, reached) {
      const hit = new Set(result.queryTerms);
      const words = reached.filter(({ weights }) => result.queryTerms.some((term) => weights.has(term))).length;
      const preference = PREFERENCE[this.kind(result.id)] || 1;
      return (result.score / (hit.size || 1)) * (words || 1) * preference;
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
      const isWhole = window.MiniSearch && window.winkPorter2Stemmer && window.LearningSearchData;
      return isWhole ? JSON.parse(window.LearningSearchData) : null;
    },
    createEngine: (data) => new Engine(data),
    indexOptions: Engine.options,
    tokenise,
  };
})();
