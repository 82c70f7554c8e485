"""Everyone can use it: each type of page is audited in every mode, and each defect is named with its fix."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.forced_colours import find_unseen_words
from auditing.keyboard import find_by_keyboard
from auditing.layout import (
    TEXT_SPACING,
    find_clipped,
    find_movement,
    find_plain_links,
    find_sideways,
    find_small_targets,
)
from auditing.matrix import AUDITED, EMBEDDED_PAGES, SCHEMES, STATES, WIDTHS, Audited, State, open_audited, open_page

OpenContext = Callable[..., BrowserContext]
SiteOf = Callable[[Audited], str]
EACH_PAGE = pytest.mark.parametrize("audited", AUDITED, ids=lambda audited: audited.name)
HEIGHT = 900
WITHOUT_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""


@pytest.fixture
def site_of(request: pytest.FixtureRequest) -> SiteOf:
    """``site_of(audited)`` is the address of the site that has it, which is built when it is first asked for."""
    return lambda audited: str(request.getfixturevalue("long_url" if audited.is_long else "site_url"))


def audit_in_every_mode(page: Page, name: str) -> list[str]:
    """Axe in each scheme and width, layout in each width; the page itself is opened once."""
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            wrong += describe(name, f"{scheme}, {width} px", find_by_axe(page))
        layout = (*find_sideways(page), *find_clipped(page), *find_small_targets(page), *find_plain_links(page))
        wrong += describe(name, f"{width} px", layout)
    return wrong


@EACH_PAGE
def test_each_page_in_each_mode(page: Page, site_of: SiteOf, audited: Audited) -> None:
    """Axe, sideways scroll, clipping, targets and links: nothing is found, light and dark, from 1440 to 320 px."""
    open_audited(page, site_of(audited), audited)
    assert audit_in_every_mode(page, audited.name) == []


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_each_state_in_each_mode(open_context: OpenContext, site_url: str, state: State) -> None:
    """A page in use is as sound as at rest: results, filters, menu, ticks, questions, a sheet, a meeting."""
    for width in (1440, 320):
        page = open_context(viewport={"width": width, "height": HEIGHT}).new_page()
        open_page(page, site_url + state.address)
        state.reach(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            mode = f"{state.name}, {scheme}, {width} px"
            assert describe(state.address, mode, (*find_by_axe(page), *find_sideways(page))) == []


@EACH_PAGE
def test_forced_colours_text_spacing_and_less_motion(
    open_context: OpenContext, site_of: SiteOf, audited: Audited
) -> None:
    """In forced colours, with wider text and with less motion wanted, nothing is found either."""
    page = open_context(viewport={"width": 320, "height": HEIGHT}, forced_colors="active").new_page()
    open_audited(page, site_of(audited), audited)
    wrong = describe(audited.name, "forced colours", (*find_by_axe(page), *find_unseen_words(page)))
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    wrong += describe(audited.name, "less motion", (*find_by_axe(page), *find_movement(page)))
    page.evaluate(TEXT_SPACING)
    wrong += describe(audited.name, "text spacing, 320 px", (*find_sideways(page), *find_clipped(page)))
    assert wrong == []


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_each_state_in_forced_colours(open_context: OpenContext, site_url: str, state: State) -> None:
    """In forced colours no words of a page in use have the colour of the plate behind them."""
    page = open_context(viewport={"width": 320, "height": HEIGHT}, forced_colors="active").new_page()
    open_page(page, site_url + state.address)
    state.reach(page)
    assert describe(state.address, f"{state.name}, forced colours", find_unseen_words(page)) == []


@pytest.mark.parametrize("width", [1440, 320])
def test_each_page_by_keyboard_alone(open_context: OpenContext, site_url: str, site_of: SiteOf, width: int) -> None:
    """Tab reaches every control in reading order, shows where it is, and leaves the page at its end."""
    # Without smooth scrolling, so that each control is where it will be when it is looked at.
    page = open_context(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce").new_page()
    wrong: list[str] = []
    for audited in AUDITED:
        open_audited(page, site_of(audited), audited)
        wrong += describe(audited.name, f"{width} px", find_by_keyboard(page))
    for state in STATES:
        open_page(page, site_url + state.address)
        state.reach(page)
        wrong += describe(state.address, f"{state.name}, {width} px", find_by_keyboard(page))
    assert wrong == []


def test_everything_works_with_storage_blocked(open_context: OpenContext, site_url: str, site_of: SiteOf) -> None:
    """Where site data is blocked by policy every page opens without an error, and the search finds."""
    context = open_context()
    context.add_init_script(WITHOUT_STORAGE)
    page = context.new_page()
    for audited in AUDITED:
        open_audited(page, site_of(audited), audited)
    open_page(page, site_url + "find.html?q=signs of safety")
    page.get_by_role("link", name="Engagement – Home conditions, 2017").first.click()
    assert page.url.endswith("#engagement-4")


def test_every_page_works_without_javascript(open_context: OpenContext, site_of: SiteOf) -> None:
    """With scripts off every page has its heading, its menu and its words, and no button that would do nothing."""
    page = open_context(java_script_enabled=False, viewport={"width": 320, "height": HEIGHT}).new_page()
    for audited in AUDITED:
        page.goto(site_of(audited) + audited.address)
        expect(page.locator("h1")).to_be_visible()
        themes = page.get_by_role("navigation", name="Main").get_by_role("link", name="Themes")
        expect(themes.filter(visible=True)).to_have_count(0 if audited.address in EMBEDDED_PAGES else 1)
        expect(page.locator("button:visible:not([type=submit])")).to_have_count(0)
        assert len(page.locator("main").inner_text().split()) > 20, audited.name


def test_the_filters_open_and_close_by_keyboard_on_a_phone(open_context: OpenContext, site_url: str) -> None:
    """At 320 px the filters open by Enter, close by Escape, and the focus goes back to their button."""
    page = open_context(viewport={"width": 320, "height": HEIGHT}).new_page()
    open_page(page, site_url + "find.html?q=visit")
    button = page.get_by_role("button", name="Filters")
    box = page.get_by_role("button", name="Theme")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(box).to_be_visible()
    box.focus()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@EACH_PAGE
def test_the_accessibility_tree(
    page: Page, site_of: SiteOf, audited: Audited, project_root: Path, update_golden: bool
) -> None:
    """Landmarks, headings, and the name and role of every control are what was reviewed in the golden file."""
    open_audited(page, site_of(audited), audited)
    if audited.address == "find.html":
        page.locator("lb-find [role=status]").first.wait_for(state="attached")
        page.wait_for_timeout(500)
    # How many kB a file has is the business of the library that packs it.
    tree = re.sub(r"\d+ kB", "… kB", page.locator("body").aria_snapshot()) + "\n"
    name = audited.address.removesuffix(".html").replace("/", "-")
    golden = project_root / "tests" / "golden" / "tree" / ("long" if audited.is_long else "") / f"{name}.yml"
    if update_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(tree, encoding="utf-8")
    assert tree == golden.read_text(encoding="utf-8")
