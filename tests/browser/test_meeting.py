"""The view for a meeting: one strand at a time, large, by keys and buttons, and nothing else in the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from auditing.announcements import listen, wait_until_said
from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.keyboard import find_by_keyboard
from auditing.layout import find_clipped, find_sideways, find_small_targets

CHECKLIST = "checklists/2017-home-conditions.html"
THEME = "themes/family-engagement.html"
STRANDS = (
    "1 of 4: Engagement",
    "2 of 4: Effective responses to anonymous referrals",
    "3 of 4: Collaborative Working",
    "4 of 4: Questions to reflect on",
)
OpenContext = Callable[..., BrowserContext]
IS_ON = "'meeting' in document.documentElement.dataset"


def start(page: Page, address: str) -> Page:
    """Opens a page and its view for a meeting."""
    page.goto(address)
    page.get_by_role("button", name="Show at a meeting").click()
    expect(page.locator("[data-place]")).to_be_visible()
    return page


def wait_until(page: Page, condition: str) -> None:
    """Asks until it is so; the browser's own way to wait is closed by the site's policy."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"It never came to be: {condition}")


@pytest.fixture
def meeting(page: Page, site_url: str) -> Page:
    """The real checklist at a meeting."""
    return start(page, site_url + CHECKLIST)


def place(page: Page) -> Locator:
    """Which strand it is."""
    return page.locator("[data-place]")


def test_one_strand_at_a_time(meeting: Page) -> None:
    """Only the points of the strand show, its heading has the focus, and the rest of the page is away."""
    expect(place(meeting)).to_have_text(STRANDS[0])
    expect(meeting.get_by_role("heading", name="Engagement")).to_be_focused()
    expect(meeting.locator(".lb-check:visible")).to_have_count(6)
    for away in (".lb-header", ".lb-footer", ".lb-breadcrumb", ".lb-check__tools", ".lb-check-bar", ".lb-keep"):
        expect(meeting.locator(away).first).to_be_hidden()
    meeting.get_by_role("button", name="Next").click()
    expect(place(meeting)).to_have_text(STRANDS[1])
    expect(meeting.get_by_role("heading", name="Effective responses")).to_be_focused()
    expect(meeting.locator(".lb-check:visible")).to_have_count(5)
    meeting.get_by_role("button", name="Previous").click()
    expect(place(meeting)).to_have_text(STRANDS[0])


