"""Measures the search in a real browser: what is fetched, how soon it is ready, how fast it follows the typing.

The briefings are synthetic, with rare words added so that there are as many different words as in real texts. Times are
those of this computer on this day, with whatever else it was doing; bytes and ratios are what counts.
"""

from _setup import ROOT, ensure_environment

ensure_environment(dev=True)

import argparse
import gzip
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(ROOT, folder)) for folder in ("hooks", "tests")]

from playwright.sync_api import Browser, Page, sync_playwright

from _browser import ensure_browser
from _plain_words import say
from briefings.model import KnowledgeBase
from find_site import write_find_page
from synthetic import make_knowledge_base

RARE_WORDS = 20_000
# Three letters are the first that find anything: what is fetched up to here is fetched before the first result.
FIRST = "hom"
QUESTIONS = ("home visits", "vists", "bruising before the visit", "chronology", "health visitor", "not recorded", "co")
KEY_DELAY = 150
TEXTS = {".html", ".css", ".js", ".svg"}
# Runs in the page: notes when it is ready, how long each change of the box waits for its first results and for all that
# it brings, and long tasks.
WATCH = """
window.bench = { keys: [], whole: [], tasks: [], waiting: null, busy: null };
new PerformanceObserver((list) => list.getEntries().forEach((task) => window.bench.tasks.push(task.duration)))
  .observe({ type: "longtask", buffered: true });
addEventListener("input", () => {
  const now = performance.now();
  window.bench.waiting = window.bench.waiting ?? now;
  window.bench.busy = window.bench.busy ?? now;
}, true);
addEventListener("DOMContentLoaded", () => {
  const find = document.querySelector("lb-find");
  new MutationObserver(() => {
    if ("ready" in find.dataset) window.bench.ready = window.bench.ready ?? performance.now();
    const since = window.bench.busy;
    if (since === null || "busy" in find.dataset) return;
    window.bench.busy = null;
    window.bench.whole.push(performance.now() - since);
  }).observe(find, { attributes: true });
  new MutationObserver(() => {
    const since = window.bench.waiting;
    window.bench.waiting = null;
    const { value } = document.querySelector("#find-words");
    if (since !== null) requestAnimationFrame(() => window.bench.keys.push([performance.now() - since, value]));
  }).observe(document.querySelector("[data-shown]"), { childList: true });
});
"""


def main(arguments: "list[str] | None" = None) -> int:
    """Measures and prints."""
    options = _read_options(arguments)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        started = time.process_time()
        write_find_page(folder, add_rare_words(make_knowledge_base(options.briefings)), with_briefings=False)
        say(f"{options.briefings:,} briefings; page and index made in {time.process_time() - started:.1f} s of CPU")
        say(_describe_index(folder / "search"))
        browser = playwright.chromium.launch(executable_path=str(ensure_browser()))
        with serve(folder) as (address, sent):
            for slow_down in (1, 4):
                runs = [_measure(browser, f"{address}find.html", sent, slow_down) for _ in range(options.runs)]
                say(f"At {slow_down} times slow-down, median of {options.runs}: {_describe(runs)}")
        if options.briefings <= 300:
            run = _measure(browser, (folder / "find.html").as_uri(), [], 1)
            say(f"From a folder, without a server: {_describe([run])}")
        browser.close()
    return 0


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefings", type=int, default=5000, metavar="N", help="how many synthetic briefings (5000)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="the median of how many runs counts (3)")
    return parser.parse_args(arguments)


