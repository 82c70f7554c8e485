"""What is kept, seen by the reader: said plainly, remembered only when asked for, saved, loaded, forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from auditing.announcements import listen, wait_until_said
from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.layout import find_clipped, find_sideways, find_small_targets

OpenContext = Callable[..., BrowserContext]
SHEET = "my-sheet.html"
REAL = "2017-home-conditions"
FORMAT = {"format": "learning-from-reviews progress", "version": 1}
BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("no room", "QuotaExceededError"); };
"""


def ref(number: int) -> str:
    """The permanent name of a point of the real briefing's first strand."""
    return f"{REAL}/engagement-{number}"


def panel(page: Page) -> Locator:
    """The panel that says what is kept."""
    return page.locator("lb-keeping-panel")


def said(page: Page) -> Locator:
    """What the panel has said last."""
    return panel(page).locator("[data-said]")


def remember(page: Page) -> Locator:
    """The box that remembers on the device."""
    return panel(page).get_by_role("checkbox", name="Remember them on this device")


def add(page: Page, site: str, *numbers: int) -> None:
    """Puts points of the real briefing's first strand on the sheet, by the buttons of its page."""
    page.goto(site + f"briefings/{REAL}.html")
    for number in numbers:
        page.locator(f"lb-sheet-button[data-point='{ref(number)}'] button").click()


def kept(page: Page) -> list[str]:
    """The points on the sheet."""
    found: list[str] = page.evaluate("[...LearningKeeping.progress.sheet]")
    return found


def ticked(page: Page) -> dict[str, str]:
    """The ticks and what they say."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(Object.entries(LearningKeeping.progress.ticks).map(([ref, tick]) => [ref, tick.state]))"
    )
    return found


def write_file(path: Path, **lists: Any) -> Path:
    """A file of progress with these lists."""
    path.write_text(json.dumps({**FORMAT, **lists}), encoding="utf-8")
    return path


def load(page: Page, path: Path) -> None:
    """Chooses a file in the panel, as a reader would."""
    with page.expect_file_chooser() as chosen:
        panel(page).get_by_role("button", name="Load from a file").click()
    chosen.value.set_files(path)


def test_ticks_live_in_the_tab_until_asked_otherwise(open_context: OpenContext, site_url: str) -> None:
    """At first all is kept in the tab alone, and the panel says so; another tab has nothing of it."""
    context = open_context()
    page = context.new_page()
    add(page, site_url, 1)
    page.goto(site_url + SHEET)
    expect(panel(page)).to_contain_text("They are kept in this tab, and are gone when you close it. Nothing is sent")
    expect(remember(page)).not_to_be_checked()
    expect(remember(page)).to_have_accessible_description(re.compile("Leave this off on a computer that others use"))
    expect(panel(page).locator("[data-problem]")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    other = context.new_page()
    other.goto(site_url + SHEET)
    assert kept(other) == []


def test_remembered_on_the_device_and_no_more(open_context: OpenContext, site_url: str) -> None:
    """Remembered, the sheet survives the tab; no longer so, nothing is left on the device, but the tab has it."""
    context = open_context()
    page = context.new_page()
    listen(page)
    add(page, site_url, 2, 1)
    page.goto(site_url + SHEET)
    remember(page).check()
    assert wait_until_said(page, "Remembered on this device from now on.")
    expect(panel(page)).to_contain_text("They are remembered on this device, until you choose Forget everything")
    page.close()
    again = context.new_page()
    again.goto(site_url + SHEET)
    assert kept(again) == [ref(2), ref(1)]
    expect(remember(again)).to_be_checked()
    remember(again).uncheck()
    expect(said(again)).to_have_text("No longer remembered on this device. This tab still has them.")
    expect(panel(again)).to_contain_text("They are kept in this tab")
    assert kept(again) == [ref(2), ref(1)]
    assert again.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("storage", "problem"),
    [(BLOCKED, "This browser does not let pages keep anything."), (FULL, "This browser’s room for this site is full")],
    ids=["blocked", "full"],
)
def test_what_cannot_be_kept_is_said(open_context: OpenContext, site_url: str, storage: str, problem: str) -> None:
    """Where storage is blocked or full the panel says so and what to do; saving to a file still works."""
    context = open_context()
    context.add_init_script(storage)
    page = context.new_page()
    add(page, site_url, 1)
    page.goto(site_url + SHEET)
    assert kept(page) == [ref(1)]
    expect(panel(page)).to_contain_text("They are handed on from page to page while this tab stays open")
    expect(panel(page).locator("[data-problem]")).to_contain_text(problem)
    expect(panel(page).locator("[data-problem]")).to_contain_text("save them to a file")
    if storage == BLOCKED:
        expect(remember(page)).to_be_hidden()
    else:
        remember(page).click()
        expect(said(page)).to_have_text("This browser does not let the page remember anything on this device.")
        expect(remember(page)).not_to_be_checked()
    with page.expect_download():
        panel(page).get_by_role("button", name="Save to a file").click()


def test_what_was_remembered_and_is_cleared(open_context: OpenContext, site_url: str) -> None:
    """When the device's memory is cleared while the page is open, the panel says so and the tab keeps what it has."""
    page = open_context().new_page()
    add(page, site_url, 1)
    page.goto(site_url + SHEET)
    remember(page).check()
    page.evaluate("localStorage.clear()")
    page.get_by_role("list", name="Learning points on my sheet").get_by_role("checkbox").check()
    expect(panel(page).locator("[data-problem]")).to_have_text(
        "What was remembered on this device has been cleared. What you see is still kept in this tab."
    )
    expect(remember(page)).not_to_be_checked()
    assert kept(page) == [ref(1)]


