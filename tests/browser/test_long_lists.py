"""Lists that are parted into pages, in a built site: whole, accessible, and readable without a script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from briefings.views import list_pages, term_page
from synthetic import make_briefing_yaml

COUNT = 24
# As if a page held no more than this: a site of thousands would take minutes to build, and be no different.
LIMITS = [
    (list_pages, "MOST_BRIEFINGS", 10),
    (list_pages, "BRIEFINGS_IN_PART", 1),
    (list_pages, "MOST_POINTS", 100),
    (list_pages, "POINTS_IN_PART", 12),
    (term_page, "MOST_POINTS", 12),
]


@pytest.fixture(scope="module")
def long_site(
    project_root: Path, tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]
) -> Iterator[Path]:
    """A site whose lists are too long for one page. Its build has counted that nothing is missing."""
    content = tmp_path_factory.mktemp("long")
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(project_root / "learning_points" / name, content)
    for number in range(COUNT):
        text = make_briefing_yaml(number)
        (content / f"2010-synthetic-{number:02}.yml").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for module, name, limit in LIMITS:
            patch.setattr(module, name, limit)
        yield build_site(content)


@pytest.fixture(scope="module")
def long_url(long_site: Path, serve_folder: Callable[[Path], str]) -> str:
    """Where it is served."""
    return serve_folder(long_site)


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


@pytest.mark.parametrize(
    "address",
    ["find.html", "briefings/index.html", "themes/recording.html", "years/", "learning/", "themes/recording/"],
)
def test_parted_pages_are_accessible(address: str, long_url: str, long_site: Path, page: Page) -> None:
    """No page of a parted list has a defect that axe can find, nor scrolls sideways at 320 pixels."""
    if address.endswith("/"):
        address = next((long_site / address).glob("*.html")).relative_to(long_site).as_posix()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{long_url}{address}")
    if address == "find.html":
        page.wait_for_selector("lb-find[data-ready]")
    found = list(find_by_axe(page))
    assert describe(address, "320 px", found) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
