/* The pieces of the search's index: loads one when it is first needed, and reads its numbers. It touches no page but
 * for the script elements that bring the pieces; see render/search_index.py for what they hold.
 *
 *   new Pieces(folder, build).load(name)  a promise of the piece; rejected where it cannot be had, and asked again then
 *   .get(name)                            the piece where it has come, else undefined
 *   ZERO                                  the number 0 as a text
 *   readNumbers(text)                     the numbers of a text, see render/search_numbers.py
 *   readRising(text)                      the same, where the text holds their distances
 *   lastAtMost(list, value)               the place of the last in a rising list that is not larger; 0 where all are
 */
(function () {
  "use strict";

  const BASE = 44;
  const ZERO = "#";
  const NO_DIGIT = 255;
  const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
  for (let code = ZERO.charCodeAt(0), digit = 0; digit < 2 * BASE; code += 1) {
    if (!"'<\\".includes(String.fromCharCode(code))) DIGITS[code] = digit++;
  }

  /* Gives each number of the text to `take`. Written for speed: a frequent word has tens of thousands. */
  function eachNumber(text, take) {
    let number = 0;
    let scale = 1;
    for (let place = 0; place < text.length; place += 1) {
      const digit = DIGITS[text.charCodeAt(place)];
      if (digit >= BASE) {
        number += (digit - BASE) * scale;
        scale *= BASE;
      } else {
        take(number + digit * scale);
        number = 0;
        scale = 1;
      }
    }
  }

  function readNumbers(text) {
    const numbers = [];
    eachNumber(text, (number) => numbers.push(number));
    return numbers;
  }

  function readRising(text) {
    const numbers = [];
    let last = -1;
    eachNumber(text, (gap) => numbers.push((last += gap + 1)));
    return numbers;
  }

  function lastAtMost(list, value) {
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (list[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  class Pieces {
    constructor(folder, build) {
      this.folder = folder;
      this.build = build;
      this.coming = new Map();
      this.come = new Map();
    }

    get(name) {
      return this.come.get(name);
    }

    load(name) {
      if (!this.coming.has(name)) {
        const piece = this.take(name) ? Promise.resolve() : this.fetch(name);
        // What could not be had is asked for again the next time: a phone may just have been in a tunnel.
        piece.catch(() => this.coming.delete(name));
        this.coming.set(
          name,
          piece.then(() => this.come.get(name))
        );
      }
      return this.coming.get(name);
    }

    /* A script rather than a request for data: a page opened from a folder may have nothing else. */
    fetch(name) {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        // The build in the address: after a new one, no browser's memory gives back the old piece.
        script.src = `${this.folder}${name}.js?${this.build}`;
        script.onload = () => script.remove() || (this.take(name) ? resolve() : reject(new Error(`search/${name}.js is of another build`)));
        script.onerror = () => script.remove() || reject(new Error(`search/${name}.js cannot be loaded`));
        document.head.append(script);
      });
    }

    /* Takes a piece that a script has brought, if it is of the same build as the rest. */
    take(name) {
      const [build, text] = (window.LearningSearchPieces || {})[name] || [];
      if (build !== this.build) return false;
      delete window.LearningSearchPieces[name];
      this.come.set(name, JSON.parse(text));
      return true;
    }
  }

  window.LearningPieces = { ZERO, Pieces, eachNumber, readNumbers, readRising, lastAtMost };
})();