def test_keys_lead_through_the_strands(meeting: Page) -> None:
    """Arrows, Page Up and Page Down step, Home and End go to the ends, and there is nothing beyond them."""
    keys = ("ArrowRight", "PageDown", "ArrowRight", "ArrowRight", "ArrowLeft", "PageUp", "Home", "ArrowLeft", "End")
    for key, number in zip(keys, (1, 2, 3, 3, 2, 1, 0, 0, 3), strict=True):
        meeting.keyboard.press(key)
        expect(place(meeting)).to_have_text(STRANDS[number])
    expect(meeting.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    expect(meeting.get_by_role("button", name="Previous")).to_have_attribute("aria-disabled", "false")
    expect(meeting.get_by_text("What will we do differently?")).to_be_visible()


def test_the_browsers_own_keys_are_left_to_it(meeting: Page) -> None:
    """With Alt or Control a key keeps its own meaning."""
    for key in ("Control+ArrowRight", "Shift+End", "Control+End"):
        meeting.keyboard.press(key)
    expect(place(meeting)).to_have_text(STRANDS[0])


@pytest.mark.parametrize("way", ["Escape", "Close", "leaving full screen"])
def test_the_view_ends(meeting: Page, way: str) -> None:
    """Escape, Close and leaving full screen bring the page back, with the focus where it was."""
    wait_until(meeting, "Boolean(document.fullscreenElement)")
    meeting.keyboard.press("ArrowRight")
    if way == "Escape":
        meeting.keyboard.press("Escape")
    elif way == "Close":
        meeting.get_by_role("button", name="Close").click()
    else:
        meeting.evaluate("document.exitFullscreen()")
    expect(meeting.get_by_role("button", name="Show at a meeting")).to_be_focused()
    expect(meeting.locator(".lb-header")).to_be_visible()
    expect(meeting.locator(".lb-check:visible")).to_have_count(12)
    expect(meeting.locator("lb-meeting [data-bar]")).to_be_hidden()
    wait_until(meeting, "!document.fullscreenElement")
    # Nothing is left behind: the keys are the page's own again, and it can be started anew.
    meeting.keyboard.press("ArrowRight")
    assert not meeting.evaluate(IS_ON)
    expect(meeting.locator("[data-meeting-way], [data-meeting-shows]")).to_have_count(0)
    meeting.get_by_role("button", name="Show at a meeting").click()
    expect(place(meeting)).to_have_text(STRANDS[0])


@pytest.mark.parametrize(
    "refusal",
    [
        "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no'));",
        "delete Element.prototype.requestFullscreen;",
    ],
    ids=["refused", "unknown"],
)
def test_without_full_screen_it_fills_the_window(open_context: OpenContext, site_url: str, refusal: str) -> None:
    """Where a browser gives no full screen the view works all the same, and Escape ends it."""
    context = open_context()
    context.add_init_script(refusal)
    page = start(context.new_page(), site_url + CHECKLIST)
    expect(page.locator(".lb-header")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(place(page)).to_have_text(STRANDS[1])
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show at a meeting")).to_be_focused()
    expect(page.locator(".lb-header")).to_be_visible()


def test_boxes_can_be_ticked_in_it(meeting: Page) -> None:
    """What is ticked at the meeting is ticked on the page."""
    meeting.get_by_text("Apply a Signs of Safety framework.").click()
    meeting.keyboard.press("ArrowRight")
    meeting.keyboard.press("Escape")
    expect(meeting.locator("[data-count]")).to_have_text("1 of 12 considered")
    meeting.reload()
    expect(meeting.get_by_label("Apply a Signs of Safety framework.")).to_be_checked()


def test_each_step_is_announced(page: Page, site_url: str) -> None:
    """A screen reader hears which strand it is of how many."""
    listen(page)
    start(page, site_url + CHECKLIST)
    assert wait_until_said(page, STRANDS[0])
    page.keyboard.press("ArrowRight")
    assert wait_until_said(page, STRANDS[1])


@pytest.mark.parametrize(
    ("width", "height", "least"), [(1920, 1080, 38), (1366, 768, 27), (390, 844, 24), (320, 256, 24)]
)
def test_it_can_be_read_across_a_room(
    open_context: OpenContext, site_url: str, width: int, height: int, least: float
) -> None:
    """The type grows with the window; on a wall the strands of the real briefing fit without scrolling."""
    page = start(open_context(viewport={"width": width, "height": height}).new_page(), site_url + CHECKLIST)
    for number in range(len(STRANDS)):
        text = page.locator(".lb-check__label:visible, .lb-record__questions li:visible").first
        assert text.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)") >= least
        if width > 1000:
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), STRANDS[number]
        page.keyboard.press("ArrowRight")


def test_what_is_too_tall_scrolls_by_the_browsers_own_keys(open_context: OpenContext, site_url: str) -> None:
    """On a small screen the strand scrolls under the bar by Down, and each step begins at the top."""
    page = start(open_context(viewport={"width": 320, "height": 480}).new_page(), site_url + CHECKLIST)
    page.keyboard.press("ArrowDown")
    wait_until(page, "scrollY > 0")
    bar = page.locator("lb-meeting [data-bar]").bounding_box()
    assert bar is not None
    assert bar["y"] == 0
    page.keyboard.press("ArrowRight")
    wait_until(page, "scrollY === 0")


@pytest.mark.parametrize("address", [CHECKLIST, THEME])
@pytest.mark.parametrize("width", [1440, 320])
def test_each_strand_is_accessible(open_context: OpenContext, site_url: str, address: str, width: int) -> None:
    """Axe, sideways scroll, clipping, targets and the way by keyboard: nothing is found on any of them."""
    page = open_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
    start(page, site_url + address)
    wrong: list[str] = []
    for number in range(page.locator("[data-slide]").count()):
        found = (*find_by_axe(page), *find_sideways(page), *find_clipped(page), *find_small_targets(page))
        wrong += describe(address, f"strand {number + 1}, {width} px", found)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    wrong += describe(address, f"{width} px, by keyboard", find_by_keyboard(page))
    assert wrong == []
    # The way by keyboard went through the strand and the bar, and through nothing else.
    reached = page.evaluate(
        "[...document.querySelectorAll('[data-audit-step]')].filter((e) => !e.closest('[data-meeting-shows]')).length"
    )
    assert reached == 0


@pytest.fixture(params=["http", "file"])
def site(request: pytest.FixtureRequest, built_site: Path, site_url: str) -> str:
    """Where the site is opened: over the web, or from a folder."""
    return site_url if request.param == "http" else f"{built_site.as_uri()}/"


