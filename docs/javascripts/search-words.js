/* Words: how a text is parted into them, and which words of the collection a typed one reaches. It touches no page.
 *
 *   tokenise(text)          the words of a text, as the index knows them
 *   stemOf(word)            a word without its ending
 *   pickWords(text)         the words worth looking for; empty where there is no word at all
 *   isLittle(word)          whether it is too common to be asked for beside others
 *   letterOf(word)          the letter whose list of terms has the word, its other endings and what it may be a slip of
 *   new Words(terms, unheld)  the terms of that letter; unheld is the Set of those that no learning holds
 *     .prepare()            a promise: they are ready to be looked through
 *     .reach(word, shortestPrefix) -> {weights: Map(term -> weight), prefixes: Set(term), isTypo}
 */
(function () {
  "use strict";

  if (!window.LearningSlips || !window.LearningBreath) return;

  // What a term counts for, by the way it was reached from the word typed.
  const WEIGHT = { same: 1, stem: 0.8, prefix: 0.4, typo: 0.7 };
  // Words too common to ask for: left out unless nothing else was typed. “not” and “no” carry meaning and stay.
  const LITTLE_WORDS = new Set(
    ("a about all also am an and any anyone anything are as at be because been being but by can could did do does " +
      "doing done dont for from get gets getting give go going got had has have having he her here him his how i id " +
      "if im in into is it its ive just keep keeps know like make me might more much must my need needed needs of on or our out " +
      "over please really said say says she should so some someone something such tell than that the their them then " +
      "there these they thing things think this those to too up us very want was way we well were what when where " +
      "which while who why will with worried worry worrying would you your").split(" ")
  );

  const { isSlip, mostSlips, SHORTEST_TYPO } = window.LearningSlips;
  const { Breath } = window.LearningBreath;
  const isLittle = (word) => LITTLE_WORDS.has(word);

  /* The same steps as tokenise() in render/search_postings.py; a test holds the two together. */
  function tokenise(text) {
    const plain = text.normalize("NFKC").toLowerCase().replace(/['’]/g, "");
    return plain.match(/[\p{L}\p{N}]+/gu) || [];
  }

  function pickWords(text) {
    const typed = [...new Set(tokenise(text))];
    const wanted = typed.filter((word) => !isLittle(word));
    return wanted.length ? wanted : typed;
  }

  /* Only plain English words have endings to take off: the stemmer would turn digits into letters. */
  function stemOf(term) {
    return /^[a-z]{3,}$/.test(term) ? window.winkPorter2Stemmer(term) : term;
  }

  const letterOf = (word) => (/^[a-z]/.test(word) ? word[0] : "_");

  class Words {
    constructor(terms, unheld) {
      this.terms = terms;
      this.known = new Set(terms);
      this.unheld = unheld;
      this.families = new Map();
      this.stems = new Map();
      this.prepared = null;
    }

    /* Once, whoever asks for it and however often. */
    prepare() {
      this.prepared = this.prepared || this.stemAll(new Breath());
      return this.prepared;
    }

    /* Taking off the endings of thousands of words is work of its own. Endings come off at the end: all of a family begin
     * with the same letter. */
    async stemAll(breath) {
      for (const term of this.terms) {
        const stem = stemOf(term);
        this.stems.set(term, stem);
        if (this.families.has(stem)) this.families.get(stem).push(term);
        else this.families.set(stem, [term]);
        await breath.take();
      }
    }

    family(stem) {
      return this.families.get(stem) || [];
    }

    /* As the beginning of longer ones a word counts from so many letters on; Infinity for one that is finished.
     * Slips are forgiven only where the word as typed leads nowhere. */
    reach(word, shortestPrefix) {
      const weights = new Map();
      const prefixes = new Set();
      const add = (term, weight) => weights.has(term) || weights.set(term, weight);
      if (this.known.has(word)) add(word, WEIGHT.same);
      // The stemmer leaves words without a vowel alone: “gp” and “gps”.
      if (this.known.has(`${word}s`)) add(`${word}s`, WEIGHT.stem);
      this.family(stemOf(word)).forEach((term) => add(term, WEIGHT.stem));
      if (word.length >= shortestPrefix) {
        const longer = this.terms.filter((term) => term.startsWith(word) && !weights.has(term));
        longer.forEach((term) => prefixes.add(term) && add(term, WEIGHT.prefix));
      }
      const isTypo = weights.size === 0 && word.length >= SHORTEST_TYPO;
      if (isTypo) this.near(word).forEach((term) => add(term, WEIGHT.typo));
      return { weights, prefixes, isTypo: isTypo && weights.size > 0 };
    }

    /* “vists” may be read as “visits” where learning holds no more of it than “visit”. */
    isHeld(term) {
      return this.family(this.stems.get(term)).some((other) => !this.unheld.has(other));
    }

    /* The nearest terms and their other endings; never a little word, nor one that only pages about the site hold. */
    near(word) {
      const stem = stemOf(word);
      const isMeant = (term, limit) => isSlip(word, term, limit) || isSlip(stem, this.stems.get(term), limit);
      for (let limit = 1; limit <= mostSlips(word); limit += 1) {
        const found = this.terms.filter(
          (term) => term[0] === word[0] && !isLittle(term) && isMeant(term, limit) && this.isHeld(term)
        );
        if (found.length) return found.flatMap((term) => [term, ...this.family(this.stems.get(term))]);
      }
      return [];
    }
  }

  window.LearningWords = { tokenise, stemOf, pickWords, isLittle, letterOf, Words };
})();
