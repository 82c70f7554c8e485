"""Lists that are parted into pages, in a built site: whole, in order, and readable without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from long_lists import COUNT


def test_without_a_script_every_point_is_two_steps_away(
    long_url: str, open_context: Callable[..., BrowserContext]
) -> None:
    """The find page leads to pages that list every learning point, each leading to the next."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{long_url}find.html")
    expect(page.locator("[data-without-script]")).to_contain_text("listed on the pages below")
    links = page.locator("[data-plain] a").evaluate_all("links => links.map((link) => link.href)")
    points = 0
    page.locator("[data-plain] a").first.click()
    for number, link in enumerate(links):
        expect(page).to_have_url(link)
        points += page.locator(".lb-find__point:visible").count()
        if number + 1 < len(links):
            page.locator("a[rel=next]").first.click()
    assert points == COUNT * 12
    assert page.locator("a[rel=next]").count() == 0


def test_all_briefings_are_on_the_pages_by_year(long_url: str, page: Page) -> None:
    """The page of all briefings says how many each year has; those pages have them all."""
    page.goto(f"{long_url}briefings/index.html")
    links = page.locator("a[href*='years/']").evaluate_all("links => links.map((link) => link.href)")
    titles = set()
    for link in links:
        page.goto(link)
        titles.update(page.locator(".lb-card__title").all_inner_texts())
    assert len(titles) == COUNT


def test_a_part_of_a_theme_is_a_checklist(long_url: str, page: Page) -> None:
    """A theme with too many points leads to checklists by year; a tick on one is a tick, and the way back is there."""
    page.goto(f"{long_url}themes/index.html")
    page.goto(f"{long_url}themes/recording.html")
    assert page.locator("lb-checklist").count() == 0
    page.locator("a[href*='themes/recording/']").first.click()
    expect(page).to_have_url(re.compile(r"/themes/recording/\d{4}\.html$"))
    box = page.locator("lb-checklist input[type=checkbox]").first
    box.check()
    expect(box).to_be_checked()
    page.get_by_role("link", name="Recording: all years").click()
    expect(page).to_have_url(f"{long_url}themes/recording.html")


@pytest.mark.parametrize("address", ["years/2007-2.html", "learning/2007-2.html", "themes/children-in-care/2005.html"])
@pytest.mark.parametrize("width", [320, 1440])
def test_the_ways_to_other_parts_stand_apart(address: str, width: int, long_url: str, page: Page) -> None:
    """The links to the parts before and after do not touch the line or the button below them."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(long_url + address)
    ways = page.get_by_role("navigation", name="Parts of this list", exact=True)
    gap = ways.evaluate(
        """(ways) => {
            const box = ways.getBoundingClientRect();
            const below = [...document.querySelectorAll("main h2, main button, main ul, main section")]
                .filter((other) => other.checkVisibility() && !ways.contains(other))
                .map((other) => other.getBoundingClientRect())
                .filter((other) => other.top >= box.bottom - 1 && other.left < box.right && other.right > box.left);
            return Math.min(...below.map((other) => other.top)) - box.bottom;
        }"""
    )
    assert 8 <= gap < 100


MENU = {
    "checklists/*.html": "Briefings",
    "years/*.html": "Briefings",
    "learning/*.html": "Find",
    "themes/*/*.html": "Themes",
    "briefings/2*.html": "Briefings",
}


@pytest.mark.parametrize("pattern", MENU)
def test_the_menu_tells_where_a_page_belongs(long_site: Path, long_url: str, page: Page, pattern: str) -> None:
    """The entry of the menu that leads to a page's surroundings is marked, and no other."""
    address = min(long_site.glob(pattern)).relative_to(long_site).as_posix()
    page.goto(long_url + address)
    marked = page.get_by_role("navigation", name="Main").locator("a[aria-current]")
    expect(marked).to_have_text([MENU[pattern]])
    expect(marked).to_have_attribute("aria-current", "true")
