/* The search itself. It touches no page.
 *
 * search/index.js sets window.LearningSearchData, a text. LearningSearch.readData() reads it, null where it or a
 * script that is needed has not loaded;
 * LearningSearch.openEngine(data, folder) -> a promise of the engine; the other pieces are loaded from the folder:
 *
 *   engine.search(words, filters, {isGrowing, isAsked, ahead}) -> a promise of
 *       {words, results, some, pages, counts, terms, readAs, missing, begun, hasWords}
 *     words    what the reader typed
 *     filters  the ticked values of each group: {theme: ["home_conditions"], year: ["2017"]}
 *     isGrowing  whether the last word is still being typed: a letter or two say nothing then
 *     ahead    of so many of the best the texts are sent for already, while the counts are worked out
 *     isAsked  says whether the answer is still wanted; where it is not, the promise may be rejected
 *     results  a ranking (see search-ranking.js): learning that has all the words
 *     some     the same, where few have all the words or no learning point does: learning that has some of them
 *     pages    the same, for the pages about this site: no learning, so no facet knows or counts them
 *     counts   {theme: {home_conditions: 7, ...}, ...}: what ticking that value would give, of results and some
 *     terms    the words to be marked in what was found
 *     readAs   [{word, terms}]: words that stand nowhere, and what was taken instead
 *     missing  words that stand nowhere, and that nothing was taken for
 *     begun    the last word where it is too short yet to be looked for, else ""
 *     hasWords whether there was any word to look for
 *   engine.load(numbers) -> a promise: after it, engine.record(number) -> {kind, title, text, address, isDraft}
 *   engine.expect(words) -> a promise: what a word still being typed will need has been loaded; rejected where it cannot be
 *       had, or where the first question comes before the search is warm, see search-answers.js
 *   engine.missing(numbers) -> what would have to be loaded for them
 *
 * Without words the search lists the learning points, for they are what a reader comes for.
 */
(function () {
  "use strict";

  if (!window.LearningAnswers || !window.LearningEntries || !window.LearningRecords || !window.LearningNaming) return;

  const { tokenise, pickWords } = window.LearningWords;
  const { Breath } = window.LearningBreath;

  class Engine {
    constructor(data, pieces, entries) {
      this.entries = entries;
      this.answers = new window.LearningAnswers.Answers(entries, data, pieces);
      this.records = new window.LearningRecords.Records(data, pieces);
      this.asked = null;
    }

    static async open(data, folder) {
      const pieces = new window.LearningPieces.Pieces(folder, data.build);
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

    record(number) {
      return this.records.get(number);
    }

    load(numbers) {
      return this.records.load(numbers);
    }

    missing(numbers) {
      return this.records.missing(numbers);
    }

    expect(words) {
      return this.answers.expect(words);
    }

    async search(words, filters, { isGrowing = false, isAsked = () => true, ahead = 0 } = {}) {
      const found = await this.find(words, isGrowing, isAsked);
      const breath = new Breath(isAsked);
      const filter = this.entries.filter(filters);
      const isFiltered = Object.values(filters).some((values) => values.length > 0);
      const keep = (ranking) => (isFiltered ? ranking.keep((number) => filter.has(number)) : ranking);
      await breath.take();
      const [results, some] = [keep(found.results), keep(found.some)];
      // What does not come now is asked for again, and told of, by whoever shows it.
      this.load([...results.first(ahead), ...some.first(ahead)].slice(0, ahead)).catch(() => {});
      await breath.take();
      const counts = await filter.count([found.results.numbers, found.some.numbers], breath);
      return { ...found, words, results, some, pages: isFiltered ? this.answers.none : found.pages, counts };
    }

    /* The entries for the words alone; kept, so that ticking a box asks no second time. Whoever asks the same while the
     * answer is being worked out waits for it too: it is given up only when nobody does any more. */
    find(words, isGrowing, isAsked) {
      // Nothing to keep: every learning point is at hand.
      if (pickWords(words).length === 0) return this.answers.ask(words, isGrowing, new Breath());
      const { asked } = this;
      if (asked && asked.words === words && asked.isGrowing === isGrowing) {
        asked.askers.push(isAsked);
        return asked.found;
      }
      const asking = { words, isGrowing, askers: [isAsked] };
      asking.found = this.answers.ask(words, isGrowing, new Breath(() => asking.askers.some((isStill) => isStill())));
      asking.found.catch(() => this.asked === asking && (this.asked = null));
      this.asked = asking;
      return asking.found;
    }

    isThin(results) {
      return this.answers.isThin(results);
    }

    findTerm(words, terms) {
      return window.LearningNaming.findTerm(words, terms);
    }
  }

  window.LearningSearch = {
    readData() {
      const isWhole = window.winkPorter2Stemmer && window.LearningSearchData;
      return isWhole ? JSON.parse(window.LearningSearchData) : null;
    },
    openEngine: Engine.open,
    tokenise,
  };
})();
