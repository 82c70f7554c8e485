/* What is known of every entry, and which of them the ticked filters leave. It touches no page.
 *
 *   new Entries(data, rows)     data: search/index.js; rows: search/entries.js
 *     .count .kinds             how many entries; the kind of each
 *     .sections .sources        where each section and source begins, and after them the end: [first, ..., count]
 *     .valuesOf(group)          {sets, setOf}: the sets of values that occur, as places in data.values; the set of each
 *     .apply(numbers, filters) -> {kept, sizes}
 *       kept   the numbers that every group's ticks leave
 *       sizes  how many there are of each set, the ticks of its own group aside
 *     .countValues(sizes...)    {theme: {home_conditions: 7, ...}, ...}
 */
(function () {
  "use strict";

  if (!window.LearningPieces) return;

  const { readNumbers } = window.LearningPieces;
  const NONE = 255;

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
      const gaps = numbers.slice(place, (place += size - 1));
      const key = gaps.join();
      if (!known.has(key)) {
        let last = -1;
        known.set(key, sets.push(gaps.map((gap) => (last += gap + 1))) - 1);
      }
      runs.push(known.get(key));
    }
    return { sets, runs };
  }

  class Entries {
    constructor(data, rows) {
      this.data = data;
      this.count = data.count;
      const [kinds, lengths] = rows.kinds.map(readNumbers);
      this.kinds = spread(Uint8Array, kinds, lengths);
      this.sections = startsOf(readNumbers(rows.sections));
      this.sources = startsOf(readNumbers(rows.sources)).map((section) => this.sections[section]);
      this.facets = rows.facets.map(([runLengths, text]) => {
        const { sets, runs } = readSets(text);
        return { sets, setOf: spread(Uint32Array, runs, readNumbers(runLengths)) };
      });
    }

    valuesOf(group) {
      return this.facets[this.data.groups.indexOf(group)];
    }

    /* Counts for each set what ticking it would give: the words and every other group hold, its own group does not. */
    apply(numbers, filters) {
      const misses = this.findMisses(filters);
      const chosen = misses.flatMap((missed, group) => (missed ? [group] : []));
      const sizes = this.facets.map(({ sets }) => new Uint32Array(sets.length));
      const kept = [];
      for (const number of numbers) {
        let missed = NONE;
        let count = 0;
        for (const group of chosen) {
          if (misses[group][this.facets[group].setOf[number]]) {
            missed = group;
            count += 1;
          }
        }
        if (count === 0) {
          kept.push(number);
          for (let group = 0; group < sizes.length; group += 1) sizes[group][this.facets[group].setOf[number]] += 1;
        } else if (count === 1) {
          sizes[missed][this.facets[missed].setOf[number]] += 1;
        }
      }
      return { kept, sizes };
    }

    /* For each group with a tick, which of its sets have none of the ticked values. */
    findMisses(filters) {
      return this.data.groups.map((group, number) => {
        const ticked = filters[group] || [];
        if (ticked.length === 0) return null;
        const wanted = new Set(ticked.map((value) => this.data.values[number].indexOf(value)));
        return this.facets[number].sets.map((set) => !set.some((value) => wanted.has(value)));
      });
    }

    countValues(...parts) {
      const groups = this.data.groups.map((group, number) => {
        const counts = new Uint32Array(this.data.values[number].length);
        const { sets } = this.facets[number];
        for (const sizes of parts) {
          sets.forEach((set, place) => set.forEach((value) => (counts[value] += sizes[number][place])));
        }
        const named = this.data.values[number].map((value, place) => [value, counts[place]]);
        return [group, Object.fromEntries(named.filter(([, count]) => count > 0))];
      });
      return Object.fromEntries(groups);
    }
  }

  window.LearningEntries = { Entries };
})();
