"""What happens without a page change is announced: counts of results and filters, and what a button did."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from auditing.announcements import listen, wait_until_said, what_was_said

BRIEFING = "briefings/2017-home-conditions.html"
OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def listening(open_context: OpenContext) -> Page:
    """A page whose announcements are noted."""
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    listen(page)
    return page


def test_the_count_of_results_is_announced(listening: Page, site_url: str) -> None:
    """Typing announces how much was found, once the typing pauses, and not at each letter."""
    listening.goto(site_url + "find.html")
    listening.wait_for_timeout(800)
    before = len(what_was_said(listening))
    listening.get_by_role("searchbox").press_sequentially("housing", delay=30)
    assert wait_until_said(listening, "housing")
    listening.wait_for_timeout(800)
    counts = [words for words in what_was_said(listening)[before:] if "result" in words]
    assert 1 <= len(counts) <= 2
    assert any(character.isdigit() for character in counts[-1])


def test_nothing_found_is_announced(listening: Page, site_url: str) -> None:
    """A question without an answer says so."""
    listening.goto(site_url + "find.html")
    listening.get_by_role("searchbox").fill("zzzqqq")
    assert wait_until_said(listening, "zzzqqq")


def test_filters_announce_their_count(listening: Page, site_url: str) -> None:
    """Ticking a filter and clearing the filters announce what is left to see."""
    listening.goto(site_url + "find.html")
    listening.wait_for_timeout(800)
    before = len(what_was_said(listening))
    listening.get_by_role("checkbox", name="Anonymous referrals").check()
    assert wait_until_said(listening, "5")
    ticked = len(what_was_said(listening))
    assert ticked > before
    listening.get_by_role("button", name="Clear all filters").click()
    listening.wait_for_timeout(800)
    assert len(what_was_said(listening)) > ticked


def test_buttons_say_what_they_did(listening: Page, site_url: str) -> None:
    """Copying a link, to a page or to a point, is announced."""
    listening.goto(site_url + BRIEFING)
    listening.get_by_role("button", name="Copy a link to it").click()
    assert wait_until_said(listening, "The link is copied.")
    listening.locator("#engagement-3").get_by_role("link").click()
    assert wait_until_said(listening, "Copied")