def test_back_closes_the_show(page: Page, site: str) -> None:
    """Back ends the show and stays on the page, where the reader was; Forward shows it again."""
    page.goto(site + "index.html")
    page.goto(site + CHECKLIST)
    page.set_viewport_size({"width": 390, "height": 500})
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Show at a meeting").focus()
    page.wait_for_timeout(200)
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(place(page)).to_be_visible()
    assert page.url.endswith(f"{CHECKLIST}#meeting")
    page.keyboard.press("ArrowRight")
    page.go_back()
    assert page.url.endswith(CHECKLIST)
    expect(page.locator(".lb-header")).to_be_visible()
    expect(page.get_by_role("button", name="Show at a meeting")).to_be_focused()
    wait_until(page, "!document.fullscreenElement")
    wait_until(page, f"Math.abs(scrollY - {before}) < 3")
    page.go_forward()
    expect(place(page)).to_have_text(STRANDS[0])
    page.go_back()
    page.go_back()
    assert page.url.endswith("index.html")


def test_closing_leaves_nothing_in_the_history(page: Page, site: str) -> None:
    """Closed by Escape or its button, the show leaves the page open, and Back leads where it led before."""
    page.goto(site + "index.html")
    start(page, site + CHECKLIST)
    page.keyboard.press("Escape")
    wait_until(page, "location.hash === ''")
    assert page.url.endswith(CHECKLIST)
    page.get_by_role("button", name="Show at a meeting").click()
    page.get_by_role("button", name="Close").click()
    wait_until(page, "location.hash === ''")
    expect(page.get_by_role("button", name="Show at a meeting")).to_be_focused()
    page.go_back()
    assert page.url.endswith("index.html")


def test_started_anew_at_once_it_stays(open_context: OpenContext, site_url: str) -> None:
    """Closed and started again within a moment, the show is on and Back still closes it."""
    context = open_context()
    context.add_init_script("delete Element.prototype.requestFullscreen;")
    meeting = start(context.new_page(), site_url + CHECKLIST)
    meeting.evaluate("() => ['[data-close]', '[data-start]'].forEach((name) => document.querySelector(name).click())")
    meeting.wait_for_timeout(300)
    expect(place(meeting)).to_be_visible()
    meeting.go_back()
    expect(meeting.locator(".lb-header")).to_be_visible()
    assert meeting.url.endswith(CHECKLIST)


def test_a_briefing_leads_to_its_show(page: Page, site: str) -> None:
    """From a briefing one link shows its checklist at a meeting, a reload keeps the show, and Back closes it."""
    page.goto(site + "briefings/2017-home-conditions.html")
    page.get_by_role("link", name="Show it at a meeting").click()
    expect(place(page)).to_have_text(STRANDS[0])
    assert not page.evaluate("Boolean(document.fullscreenElement)")
    page.reload()
    expect(place(page)).to_have_text(STRANDS[0])
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show at a meeting")).to_be_focused()
    wait_until(page, "location.hash === ''")
    assert page.url.endswith(CHECKLIST)
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Home conditions")).to_be_visible()
    assert "/briefings/" in page.url


@pytest.mark.parametrize("name", ["pushState", "replaceState"])
def test_without_a_place_in_the_history_it_works(open_context: OpenContext, site_url: str, name: str) -> None:
    """Where a browser refuses to write the history, the show opens and closes all the same."""
    context = open_context()
    context.add_init_script(f"history.{name} = () => {{ throw new DOMException('no', 'SecurityError'); }};")
    for address in (CHECKLIST, f"{CHECKLIST}#meeting"):
        page = context.new_page()
        page.goto(site_url + address)
        if "#" not in address:
            page.get_by_role("button", name="Show at a meeting").click()
        expect(place(page)).to_have_text(STRANDS[0])
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Show at a meeting")).to_be_focused()
        expect(page.locator(".lb-header")).to_be_visible()


def test_my_sheet_opened_at_its_show(page: Page, site_url: str) -> None:
    """My sheet shows its points once their words are there; an empty sheet has nothing to show."""
    page.goto(site_url + "my-sheet.html#meeting")
    expect(page.get_by_text("There is nothing on your sheet yet.")).to_be_visible()
    page.goto(site_url + "my-sheet.html#sheet=1~2017-home-conditions.engagement-1.engagement-2")
    expect(page.locator("[data-points] > li")).to_have_count(2)
    page.get_by_role("button", name="Show at a meeting").click()
    expect(place(page)).to_have_text("1 of 3")
    page.reload()
    expect(place(page)).to_have_text("1 of 3")
    expect(page.locator("[data-meeting-shows=slide]")).to_contain_text(re.compile("Have frank and honest"))
    page.go_back()
    expect(page.locator("[data-points] > li")).to_have_count(2)
