/* From the words of a question to the entries that answer it, best first. It touches no page.
 *
 *   new Answers(entries, data, pieces)   entries: see search-entries.js; data: search/index.js
 *     .ask(words, isGrowing, breath)     a promise of what engine.search() gives, but for the filters
 *     .expect(words)                     a promise: what the last word will need, should it grow, is there, and the search
 *                                        is warmed up; rejected where that is given up for the first question to be answered
 */
(function () {
  "use strict";

  if (!window.LearningScore || !window.LearningLookup || !window.LearningWarming || !window.LearningWorth) return;

  const { tokenise, pickWords, isLittle } = window.LearningWords;
  const { Breath } = window.LearningBreath;
  const { Ranking } = window.LearningRanking;
  const POINT = 0;
  // Fewer answers than these, and those that have only some of the words are worth a look.
  const FEW = 5;
  // So many letters and fewer may be no more than the beginning of a word.
  const SHORT = 2;
  // Words that say something beside others, but nothing alone.
  const SLIGHT_WORDS = new Set(["no", "not", "never", "without"]);

  class Answers {
    constructor(entries, data, pieces) {
      this.entries = entries;
      this.data = data;
      this.lookup = new window.LearningLookup.Lookup(data, pieces);
      const points = [];
      entries.kinds.forEach((kind, number) => kind === POINT && points.push(number));
      this.points = this.rank(Uint32Array.from(points));
      // Alike as they are, they stand in order already.
      this.points.sorted = this.points.numbers;
      this.none = this.rank(new Uint32Array(0));
      this.worth = null;
      this.isWarm = false;
      this.hasAnswered = false;
    }

    async expect(words) {
      const [worth] = await Promise.all([this.openWorth(), this.lookup.expect(words)]);
      if (this.isWarm || this.hasAnswered) return;
      this.isWarm = true;
      const breath = new Breath(() => !this.hasAnswered);
      await window.LearningWarming.warmUp(this.entries, worth, this.data, breath);
    }

    /* Needed by the first question, but not by whoever only reads the list. */
    openWorth() {
      if (!this.worth) this.worth = this.readWorth();
      return this.worth;
    }

    async readWorth() {
      const terms = await window.LearningTerms.TermFields.read(this.entries, this.data, new Breath());
      return new window.LearningWorth.Worth(this.entries, terms, this.data);
    }

    async ask(words, isGrowing, breath) {
      const asked = pickWords(words);
      if (asked.length === 0) return this.listPoints("");
      // The last word may still be growing under the reader's hands.
      const last = tokenise(words).pop();
      const known = isGrowing && last.length < SHORT ? asked.filter((word) => word !== last) : asked;
      const all = await this.lookup.reach(known, last);
      const isBegun = (reach) => reach.word === last && this.isBegun(reach, all, isGrowing);
      const reached = all.filter((reach) => !isBegun(reach));
      const begun = reached.length < asked.length ? last : "";
      if (reached.length === 0) return this.listPoints(begun);
      return {
        ...(await this.answer(reached, breath)),
        terms: reached.flatMap(({ weights }) => [...weights.keys()]),
        readAs: reached.filter((reach) => reach.isTypo).map(({ word, weights }) => ({ word, terms: [...weights.keys()] })),
        missing: reached.filter(({ weights }) => weights.size === 0).map(({ word }) => word),
        begun,
        hasWords: true,
      };
    }

    listPoints(begun) {
      const { points, none } = this;
      return { results: points, some: none, pages: none, terms: [], readAs: [], missing: [], begun, hasWords: false };
    }

    /* One or two letters more that lead nowhere yet: the answer to the words before is still the best there is. */
    isBegun({ word, weights }, all, isGrowing) {
      if (word.length > SHORT) return false;
      if (isGrowing && isLittle(word)) return true;
      return weights.size === 0 && (all.length > 1 || (isGrowing && word.length < this.lookup.shortest));
    }

    async answer(reached, breath) {
      this.hasAnswered = true;
      const scores = await this.score(reached, breath);
      const all = await scores.all(reached.length);
      const results = this.rank(all.numbers, all.scores);
      await breath.take();
      const any = reached.length > 1 && this.isThin(results) ? await scores.any() : null;
      const had = new Set(any ? results.numbers : []);
      const some = any ? any.numbers.filter((number) => !had.has(number)) : this.none.numbers;
      const whole = all.numbers.length || all.pages.length || !any ? all : any;
      await breath.take();
      return {
        results,
        some: this.rank(some, any && any.scores),
        pages: this.rank(Uint32Array.from(whole.pages), whole.scores),
      };
    }

    /* Slight words come last: what has some of the words must have one that says something. */
    async score(reached, breath) {
      const isSlight = ({ word }) => SLIGHT_WORDS.has(word);
      const terms = reached.flatMap(({ weights }) => [...weights.keys()]);
      const [rowOf, worth] = await Promise.all([this.lookup.loadRows(terms), this.openWorth()]);
      const scores = new window.LearningScore.Scores(this.entries, breath);
      const add = async (reach) => scores.add(await worth.of(reach, rowOf, breath));
      for (const reach of reached.filter((each) => !isSlight(each))) await add(reach);
      const slight = reached.filter(isSlight);
      if (slight.length) scores.mark();
      for (const reach of slight) await add(reach);
      worth.keep(reached);
      return scores;
    }

    rank(numbers, scores) {
      return new Ranking(numbers, scores || null, this.entries.kinds);
    }

    isThin(results) {
      return results.length < FEW || !results.numbers.some((number) => this.entries.kinds[number] === POINT);
    }
  }

  window.LearningAnswers = { Answers };
})();
