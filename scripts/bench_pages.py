"""Measures what a first visit to each type of page costs: requests, packed bytes by kind, unused styles, largest paint.

The pages are those of a site of synthetic briefings and the board's own, served packed from this computer. Bytes,
shares and layout shift are the result; times are those of this computer on this day, with whatever else it was doing.
"""

from _setup import ROOT, ensure_environment

ensure_environment(dev=True)

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(ROOT, folder)) for folder in ("hooks", "tests")]

from playwright.sync_api import Browser, CDPSession, ViewportSize, sync_playwright

from _browser import ensure_browser
from _plain_words import say
from bench_search import serve
from briefings.page_parts import list_print_styles
from page_types import PAGE_TYPES, PageType, write_sites

PHONE: ViewportSize = {"width": 390, "height": 844}
KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "font"}
# Runs in the page: what was painted last of the largest, and how far things moved.
WATCH = """
window.bench = { paint: 0, shift: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.bench.paint = each.startTime)))
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.bench.shift += each.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Visit:
    """What a first visit costs: packed bytes by kind, unused shares, milliseconds to the largest paint, shift."""

    requests: int
    packed: dict[str, int]
    unused_css: float
    unused_js: float
    paint: float
    shift: float


def main(arguments: "list[str] | None" = None) -> int:
    """Measures and prints."""
    options = _read_options(arguments)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        say("Building two sites, to have every type of page. This takes about half a minute...")
        sites = write_sites(Path(ROOT), Path(name))
        say(_describe_head())
        browser = playwright.chromium.launch(executable_path=str(ensure_browser()))
        with closing(browser):
            for folder, is_long in zip(sites, (False, True), strict=True):
                with serve(folder) as (address, _sent):
                    for each in PAGE_TYPES:
                        if each.is_long == is_long and options.only in each.name:
                            say(_describe(each, _visit_often(browser, address + each.find(folder), options)))
    return 0


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="the median of how many visits counts (3)")
    parser.add_argument("--slow-down", type=int, default=4, metavar="N", help="how much slower the processor is (4)")
    parser.add_argument("--only", default="", metavar="WORDS", help="only the types of page with these words")
    return parser.parse_args(arguments)


def _visit_often(browser: Browser, address: str, options: argparse.Namespace) -> Visit:
    """One visit that counts bytes and shares, which takes time of its own; then those that are timed."""
    counted = _count(browser, address)
    timed = [_time(browser, address, options.slow_down) for _ in range(max(1, options.runs))]
    paint, shift = statistics.median(each["paint"] for each in timed), max(each["shift"] for each in timed)
    return Visit(*counted, paint, shift)


def _count(browser: Browser, address: str) -> tuple[int, dict[str, int], float, float]:
    """How many requests, the packed bytes by kind, and the unused shares of styles and of scripts."""
    with closing(browser.new_context(viewport=PHONE)) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        sent, sheets = _listen(session), _note_sheets(session)
        for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking", "Profiler.enable"):
            session.send(command)
        session.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
        page.goto(address, wait_until="networkidle")
        unused = _unused_css(session, sheets), _unused_js(session)
    return len(sent), _sum_up(sent), *unused


def _time(browser: Browser, address: str, slow_down: int) -> dict[str, float]:
    """One first visit, in a window that has nothing stored: the time of the largest paint, and how far things moved."""
    with closing(browser.new_context(viewport=PHONE)) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow_down})
        page.goto(address, wait_until="networkidle")
        # Some frames more, so that the last paint has been told of.
        page.wait_for_timeout(300)
        found: dict[str, float] = page.evaluate("window.bench")
    return found


def _listen(session: CDPSession) -> dict[str, tuple[str, int]]:
    """What was fetched, by the request's id: its kind, and its bytes as they came over the line."""
    sent: dict[str, tuple[str, int]] = {}

    def note(event: dict[str, Any]) -> None:
        sent[event["requestId"]] = (KINDS.get(event["type"], "other"), 0)

    def finish(event: dict[str, Any]) -> None:
        if event["requestId"] in sent:
            sent[event["requestId"]] = (sent[event["requestId"]][0], int(event["encodedDataLength"]))

    session.on("Network.responseReceived", note)
    session.on("Network.loadingFinished", finish)
    session.send("Network.enable")
    return sent


def _note_sheets(session: CDPSession) -> dict[str, int]:
    """The lengths of the page's style sheets for screens, by the browser's own ids, as they come."""
    sheets: dict[str, int] = {}

    def note(event: dict[str, Any]) -> None:
        header = event["header"]
        if not header["sourceURL"].endswith(list_print_styles()):
            sheets[header["styleSheetId"]] = int(header["length"])

    session.on("CSS.styleSheetAdded", note)
    return sheets


def _sum_up(sent: dict[str, tuple[str, int]]) -> dict[str, int]:
    return {kind: sum(size for one, size in sent.values() if one == kind) for kind in (*KINDS.values(), "other")}


def _unused_css(session: CDPSession, sheets: dict[str, int]) -> float:
    """The share of the bytes of the styles for screens that drew nothing as the page opened, on a phone, in light."""
    rules = session.send("CSS.stopRuleUsageTracking")["ruleUsage"]
    used = sum(rule["endOffset"] - rule["startOffset"] for rule in rules if rule["styleSheetId"] in sheets)
    return 1.0 - float(used) / max(1, sum(sheets.values()))


def _unused_js(session: CDPSession) -> float:
    """The share of the bytes of scripts that did not run as the page opened."""
    found: list[dict[str, Any]] = session.send("Profiler.takePreciseCoverage")["result"]
    scripts = [each for each in found if each["url"].startswith("http")]
    whole = sum(int(script["functions"][0]["ranges"][0]["endOffset"]) for script in scripts)
    idle = sum(end - start for script in scripts for start, end in _idle_stretches(script))
    return idle / max(1, whole)


def _idle_stretches(script: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Each stretch of a script that never ran, the ones inside of it left out."""
    ranges = [each for function in script["functions"] for each in function["ranges"] if each["count"] == 0]
    end = 0
    for each in sorted(ranges, key=lambda one: (one["startOffset"], -one["endOffset"])):
        if each["endOffset"] > end:
            yield max(each["startOffset"], end), each["endOffset"]
            end = each["endOffset"]


def _describe_head() -> str:
    names = "".join(f"{name:>7}" for name in (*KINDS.values(), "other", "all"))
    return (
        f"{'kB packed, with headers':<26}{'asked':>6}{names}{'idle css':>10}{'idle js':>9}{'paint ms':>10}{'shift':>8}"
    )


def _describe(each: PageType, visit: Visit) -> str:
    sizes = "".join(f"{size / 1000:7.1f}" for size in (*visit.packed.values(), sum(visit.packed.values())))
    shares = f"{visit.unused_css:10.0%}{visit.unused_js:9.0%}"
    return f"{each.name:<26}{visit.requests:>6}{sizes}{shares}{visit.paint:10,.0f}{visit.shift:8.4f}"


if __name__ == "__main__":
    sys.exit(main())