@pytest.mark.parametrize("place", ["http", "folder"])
def test_saved_and_loaded_elsewhere(
    open_context: OpenContext, built_site: Path, site_url: str, tmp_path: Path, place: str
) -> None:
    """What is saved in one browser can be loaded in another, ticks and sheet, in the same order."""
    site = site_url if place == "http" else f"{built_site.as_uri()}/"
    page = open_context().new_page()
    add(page, site, 3, 1)
    page.goto(site + SHEET)
    page.get_by_role("list", name="Learning points on my sheet").get_by_role("checkbox").first.check()
    with page.expect_download() as download:
        panel(page).get_by_role("button", name="Save to a file").click()
    name = download.value.suggested_filename
    days = {datetime.now(UTC).date().isoformat(), datetime.now().astimezone().date().isoformat()}
    assert name.removeprefix("learning-progress-").removesuffix(".json") in days
    expect(said(page)).to_contain_text(
        f"Saved as {name}, where this browser puts what you download: 1 tick and 2 points"
    )
    path = tmp_path / name
    download.value.save_as(path)
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved == {
        **FORMAT,
        "ticks": [{"point": ref(3), "state": "considered"}],
        "sheet": [ref(3), ref(1)],
    }
    other = open_context().new_page()
    other.goto(site + SHEET)
    load(other, path)
    expect(other.get_by_role("heading", name="What the file would change")).to_be_focused()
    assert kept(other) == []
    other.get_by_role("button", name="Add to mine").click()
    expect(said(other)).to_have_text("Loaded. You now have 1 tick and 2 points on the sheet.")
    assert kept(other) == [ref(3), ref(1)]
    assert ticked(other) == {ref(3): "considered"}
    expect(panel(other).get_by_role("button", name="Load from a file")).to_be_focused()
    load(other, path)
    expect(said(other)).to_have_text("You have all that is in this file already.")


