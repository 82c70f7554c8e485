"""The pages as people use them: by keyboard, on a phone, without JavaScript, from a folder, by copied link."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.keyboard import goes_back
from auditing.matrix import AUDITED, SITE_PAGES

BRIEFING = "briefings/2017-home-conditions.html"
OpenContext = Callable[..., BrowserContext]


def test_no_page_breaks_the_content_security_policy(page: Page, site_url: str, long_url: str) -> None:
    """Every page loads without an error, a refused resource or a request to another host (the page fixture tells)."""
    for audited in AUDITED:
        page.goto((long_url if audited.is_long else site_url) + audited.address)
        expect(page.locator("h1")).to_have_count(1)


def test_every_page_has_its_font(page: Page, site_url: str) -> None:
    """The text is set in the site's own font, fetched from the site itself."""
    page.goto(site_url)
    first = page.evaluate("getComputedStyle(document.querySelector('p')).fontFamily.split(',')[0]")
    assert "Atkinson Hyperlegible" in first
    assert page.evaluate(f"document.fonts.ready.then(() => document.fonts.check('16px {first}'))")


def test_the_first_tab_reaches_the_skip_link(page: Page, site_url: str) -> None:
    """On every page one Tab shows the skip link, and Enter moves the focus to the content."""
    for address in SITE_PAGES:
        page.goto(site_url + address)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_works_by_keyboard_on_a_phone(open_context: OpenContext, site_url: str) -> None:
    """At 320 px the menu opens by Enter, closes by Escape and gives the focus back."""
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(site_url + BRIEFING)
    button = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Themes")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    link.press("Enter")
    expect(page).to_have_url(site_url + "themes/index.html")


@pytest.mark.parametrize("width", [320, 1440])
def test_the_order_of_the_header_is_the_order_on_screen(open_context: OpenContext, site_url: str, width: int) -> None:
    """Tab goes through the header as the eye does: row by row, from left to right; a column is read down."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(site_url + BRIEFING)
    page.evaluate("document.querySelector('.lb-menu__button').click()")
    places = page.locator(".lb-header :is(a, button, input)").evaluate_all(
        "(all) => all.filter((e) => e.checkVisibility()).map((e) => {"
        " const box = e.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; })"
    )
    assert len(places) >= 9
    assert [after for before, after in pairwise(places) if goes_back(before, after)] == []


def test_forced_colours_mark_the_current_page_alone(open_context: OpenContext, site_url: str) -> None:
    """With forced colours only the current item of the menu keeps its line."""
    page = open_context(forced_colors="active").new_page()
    page.goto(site_url + BRIEFING)
    colours = page.locator(".lb-menu__link").evaluate_all(
        "(all) => all.map((e) => [e.hasAttribute('aria-current'), getComputedStyle(e).borderBottomColor])"
    )
    current = {colour for is_current, colour in colours if is_current}
    others = {colour for is_current, colour in colours if not is_current}
    assert len(current) == len(others) == 1
    assert current != others


def test_a_theme_can_be_printed_and_sent(open_context: OpenContext, site_url: str) -> None:
    """Theme and agency pages have the same tools as a briefing."""
    page = open_context().new_page()
    for address in ("themes/home-conditions.html", "agencies/housing.html"):
        page.goto(site_url + address)
        expect(page.locator("button[data-print]")).to_be_visible()
        expect(page.locator("button[data-copy]")).to_be_visible()


def test_nothing_jumps_while_the_scripts_load(open_context: OpenContext, site_url: str) -> None:
    """A briefing keeps the place of its tools, so that the text does not move under the reader's eyes."""
    for width in (320, 1440):
        page = open_context(viewport={"width": width, "height": 900}).new_page()
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) =>"
            " { window.shift += entry.value; })).observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(site_url + BRIEFING)
        page.wait_for_timeout(300)
        # What is left is the site's font taking over from the computer's own; the tools alone were 0.15.
        assert page.evaluate("window.shift") < 0.05, width


def test_without_javascript_everything_is_there(open_context: OpenContext, site_url: str) -> None:
    """Without scripts the menu is open, all learning points read and are listed, and no dead control shows."""
    page = open_context(java_script_enabled=False, viewport={"width": 320, "height": 700}).new_page()
    page.goto(site_url + BRIEFING)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Themes")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(page.get_by_role("button", name="Print this briefing")).to_be_hidden()
    expect(page.locator("#engagement-4")).to_contain_text("Apply a Signs of Safety framework.")
    link = page.locator("#engagement-4").get_by_role("link")
    link.click()
    assert page.url.endswith("#engagement-4")
    page.goto(site_url + "find.html")
    expect(page.get_by_text("Apply a Signs of Safety framework.")).to_be_visible()


def test_a_learning_point_has_a_link_to_copy(open_context: OpenContext, site_url: str) -> None:
    """One press copies the address of a learning point, and says so."""
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(site_url + BRIEFING)
    point = page.locator("#anonymous-referrals-4")
    point.get_by_role("link", name="Copy link to learning point 4 of 5").click()
    expect(point.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site_url}{BRIEFING}#anonymous-referrals-4"


def test_the_page_tools_copy_and_print(open_context: OpenContext, site_url: str) -> None:
    """The two buttons of a briefing do what they say."""
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(site_url + BRIEFING + "#overview")
    page.get_by_role("button", name="Copy a link to it").click()
    expect(page.get_by_role("status").filter(has_text="The link is copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == site_url + BRIEFING
    page.get_by_role("button", name="Print this briefing").click()
    assert page.evaluate("window.printed")


def test_a_refused_clipboard_is_said(page: Page, site_url: str) -> None:
    """Where the browser lets no page copy, the reader is told where the link is."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error())}});"
        "document.execCommand = () => false;"
    )
    page.goto(site_url + BRIEFING)
    point = page.locator("#engagement-2")
    point.get_by_role("link").click()
    expect(point.get_by_role("status")).to_have_text("The link is in the address bar")
    assert page.url.endswith("#engagement-2")


def test_single_letters_do_nothing(page: Page, site_url: str) -> None:
    """No letter typed anywhere moves the focus or the page: the theme's shortcuts are gone."""
    page.goto(site_url + BRIEFING)
    for key in ("f", "s", "/", "p", "n", ",", "."):
        page.keyboard.press(key)
    assert page.url == site_url + BRIEFING
    assert page.evaluate("document.activeElement === document.body")


def test_the_site_opens_from_a_folder(open_context: OpenContext, built_site: Path) -> None:
    """Opened as files, pages link to each other, scripts run and the search finds."""
    page = open_context().new_page()
    page.goto((built_site / "index.html").as_uri())
    page.get_by_role("searchbox").fill("signs of safety")
    page.get_by_role("button", name="Find").click()
    result = page.get_by_role("link", name="Engagement – Home conditions, 2017").first
    expect(result).to_be_visible()
    result.click()
    assert page.url.endswith(f"{BRIEFING}#engagement-4")


def test_the_header_search_leads_to_the_find_page(page: Page, site_url: str) -> None:
    """The box at the top is a plain form: what is typed arrives in the address and is found."""
    page.goto(site_url + BRIEFING)
    page.get_by_role("searchbox").fill("housing")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}find.html?q=housing")
    expect(page.get_by_role("link", name="Collaborative Working – Home conditions, 2017").first).to_be_visible()


def test_the_missing_page_is_friendly(page: Page, site_url: str) -> None:
    """An unknown address gives a page with ways on."""
    page.goto(site_url + "404.html")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.get_by_role("link", name="find a learning point").click()
    expect(page).to_have_url(site_url + "find.html")
