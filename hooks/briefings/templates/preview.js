/* In the live preview alone: shows a page anew when a file was saved. The engine's own script for this stands inside
 * the page, where the Content-Security-Policy lets nothing run; this one asks the engine's same address. */
(function () {
  "use strict";

  const PAUSE = 2000;
  let shown = 0; // when the page shown was built; the engine answers once there is a later build, or after a while

  function ask() {
    if (document.hidden) {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    fetch(`/livereload/${shown}/${Date.now()}`)
      .then((answer) => answer.text())
      .then((text) => {
        const built = Number(text);
        if (shown && built > shown) {
          location.reload();
          return;
        }
        shown = built;
        ask();
      })
      .catch(() => setTimeout(ask, PAUSE)); // the preview has ended, or is being started again
  }

  ask();
})();
