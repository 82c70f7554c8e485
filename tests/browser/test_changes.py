"""Asking before anything changes: what is shown, which ways are offered, and where the focus goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.keyboard import find_by_keyboard
from auditing.layout import find_clipped, find_sideways

OpenContext = Callable[..., BrowserContext]
REAL = "2017-home-conditions"
ASK = """
([mine, theirs, options]) => {
  const { freeze } = LearningProgress;
  const make = ({ ticks = {}, sheet = [] }) => freeze(Object.entries(ticks), sheet);
  window.answers = window.answers || [];
  document.querySelector("lb-changes").ask({
    title: "Synthetic question", lead: "Nothing changes yet.", mine: make(mine), theirs: make(theirs), options,
  }).then((answer) => window.answers.push(answer));
}
"""
BUTTONS = ("Add to mine", "Replace mine", "Keep mine as it is")


def ref(number: int) -> str:
    """The permanent name of a point of the real briefing's first strand."""
    return f"{REAL}/engagement-{number}"


def ticks(*numbers: int, state: str = "considered", edition: str = "") -> dict[str, Any]:
    """Ticks for points of the real briefing's first strand."""
    return {ref(number): {"state": state, "edition": edition} for number in numbers}


def ask(page: Page, mine: dict[str, Any], theirs: dict[str, Any], options: dict[str, Any] | None = None) -> Locator:
    """Asks on the page that is open, and gives the question as it is shown."""
    page.evaluate(ASK, [mine, theirs, options or {}])
    question = page.locator("lb-changes")
    expect(question).to_be_visible()
    return question


def answers(page: Page) -> list[str]:
    """What has been answered so far."""
    found: list[str] = page.evaluate("window.answers")
    return found


@pytest.fixture
def sheet(page: Page, site_url: str) -> Page:
    """My sheet, open and empty, where a question can be asked."""
    page.goto(site_url + "my-sheet.html")
    return page


@pytest.mark.parametrize(
    ("press", "answer"),
    [("Add to mine", "add"), ("Replace mine", "replace"), ("Keep mine as it is", "keep"), ("Escape", "keep")],
)
def test_each_way_gives_its_answer(sheet: Page, press: str, answer: str) -> None:
    """Each button, and Escape, answers; the question goes, and the focus goes back to where it was."""
    before = sheet.get_by_role("button", name="Save to a file")
    before.focus()
    question = ask(sheet, {"ticks": ticks(1)}, {"ticks": ticks(2)})
    expect(question.get_by_role("heading", name="Synthetic question")).to_be_focused()
    expect(question.get_by_role("region", name="Synthetic question")).to_be_visible()
    assert answers(sheet) == []
    if press == "Escape":
        sheet.keyboard.press("Escape")
    else:
        question.get_by_role("button", name=press).press("Enter")
    expect(question).to_be_hidden()
    expect(before).to_be_focused()
    assert answers(sheet) == [answer]


def test_a_question_on_opening_gives_the_focus_to_the_page(sheet: Page) -> None:
    """Asked before the reader was anywhere, the focus goes to the beginning of the page's content afterwards."""
    question = ask(sheet, {"ticks": ticks(1)}, {"ticks": ticks(2)})
    question.get_by_role("button", name="Add to mine").press("Enter")
    expect(sheet.locator("#content")).to_be_focused()


def test_a_second_question_answers_the_first(sheet: Page) -> None:
    """Asked anew while still asking, the first question keeps everything as it is."""
    ask(sheet, {"ticks": ticks(1)}, {"ticks": ticks(2)})
    question = ask(sheet, {"ticks": ticks(1)}, {"ticks": ticks(3)})
    assert answers(sheet) == ["keep"]
    expect(question).to_contain_text("Articulate concerns and set out clearly")
    expect(question).not_to_contain_text("Be clear about agreed responses")
    question.get_by_role("button", name="Replace mine").click()
    assert answers(sheet) == ["keep", "replace"]


@pytest.mark.parametrize(
    ("mine", "theirs", "options", "offered"),
    [
        ({"ticks": ticks(1)}, {"ticks": ticks(2)}, {}, {0, 1, 2}),
        ({}, {"ticks": ticks(2)}, {}, {0, 2}),
        ({"ticks": ticks(1, 2)}, {"ticks": ticks(2)}, {}, {1, 2}),
        ({"sheet": [ref(1), ref(2)]}, {"sheet": [ref(2), ref(1)]}, {"sheet": True}, {1, 2}),
        ({"sheet": [ref(1)]}, {"sheet": [ref(2), ref(1)]}, {"sheet": True}, {0, 1, 2}),
        ({"sheet": [ref(1)]}, {"sheet": [ref(1), ref(2)]}, {"sheet": True}, {0, 2}),
        ({"ticks": ticks(1)}, {"ticks": ticks(1, state="na")}, {}, {1, 2}),
    ],
    ids=["both", "nothing mine", "nothing new", "other order", "added in order", "only added", "different"],
)
def test_no_way_is_offered_that_another_one_is(
    sheet: Page, mine: dict[str, Any], theirs: dict[str, Any], options: dict[str, Any], offered: set[int]
) -> None:
    """Adding is offered where there is something to add, replacing where it comes to something else."""
    question = ask(sheet, mine, theirs, options)
    for number, name in enumerate(("add", "replace", "keep")):
        expect(question.locator(f"[data-{name}]")).to_be_visible(visible=number in offered)


def test_another_order_is_said(sheet: Page) -> None:
    """Where the order alone differs, the question says so."""
    question = ask(sheet, {"sheet": [ref(1), ref(2)]}, {"sheet": [ref(2), ref(1)]}, {"sheet": True})
    expect(question).to_contain_text("The points are the same, in another order.")


