/* Which entries the ticked filters leave, and what each tick more would give. It touches no page.
 *
 *   new Filter(entries, filters)   entries: see search-entries.js; filters: the ticked values of each group
 *     .has(number)                 whether every group's ticks leave the entry
 *     .count(lists, breath)        a promise of {theme: {home_conditions: 7, ...}, ...}: for each value what ticking it would give:
 *                                  every other group holds, its own group does not
 */
(function () {
  "use strict";

  if (!window.LearningBreath) return;

  const { inSlices } = window.LearningBreath;

  class Filter {
    constructor(entries, filters) {
      this.entries = entries;
      const { groups, values } = entries.data;
      // How many groups a run misses, and one of them.
      this.misses = new Uint8Array(entries.runs.length);
      this.missed = new Uint8Array(entries.runs.length);
      groups.forEach((name, group) => {
        const ticked = filters[name] || [];
        if (ticked.length > 0) this.miss(group, new Set(ticked.map((value) => values[group].indexOf(value))));
      });
    }

    miss(group, wanted) {
      const { sets, setOf } = this.entries.facets[group];
      const isMissed = sets.map((set) => !set.some((value) => wanted.has(value)));
      setOf.forEach((set, run) => {
        if (!isMissed[set]) return;
        this.misses[run] += 1;
        this.missed[run] = group;
      });
    }

    has(number) {
      return this.misses[this.entries.runOf[number]] === 0;
    }

    async count(lists, breath) {
      const { runOf, runs, facets, data } = this.entries;
      const sizes = new Uint32Array(runs.length);
      for (const numbers of lists) {
        await inSlices(numbers.length, breath, (from, to) => {
          for (let place = from; place < to; place += 1) sizes[runOf[numbers[place]]] += 1;
        });
      }
      const ofSets = facets.map(({ sets }) => new Uint32Array(sets.length));
      await inSlices(sizes.length, breath, (from, to) => {
        for (let run = from; run < to; run += 1) if (sizes[run] > 0) this.addRun(ofSets, run, sizes[run]);
      });
      return Object.fromEntries(data.groups.map((name, group) => [name, this.countValues(group, ofSets[group])]));
    }

    addRun(ofSets, run, size) {
      const { facets } = this.entries;
      if (this.misses[run] > 1) return;
      if (this.misses[run] === 1) ofSets[this.missed[run]][facets[this.missed[run]].setOf[run]] += size;
      else for (let group = 0; group < facets.length; group += 1) ofSets[group][facets[group].setOf[run]] += size;
    }

    countValues(group, sizes) {
      const values = this.entries.data.values[group];
      const counts = new Uint32Array(values.length);
      const { sets } = this.entries.facets[group];
      sizes.forEach((size, set) => {
        if (size > 0) for (const value of sets[set]) counts[value] += size;
      });
      return Object.fromEntries(values.map((value, place) => [value, counts[place]]).filter(([, count]) => count > 0));
    }
  }

  window.LearningFilter = { Filter };
})();
