/* Long work in steps, so that the page can answer its reader in between. It touches no page.
 *
 *   new Breath(isWanted)              isWanted() says whether the work is still asked for; always, where it is left out
 *     .take()                         awaited in long work: pauses where that is due; fails with an error where the work
 *                                     is no longer wanted
 *   inSlices(count, breath, work)     a promise: work(from, to) has been done for all of them, with pauses
 *   step()                            a promise: the page has answered what its reader did meanwhile
 *   nextFrame()                       a promise: what has been changed so far has been drawn
 *   pause(milliseconds)               a promise
 */
(function () {
  "use strict";

  // Well under the 50 ms that a reader feels, also on a computer a few times slower than ours.
  const BREATH = 8;
  const SLICE = 8192;
  // In a window that nobody looks at nothing is drawn, and no frame ever comes.
  const NO_FRAME = 100;

  // One channel for all: making one for each step takes longer than the step.
  const { port1: here, port2: there } = new MessageChannel();
  const waiting = [];
  here.onmessage = () => waiting.shift()();

  /* To the end of the queue, behind whatever the reader has done meanwhile. */
  function step() {
    return new Promise((go) => {
      waiting.push(go);
      there.postMessage(null);
    });
  }

  class Breath {
    constructor(isWanted = () => true) {
      this.isWanted = isWanted;
      this.since = performance.now();
    }

    async take() {
      if (performance.now() - this.since < BREATH) return;
      await step();
      this.since = performance.now();
      if (!this.isWanted()) throw new Error("Something else has been asked since");
    }
  }

  async function inSlices(count, breath, work) {
    for (let from = 0; from < count; from += SLICE) {
      work(from, Math.min(count, from + SLICE));
      await breath.take();
    }
  }

  function pause(milliseconds) {
    return new Promise((go) => setTimeout(go, milliseconds));
  }

  async function nextFrame() {
    await Promise.race([new Promise((go) => requestAnimationFrame(go)), pause(NO_FRAME)]);
    await step();
  }

  window.LearningBreath = { Breath, inSlices, step, nextFrame, pause };
})();
