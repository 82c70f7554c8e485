/* One result as a reader sees it: the record of an entry -> an item of the list.
 *
 *   new ResultMaker(find, engine)   find: the page's own element, holding the template of a result
 *     .make(number, terms)          the item; the record of the entry has come
 *     .makeWaiting()                what keeps its place until then
 *     .compare(item, record, last)  notes on the item what the result above has already said; last may be undefined
 *   arrange(list, items)            the list holds these items, in this order, and no other
 *   giveUp(item)                    says in its place that it has not come
 */
(function () {
  "use strict";

  if (!window.FindMarks) return;

  const { cutExcerpt, writeMarked } = window.FindMarks;
  // The first of all kinds in the index; only these can be put on a sheet.
  const POINT = 0;
  const POINT_ADDRESS = /^briefings\/([^/#]+)\.html#(.+)$/;

  class ResultMaker {
    constructor(find, engine) {
      this.find = find;
      this.engine = engine;
    }

    copy(name) {
      return this.find.querySelector(`[data-${name}]`).content.cloneNode(true).firstElementChild;
    }

    makeWaiting() {
      return this.copy("waiting");
    }

    make(number, terms) {
      const record = this.engine.record(number);
      const item = this.copy("result");
      const text = item.querySelector("[data-text]");
      const link = item.querySelector("[data-link]");
      // Points of one strand share a title; their words tell the links apart.
      text.id = `find-text-${number}`;
      link.setAttribute("aria-describedby", text.id);
      link.href = this.find.dataset.root + record.address;
      writeMarked(link, record.title, terms);
      writeMarked(text, cutExcerpt(record.text, terms), terms);
      item.querySelector("[data-kind]").textContent = record.kind;
      item.querySelector("[data-draft]").hidden = !record.isDraft;
      this.nameSheetButton(item.querySelector("lb-sheet-button"), number, record);
      return item;
    }

    /* On paper what the one above has already said is left out; an issue still never passes for learning. */
    compare(item, record, last) {
      item.classList.toggle("lb-find__result--same", Boolean(last) && last.title === record.title);
      item.classList.toggle("lb-find__result--alike", Boolean(last) && last.kind === record.kind);
    }

    /* Learning points can be put on the reader's sheet, nothing else can. */
    nameSheetButton(button, number, { address, title }) {
      const match = this.engine.kind(number) === POINT && address.match(POINT_ADDRESS);
      if (!match) return button.remove();
      button.dataset.point = `${match[1]}/${match[2]}`;
      button.querySelector("[data-whose]").textContent = `: ${title}`;
      // As for the link: the words tell apart the points of one strand.
      button.querySelector("button").setAttribute("aria-describedby", `find-text-${number}`);
    }
  }

  function giveUp(item) {
    item.querySelector("[data-waiting-words]").textContent = "This result has not loaded.";
  }

  /* What stands in its place already is left alone: a browser would lay it out again. */
  function arrange(list, items) {
    while (list.children.length > items.length) list.lastElementChild.remove();
    items.forEach((item, at) => {
      if (!list.children[at]) list.append(item);
      else if (list.children[at] !== item) list.children[at].replaceWith(item);
    });
  }

  window.FindResult = { ResultMaker, arrange, giveUp };
})();
