/* Runs before anything is drawn: style sheets may then hide what a script will offer in another form, a page opened from
 * a folder can say that it is a copy, and the fonts are asked for before a style sheet says so, to be there in time. */
(function () {
  "use strict";

  const FONTS = ["400", "700"].map((weight) => `fonts/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`);
  const root = new URL("..", document.currentScript.src);

  document.documentElement.classList.remove("no-js");
  document.documentElement.classList.add("js");
  document.documentElement.classList.toggle("is-copy", location.protocol === "file:");
  // Opened from a folder, asking beforehand is refused; the style sheets then fetch them in their time.
  if (!location.protocol.startsWith("http")) return;
  FONTS.forEach((address) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
    link.href = new URL(address, root).href;
    document.head.append(link);
  });
})();
