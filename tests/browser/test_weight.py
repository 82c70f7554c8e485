"""A page is light: a reader on a phone fetches what it shows, from here alone, and nothing moves while it comes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Response, Route, expect

from page_types import PAGE_TYPES, PageType

OpenContext = Callable[..., BrowserContext]
MOST = 120_000
BRIEFING, FIND, MY_SHEET = (
    next(each for each in PAGE_TYPES if each.name == name) for name in ("briefing", "find", "my sheet")
)
COLLECTED_FROM = ("briefings/2017-home-conditions.html", "briefings/2024-newest.html", "briefings/2016-overdue.html")
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


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_an_answer_of_nothing_moves_nothing(
    open_context: OpenContext, page_addresses: dict[PageType, str], width: int
) -> None:
    """Where nothing is found, the answer is short; the footer does not come up into sight with it."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(WATCH_SHIFT)
    page.goto(page_addresses[FIND] + "?q=zzzzqqq")
    expect(page.get_by_text("Nothing found for “zzzzqqq”")).to_be_visible()
    page.evaluate(SETTLE)
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize("width", [320, 1440])
def test_late_words_move_nothing_on_my_sheet(
    open_context: OpenContext, page_addresses: dict[PageType, str], width: int
) -> None:
    """Where the words of the points on my sheet come late, and not in their order, next to nothing moves."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    for address in COLLECTED_FROM:
        page.goto(page_addresses[BRIEFING].replace(BRIEFING.pattern, address))
        for place in range(3):
            page.locator(".lb-sheet-button button").nth(place).click()
    held: list[Route] = []
    page.route("**/points/*.js", lambda route: held.append(route))
    page.add_init_script(WATCH_SHIFT)
    page.goto(page_addresses[MY_SHEET], wait_until="domcontentloaded")
    expect(page.get_by_text("Loading the words of your points…")).to_be_visible()
    for route in reversed(held):
        route.continue_()
    expect(page.locator("[data-points] > [data-point]")).to_have_count(3 * len(COLLECTED_FROM))
    page.evaluate(SETTLE)
    assert page.evaluate("window.shifts.reduce((sum, each) => sum + parseFloat(each), 0)") < 0.02


def test_what_is_on_my_sheet_is_known_before_anything_is_said_of_it(
    page: Page, page_addresses: dict[PageType, str]
) -> None:
    """An empty sheet says so before its scripts have come; one with points, and one a link leads to, does not."""
    address = page_addresses[MY_SHEET]
    held: list[Route] = []
    page.route("**/javascripts/sheet.js", lambda route: held.append(route))
    empty = page.get_by_text("There is nothing on your sheet yet.")

    def open_held(fragment: str = "") -> None:
        page.goto("about:blank")
        page.goto(address + fragment, wait_until="commit")
        # The scripts before it have run, and they wait for the style sheets.
        expect(page.locator("lb-keeping-panel:not([hidden])")).to_be_attached()

    open_held()
    expect(empty).to_be_visible()
    open_held("#sheet=1~2017-home-conditions.engagement-1")
    expect(empty).to_be_hidden()
    page.goto(page_addresses[BRIEFING])
    page.locator(".lb-sheet-button button").first.click()
    open_held()
    expect(empty).to_be_hidden()
    held[-1].continue_()
    expect(page.locator("[data-points] > [data-point]")).to_have_count(1)


def test_what_is_typed_before_the_search_has_come_is_the_question(
    page: Page, page_addresses: dict[PageType, str]
) -> None:
    """The box to ask in stands before the search has come; what is typed into it is answered when it has."""
    held: list[Route] = []
    page.route("**/search/index.js", lambda route: held.append(route))
    page.goto(page_addresses[FIND], wait_until="commit")
    box = page.get_by_role("searchbox")
    box.fill("visits")
    held[0].continue_()
    expect(page.locator("[data-heading]")).to_contain_text("for “visits”")
    expect(box).to_be_focused()
    assert page.url.endswith("?q=visits")
