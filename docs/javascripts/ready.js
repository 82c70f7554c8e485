/* Runs before anything is drawn: style sheets may then hide what a script will offer in another form, a page opened from
 * a folder can say that it is a copy, and the fonts are asked for before a style sheet says so, to be there in time.
 * What is known at once can be drawn at once, without the scripts that come later: that nothing is asked on the find page
 * (else .is-asked), and that nothing is kept for my sheet (.keeps-nothing). */
(function () {
  "use strict";

  const FONTS = ["400", "700"].map((weight) => `fonts/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`);
  const KEPT = /ticks-and-sheet$/; // the key of keeping-places.js
  const root = new URL("..", document.currentScript.src);

  /* Whatever may hold points, be it a link or what another page has handed on, is left to the scripts that can read it. */
  function keepsNothing() {
    try {
      const keys = [...Object.keys(window.sessionStorage), ...Object.keys(window.localStorage)];
      return !window.name && !history.state && !location.hash && !keys.some((key) => KEPT.test(key));
    } catch {
      return false; // A browser may forbid even to ask.
    }
  }

  document.documentElement.classList.remove("no-js");
  document.documentElement.classList.add("js");
  document.documentElement.classList.toggle("is-copy", location.protocol === "file:");
  document.documentElement.classList.toggle("is-asked", location.search.length > 1);
  document.documentElement.classList.toggle("keeps-nothing", keepsNothing());
  // Opened from a folder, asking beforehand is refused; the style sheets then fetch them in their time.
  if (!location.protocol.startsWith("http")) return;
  FONTS.forEach((address) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
    link.href = new URL(address, root).href;
    document.head.append(link);
  });
})();
