/* The words of themes, agencies and types of harm: what they are called, and what they mean. An entry is found by them
 * through its facets, so the index holds them once, and not for each of tens of thousands. It touches no page.
 *
 *   TermFields.of(entries, data)
 *     .add(own, term, weight, isPrefix)  adds to own[number], for each entry, what the term counts there
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

  /* One field of all terms: label or meaning. */
  class TermField {
    constructor(entries, data, field, boost) {
      this.boost = boost;
      this.count = entries.count;
      this.groups = Object.entries(data.terms).map(([group, terms]) => {
        const values = data.values[data.groups.indexOf(group)];
        return { ...entries.valuesOf(group), words: values.map((value) => tokenise((terms[value] || [])[field] || "")) };
      });
      this.known = new Set(this.groups.flatMap(({ words }) => words.flat()));
      this.lengths = this.sum(({ words }) => (value) => words[value].length);
      this.average = this.lengths.reduce((sum, length) => sum + length, 0) / (this.count || 1) || 1;
    }

    /* For each entry the sum of what its values give. */
    sum(measureOf) {
      const all = new Uint16Array(this.count);
      for (const group of this.groups) {
        const measure = measureOf(group);
        const ofSets = group.sets.map((set) => set.reduce((sum, value) => sum + measure(value), 0));
        if (ofSets.some((sum) => sum > 0)) group.setOf.forEach((set, number) => (all[number] += ofSets[set]));
      }
      return all;
    }

    add(own, term, weight) {
      if (!this.known.has(term)) return;
      const often = this.sum(({ words }) => (value) => (words[value].includes(term) ? 1 : 0));
      const count = often.reduce((sum, times) => sum + (times > 0 ? 1 : 0), 0);
      const worth = weight * this.boost * rarityOf(count, this.count);
      for (let number = 0; number < often.length; number += 1) {
        if (often[number] === 0) continue;
        const length = this.lengths[number] / this.average;
        own[number] += worth * (D + (often[number] * (K + 1)) / (often[number] + K * (1 - B + B * length)));
      }
    }
  }

  class TermFields {
    constructor(labels, meanings) {
      this.labels = labels;
      this.meanings = meanings;
    }

    /* Made once for a collection. */
    static of(entries, data) {
      entries.terms =
        entries.terms ||
        new TermFields(
          new TermField(entries, data, LABEL, BOOST.labels),
          new TermField(entries, data, MEANING, BOOST.meanings)
        );
      return entries.terms;
    }

    /* What a term means is said in passing: half a word is no reason to think of it. */
    add(own, term, weight, isPrefix) {
      this.labels.add(own, term, weight);
      if (!isPrefix) this.meanings.add(own, term, weight);
    }
  }

  window.LearningTerms = { TermFields, rarityOf, BOOST };
})();
