/* What comes with words copied from elsewhere and is none: invisible characters, odd spaces. The checker calls each an
 * error and asks for just this.
 *
 *   EditCleaning.characters(text)
 */
(function () {
  "use strict";

  const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
  const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
  // eslint-disable-next-line no-control-regex -- those are the ones to be rid of
  const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

  function characters(text) {
    return text.replace(BREAKS, "\n").replace(SPACES, " ").replace(INVISIBLE, "");
  }

  window.EditCleaning = { characters };
})();
