/* Names the page on each of its printed sheets: a style sheet cannot take a text from the page by itself. */
(function () {
  "use strict";

  const named = document.querySelector("[data-running-title]");
  if (!named) return;
  document.documentElement.style.setProperty("--lb-running-title", JSON.stringify(named.dataset.runningTitle));
})();
