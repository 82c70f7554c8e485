/* Numbers as a reader reads them.
 *
 *   formatNumber(12345) -> "12,345"
 *   countOf(1, "result") -> "1 result"; countOf(2, "result") -> "2 results"
 */
(function () {
  "use strict";

  /* The browser's own way takes longer to get ready than all the rest of a visit's first script. */
  function formatNumber(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  function countOf(number, noun) {
    return `${formatNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
  }

  window.FindNumbers = { formatNumber, countOf };
})();