def add_rare_words(kb: KnowledgeBase) -> KnowledgeBase:
    """The same collection with two made-up words more in each learning point, most of them rare, as in real texts."""
    rng = random.Random(0)
    syllables = [
        a + b for a in "b c d f g h k l m n p r s t v st tr pl br ch sh".split() for b in "a e i o u ea".split()
    ]
    words = ["".join(rng.choices(syllables, k=rng.choice((2, 3, 3, 4)))) for _ in range(RARE_WORDS)]
    weights = [1 / (place + 20) for place in range(RARE_WORDS)]
    for briefing in kb.briefings:
        for point in briefing.points:
            more = " ".join(rng.choices(words, weights, k=2))
            object.__setattr__(point, "text", f"{point.text} Synthetic: {more}.")
    return kb


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serves the folder, packed as hosts do; gives its address, and the list of the sizes of what was sent."""
    sent: list[int] = []
    # Packed before anybody asks, as hosts do: a visit should not wait for it.
    packed = {path: gzip.compress(path.read_bytes(), 6) for path in folder.rglob("*") if path.suffix in TEXTS}

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # As hosts have it: else each small piece waits 40 ms for the receipt of its own headers.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if not path.is_file():
                return self.send_error(404)
            content = packed.get(path) or path.read_bytes()
            sent.append(len(content))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(content)))
            if path in packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(content)
            return None

        def log_message(self, *_: Any) -> None:
            """Says nothing: one line for each of hundreds of pieces would hide the result."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()


def _measure(browser: Browser, address: str, sent: list[int], slow_down: int) -> dict[str, float]:
    """One visit: the page loads, the first question is typed, then the others."""
    sent.clear()
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow_down})
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    page.goto(address)
    page.wait_for_selector("lb-find[data-ready]")
    found = {"ready ms": float(page.evaluate("window.bench.ready")), "kB when ready": sum(sent) / 1000}
    _type(page, FIRST)
    found["kB with the first words found"] = sum(sent) / 1000
    _type(page, QUESTIONS[0])
    found["kB with a whole question"] = sum(sent) / 1000
    for question in QUESTIONS[1:]:
        _type(page, question)
    keys = page.evaluate("window.bench.keys")
    found |= _describe_keys([ms for ms, _ in keys], "key ms")
    found |= _describe_keys(page.evaluate("window.bench.whole"), "key until all ten are there ms")
    say("slowest keys: " + ", ".join(f"“{words}” {ms:.0f} ms" for ms, words in sorted(keys, reverse=True)[:5]))
    found["longest task ms"] = max([0.0, *page.evaluate("window.bench.tasks")])
    found["its CPU ms"] = _longest_task(json.loads(browser.stop_tracing()))
    session.send("HeapProfiler.collectGarbage")
    found["heap MB"] = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    found["kB in all"] = sum(sent) / 1000
    context.close()
    return found


def _describe_keys(times: list[float], name: str) -> dict[str, float]:
    slow = statistics.quantiles(times, n=20)[-1]
    return {f"usual {name}": statistics.median(times), f"95 of 100 {name}": slow, f"slowest {name}": max(times)}


def _longest_task(trace: dict[str, Any]) -> float:
    """Milliseconds of the processor that the longest task of the page's own thread took, whatever else was running."""
    events: list[dict[str, Any]] = trace["traceEvents"]
    pages = {(e["pid"], e["tid"]) for e in events if e.get("args", {}).get("name") == "CrRendererMain"}
    tasks = [e for e in events if e["name"].endswith("RunTask") and (e["pid"], e["tid"]) in pages]
    return max(float(e.get("tdur", 0)) for e in tasks) / 1000


def _type(page: Page, words: str) -> None:
    page.fill("#find-words", "")
    page.wait_for_timeout(KEY_DELAY * 3)
    page.locator("#find-words").press_sequentially(words, delay=KEY_DELAY)
    # Asked again and again from here: the page's own policy forbids what a wait inside it would need.
    while page.evaluate("window.bench.waiting") is not None:
        page.wait_for_timeout(KEY_DELAY)
    page.wait_for_timeout(KEY_DELAY * 3)


def _describe(runs: list[dict[str, float]]) -> str:
    return ", ".join(f"{name} {statistics.median(run[name] for run in runs):,.0f}" for name in runs[0])


def _describe_index(folder: Path) -> str:
    files = [path.read_bytes() for path in folder.glob("*.js")]
    raw, packed = (sum(map(len, each)) / 1e6 for each in (files, [gzip.compress(file, 6) for file in files]))
    return f"Index: {len(files):,} files, {raw:.1f} MB, packed {packed:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