def test_another_edition_is_told(sheet: Page) -> None:
    """The same tick for another meaning of the point is told apart."""
    question = ask(sheet, {"ticks": ticks(1)}, {"ticks": ticks(1, edition="2026-03-01")})
    expect(question.get_by_role("listitem")).to_have_text(
        "Have frank and honest conversations with families, especially about why you are visiting. "
        "(ticked before or after its meaning changed)"
    )


@pytest.mark.allows_console_errors
def test_points_without_words_are_named(sheet: Page) -> None:
    """A point that has been taken out of the site is listed by its name, and said to be out."""
    question = ask(sheet, {}, {"sheet": ["withdrawn-briefing/point-1", f"{REAL}/point-99"]}, {"sheet": True})
    expect(question.get_by_role("listitem")).to_have_text(
        ["withdrawn-briefing/point-1 (taken out of the site)", f"{REAL}/point-99 (taken out of the site)"]
    )


def test_words_that_are_slow_to_come(sheet: Page) -> None:
    """While the words of the points are on their way they are awaited, no permanent name stands in, and the
    reader can answer."""
    held: list[Route] = []
    sheet.route("**/points/*.js", lambda route: held.append(route))
    question = ask(sheet, {}, {"sheet": [ref(1)]}, {"sheet": True})
    expect(question.get_by_role("listitem")).to_have_text("…")
    sheet.wait_for_timeout(2000)
    expect(question.get_by_role("listitem")).to_have_text("…")
    held[0].continue_()
    expect(question.get_by_role("listitem")).to_have_text(re.compile("Have frank and honest conversations"))
    question.get_by_role("button", name="Add to mine").click()
    assert answers(sheet) == ["add"]


@pytest.mark.parametrize(
    ("mine", "theirs", "headings", "buttons"),
    [
        ([1, 2, 3], [1], ["On your sheet only: gone if you replace (2)"], ["Replace mine", "Keep mine as it is"]),
        ([1, 2], [2, 1], [], ["Take the other order", "Keep my order"]),
        ([1, 2], [2, 3], ["Would be added to your sheet (1)", "On your sheet only: kept if you add, gone"], BUTTONS),
    ],
    ids=["fewer", "other order", "new"],
)
def test_headings_and_buttons_say_what_would_happen(
    sheet: Page, mine: list[int], theirs: list[int], headings: list[str], buttons: list[str]
) -> None:
    """Nothing is said of adding where there is nothing to add, and an order is offered as an order."""
    sides = ({"sheet": [ref(number) for number in side]} for side in (mine, theirs))
    question = ask(sheet, *sides, {"sheet": True})
    expect(question.get_by_role("heading", level=3)).to_have_text([re.compile(f"^{re.escape(h)}") for h in headings])
    expect(question.get_by_role("button")).to_have_text(list(buttons))
    if not headings:
        expect(question).to_contain_text("The points are the same, in another order.")


@pytest.mark.parametrize(("held", "told"), [(199, True), (190, False), (200, False)])
def test_a_sheet_that_cannot_take_all_is_said_to_be_so(sheet: Page, held: int, told: bool) -> None:
    """Before anything is added the reader hears how much would not fit; with no room at all, adding is not offered."""
    mine = [f"{REAL}/made-up-{number}" for number in range(held)]
    question = ask(sheet, {"sheet": mine}, {"sheet": [ref(1), ref(2), ref(3)]}, {"sheet": True})
    room = question.get_by_text("A sheet holds 200 points at most: if you add, 2 of these do not fit.")
    expect(room).to_have_count(int(told))
    expect(question.get_by_role("button", name="Add to mine")).to_have_count(int(held < 200))
    name = "Would be added to your sheet (3)" if held < 200 else "Not on your sheet: there if you replace (3)"
    expect(question.get_by_role("heading", name=name)).to_be_visible()


def test_long_lists_are_cut(sheet: Page) -> None:
    """At most twenty points are listed under a heading; the heading has the whole count, and the rest is told."""
    many = {f"{REAL}/made-up-{number}": {"state": "considered", "edition": ""} for number in range(1, 1231)}
    question = ask(sheet, {}, {"ticks": many})
    expect(question.get_by_role("listitem")).to_have_count(20)
    expect(question.get_by_role("heading", level=3)).to_have_text("Would be added (1,230)")
    expect(question.get_by_text("and 1,210 more")).to_be_visible()


def test_the_question_is_not_printed(sheet: Page) -> None:
    """Paper has no question on it."""
    question = ask(sheet, {}, {"sheet": [ref(1)]}, {"sheet": True})
    sheet.emulate_media(media="print")
    expect(question).to_be_hidden()


@pytest.mark.parametrize("address", ["my-sheet.html", "privacy.html", f"checklists/{REAL}.html"])
def test_the_question_is_accessible(open_context: OpenContext, site_url: str, address: str) -> None:
    """Wherever it is asked, axe, layout and the way by keyboard find nothing."""
    for width in (1440, 320):
        page = open_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
        page.goto(site_url + address)
        mine = {"ticks": ticks(1, 2), "sheet": [ref(1), ref(2)]}
        question = ask(page, mine, {"ticks": ticks(2, 3, state="na"), "sheet": [ref(3)]})
        expect(question.get_by_role("heading", level=3)).to_have_count(5)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert describe(address, f"asked, {scheme}, {width} px", find_by_axe(page)) == []
        findings = (*find_sideways(page), *find_clipped(page), *find_by_keyboard(page))
        assert describe(address, f"asked, {width} px", findings) == []