@pytest.mark.parametrize(
    ("answer", "sheet", "states"),
    [
        ("Add to mine", [1, 2, 3], {1: "considered", 2: "considered", 3: "na"}),
        ("Replace mine", [2, 3], {2: "na", 3: "na"}),
        ("Keep mine as it is", [1, 2], {1: "considered", 2: "considered"}),
    ],
)
def test_loading_shows_what_would_change_first(
    page: Page, site_url: str, tmp_path: Path, answer: str, sheet: list[int], states: dict[int, str]
) -> None:
    """Loading lists what would be added, what differs and what only the reader has; then it does as chosen."""
    add(page, site_url, 1, 2)
    page.goto(site_url + SHEET)
    boxes = page.get_by_role("list", name="Learning points on my sheet").get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    mine = (kept(page), ticked(page))
    ticks = [{"point": ref(number), "state": "na"} for number in (2, 3)]
    load(page, write_file(tmp_path / "a.json", ticks=ticks, sheet=[ref(2), ref(3)]))
    asked = page.locator("lb-changes")
    expect(asked).to_contain_text("The file has 2 ticks and 2 points on the sheet. Nothing changes until you choose.")
    expect(asked.get_by_role("heading", level=3)).to_have_text(
        [
            "Would be added (1)",
            "Marked by both, but not alike: Add keeps your mark, Replace takes the other one (1)",
            "Only yours: kept if you add, gone if you replace (1)",
            "Would be added to your sheet (1)",
            "On your sheet only: kept if you add, gone if you replace (1)",
        ]
    )
    expect(asked.get_by_role("listitem").first).to_have_text(
        "Articulate concerns and set out clearly the expected terms of engagement. (does not apply)"
    )
    expect(asked.get_by_role("listitem").nth(1)).to_contain_text("(yours: considered; the other: does not apply)")
    assert (kept(page), ticked(page)) == mine
    page.get_by_role("button", name=answer).click()
    assert kept(page) == [ref(number) for number in sheet]
    assert ticked(page) == {ref(number): state for number, state in states.items()}
    if answer == "Keep mine as it is":
        expect(said(page)).to_have_text("Nothing was changed.")
        return
    panel(page).get_by_role("button", name="Undo", exact=True).click()
    assert (kept(page), ticked(page)) == mine
    expect(said(page)).to_have_text("Undone.")
    expect(panel(page).get_by_role("button", name="Load from a file")).to_be_focused()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no JSON at all", "This file cannot be read as saved progress."),
        ("", "This file cannot be read as saved progress."),
        ('{"format": "recipe", "version": 1}', "This file was not saved from this site."),
        (json.dumps({**FORMAT, "version": 2}), "This file was saved by a newer version of this site."),
        (json.dumps({**FORMAT, "ticks": {"a": 1}}), "This file is damaged"),
        (json.dumps({**FORMAT, "sheet": ["a/b"] * 5001}), "This file has more than 5,000 entries"),
        (" " * 1_000_001, "This file is too large"),
        ("é" * 3_000_000, "This file is too large"),
        (json.dumps(FORMAT), "There is no tick and no point in this file."),
        (
            json.dumps({**FORMAT, "sheet": ["../secret", "<img src=x>", 5, None, "__proto__/x", "Upper/Case"]}),
            "There is no tick and no point in this file. 6 entries of the file could not be read and were left out.",
        ),
    ],
    ids=["text", "empty", "other", "newer", "lists", "many", "long", "bytes", "nothing", "hostile"],
)
def test_a_file_that_is_none_of_ours(page: Page, site_url: str, tmp_path: Path, text: str, words: str) -> None:
    """A file that is damaged, foreign, huge or hostile changes nothing, and the panel says what is wrong with it."""
    add(page, site_url, 1)
    page.goto(site_url + SHEET)
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    load(page, path)
    expect(said(page)).to_contain_text(words)
    expect(page.locator("lb-changes")).to_be_hidden()
    assert kept(page) == [ref(1)]
    assert page.evaluate("({}).polluted === undefined && ({}).state === undefined")


def test_a_file_with_broken_entries_loads_the_rest(page: Page, site_url: str, tmp_path: Path) -> None:
    """Entries that cannot be read are left out and counted, before and after the reader has chosen."""
    page.goto(site_url + SHEET)
    ticks = [{"point": ref(1), "state": "considered"}, {"point": ref(2), "state": "done"}]
    load(page, write_file(tmp_path / "a.json", ticks=ticks, sheet=[ref(1)]))
    left = "1 entry of the file could not be read and was left out."
    expect(page.locator("lb-changes")).to_contain_text(left)
    expect(page.get_by_role("button", name="Replace mine")).to_be_hidden()
    page.get_by_role("button", name="Add to mine").click()
    expect(said(page)).to_have_text(f"Loaded. You now have 1 tick and 1 point on the sheet. {left}")


