/* A file's text as a tree of places: where each value stands, and where its last letter is. Rests on vendor/yaml.
 *
 *   EditTree.parse(text)   a tree; `.obstacle` says in words why it cannot be edited part by part, if it cannot
 *   .node(path)            the node at a path, or undefined
 *   .pair(path)            { map, index, pair } of the field a path ends in
 *   .read(node)            its value: text, list, record, or null where nothing stands
 *   .end(node)             where its last letter is followed by something else
 */
(function () {
  "use strict";

  const { parseDocument, isMap, isSeq, isScalar, isAlias } = window.YAML;
  const OPTIONS = { schema: "failsafe", keepSourceTokens: true, uniqueKeys: true, strict: true, logLevel: "silent", merge: false };
  const BLOCKS = ["BLOCK_FOLDED", "BLOCK_LITERAL"];

  function describe(document) {
    const [error] = document.errors;
    if (error) return `line ${error.linePos ? error.linePos[0].line : 1} cannot be read as the form needs it`;
    if (!isMap(document.contents)) return "it holds no fields";
    return findStrange(document.contents);
  }

  /* What the form could not keep as it is: names that stand for other parts, tags, fields without a plain name. */
  function findStrange(node) {
    if (!node) return "";
    if (isAlias(node) || node.anchor || node.tag) return "it uses signs (& * !) that the checker does not take";
    if (isMap(node)) {
      const isNamed = (pair) => isScalar(pair.key) && pair.key.value && !pair.key.anchor;
      if (!node.items.every((pair) => isNamed(pair) && pair.value)) return "a field has no plain name";
      return node.items.map((pair) => findStrange(pair.value)).find(Boolean) || "";
    }
    return isSeq(node) ? node.items.map(findStrange).find(Boolean) || "" : "";
  }

  class Tree {
    constructor(text) {
      this.text = text;
      this.document = parseDocument(text, OPTIONS);
      this.root = this.document.contents;
      this.obstacle = describe(this.document);
    }

    node(path) {
      return path.reduce((node, step) => {
        if (isMap(node)) return node.items.find((pair) => pair.key.value === step)?.value;
        return isSeq(node) ? node.items[step] : undefined;
      }, this.root);
    }

    pair(path) {
      const map = this.node(path.slice(0, -1));
      if (!isMap(map)) return null;
      const index = map.items.findIndex((pair) => pair.key.value === path.at(-1));
      return index < 0 ? null : { map, index, pair: map.items[index] };
    }

    isNothing(node) {
      return !node || (isScalar(node) && node.type === "PLAIN" && node.range[0] === node.range[1]);
    }

    read(node) {
      if (this.isNothing(node)) return null;
      if (isSeq(node)) return node.items.map((item) => this.read(item));
      if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [pair.key.value, this.read(pair.value)]));
      return this.readText(node);
    }

    /* The line break at the end of a block without a minus sign belongs to the way it is written, not to its words. */
    readText(node) {
      return BLOCKS.includes(node.type) ? node.value.replace(/\n+$/, "") : node.value;
    }

    end(node) {
      if (isScalar(node)) return this.endOfScalar(node);
      const last = node.items.at(-1);
      if (node.flow || !last) return node.range[1];
      if (!isMap(node)) return this.end(last);
      return this.isNothing(last.value) ? last.value.range[0] : this.end(last.value);
    }

    endOfScalar(node) {
      const [start, end] = node.range;
      if (!BLOCKS.includes(node.type)) return end;
      const source = this.text.slice(start, end);
      const isKept = /^[|>][-\d]*\+/.test(source);
      return start + (isKept ? source.replace(/\n$/, "") : source.trimEnd()).length;
    }

    /* The dashes of a list, in order. */
    dashes(sequence) {
      const marks = sequence.srcToken.items.flatMap((item) => item.start || []);
      return marks.filter((token) => token.type === "seq-item-ind").map((token) => token.offset);
    }

    lineStart(offset) {
      return this.text.lastIndexOf("\n", offset - 1) + 1;
    }

    lineEnd(offset) {
      const end = this.text.indexOf("\n", offset);
      return end < 0 ? this.text.length : end;
    }

    column(offset) {
      return offset - this.lineStart(offset);
    }
  }

  window.EditTree = { parse: (text) => new Tree(text), isMap, isSeq, isScalar, BLOCKS };
})();
