/* The points on my sheet: refs and words -> list items, made from the templates of the page.
 *
 *   new SheetItems(sheet)        sheet: the page's own element, holding the list and the templates
 *     .set(refs, words)          shows these points in this order; words as LearningPointsData.load() gives them, those
 *                                on their way not yet among them: such points have no item
 *     .isEmpty                   no point has an item
 *     .of(ref)                   the item of a point
 *     .describe()                how much it is, in words
 *     .questions()               the author's questions, where every point comes from one briefing
 *
 * An item that stays is kept, so that nothing a reader has in hand is taken away. Author's words only ever become text.
 */
(function () {
  "use strict";

  const { LearningPointsData: points, LearningPlace: place } = window;

  function briefingOf(ref) {
    return ref.split("/")[0];
  }

  function describeLoss(found, ref) {
    if (found === "gone") return `This point is gone: it has been taken out of the site (${ref}).`;
    return `The words of this point could not be loaded (${ref}). The connection may be down.`;
  }

  function countOf(number, noun) {
    return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
  }

  function makeParagraph(text) {
    const paragraph = document.createElement("span");
    paragraph.className = "lb-check__paragraph";
    paragraph.textContent = text;
    return paragraph;
  }

  /* As in the templates of the site: blank lines part paragraphs. */
  function splitParagraphs(text) {
    return text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
  }

  class SheetItems {
    constructor(sheet) {
      this.sheet = sheet;
      this.list = sheet.querySelector("[data-points]");
      this.items = new Map();
      this.words = new Map();
      this.refs = [];
    }

    of(ref) {
      return this.items.get(ref);
    }

    get isEmpty() {
      return this.items.size === 0;
    }

    set(refs, words) {
      this.refs = refs;
      this.words = words;
      const known = refs.filter((ref) => words.has(briefingOf(ref)));
      const wanted = new Set(known);
      [...this.items.keys()].filter((ref) => !wanted.has(ref)).forEach((ref) => this.remove(ref));
      known.forEach((ref, at) => this.place(this.renew(ref), at));
      known.forEach((ref) => this.tellPlace(this.of(ref), refs.indexOf(ref), refs.length));
    }

    remove(ref) {
      this.of(ref).remove();
      this.items.delete(ref);
    }

    /* The item of a point as it is now known: words may have come since, or may have gone. */
    renew(ref) {
      const found = points.find(this.words, ref);
      const told = typeof found === "string" ? found : "";
      const old = this.of(ref);
      if (old && old.dataset.lost === told) return old;
      const item = told ? this.makeLost(ref, told) : this.make(ref, found);
      item.dataset.ref = ref;
      item.dataset.lost = told;
      if (old) this.exchange(old, item);
      this.items.set(ref, item);
      return item;
    }

    /* Words that come late must not take the focus away with the button that was to try again. */
    exchange(old, item) {
      const hasFocus = old.contains(document.activeElement);
      old.replaceWith(item);
      if (hasFocus) place.focus(item.querySelector("input, [data-again]:not([hidden]), [data-take-off]"));
    }

    place(item, at) {
      if (this.list.children[at] !== item) this.list.insertBefore(item, this.list.children[at] || null);
    }

    /* Its place on the whole sheet, with the points whose words are still on their way. */
    tellPlace(item, place, count) {
      const words = `: point ${place + 1} on your sheet`;
      item.querySelectorAll("[data-whose]").forEach((whose) => (whose.textContent = words));
      // Not disabled: the focus would be lost with the button under it.
      const ends = { up: place === 0, down: place === count - 1 };
      for (const [way, isEnd] of Object.entries(ends)) {
        const button = item.querySelector(`[data-${way}]`); // A point that is gone has none.
        if (button) button.setAttribute("aria-disabled", String(isEnd));
      }
    }

    make(ref, found) {
      const item = this.cloneTemplate("point-template");
      const piece = (name) => item.querySelector(`[data-${name}]`);
      const [tick, text] = [piece("tick"), piece("text")];
      item.dataset.point = ref;
      item.dataset.edition = found.edition;
      item.dataset.changed = found.changed;
      // Ids hold single hyphens only, so two stand for the stroke.
      tick.id = text.htmlFor = `tick-${ref.replace("/", "--")}`;
      text.append(...splitParagraphs(found.text).map(makeParagraph));
      const from = [found.strand, found.title, found.origin, found.isDraft ? "Draft" : ""];
      piece("from").textContent = from.filter(Boolean).join(" · ");
      piece("source").href = this.sheet.dataset.root + found.address;
      return item;
    }

    makeLost(ref, told) {
      const item = this.cloneTemplate("gone-template");
      item.querySelector("[data-gone-words]").textContent = describeLoss(told, ref);
      item.querySelector("[data-again]").hidden = told === "gone";
      return item;
    }

    cloneTemplate(name) {
      return this.sheet.querySelector(`[data-${name}]`).content.cloneNode(true).firstElementChild;
    }

    /* Of which nothing is lost (""), or which are "gone" or "unreachable". */
    which(told) {
      return this.refs.filter((ref) => this.of(ref) && this.of(ref).dataset.lost === told);
    }

    describe() {
      const all = countOf(this.refs.length, "learning point");
      const losses = { gone: "gone", unreachable: "not loaded" };
      const lost = Object.entries(losses)
        .map(([told, words]) => [this.which(told).length, words])
        .filter(([count]) => count > 0)
        .map(([count, words]) => `${count.toLocaleString("en-GB")} of them ${words}`);
      if (lost.length) return [all, ...lost].join(", ");
      return `${all} from ${countOf(new Set(this.refs.map(briefingOf)).size, "briefing")}`;
    }

    questions() {
      const [only, ...more] = new Set(this.which("").map(briefingOf));
      return only && more.length === 0 ? this.words.get(only).questions : [];
    }
  }

  window.SheetItems = SheetItems;
})();
