"""The view for a meeting: one strand at a time, large, by keys and buttons, and nothing else in the way."""

from __future__ import annotations

from collections.abc import Callable

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
