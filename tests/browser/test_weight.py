"""A page is light: a reader on a phone fetches what it shows, from here alone, and nothing moves while it comes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Response, Route

from page_types import PAGE_TYPES, PageType

OpenContext = Callable[..., BrowserContext]
MOST = 120_000
BRIEFING = next(each for each in PAGE_TYPES if each.name == "briefing")
# Text goes packed over the line; fonts are packed in themselves.
PACKED = {".html", ".css", ".js", ".svg"}
WATCH_SHIFT = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    const moved = each.sources.map(({ node }) => (node && node.className) || String(node && node.nodeName));
    window.shifts.push(`${each.value.toFixed(4)} ${moved.join(", ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# Two frames after all has come, what has moved has been told of.
SETTLE = """
() => document.fonts.ready.then(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
}))
"""
NOTE_ELEMENTS = """
window.defined = [];
const define = customElements.define;
customElements.define = function (name, ...rest) {
  window.defined.push(name);
  return define.call(this, name, ...rest);
};
"""
ELEMENTS_OF_NO_USE = """
() => {
  const places = [document, ...[...document.querySelectorAll("template")].map((each) => each.content)];
  return window.defined.filter((name) => !places.some((place) => place.querySelector(name)));
}
"""
ASKED = """
(all) => all.map((each) => {
  return each.src ? new URL(each.src).pathname : `${each.href.split("/").pop()} ${each.media || "all"}`;
})
"""
SHEETS_OF_NO_USE = r"""
() => {
  const places = [document, ...[...document.querySelectorAll("template")].map((each) => each.content)];
  const isUsed = (selector) => places.some((place) => place.querySelector(selector));
  const rulesOf = (rules) => [...rules].flatMap((each) => (each.selectorText ? [each] : rulesOf(each.cssRules || [])));
  return [...document.styleSheets]
    .filter((sheet) => sheet.media.mediaText !== "print" && !sheet.href.endsWith("/fonts.css"))
    .filter((sheet) => !rulesOf(sheet.cssRules).some((rule) => isUsed(rule.selectorText)))
    .map((sheet) => sheet.href.split("/").pop());
}
"""


@pytest.fixture(scope="session")
def page_addresses(web_site: Path, long_site: Path, serve_folder: Callable[[Path], str]) -> dict[PageType, str]:
    """Where a page of each type is served."""
    urls = {False: (web_site, serve_folder(web_site)), True: (long_site, serve_folder(long_site))}
    found = {}
    for each in PAGE_TYPES:
        site, url = urls[each.is_long]
        found[each] = url + each.find(site)
    return found


def by_type(types: tuple[PageType, ...] = PAGE_TYPES) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page_type", types, ids=lambda each: each.name)


def visit(page: Page, address: str) -> list[Response]:
    """Opens a page and gives all that was fetched for it."""
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))
    page.goto(address, wait_until="networkidle")
    return fetched


def packed_size(response: Response) -> int:
    body = response.body()
    suffix = PurePosixPath(urlsplit(response.url).path).suffix
    return len(gzip.compress(body, 6)) if suffix in PACKED else len(body)


def test_a_briefing_is_light(page: Page, page_addresses: dict[PageType, str]) -> None:
    """The first visit to a briefing fetches at most 120 kB, packed, with fonts; and nothing from elsewhere."""
    fetched = visit(page, page_addresses[BRIEFING])
    sizes = {response.url: packed_size(response) for response in fetched}
    assert any(url.endswith(".woff2") for url in sizes)
    assert sum(sizes.values()) <= MOST, sizes
    assert {urlsplit(url).netloc for url in sizes} == {urlsplit(page.url).netloc}


def test_a_page_asks_for_what_its_kind_needs(page: Page, page_addresses: dict[PageType, str]) -> None:
    """Pages that ask for the same are of one kind: each style sheet has something to draw on one of them, each element
    that their scripts define is on one of them. Nothing is the theme's, and what is for paper holds up no screen.
    """
    page.add_init_script(NOTE_ELEMENTS)
    unused: dict[frozenset[str], list[set[str]]] = {}
    for address in page_addresses.values():
        page.goto(address)
        asked = page.eval_on_selector_all("link[rel=stylesheet], script[src]", ASKED)
        assert [each for each in asked if "assets/" in each or each in {"print.css all", "board.css all"}] == []
        unused.setdefault(frozenset(asked), []).append(
            {*page.evaluate(SHEETS_OF_NO_USE), *page.evaluate(ELEMENTS_OF_NO_USE)}
        )
    assert len(unused) > 8
    assert set().union(*(set.intersection(*each) for each in unused.values())) == set()


@by_type()
@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_moves_while_a_page_comes(
    open_context: OpenContext, page_addresses: dict[PageType, str], page_type: PageType, width: int
) -> None:
    """Cumulative layout shift is nought on each type of page, on a phone and on a wide screen."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(WATCH_SHIFT)
    page.goto(page_addresses[page_type])
    page.evaluate(SETTLE)
    assert page.evaluate("window.shifts") == []


@by_type((BRIEFING, next(each for each in PAGE_TYPES if each.name == "embedded briefing")))
def test_late_fonts_move_nothing(
    open_context: OpenContext, page_addresses: dict[PageType, str], page_type: PageType
) -> None:
    """Where the fonts come after the words, the words stay as they are; the next page has the fonts."""
    page = open_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(WATCH_SHIFT)
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(page_addresses[page_type], wait_until="domcontentloaded")
    page.wait_for_timeout(500)
    assert held
    for route in held:
        route.continue_()
    page.evaluate(SETTLE)
    assert page.evaluate("window.shifts") == []
