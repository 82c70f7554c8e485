/* The words of learning points, for pages that a reader puts together: window.LearningPointsData.
 *
 *   load(refs or briefing ids)   a promise of a Map: briefing id -> its words, "gone" or "unreachable"
 *   find(map, ref)               {text, strand, edition, changed, title, origin, address, isDraft}, "gone" or
 *                                "unreachable"; address counts from the site's root
 *   event "arrive"               detail {id, words}: of one briefing, as soon as it is known; once more should words that
 *                                were given up come late
 *
 * Each briefing's words are a script of their own: a page opened from a folder may load scripts, but no data.
 */
(function () {
  "use strict";

  const ROOT = new URL("..", document.currentScript.src).href;
  const LIST = "points-list.js";
  const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const LONGEST_ID = 80;
  // For one script. A slow connection has brought it by then; one that hangs is not waited for.
  const PATIENCE = 10_000;
  const UNREACHABLE = "unreachable";
  const GONE = "gone";

  const data = new EventTarget();
  const asked = new Map(); // what is being loaded or has been: no briefing is fetched twice
  let listing = null;

  function isId(text) {
    return typeof text === "string" && text.length <= LONGEST_ID && SLUG.test(text);
  }

  /* A promise of whether it was waited for in vain; else the script has run or has failed. Which of them it was, what it
   * brought tells. A script that was given up may still come. */
  function loadScript(address, comeLate = () => {}) {
    return new Promise((resolve) => {
      const script = document.createElement("script");
      let isGivenUp = false;
      const giveUp = () => resolve((isGivenUp = true));
      const timer = setTimeout(giveUp, PATIENCE);
      const end = () => {
        clearTimeout(timer);
        script.remove();
        resolve(false);
        if (isGivenUp) comeLate();
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

  function wordsOf(id) {
    return own(window.learningPoints, id);
  }

  function tell(id, words) {
    data.dispatchEvent(new CustomEvent("arrive", { detail: { id, words } }));
  }

  async function loadBriefing(id) {
    const isGivenUp = !wordsOf(id) && (await loadScript(`points/${id}.js`, () => takeLate(id)));
    if (wordsOf(id)) return wordsOf(id);
    return isGivenUp || (await isListed(id)) ? UNREACHABLE : GONE;
  }

  function takeLate(id) {
    if (wordsOf(id)) tell(id, wordsOf(id));
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

  async function ask(id) {
    const words = await loadBriefing(id);
    if (words === UNREACHABLE) asked.delete(id); // To be tried again, when it is asked for again.
    tell(id, words);
    return [id, words];
  }

  function askOnce(id) {
    if (!asked.has(id)) asked.set(id, ask(id));
    return asked.get(id);
  }

  function load(names) {
    const ids = [...names].filter((name) => typeof name === "string").map((name) => name.split("/")[0]);
    return Promise.all([...new Set(ids)].filter(isId).map(askOnce)).then((pairs) => new Map(pairs));
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

  window.LearningPointsData = Object.assign(data, { load, find });
})();
