/* A list changed as a whole, as a box gives it: entries that stay are left as they stand in the file, and learning
 * points keep their ids. Each function belongs into one step of the document.
 *
 *   EditLists.setTexts(doc, path, texts)       a list of texts or terms
 *   EditLists.setOutline(doc, path, items)     a list of records with a text and a list of texts below it
 *   EditLists.setPoints(doc, path, texts)      a list of records with an id and a text
 *   EditLists.retire(doc)                      notes the ids whose entries were taken out since the last save
 */
(function () {
  "use strict";

  const { align, isReworded } = window.EditAligning;
  const always = () => true;

  /* Takes the list from its end, so that the places before are still what they were. */
  function reconcile(doc, path, matches, { change, create }) {
    const count = (doc.get(path) || []).length;
    if (!matches.length) return count && doc.clear(path);
    const order = Array.from({ length: count }, (_, at) => at);
    let next = count;
    for (let at = matches.length - 1; at >= 0; at -= 1) {
      if (matches[at] >= 0) next = matches[at];
      else {
        doc.insert(path, next, create(at));
        order.splice(next, 0, null);
      }
    }
    for (let at = order.length - 1; at >= 0; at -= 1) {
      if (order[at] !== null && !matches.includes(order[at])) doc.remove(path, at);
    }
    return matches.forEach((match, at) => match >= 0 && change(at));
  }

  function setTexts(doc, path, texts) {
    const old = (doc.get(path) || []).map((text) => text ?? "");
    const matches = align(old, texts, always);
    const change = (at) => doc.get([...path, at]) !== texts[at] && doc.write([...path, at], texts[at]);
    reconcile(doc, path, matches, { change, create: (at) => texts[at] });
  }

  /* The names of a record's text and of the list below it. */
  function partsOf(doc, path) {
    const fields = doc.spec.field(path).fields;
    const find = (isWanted) => fields.find(isWanted)?.name;
    return { text: find((field) => field.isMain), points: find((field) => field.isList) };
  }

  function keyOf(text, points) {
    return [text ?? "", ...(points || [])].join("\n  ");
  }

  function setOutline(doc, path, items) {
    const names = partsOf(doc, path);
    const old = (doc.get(path) || []).map((entry) => keyOf(entry?.[names.text], entry?.[names.points]));
    const matches = align(old, items.map((item) => keyOf(item.text, item.points)), isReworded);
    const create = (at) => ({ [names.text]: items[at].text, ...(items[at].points.length ? { [names.points]: items[at].points } : {}) });
    const change = (at) => {
      if (doc.get([...path, at, names.text]) !== items[at].text) doc.write([...path, at, names.text], items[at].text);
      setTexts(doc, [...path, at, names.points], items[at].points);
    };
    reconcile(doc, path, matches, { change, create });
  }

  /* A point cut out and put in elsewhere is still that point, with its id and all that belongs to it. */
  function bury(doc, path, old, matches, text) {
    doc.buried = doc.buried || new Map();
    old.forEach((entry, at) => !matches.includes(at) && entry && doc.buried.set(entry[text], entry));
  }

  /* The new points by their places, in whose order their ids are given. One that was moved and reworded at once is still
   * the one it was. */
  function makePoints(doc, path, texts, matches, text) {
    const here = new Set(window.EditIds.collect(doc.data));
    const gone = (doc.get(path) || []).filter((entry, at) => entry && !matches.includes(at));
    gone.forEach((entry) => here.delete(entry.id));
    const places = texts.map((_, at) => at).filter((at) => matches[at] < 0);
    const ids = window.EditIds.several(doc, path, places.length);
    const findBack = (words) => {
      const known = doc.buried.get(words) || gone.find((entry) => !here.has(entry.id) && isReworded(entry[text], words));
      return known?.id && !here.has(known.id) ? known : null;
    };
    const made = places.map((at) => {
      const known = findBack(texts[at]);
      if (known) here.add(known.id);
      return [at, known ? { ...known, [text]: texts[at] } : { id: ids.shift(), [text]: texts[at] }];
    });
    return new Map(made);
  }

  function setPoints(doc, path, texts) {
    const { text } = partsOf(doc, path);
    const old = doc.get(path) || [];
    const matches = align(old.map((entry) => entry?.[text] ?? ""), texts, isReworded);
    bury(doc, path, old, matches, text);
    const fresh = makePoints(doc, path, texts, matches, text);
    const create = (at) => fresh.get(at);
    const change = (at) => doc.get([...path, at, text]) !== texts[at] && doc.write([...path, at, text], texts[at]);
    reconcile(doc, path, matches, { change, create });
  }

  function retire(doc) {
    const { collect, RETIRED } = window.EditIds;
    if (!doc.spec.field([RETIRED])) return;
    const here = new Set(collect(doc.data));
    const before = doc.get([RETIRED]) || [];
    const kept = (doc.savedData[RETIRED] || before).filter((id) => !here.has(id));
    const gone = collect(doc.savedData).filter((id) => !here.has(id) && !kept.includes(id));
    const wanted = [...kept, ...gone];
    if (wanted.join() !== before.join()) setTexts(doc, [RETIRED], wanted);
  }

  window.EditLists = { setTexts, setOutline, setPoints, retire };
})();
