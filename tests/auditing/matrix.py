"""What is audited: every type of page, in every mode, and the states that a page can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

SITE_PAGES = (
    "index.html",
    "find.html",
    "briefings/index.html",
    "briefings/2017-home-conditions.html",
    "checklists/2017-home-conditions.html",
    "themes/index.html",
    "themes/home-conditions.html",
    "agencies/index.html",
    "agencies/housing.html",
    "my-sheet.html",
    "whats-new.html",
    "how-to-use.html",
    "about.html",
    "accessibility.html",
    "privacy.html",
    "embed.html",
    "404.html",
)
# Pages that stand inside a page of another website: without header, menu and script.
EMBEDDED_PAGES = ("embed/index.html", "embed/2017-home-conditions.html")
PAGES = (*SITE_PAGES, *EMBEDDED_PAGES)
# Pages of the site whose lists are too long for one page (tests/long_lists.py): those that lead to the parts of a list,
# and of each kind of list a part that has others before and after it.
LONG_PAGES = (
    "find.html",
    "briefings/index.html",
    "agencies/probation.html",
    "years/2007-2.html",
    "learning/2007-2.html",
    "themes/children-in-care/2005.html",
)
WIDTHS = (1440, 768, 390, 320)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Audited:
    """A page that is audited: its address, and whether it is on the site with long lists."""

    address: str
    is_long: bool = False

    @property
    def name(self) -> str:
        """What reports and the record call it."""
        return f"{self.address} of long lists" if self.is_long else self.address


AUDITED = (*map(Audited, PAGES), *(Audited(address, is_long=True) for address in LONG_PAGES))
"""Every page that is audited, one of each type."""


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


def open_page(page: Page, address: str) -> None:
    """Opens a page and waits until its scripts have brought what they bring: the find page shows it part by part."""
    page.goto(address)
    if page.locator("lb-find").count():
        wait_until_found(page)


def wait_until_found(page: Page) -> None:
    """Waits until the find page shows its whole answer: a result whose text has come late stands above others then."""
    page.locator("lb-find:is([data-ready]:not([data-busy]), [data-failed])").wait_for(state="attached")


def open_audited(page: Page, url: str, audited: Audited) -> None:
    """Opens a page that is audited, below the address of its site.

    The find page shows where the parts of its list are to those alone whom the search does not reach; so with long
    lists it comes without its index.
    """
    index = "**/search/index.js"
    if audited.is_long and audited.address == "find.html":
        page.route(index, lambda route: route.fulfill(body="", content_type="text/javascript"))
    open_page(page, url + audited.address)
    page.unroute(index)


def _wait_for_results(page: Page) -> None:
    wait_until_found(page)
    page.locator("lb-find [role=status]").first.wait_for(state="attached")
    page.wait_for_timeout(300)


CHECKLIST = "checklists/2017-home-conditions.html"
SHEET = "my-sheet.html#sheet=1~2017-home-conditions.engagement-1.engagement-9.engagement-5"


def _tick(page: Page) -> None:
    page.locator("[data-tick]").nth(1).check()
    page.locator("[data-not-applicable]").nth(2).click()
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="Undo").click()


def _bring_other_ticks(page: Page) -> None:
    page.locator("[data-tick]").last.check()
    page.goto(f"{page.url}#ticks=1~2017-home-conditions.engagement-1")
    page.get_by_role("button", name="Add to mine").wait_for()


def _begin_meeting(page: Page) -> None:
    page.get_by_role("button", name="Show at a meeting").click()
    page.locator("[data-place]").wait_for()


def _fill_sheet(page: Page) -> None:
    page.locator("[data-points] > li").first.wait_for()


def _begin_forgetting(page: Page) -> None:
    page.get_by_role("button", name="Forget everything").click()


STATES = (
    State("results", "find.html?q=visit", _wait_for_results),
    State("no results", "find.html?q=zzzqqq", _wait_for_results),
    State("filters in use", "find.html?theme=home_conditions&year=2017", _wait_for_results),
    State("menu open", "about.html", _open_menu),
    State("point linked to", "briefings/2017-home-conditions.html#engagement-5", lambda page: None),
    State("checklist in use", CHECKLIST, _tick),
    State("asked before a change", CHECKLIST, _bring_other_ticks),
    State("meeting view", CHECKLIST, _begin_meeting),
    State("sheet filled", SHEET, _fill_sheet),
    State("about to forget", CHECKLIST, _begin_forgetting),
)
"""The states beyond a page as it opens."""
