/* The reader's place in a page, which must not move under them: window.LearningPlace.
 *
 *   focus(element)   gives it the focus; the page moves only where it would be out of sight
 *   show(element)    brings into sight what is not
 *   isInSight(element)
 */
(function () {
  "use strict";

  /* A bar that sticks to the end of the window lies over it; what is in the bar itself is seen. */
  function roomOf(element) {
    const isInBar = element.closest("[data-bar], [data-after]");
    const bar = isInBar ? 0 : parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
    return window.innerHeight - bar;
  }

  function isInSight(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= roomOf(element) + 1;
  }

  function show(element) {
    if (!isInSight(element)) element.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /* Left to itself, a browser moves the page even for a button that sticks in sight. */
  function focus(element) {
    element.focus({ preventScroll: true });
    show(element);
  }

  window.LearningPlace = { focus, show, isInSight };
})();
