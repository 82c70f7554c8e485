"""What is audited: every type of page, in every mode, and the states that a page can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

PAGES = (
    "index.html",
    "find.html",
    "briefings/index.html",
    "briefings/2017-home-conditions.html",
    "themes/index.html",
    "themes/home-conditions.html",
    "agencies/index.html",
    "agencies/housing.html",
    "how-to-use.html",
    "about.html",
    "accessibility.html",
    "privacy.html",
    "404.html",
)
WIDTHS = (1440, 768, 390, 320)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class State:
    """A page brought into a state by a reader: what is opened, and what is done there."""

    name: str
    address: str
    reach: Callable[[Page], None]


def _open_menu(page: Page) -> None:
    button = page.get_by_role("button", name="Menu")
    if button.is_visible():
        button.click()


def _wait_for_results(page: Page) -> None:
    page.locator("lb-find [role=status]").first.wait_for(state="attached")
    page.wait_for_timeout(300)


STATES = (
    State("results", "find.html?q=visit", _wait_for_results),
    State("no results", "find.html?q=zzzqqq", _wait_for_results),
    State("filters in use", "find.html?theme=home_conditions&year=2017", _wait_for_results),
    State("menu open", "about.html", _open_menu),
    State("point linked to", "briefings/2017-home-conditions.html#engagement-5", lambda page: None),
)
"""The states beyond a page as it opens."""
