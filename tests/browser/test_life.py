"""What time and a new name do to a page, in a browser: notices by the reader's calendar, links and ticks that go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.layout import find_sideways
from living import write_lives


@pytest.fixture(scope="module")
def lives(
    project_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    build_site: Callable[..., Path],
    serve_folder: Callable[[Path], str],
) -> str:
    return serve_folder(build_site(write_lives(project_root, tmp_path_factory.mktemp("lives")), extra={"sheets": ""}))


@pytest.mark.parametrize(
    ("now", "is_overdue"), [(datetime(2036, 6, 1, 23, 59), False), (datetime(2036, 6, 2, 0, 1), True)], ids=str
)
def test_an_overdue_review_shows_without_a_new_build(lives: str, page: Page, now: datetime, is_overdue: bool) -> None:
    """The day after the review was due, a page that was built years before says so."""
    page.clock.install(time=now)
    page.goto(f"{lives}briefings/2024-newest.html")
    expect(page.locator("lb-review-notice")).to_be_visible(visible=is_overdue)


def test_an_old_address_leads_to_the_same_point(lives: str, page: Page) -> None:
    """The part of the address behind # goes with it."""
    page.goto(f"{lives}briefings/2024-newest.html")
    anchor = page.locator(".lb-points__item").first.get_attribute("id")
    page.goto(f"{lives}briefings/2023-former.html#{anchor}")
    expect(page).to_have_url(f"{lives}briefings/2024-newest.html#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_without_a_script_an_old_address_leads_on(lives: str, browser: Browser) -> None:
    """The page itself leads on where no script runs."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{lives}checklists/2023-former.html")
        page.wait_for_url(f"{lives}checklists/2024-newest.html")


def test_ticks_go_on_under_the_new_name(lives: str, page: Page) -> None:
    """What was ticked and collected under the former id is ticked and collected under the present one."""
    page.goto(f"{lives}checklists/2024-newest.html")
    refs = page.locator("li[data-point]").evaluate_all("points => points.map((point) => point.dataset.point)")
    old = [ref.replace("2024-newest", "2023-former") for ref in refs]
    page.evaluate(
        """([ticked, collected]) => window.LearningKeeping.change((progress) =>
             window.LearningProgress.freeze([[ticked, {state: "considered", edition: ""}]], [collected]))""",
        [old[0], old[1]],
    )
    page.goto(f"{lives}my-sheet.html")
    expect(page.locator("[data-points] > li")).to_have_count(1)
    page.goto(f"{lives}checklists/2024-newest.html")
    expect(page.locator("[data-tick]").first).to_be_checked()
    expect(page.locator("[data-count]").first).to_contain_text("1 of 12")
    kept = page.evaluate("[Object.keys(LearningKeeping.progress.ticks), LearningKeeping.progress.sheet]")
    assert kept == [[refs[0]], [refs[1]]]


def test_a_link_with_ticks_under_the_old_name(lives: str, page: Page) -> None:
    """A link that somebody sent before the renaming brings its ticks to the present checklist."""
    page.goto(f"{lives}checklists/2024-newest.html")
    ref = page.locator("li[data-point]").first.get_attribute("data-point") or ""
    page.goto(f"{lives}checklists/2023-former.html#ticks=1~2023-former.{ref.split('/')[1]}")
    page.wait_for_url(f"{lives}checklists/2024-newest.html*")
    expect(page.locator("[data-tick]").first).to_be_checked()


@pytest.mark.parametrize(
    "address",
    [
        "briefings/2020-replaced.html",
        "checklists/2020-replaced.html",
        "briefings/2016-overdue.html",
        "briefings/2019-withdrawn.html",
    ],
)
def test_the_notices_are_accessible(lives: str, open_context: Callable[..., BrowserContext], address: str) -> None:
    """On wide and narrow windows, light and dark, axe and layout find nothing."""
    for scheme, width in (("light", 1440), ("dark", 320)):
        page = open_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
        page.goto(f"{lives}{address}")
        assert describe(address, f"{scheme}, {width} px", (*find_by_axe(page), *find_sideways(page))) == []
