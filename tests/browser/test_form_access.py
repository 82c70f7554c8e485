"""Everyone can write a briefing: the form is audited at rest and in use, as every page of the site is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.forced_colours import find_unseen_words
from auditing.keyboard import find_by_keyboard
from auditing.layout import (
    TEXT_SPACING,
    find_clipped,
    find_movement,
    find_plain_links,
    find_sideways,
    find_small_targets,
)
from auditing.matrix import SCHEMES, WIDTHS
from browser.form_server import Form, box

OpenContext = Callable[..., BrowserContext]
HEIGHT = 900


def begin(page: Page, form: Form) -> None:
    page.goto(form.address)
    expect(page.get_by_role("link", name="Home conditions")).to_be_visible()


def look_into_all(page: Page, form: Form) -> None:
    """A briefing with everything unfolded and its page beside the form."""
    form.open(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.wait_for_load_state("networkidle")


def make_mistakes(page: Page, form: Form) -> None:
    form.open(page)
    box(page, "Title").fill("")
    box(page, "Year of the review").fill("soon")
    box(page, "Related briefings").fill("none-such")
    box(page, "Overview" if page.get_by_text("Overview").count() else "Case summary").fill("Born on 3 May 2014.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("[data-summary]")).to_be_focused()
    expect(page.locator("[data-looks], [data-summary]").first).to_be_visible()


def meet_another_window(page: Page, form: Form) -> None:
    form.open(page)
    box(page, "Short title").fill("Mine")
    path = form.folder / "2017-home-conditions.yml"
    path.write_text(form.text().replace("short_title: Home conditions", "short_title: Other"), encoding="utf-8")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-conflict]")).to_be_focused()


STATES = {
    "start": begin,
    "everything unfolded": look_into_all,
    "mistakes": make_mistakes,
    "changed meanwhile": meet_another_window,
}


# A refused save is told in the browser's console too.
@pytest.mark.allows_console_errors
@pytest.mark.parametrize("state", STATES)
def test_the_form_in_each_mode(page: Page, form: Form, state: str) -> None:
    """Axe, sideways scroll, clipping, targets and links: nothing is found, light and dark, from 1440 to 320 px."""
    STATES[state](page, form)
    # The page beside the form is one of the site's own, and audited there.
    page.evaluate("document.querySelector('iframe').remove()")
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            wrong += describe("form", f"{state}, {scheme}, {width} px", find_by_axe(page))
        layout = (*find_sideways(page), *find_clipped(page), *find_small_targets(page), *find_plain_links(page))
        wrong += describe("form", f"{state}, {width} px", layout)
    assert wrong == []


@pytest.mark.allows_console_errors
@pytest.mark.parametrize("state", STATES)
def test_the_form_in_forced_colours_with_wide_text(open_context: OpenContext, form: Form, state: str) -> None:
    """In forced colours, with wider text and with less motion wanted, nothing is found either."""
    page = open_context(viewport={"width": 320, "height": HEIGHT}, forced_colors="active").new_page()
    STATES[state](page, form)
    wrong = describe("form", "forced colours", (*find_by_axe(page), *find_unseen_words(page)))
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    wrong += describe("form", "less motion", find_movement(page))
    page.evaluate(TEXT_SPACING)
    wrong += describe("form", "text spacing", (*find_sideways(page), *find_clipped(page)))
    assert wrong == []


@pytest.mark.allows_console_errors
@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("state", ["start", "mistakes", "changed meanwhile"])
def test_the_form_by_keyboard_alone(open_context: OpenContext, form: Form, state: str, width: int) -> None:
    """Tab reaches every control in reading order, shows where it is, and leaves the form at its end."""
    page = open_context(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce").new_page()
    STATES[state](page, form)
    if state != "start" and width > 1200:
        page.locator("[data-way], lb-edit-showing [data-problem]:visible").first.wait_for()
    page.evaluate("document.querySelector('iframe').remove()")
    assert describe("form", f"{state}, {width} px", find_by_keyboard(page)) == []


def test_without_javascript_the_form_says_so(open_context: OpenContext, form: Form) -> None:
    """With scripts off there is no box that would do nothing, but a word on what to do."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(form.address)
    expect(page.get_by_text("The form needs JavaScript")).to_be_visible()
    expect(page.locator(":is(button, input, textarea, select):visible")).to_have_count(0)
