/* The search itself: all that knows MiniSearch, the stemmer and the form of the index. It touches no page.
 *
 * search/index.js sets window.LearningSearchData, a text. LearningSearch.readData() reads it, null where it or a
 * script of others has not loaded;
 * LearningSearch.createEngine(data) makes it searchable:
 *
 *   engine.search(words, filters) -> {results, counts, anyWord, readAs}
 *     words    what the reader typed
 *     filters  the ticked values of each group: {theme: ["home_conditions"], year: ["2017"]}
 *     results  [{number, terms}], best first; terms are the words found, to be marked
 *     counts   {theme: {home_conditions: 7, ...}, ...}: what ticking that value would give
 *     anyWord  nothing has all the words, so these results have some of them
 *     readAs   [{word, terms}]: words that stand nowhere, and what was taken instead
 *   engine.record(number) -> {kind, title, text, address, isDraft}
 *
 * Without words the search lists the learning points, for they are what a reader comes for.
 */
(function () {
  "use strict";

  const FIELDS = ["text", "heading", "source", "labels"];
  const BOOST = { text: 1, heading: 0.6, source: 0.4, labels: 0.3 };
  const POINT = 0;
  const ISSUE = 1;
  const PAGE = 8;
  // What an entry counts for by its kind: learning first, and the pages about this site last.
  const PREFERENCE = { [POINT]: 1.2, [ISSUE]: 1.1, [PAGE]: 0.3 };
  // What a term counts for, by the way it was reached from the word typed.
  const WEIGHT = { same: 1, stem: 0.8, prefix: 0.4, typo: 0.4 };
  const SHORTEST_PREFIX = 2;
  const SHORTEST_TYPO = 4;
  // Words too common to ask for: left out unless nothing else was typed. “not” and “no” carry meaning and stay.
  const LITTLE_WORDS = new Set(
    ("a an and are as at be been but by can could did do does for from had has have how i if in into is it its of on " +
      "or our should so that the their them then there these they this those to was we were what when where which " +
      "who why will with would you your").split(" ")
  );

  /* The same steps as tokenise() in render/search_index.py; a test holds the two together. */
  function tokenise(text) {
    const plain = text.normalize("NFKC").toLowerCase().replace(/['’]/g, "");
    return plain.match(/[\p{L}\p{N}]+/gu) || [];
  }

  /* Only plain English words have endings to take off: the stemmer would turn digits into letters. */
  function stemOf(term) {
    return /^[a-z]{3,}$/.test(term) ? window.winkPorter2Stemmer(term) : term;
  }

  /* Whether b is at most `limit` slips from a; two letters swapped are one slip, as in “recieve”. */
  function isNear(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return false;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
      const current = [row];
      let least = row;
      for (let column = 1; column <= b.length; column += 1) {
        const same = a[row - 1] === b[column - 1] ? 0 : 1;
        let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + same);
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
          cost = Math.min(cost, before[column - 2] + 1);
        }
        current[column] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) return false;
      before = last;
      last = current;
    }
    return last[b.length] <= limit;
  }

  /* The terms of the collection, and which of them a typed word reaches. */
  class Words {
    constructor(terms) {
      this.terms = terms;
      this.known = new Set(terms);
      this.families = null;
    }

    /* Made at the first search rather than at load: a reader who only ticks boxes never waits for it. */
    family(stem) {
      if (!this.families) {
        this.families = new Map();
        for (const term of this.terms) {
          const key = stemOf(term);
          if (this.families.has(key)) this.families.get(key).push(term);
          else this.families.set(key, [term]);
        }
      }
      return this.families.get(stem) || [];
    }

    /* {weights: Map(term -> weight), isTypo}. Slips are forgiven only where the word as typed leads nowhere. */
    reach(word, mayGoOn) {
      const weights = new Map();
      const add = (term, weight) => weights.has(term) || weights.set(term, weight);
      if (this.known.has(word)) add(word, WEIGHT.same);
      this.family(stemOf(word)).forEach((term) => add(term, WEIGHT.stem));
      if (mayGoOn && word.length >= SHORTEST_PREFIX) {
        this.terms.forEach((term) => term.startsWith(word) && add(term, WEIGHT.prefix));
      }
      const isTypo = weights.size === 0 && word.length >= SHORTEST_TYPO;
      if (isTypo) this.near(word).forEach((term) => add(term, WEIGHT.typo));
      return { weights, isTypo: isTypo && weights.size > 0 };
    }

    /* The nearest terms and their other endings: one slip for each five letters, rounded. */
    near(word) {
      const most = Math.round(word.length / 5);
      for (let limit = 1; limit <= most; limit += 1) {
        const found = this.terms.filter((term) => isNear(word, term, limit));
        if (found.length) return found.flatMap((term) => [term, ...this.family(stemOf(term))]);
      }
      return [];
    }
  }

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
      this.words = new Words(data.index.index.map(([term]) => term));
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

    search(words, filters) {
      const found = this.find(words);
      const { results, counts } = this.facets.apply(found.results, (number) => this.data.entries[number][5], filters);
      return { results, counts, anyWord: found.anyWord, readAs: found.readAs };
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
      const typed = [...new Set(tokenise(words))];
      if (typed.length === 0) return { results: this.points, anyWord: false, readAs: [] };
      const wanted = typed.filter((word) => !LITTLE_WORDS.has(word));
      const asked = wanted.length ? wanted : typed;
      // The last word may still be growing under the reader's hands.
      const mayGoOn = (word) => word === typed[typed.length - 1];
      const reached = asked.map((word) => ({ word, ...this.words.reach(word, mayGoOn(word)) }));
      const readAs = reached
        .filter((reach) => reach.isTypo)
        .map(({ word, weights }) => ({ word, terms: [...weights.keys()] }));
      const all = this.rank(reached, "AND");
      if (all.length || asked.length === 1) return { results: all, anyWord: false, readAs };
      return { results: this.rank(reached, "OR"), anyWord: true, readAs };
    }

    rank(reached, combineWith) {
      const queries = reached.map(({ weights }) => ({
        combineWith: "OR",
        queries: [...weights.keys()],
        boostTerm: (term) => weights.get(term),
      }));
      const found = this.index.search({ combineWith, queries });
      const scored = found.map((result) => ({
        number: result.id,
        terms: result.terms,
        score: this.score(result, reached),
      }));
      // Alike in score: the better kind first, then the order of the collection, which is the order of the numbers.
      const kindOf = (result) => this.data.entries[result.number][0];
      return scored.sort((a, b) => b.score - a.score || kindOf(a) - kindOf(b) || a.number - b.number);
    }

    /* MiniSearch multiplies by the number of terms hit. Here several terms stand for one word, so the words count. */
    score(result, reached) {
      const hit = new Set(result.queryTerms);
      const words = reached.filter(({ weights }) => result.queryTerms.some((term) => weights.has(term))).length;
      const preference = PREFERENCE[this.data.entries[result.id][0]] || 1;
      return (result.score / (hit.size || 1)) * (words || 1) * preference;
    }
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
