/* A browser runs what it has never run before several times slower than what it knows. So the search works out one
 * question that nobody asks while the first word is still being typed. It touches no page.
 *
 *   warmUp(entries, worth, data, breath)   a promise; rejected where the breath says that it is no longer wanted
 *                                          entries: see search-entries.js; worth: search-worth.js; data: search/index.js
 */
(function () {
  "use strict";

  if (!window.LearningPieces || !window.LearningWords || !window.LearningScore || !window.LearningRanking) return;

  const { ZERO } = window.LearningPieces;
  const { tokenise } = window.LearningWords;
  // Enough for the browser to take notice, and less than the most frequent words have.
  const [MANY, FEW] = [20000, 500];
  const BEST = 20;

  async function warmUp(entries, worth, data, breath) {
    const zeros = (most, count) => ZERO.repeat(Math.min(most, count));
    const texts = zeros(MANY, entries.count);
    const titles = zeros(FEW, entries.sources.length - 1);
    const [word] = Object.values(data.terms).flatMap((group) => Object.values(group).flatMap(([label]) => tokenise(label)));
    const reach = { weights: new Map([[word, 1]]), prefixes: new Set() };
    const scores = new window.LearningScore.Scores(entries, breath);
    await scores.add(await worth.workOut(reach, () => [texts, texts, titles, titles, titles, titles], breath));
    const found = await scores.all(1);
    new window.LearningRanking.Ranking(found.numbers, found.scores, entries.kinds).first(BEST);
  }

  window.LearningWarming = { warmUp };
})();
