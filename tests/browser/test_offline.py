"""The offline copy on a computer without the internet: unpacked into some folder and opened from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.layout import find_plain_links, find_sideways, find_small_targets
from auditing.matrix import SCHEMES

OpenContext = Callable[..., BrowserContext]
BRIEFING = "2017-home-conditions"


@pytest.fixture(scope="module")
def copy(web_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder whose name has spaces, an accent and a sign that means something in addresses."""
    folder = tmp_path_factory.mktemp("desk") / "Café – team #2 (copy) 100%"
    with ZipFile(web_site / "offline/learning-from-reviews.zip") as packed:
        packed.extractall(folder)
    return folder / "learning-from-reviews"


def one_of_each(copy: Path) -> list[Path]:
    """The written pages, and the last three of each folder."""
    by_folder = {folder: sorted(folder.glob("*.html")) for folder in (copy, *copy.iterdir()) if folder.is_dir()}
    found = [path for folder, pages in by_folder.items() for path in (pages if folder == copy else pages[-3:])]
    assert len(found) > 15
    return found


def search_for(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button", name="Find").click()


def test_everything_works_from_a_folder(page: Page, copy: Path) -> None:
    """Search, filter, tick, my sheet and the way to a PDF work from ``file://``, without error or request elsewhere."""
    page.goto((copy / "index.html").as_uri())
    search_for(page, "signs of safety")
    expect(page.get_by_role("link", name="Engagement – Home conditions, 2017").first).to_be_visible()
    page.goto((copy / "find.html").as_uri() + "?theme=home_conditions&year=2017")
    expect(page.locator("lb-find [role=status]").first).to_contain_text("7 learning points")

    page.goto((copy / f"checklists/{BRIEFING}.html").as_uri())
    page.locator("[data-tick]").first.check()
    page.get_by_role("button", name="Add to my sheet").first.click()
    page.get_by_role("link", name="My sheet").click()
    points = page.locator("[data-points] > li")
    expect(points).to_have_count(1)
    expect(points.locator("[data-tick]")).to_be_checked()

    page.goto((copy / f"briefings/{BRIEFING}.html").as_uri())
    sheets = page.locator(".lb-files__link").evaluate_all("(all) => all.map((link) => link.href)")
    assert len(sheets) > 4
    for address in sheets:
        name = address.rpartition("/")[2]
        assert address == (copy / "sheets" / name).as_uri()
        assert (copy / "sheets" / name).is_file()


def test_every_page_says_that_it_is_a_copy(page: Page, copy: Path) -> None:
    """At its top each page says that it is a copy, of which day, and where the present site is."""
    for path in one_of_each(copy):
        page.goto(path.as_uri())
        notice = page.get_by_role("complementary", name="About this copy")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text("This is a copy of 1 March 2026. It may be out of date.")
        expect(notice.get_by_role("link")).to_have_attribute("href", "https://www.example.org/learning/index.html")


# axe asks for the style sheets once more, which browsers refuse to a page opened from a folder.
@pytest.mark.allows_console_errors
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_notice_of_a_copy_is_for_everyone(open_context: OpenContext, copy: Path, scheme: str) -> None:
    """With the notice at its top a page is as sound as without, at 320 pixels, light and dark."""
    page = open_context(viewport={"width": 320, "height": 900}, color_scheme=scheme).new_page()
    page.goto((copy / f"briefings/{BRIEFING}.html").as_uri())
    found = (*find_by_axe(page), *find_sideways(page), *find_small_targets(page), *find_plain_links(page))
    assert describe("copy", f"{scheme}, 320 px", found) == []


def test_what_only_the_web_has_is_not_offered(page: Page, copy: Path) -> None:
    """The copy offers neither a copy of itself nor the pages to embed, which are not in it."""
    page.goto((copy / "how-to-use.html").as_uri())
    expect(page.get_by_role("link", name="Download a copy")).to_be_hidden()
    page.goto((copy / "embed.html").as_uri())
    expect(page.get_by_role("link", name="See the list by itself")).to_be_hidden()


def test_no_link_of_the_copy_that_shows_leads_nowhere(page: Page, copy: Path) -> None:
    """Every link that a reader of the copy sees leads to a file in it, or to the web."""
    there = {path.as_uri() for path in copy.rglob("*")}
    wrong = []
    for path in one_of_each(copy):
        page.goto(path.as_uri())
        links = page.locator("a[href^='.'], a:not([href*=':'])").filter(visible=True)
        addresses = links.evaluate_all("(all) => [...new Set(all.map((a) => a.href.split(/[?#]/)[0]))]")
        wrong += [f"{path.name}: {address}" for address in addresses if address not in there]
    assert wrong == []


def test_on_a_web_server_nobody_reads_of_a_copy(page: Page, site_url: str) -> None:
    """The notice belongs to the copy alone: on the site itself it is not there, neither to see nor to hear."""
    page.goto(site_url)
    expect(page.get_by_role("complementary", name="About this copy")).to_have_count(0)