def test_nothing_to_save(page: Page, site_url: str) -> None:
    """Who has nothing yet is told so, instead of being given an empty file."""
    page.goto(site_url + SHEET)
    panel(page).get_by_role("button", name="Save to a file").click()
    expect(said(page)).to_have_text("There is nothing to save yet.")


def test_forgetting_asks_first(page: Page, site_url: str) -> None:
    """Forget everything asks; Escape and No keep all and give the focus back; Yes removes every trace and says so."""
    listen(page)
    add(page, site_url, 1)
    page.goto(site_url + SHEET)
    remember(page).check()
    forget = panel(page).get_by_role("button", name="Forget everything", exact=True)
    confirm = page.get_by_role("group", name=re.compile("All ticks and your whole sheet will be gone"))
    forget.press("Enter")
    expect(confirm).to_be_focused()
    page.keyboard.press("Escape")
    expect(confirm).to_be_hidden()
    expect(forget).to_be_focused()
    forget.press("Enter")
    page.get_by_role("button", name="No, keep it").press("Enter")
    expect(forget).to_be_focused()
    assert kept(page) == [ref(1)]
    forget.press("Enter")
    page.get_by_role("button", name="Yes, forget everything").press("Enter")
    expect(forget).to_be_focused()
    assert wait_until_said(page, "Everything is forgotten.")
    assert kept(page) == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, window.name]") == [0, 0, ""]
    expect(remember(page)).not_to_be_checked()


def test_forgetting_reaches_other_tabs(open_context: OpenContext, site_url: str) -> None:
    """What two tabs share by the device's memory is forgotten in both."""
    context = open_context()
    first = context.new_page()
    add(first, site_url, 1)
    first.goto(site_url + SHEET)
    remember(first).check()
    second = context.new_page()
    second.goto(site_url + SHEET)
    assert kept(second) == [ref(1)]
    panel(first).get_by_role("button", name="Forget everything", exact=True).click()
    first.get_by_role("button", name="Yes, forget everything").click()
    expect(second.get_by_text("There is nothing on your sheet yet.")).to_be_visible()
    expect(remember(second)).not_to_be_checked()


@pytest.mark.parametrize("address", ["privacy.html", SHEET, f"checklists/{REAL}.html", "themes/home-conditions.html"])
def test_the_panel_stands_where_things_are_kept(page: Page, site_url: str, address: str) -> None:
    """The privacy page, my sheet and every checklist have the panel; it leads to what the privacy page says of it."""
    page.goto(site_url + address)
    expect(panel(page)).to_be_visible()
    link = panel(page).get_by_role("link", name="What is kept, and where")
    link.click()
    assert page.url == site_url + "privacy.html#ticks"
    page.emulate_media(media="print")
    expect(panel(page)).to_be_hidden()


def test_without_a_script_there_is_no_panel(open_context: OpenContext, site_url: str) -> None:
    """Without JavaScript nothing is kept, and no panel speaks of it."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site_url + "privacy.html")
    expect(panel(page)).to_be_hidden()


@pytest.mark.parametrize("storage", ["", BLOCKED], ids=["allowed", "blocked"])
def test_every_state_of_the_panel_is_accessible(open_context: OpenContext, site_url: str, storage: str) -> None:
    """At rest, with a problem, asking to forget, and having said something: nothing is found."""
    for width in (1440, 320):
        context = open_context(viewport={"width": width, "height": 900})
        context.add_init_script(storage)
        page = context.new_page()
        add(page, site_url, 1)
        page.goto(site_url + "privacy.html")
        panel(page).get_by_role("button", name="Save to a file").click()
        panel(page).get_by_role("button", name="Forget everything", exact=True).click()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert describe("privacy.html", f"{scheme}, {width} px", find_by_axe(page)) == []
        layout = (*find_sideways(page), *find_clipped(page), *find_small_targets(page))
        assert describe("privacy.html", f"{width} px", layout) == []
