/* Which term that nothing names the words of a question mean: an agency, a theme. It touches no page.
 *
 *   findTerm(words, terms)   of the terms, {label, meaning, isNamed}, the one that nothing names and the words ask for
 */
(function () {
  "use strict";

  if (!window.LearningWords) return;

  const { tokenise, stemOf, pickWords } = window.LearningWords;

  /* Whether a word typed is one of a text's words: another ending, or its beginning, as “midwife” of “midwifery”. */
  function fits(word, text) {
    return tokenise(text).some(
      (token) => stemOf(token) === stemOf(word) || token === `${word}s` || (word.length > 4 && token.startsWith(word))
    );
  }

  /* Which term that nothing names the words mean: all of them fit it, and one of them tells it from every other. */
  function findTerm(words, terms) {
    const asked = pickWords(words);
    const everything = ({ label, meaning }) => `${label} ${meaning}`;
    const isOnly = (term, word, textOf) => terms.every((other) => fits(word, textOf(other)) === (other === term));
    return terms.find(
      (term) =>
        !term.isNamed &&
        asked.every((word) => fits(word, everything(term))) &&
        asked.some((word) => isOnly(term, word, (other) => other.label) || isOnly(term, word, everything))
    );
  }

  window.LearningNaming = { findTerm };
})();
