/* What is known of every entry, and which of them the ticked filters leave. It touches no page.
 *
 *   Entries.read(data, rows, breath)  a promise of them; data: search/index.js; rows: search/entries.js
 *     .count .kinds             how many entries; the kind of each
 *     .sections .sources        where each section and source begins, and after them the end: [first, ..., count]
 *     .runs                     the same for runs of entries that have the same facets in every group
 *     .valuesOf(group)          {sets, setOf}: the sets of values that occur, as places in data.values; that of each run
 *     .filter(filters)          what the ticks leave:
 *       .has(number)            whether every group's ticks leave the entry
 *       .count(lists)           {theme: {home_conditions: 7, ...}, ...}: for each value what ticking it would give:
 *                               every other group holds, its own group does not
 */
(function () {
  "use strict";

  if (!window.LearningPieces) return;

  const { readNumbers } = window.LearningPieces;

  /* Where runs of these lengths begin, and after them the end. */
  function startsOf(lengths) {
    const starts = new Uint32Array(lengths.length + 1);
    lengths.forEach((length, place) => (starts[place + 1] = starts[place] + length));
    return starts;
  }

  function spread(Kind, values, lengths) {
    const starts = startsOf(lengths);
    const all = new Kind(starts[lengths.length]);
    values.forEach((value, place) => all.fill(value, starts[place], starts[place + 1]));
    return all;
  }

  /* Each set of values once, and the number of its set for each run; see _encode_facets() in render/search_rows.py. */
  function readSets(text) {
    const numbers = readNumbers(text);
    const known = new Map();
    const sets = [];
    const runs = [];
    for (let place = 0; place < numbers.length; ) {
      const size = numbers[place++];
      if (size === 0) {
        runs.push(runs[runs.length - 2]);
        continue;
      }
      const set = [];
      let last = -1;
      for (let left = size - 1; left > 0; left -= 1) set.push((last += numbers[place++] + 1));
      const key = String.fromCharCode(...set);
      if (!known.has(key)) known.set(key, sets.push(set) - 1);
      runs.push(known.get(key));
    }
    return { sets, runs };
  }

  /* A group: the sets that occur, and that of each entry. Where one of its runs begins, `begins` is marked. */
  function readGroup(lengths, text, begins) {
    const { sets, runs } = readSets(text);
    const starts = startsOf(lengths);
    for (let run = 0; run < lengths.length; run += 1) begins[starts[run]] = 1;
    return { sets, setOf: spread(Uint32Array, runs, lengths) };
  }

  class Entries {
    constructor(data, rows) {
      this.data = data;
      this.count = data.count;
      const [kinds, lengths] = rows.kinds.map(readNumbers);
      this.kinds = spread(Uint8Array, kinds, lengths);
      this.sections = startsOf(readNumbers(rows.sections));
      this.sources = startsOf(readNumbers(rows.sources)).map((section) => this.sections[section]);
      this.facets = [];
      this.runOf = new Uint32Array(this.count);
      this.runs = new Uint32Array(0);
    }

    /* In steps: of a large collection this is the longest work there is, and the page must answer in between. */
    static async read(data, rows, breath) {
      const entries = new Entries(data, rows);
      const begins = new Uint8Array(data.count);
      const groups = [];
      for (const [lengths, text] of rows.facets) {
        await breath.take();
        groups.push(readGroup(readNumbers(lengths), text, begins));
      }
      await breath.take();
      entries.joinRuns(groups, begins);
      return entries;
    }

    /* Each group has runs of its own; where any of them begins, a common run begins. */
    joinRuns(groups, begins) {
      const starts = [];
      for (let number = 0; number < begins.length; number += 1) {
        if (begins[number]) starts.push(number);
        this.runOf[number] = starts.length - 1;
      }
      this.facets = groups.map(({ sets, setOf }) => ({ sets, setOf: Uint32Array.from(starts, (start) => setOf[start]) }));
      this.runs = Uint32Array.from([...starts, this.count]);
    }

    valuesOf(group) {
      return this.facets[this.data.groups.indexOf(group)];
    }

    filter(filters) {
      return new Filter(this, filters);
    }
  }

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

    count(lists) {
      const { runOf, runs, facets, data } = this.entries;
      const sizes = new Uint32Array(runs.length);
      lists.forEach((numbers) => numbers.forEach((number) => (sizes[runOf[number]] += 1)));
      const ofSets = facets.map(({ sets }) => new Uint32Array(sets.length));
      sizes.forEach((size, run) => size > 0 && this.addRun(ofSets, run, size));
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

  window.LearningEntries = { Entries };
})();
