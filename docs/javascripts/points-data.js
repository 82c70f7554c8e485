/* The words of learning points, for pages that a reader puts together: window.LearningPointsData.
 *
 *   load(refs or briefing ids)   a promise of a Map: briefing id -> its words, "gone" or "unreachable"
 *   find(map, ref)               {text, strand, edition, changed, title, origin, address, isDraft}, "gone" or
 *                                "unreachable"; address counts from the site's root
 *
 * Each briefing's words are a script of their own: a page opened from a folder may load scripts, but no data.
 */
(function () {
  "use strict";

  const ROOT = new URL("..", document.currentScript.src).href;
  const LIST = "points-list.js";
  const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const LONGEST_ID = 80;
  const UNREACHABLE = "unreachable";
  const GONE = "gone";

  const asked = new Map(); // what is being loaded or has been: no briefing is fetched twice
  let listing = null;

  function isId(text) {
    return typeof text === "string" && text.length <= LONGEST_ID && SLUG.test(text);
  }

  /* A promise that ends when the script has run or has failed. Which of them it was, what it brought tells. */
  function loadScript(address) {
    return new Promise((resolve) => {
      const script = document.createElement("script");
      const end = () => {
        script.remove();
        resolve();
      };
      script.addEventListener("load", end);
      script.addEventListener("error", end);
      script.src = ROOT + address;
      document.head.append(script);
    });
  }

  /* A name may be one of JavaScript's own, such as constructor; only what the scripts have put there counts. */
  function own(object, name) {
    const value = object && Object.hasOwn(object, name) ? object[name] : null;
    return value && typeof value === "object" ? value : null;
  }

  async function loadBriefing(id) {
    if (!own(window.learningPoints, id)) await loadScript(`points/${id}.js`);
    return own(window.learningPoints, id) || ((await isListed(id)) ? UNREACHABLE : GONE);
  }

  /* Without the list nobody can tell; then nothing is said to be gone. */
  async function isListed(id) {
    if (!Array.isArray(window.learningBriefings)) {
      listing = listing || loadScript(LIST);
      await listing;
      listing = null;
    }
    return !Array.isArray(window.learningBriefings) || window.learningBriefings.includes(id);
  }

  function ask(id) {
    if (!asked.has(id)) asked.set(id, loadBriefing(id));
    return asked.get(id).then((words) => {
      if (words === UNREACHABLE) asked.delete(id);
      return [id, words];
    });
  }

  function load(names) {
    const ids = [...names].filter((name) => typeof name === "string").map((name) => name.split("/")[0]);
    return Promise.all([...new Set(ids)].filter(isId).map(ask)).then((pairs) => new Map(pairs));
  }

  function find(map, ref) {
    const [id, name, ...more] = String(ref).split("/");
    if (!isId(id) || !isId(name) || more.length > 0) return GONE;
    const words = map.get(id) || UNREACHABLE;
    if (typeof words === "string") return words;
    const point = own(words.points, name);
    if (!point) return GONE;
    const { title, origin, isDraft } = words;
    return { ...point, title, origin, isDraft, address: `${words.address}#${name}` };
  }

  window.LearningPointsData = { load, find };
})();
