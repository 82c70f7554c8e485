/* The words of themes, agencies and types of harm: what they are called, and what they mean. An entry is found by them
 * through its facets, so the index holds them once, and not for each of tens of thousands. It touches no page.
 *
 *   TermFields.read(entries, data, breath)   a promise of them
 *     .add(own, term, weight, isPrefix, breath)   a promise: what the term counts for each entry is added to own[number]
 *   rarityOf(count, of)                  what a word that stands in so many entries of so many counts for
 *   BOOST                                what each field counts for
 */
(function () {
  "use strict";

  if (!window.LearningWords) return;

  const { tokenise } = window.LearningWords;
  const BOOST = { text: 1, heading: 0.6, source: 0.4, labels: 0.3, meanings: 0.1 };
  const LABEL = 0;
  const MEANING = 1;
  // BM25+ with its usual values, as in render/search_postings.py.
  const [K, B, D] = [1.2, 0.7, 0.5];

  function rarityOf(count, of) {
    return Math.log(1 + (of - count + 0.5) / (count + 0.5));
  }

  /* One field of all terms: label or meaning. What it says of an entry is the same for a run of them. */
  class TermField {
    constructor(entries, data, field, boost) {
      this.boost = boost;
      this.entries = entries;
      this.groups = Object.entries(data.terms).map(([group, terms]) => {
        const values = data.values[data.groups.indexOf(group)];
        return { ...entries.valuesOf(group), words: values.map((value) => tokenise((terms[value] || [])[field] || "")) };
      });
      this.known = new Set(this.groups.flatMap(({ words }) => words.flat()));
      this.lengths = this.sum((words) => words.length);
      this.average = this.sumUp(this.lengths) / (entries.count || 1) || 1;
    }

    /* For each run the sum of what the words of its values give. */
    sum(measure) {
      const all = new Uint16Array(this.entries.runs.length - 1);
      for (const { sets, setOf, words } of this.groups) {
        const ofValues = words.map(measure);
        if (!ofValues.some((value) => value > 0)) continue;
        const ofSets = sets.map((set) => set.reduce((sum, value) => sum + ofValues[value], 0));
        for (let run = 0; run < all.length; run += 1) all[run] += ofSets[setOf[run]];
      }
      return all;
    }

    /* What each run has, for all its entries. */
    sumUp(ofRuns) {
      const { runs } = this.entries;
      let all = 0;
      for (let run = 0; run < ofRuns.length; run += 1) all += (runs[run + 1] - runs[run]) * ofRuns[run];
      return all;
    }

    count(often) {
      const { runs } = this.entries;
      let count = 0;
      for (let run = 0; run < often.length; run += 1) if (often[run] > 0) count += runs[run + 1] - runs[run];
      return count;
    }

    add(own, term, weight) {
      if (!this.known.has(term)) return;
      const { runs, count } = this.entries;
      const often = this.sum((words) => (words.includes(term) ? 1 : 0));
      const worth = weight * this.boost * rarityOf(this.count(often), count);
      for (let run = 0; run < often.length; run += 1) {
        if (often[run] === 0) continue;
        const length = this.lengths[run] / this.average;
        const more = worth * (D + (often[run] * (K + 1)) / (often[run] + K * (1 - B + B * length)));
        for (let number = runs[run]; number < runs[run + 1]; number += 1) own[number] += more;
      }
    }
  }

  class TermFields {
    constructor(labels, meanings) {
      this.labels = labels;
      this.meanings = meanings;
    }

    static async read(entries, data, breath) {
      await breath.take();
      const labels = new TermField(entries, data, LABEL, BOOST.labels);
      await breath.take();
      return new TermFields(labels, new TermField(entries, data, MEANING, BOOST.meanings));
    }

    /* What a term means is said in passing: half a word is no reason to think of it. */
    async add(own, term, weight, isPrefix, breath) {
      await breath.take();
      this.labels.add(own, term, weight);
      await breath.take();
      if (!isPrefix) this.meanings.add(own, term, weight);
    }
  }

  window.LearningTerms = { TermFields, rarityOf, BOOST };
})();
