/* What is known of every entry. It touches no page.
 *
 *   Entries.read(data, rows, breath)  a promise of them; data: search/index.js; rows: search/entries.js
 *     .count .kinds             how many entries; the kind of each
 *     .sections .sources        where each section and source begins, and after them the end: [first, ..., count]
 *     .runs                     the same for runs of entries that have the same facets in every group
 *     .valuesOf(group)          {sets, setOf}: the sets of values that occur, as places in data.values; that of each run
 *     .filter(filters)          what the ticks leave, see search-filter.js
 */
(function () {
  "use strict";

  if (!window.LearningPieces || !window.LearningFilter) return;

  const { readNumbers } = window.LearningPieces;
  const { inSlices } = window.LearningBreath;
  const { Filter } = window.LearningFilter;

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
      this.kinds = spread(Uint8Array, ...rows.kinds.map(readNumbers));
      this.facets = [];
      this.runOf = new Uint32Array(this.count);
      this.runs = new Uint32Array(0);
    }

    /* In steps: of a large collection this is the longest work there is, and the page must answer in between. */
    static async read(data, rows, breath) {
      const entries = new Entries(data, rows);
      const begins = new Uint8Array(data.count);
      await breath.take();
      entries.readPlaces(rows);
      const groups = [];
      for (const [lengths, text] of rows.facets) {
        await breath.take();
        groups.push(readGroup(readNumbers(lengths), text, begins));
      }
      await breath.take();
      await entries.joinRuns(groups, begins, breath);
      return entries;
    }

    readPlaces(rows) {
      this.sections = startsOf(readNumbers(rows.sections));
      this.sources = startsOf(readNumbers(rows.sources)).map((section) => this.sections[section]);
    }

    /* Each group has runs of its own; where any of them begins, a common run begins. */
    async joinRuns(groups, begins, breath) {
      const starts = [];
      await inSlices(begins.length, breath, (from, to) => {
        for (let number = from; number < to; number += 1) {
          if (begins[number]) starts.push(number);
          this.runOf[number] = starts.length - 1;
        }
      });
      for (const { sets, setOf } of groups) {
        this.facets.push({ sets, setOf: Uint32Array.from(starts, (start) => setOf[start]) });
        await breath.take();
      }
      this.runs = Uint32Array.from([...starts, this.count]);
    }

    valuesOf(group) {
      return this.facets[this.data.groups.indexOf(group)];
    }

    filter(filters) {
      return new Filter(this, filters);
    }
  }

  window.LearningEntries = { Entries };
})();
