/* Ids are permanent: a new entry gets the next free one, and none is given again, not even one whose entry is gone.
 * An id that was never saved is nobody's yet, so it may still follow the heading it is made from.
 *
 *   EditIds.next(doc, path)       an id for a new entry of the list at a path; .several(doc, path, count) in order
 *   EditIds.follow(doc, path)     makes the id of a new record at a path from its title, and those of its own entries
 *   EditIds.isNew(doc, id)        whether an id was never saved
 *   EditIds.collect(data)         every id in a briefing's data
 */
(function () {
  "use strict";

  const LONGEST = 50;
  const RETIRED = "retired_ids";

  function collect(part) {
    if (!part || typeof part !== "object") return [];
    const own = typeof part.id === "string" ? [part.id] : [];
    return [...own, ...Object.values(part).flatMap(collect)];
  }

  function findTaken(doc) {
    return new Set([doc.data, doc.savedData].flatMap((data) => [...collect(data), ...(data[RETIRED] || [])]));
  }

  function isNew(doc, id) {
    return !collect(doc.savedData).includes(id) && !(doc.savedData[RETIRED] || []).includes(id);
  }

  function slug(words) {
    const plain = words.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
    const parts = plain.split(/[^a-z0-9]+/).filter(Boolean);
    const fitting = parts.filter((_, at) => parts.slice(0, at + 1).join("-").length <= LONGEST);
    return fitting.join("-") || (parts[0] || "").slice(0, LONGEST);
  }

  function split(id) {
    const found = /^(.*)-(\d+)$/.exec(id || "");
    return found ? { topic: found[1], number: Number(found[2]) } : { topic: id || "", number: 0 };
  }

  /* The topic of the ids in the list, or the id of the record it stands in. */
  function topicOf(doc, path) {
    const own = (doc.get(path) || []).map((entry) => entry?.id).filter(Boolean);
    const parent = doc.get(path.slice(0, -1));
    return split(own.at(-1)).topic || (parent && parent.id) || "point";
  }

  function nextOf(topic, taken) {
    const numbers = [...taken].map(split).filter((id) => id.topic === topic).map((id) => id.number);
    return `${topic}-${Math.max(0, ...numbers) + 1}`;
  }

  function several(doc, path, count) {
    const taken = findTaken(doc);
    const topic = topicOf(doc, path);
    return Array.from({ length: count }, () => {
      const id = nextOf(topic, taken);
      taken.add(id);
      return id;
    });
  }

  function next(doc, path) {
    return several(doc, path, 1)[0];
  }

  function isReserved(doc, id) {
    const { ids = [], endings = "$^" } = doc.spec.reserved || {};
    return ids.includes(id) || new RegExp(endings).test(id);
  }

  function fromTitle(doc, title, old) {
    const taken = findTaken(doc);
    taken.delete(old);
    const wanted = slug(title);
    if (!wanted) return "";
    const free = isReserved(doc, wanted) ? `${wanted}-strand` : wanted;
    return taken.has(free) ? nextOf(split(free).number ? `${free}-more` : free, taken) : free;
  }

  function follow(doc, path) {
    const record = doc.get(path);
    if (!record || !doc.spec.field([...path, "id"]) || (record.id && !isNew(doc, record.id))) return;
    const id = fromTitle(doc, record.title || "", record.id);
    if (!id || id === record.id) return;
    const old = record.id || "point";
    doc.write([...path, "id"], id);
    Object.entries(record).forEach(([name, entries]) => {
      if (Array.isArray(entries)) entries.forEach((entry, at) => followOne(doc, [...path, name, at, "id"], entry?.id, old, id));
    });
  }

  function followOne(doc, path, id, old, topic) {
    if (id && isNew(doc, id) && split(id).topic === old) doc.write(path, nextOf(topic, findTaken(doc)));
  }

  window.EditIds = { next, several, follow, isNew, collect, RETIRED };
})();
