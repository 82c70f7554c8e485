"""A checklist on screen: ticking, counting, clearing, sending ticks by link, and what happens when things go wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from auditing.announcements import listen, wait_until_said, what_was_said

CHECKLIST = "checklists/2017-home-conditions.html"
THEME = "themes/family-engagement.html"
BRIEFING = "2017-home-conditions"
OpenContext = Callable[..., BrowserContext]
BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""


def link(*points: str) -> str:
    """The fragment of a link with ticks: each point with what stands before it, such as ``.engagement-1``."""
    return f"#ticks=1~{BRIEFING}{''.join(points)}"


@pytest.fixture
def checklist(page: Page, site_url: str) -> Page:
    """The real checklist, open and untouched."""
    page.goto(site_url + CHECKLIST)
    return page


def box(page: Page, point: str) -> Locator:
    """The box of a learning point."""
    return page.locator(f"[data-point='{BRIEFING}/{point}'] [data-tick]")


def not_applicable(page: Page, point: str) -> Locator:
    """The button "Does not apply" of a learning point."""
    return page.locator(f"[data-point='{BRIEFING}/{point}'] [data-not-applicable]")


def count(page: Page) -> Locator:
    """How far the list is."""
    return page.locator("[data-count]")


def said(page: Page) -> Locator:
    """What the bar says has happened."""
    return page.locator("lb-checklist [data-said]")


def test_a_tick_counts_and_is_kept(checklist: Page) -> None:
    """Each tick counts at once and is there again after the page is opened anew in the tab."""
    expect(count(checklist)).to_have_text("0 of 12 considered")
    checklist.get_by_text("Apply a Signs of Safety framework.").click()
    box(checklist, "engagement-1").focus()
    checklist.keyboard.press("Space")
    expect(count(checklist)).to_have_text("2 of 12 considered")
    checklist.reload()
    expect(box(checklist, "engagement-4")).to_be_checked()
    expect(box(checklist, "engagement-1")).to_be_checked()
    expect(count(checklist)).to_have_text("2 of 12 considered")
    box(checklist, "engagement-1").uncheck()
    expect(count(checklist)).to_have_text("1 of 12 considered")


def test_who_ticks_before_the_scripts_have_come_keeps_the_tick(page: Page, site_url: str) -> None:
    """On a slow phone the boxes are there first: what is ticked then counts, and is kept."""
    held: list[Route] = []
    page.route("**/javascripts/checklist.js", lambda route: held.append(route))
    page.goto(f"{site_url}checklists/2017-home-conditions.html", wait_until="commit")
    box = page.locator("[data-tick]").nth(1)
    box.check()
    for route in held:
        route.continue_()
    page.unroute("**/javascripts/checklist.js")
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^1 of 12 considered"))
    expect(box).to_be_checked()
    page.reload()
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^1 of 12 considered"))
    expect(box).to_be_checked()


def test_a_tick_is_one_tick_on_every_page(checklist: Page, site_url: str) -> None:
    """The same point is ticked on the page of its theme too."""
    box(checklist, "engagement-2").check()
    checklist.goto(site_url + THEME)
    expect(box(checklist, "engagement-2")).to_be_checked()
    expect(count(checklist)).to_have_text("1 of 6 considered")


def test_a_point_is_considered_or_does_not_apply(checklist: Page) -> None:
    """One state ends the other, the box tells of it, and pressing again takes it back."""
    button = not_applicable(checklist, "engagement-3")
    box(checklist, "engagement-3").check()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_accessible_name(re.compile("^Does not apply ?: point 3 of 6, Engagement$"))
    expect(box(checklist, "engagement-3")).not_to_be_checked()
    expect(box(checklist, "engagement-3")).to_have_accessible_description("Does not apply")
    expect(count(checklist)).to_have_text("0 of 12 considered, 1 does not apply")
    not_applicable(checklist, "engagement-4").click()
    expect(count(checklist)).to_have_text("0 of 12 considered, 2 do not apply")
    box(checklist, "engagement-4").check()
    expect(count(checklist)).to_have_text("1 of 12 considered, 1 does not apply")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(box(checklist, "engagement-3")).to_have_accessible_description("")
    expect(count(checklist)).to_have_text("1 of 12 considered")


def test_the_count_is_announced_at_each_tick_and_never_on_load(page: Page, site_url: str) -> None:
    """A screen reader hears the count when it changes, and nothing of it when the page opens."""
    listen(page)
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-1").check()
    assert wait_until_said(page, "1 of 12 considered")
    page.reload()
    expect(count(page)).to_have_text("1 of 12 considered")
    page.wait_for_timeout(500)
    assert what_was_said(page) == []
    not_applicable(page, "engagement-2").click()
    assert wait_until_said(page, "1 of 12 considered, 1 does not apply")


def test_clear_all_can_be_undone(checklist: Page) -> None:
    """Clearing is said, the focus goes to Undo, and Undo puts every state back."""
    clear, undo = (checklist.get_by_role("button", name=name, exact=True) for name in ("Clear all", "Undo"))
    expect(clear).to_be_hidden()
    expect(undo).to_be_hidden()
    box(checklist, "engagement-1").check()
    not_applicable(checklist, "engagement-2").click()
    clear.focus()
    checklist.keyboard.press("Enter")
    expect(count(checklist)).to_have_text("0 of 12 considered")
    expect(said(checklist)).to_have_text("All cleared.")
    expect(clear).to_be_hidden()
    expect(undo).to_be_focused()
    checklist.keyboard.press("Enter")
    expect(count(checklist)).to_have_text("1 of 12 considered, 1 does not apply")
    expect(said(checklist)).to_have_text("Undone.")
    expect(undo).to_be_hidden()
    expect(clear).to_be_focused()


def test_undo_is_offered_until_the_next_tick(checklist: Page) -> None:
    """Who goes on ticking is not offered to undo what came before."""
    box(checklist, "engagement-1").check()
    checklist.get_by_role("button", name="Clear all").click()
    box(checklist, "engagement-2").check()
    expect(checklist.get_by_role("button", name="Undo", exact=True)).to_be_hidden()
    expect(said(checklist)).to_have_text("")


def test_clear_all_clears_this_list_only(checklist: Page, site_url: str) -> None:
    """Clearing a theme leaves the other points of the briefing as they were."""
    box(checklist, "engagement-1").check()
    box(checklist, "collaborative-working-1").check()
    checklist.goto(site_url + THEME)
    checklist.get_by_role("button", name="Clear all").click()
    checklist.goto(site_url + CHECKLIST)
    expect(box(checklist, "collaborative-working-1")).to_be_checked()
    expect(count(checklist)).to_have_text("1 of 12 considered")


def test_a_link_carries_ticks_to_another_browser(open_context: OpenContext, site_url: str) -> None:
    """The copied link shows the same ticks elsewhere, says where they came from, and leaves the address clean."""
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(site_url + CHECKLIST)
    page.get_by_role("button", name="Copy link", exact=True).click()
    expect(said(page)).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == site_url + CHECKLIST
    box(page, "engagement-1").check()
    not_applicable(page, "engagement-2").click()
    page.get_by_role("button", name="Copy link with ticks").click()
    expect(said(page)).to_have_text("The link is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}{CHECKLIST}{link('.engagement-1', '_engagement-2')}"

    other = open_context().new_page()
    other.goto(copied)
    expect(count(other)).to_have_text("1 of 12 considered, 1 does not apply")
    expect(said(other)).to_have_text("These ticks came with the link.")
    assert other.url == site_url + CHECKLIST
    other.get_by_role("button", name="Undo", exact=True).click()
    expect(count(other)).to_have_text("0 of 12 considered")


def test_without_a_clipboard_the_link_is_in_the_address_bar(open_context: OpenContext, site_url: str) -> None:
    """Where a browser lets pages copy nothing, the address itself becomes the link."""
    context = open_context()
    context.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false;")
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-1").check()
    page.get_by_role("button", name="Copy link with ticks").click()
    expect(said(page)).to_contain_text("The link is in the address bar.")
    assert page.url == f"{site_url}{CHECKLIST}{link('.engagement-1')}"


@pytest.mark.parametrize(
    ("answer", "result"),
    [("Add to mine", [1, 2]), ("Replace mine", [2]), ("Keep mine as it is", [1])],
    ids=["add", "replace", "keep"],
)
def test_a_link_never_overwrites_without_asking(checklist: Page, site_url: str, answer: str, result: list[int]) -> None:
    """Own ticks stand until the reader decides: to add, to replace, or to keep."""
    box(checklist, "engagement-1").check()
    checklist.goto("about:blank")
    checklist.goto(f"{site_url}{CHECKLIST}{link('.engagement-2')}")
    expect(checklist.locator("lb-changes")).to_be_visible()
    expect(box(checklist, "engagement-1")).to_be_checked()
    expect(box(checklist, "engagement-2")).not_to_be_checked()
    checklist.get_by_role("button", name=answer).click()
    expect(checklist.locator("lb-changes")).to_be_hidden()
    expect(said(checklist)).not_to_have_text("")
    for number in (1, 2):
        expect(box(checklist, f"engagement-{number}")).to_be_checked(checked=number in result)
    undo = checklist.get_by_role("button", name="Undo", exact=True)
    if answer.startswith("Keep"):
        expect(undo).to_be_hidden()
    else:
        undo.click()
        expect(box(checklist, "engagement-1")).to_be_checked()
        expect(box(checklist, "engagement-2")).not_to_be_checked()


def test_a_link_with_the_same_ticks_asks_nothing(checklist: Page, site_url: str) -> None:
    """Opening the same link again changes nothing, and says why."""
    box(checklist, "engagement-1").check()
    checklist.goto("about:blank")
    checklist.goto(f"{site_url}{CHECKLIST}{link('.engagement-1')}")
    expect(count(checklist)).to_have_text("1 of 12 considered")
    expect(checklist.locator("lb-changes")).to_be_hidden()
    expect(said(checklist)).to_have_text("You have these ticks already.")
    assert checklist.url == site_url + CHECKLIST


def test_a_link_opened_on_the_open_page_is_taken_in(checklist: Page, site_url: str) -> None:
    """A link pasted over the address of the open page works without loading it anew."""
    checklist.goto(f"{site_url}{CHECKLIST}{link('.engagement-1')}")
    expect(count(checklist)).to_have_text("1 of 12 considered")
    assert checklist.url == site_url + CHECKLIST


@pytest.mark.parametrize(
    ("fragment", "words", "counted"),
    [
        (link(".engagement-1", ".gone-1", ".gone-2"), "2 points of the link are not on this page.", 1),
        (link(".engagement-1", ".gone-1"), "1 point of the link is not on this page.", 1),
        (link(".engagement-1", ".Broken"), "1 part of the link could not be read.", 1),
        (link(".gone-1"), "1 point of the link is not on this page.", 0),
        ("#ticks=1", "The link brings no ticks that can be read. Ask for it again.", 0),
        ("#ticks=1~%&/()", "The link brings no ticks that can be read. Ask for it again.", 0),
        ("#ticks=2~anything", "from a newer version of this site", 0),
    ],
    ids=["two elsewhere", "one elsewhere", "broken", "all elsewhere", "empty", "garbled", "newer"],
)
def test_what_a_link_cannot_bring_is_said(page: Page, site_url: str, fragment: str, words: str, counted: int) -> None:
    """Points that are not here, broken parts and links from the future are told plainly, and nothing breaks."""
    page.goto(site_url + CHECKLIST + fragment)
    expect(said(page)).to_contain_text(words)
    expect(count(page)).to_have_text(f"{counted} of 12 considered")


def test_a_link_asks_again_until_the_reader_has_decided(checklist: Page, site_url: str) -> None:
    """Loaded anew before the answer, the page asks again; answered, the address is clean."""
    box(checklist, "engagement-1").check()
    checklist.goto("about:blank")
    checklist.goto(f"{site_url}{CHECKLIST}{link('.engagement-2')}")
    expect(checklist.locator("lb-changes")).to_be_visible()
    assert checklist.url.endswith(link(".engagement-2"))
    checklist.reload()
    expect(checklist.locator("lb-changes")).to_be_visible()
    checklist.get_by_role("button", name="Keep mine as it is").click()
    expect(said(checklist)).to_have_text("Your ticks are as they were.")
    assert checklist.url == site_url + CHECKLIST


def test_a_second_link_takes_the_place_of_the_first(checklist: Page) -> None:
    """Opened while another link still asks, a link asks in its stead, and the address is that of the second."""
    box(checklist, "engagement-1").check()
    for number in (2, 3):
        checklist.evaluate("(hash) => { location.hash = hash; }", link(f".engagement-{number}"))
        expect(checklist.locator("lb-changes")).to_be_visible()
    expect(checklist.locator("lb-changes").get_by_role("listitem").first).to_contain_text("Articulate concerns")
    expect(said(checklist)).to_have_text("")
    assert checklist.url.endswith(link(".engagement-3"))
    checklist.get_by_role("button", name="Add to mine").click()
    expect(box(checklist, "engagement-3")).to_be_checked()
    expect(box(checklist, "engagement-2")).not_to_be_checked()
    assert "#" not in checklist.url


def test_a_link_for_another_checklist_leads_there(page: Page, site_url: str) -> None:
    """Where none of its points is on the page, the page says whose they are; opened there, the link shows its ticks."""
    page.goto(f"{site_url}agencies/housing.html{link('.engagement-4', '.engagement-5')}")
    expect(said(page)).to_have_text(
        "The 2 points of this link belong to another checklist. Open the link there: Home conditions."
    )
    said(page).get_by_role("link").click()
    expect(said(page)).to_have_text("These ticks came with the link.")
    expect(count(page)).to_have_text("2 of 12 considered")
    assert page.url == site_url + CHECKLIST


@pytest.mark.allows_console_errors
def test_a_link_for_points_that_no_page_has_is_said_to_be_so(page: Page, site_url: str) -> None:
    """Where the briefing of its points is no more, the page says that, and leads nowhere."""
    page.goto(f"{site_url}{CHECKLIST}#ticks=1~withdrawn-briefing.point-1")
    expect(said(page)).to_contain_text("The points of this link are not on this site any more.")
    expect(said(page).get_by_role("link")).to_have_count(0)


def test_a_sheets_link_opened_on_a_checklist_leads_to_the_sheet(page: Page, site_url: str) -> None:
    """A link with a sheet is told from one with ticks, and leads to where it belongs."""
    page.goto(f"{site_url}{CHECKLIST}#sheet=1~{BRIEFING}.engagement-4.engagement-2")
    expect(said(page)).to_have_text("This link brings a sheet of 2 points, no ticks for this page. Open it on My sheet")
    said(page).get_by_role("link").click()
    expect(page.locator("[data-points] > li")).to_have_count(2)


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (1440, 900)])
def test_what_a_link_brought_is_in_sight(open_context: OpenContext, site_url: str, width: int, height: int) -> None:
    """On arrival, on a phone too, the message and Undo are in the window; so they are after the reader was asked."""
    page = open_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"{site_url}{CHECKLIST}{link('.engagement-1')}")
    for words in ("These ticks came with the link.", "The ticks of the link are added to yours."):
        expect(said(page)).to_have_text(words)
        expect(said(page)).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name="Undo", exact=True)).to_be_in_viewport(ratio=1)
        if "came" in words:
            page.goto(f"{site_url}{CHECKLIST}{link('.engagement-2')}")
            page.get_by_role("button", name="Add to mine").click()


@pytest.mark.parametrize("width", [320, 1440])
def test_clearing_and_undoing_leaves_the_readers_place(open_context: OpenContext, site_url: str, width: int) -> None:
    """The focus goes from button to button in the bar, and the page does not move under the reader."""
    context = open_context(viewport={"width": width, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-3").check()
    page.locator(f"li[data-point='{BRIEFING}/engagement-5']").evaluate("(e) => e.scrollIntoView({ block: 'start' })")
    before = page.evaluate("scrollY")
    assert before > 0
    for name in ("Clear all", "Undo", "Clear all"):
        page.get_by_role("button", name=name, exact=True).evaluate("(e) => e.click()")
        page.wait_for_timeout(150)
        assert page.evaluate("scrollY") == before, name
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_focused()


def kept(page: Page) -> Locator:
    """Where the ticks are kept, said beside the count."""
    return page.locator("[data-kept]")


def test_where_ticks_are_kept_stands_beside_them(checklist: Page) -> None:
    """From the first tick on the bar says how long ticks last; remembered, it says that."""
    expect(kept(checklist)).to_be_hidden()
    box(checklist, "engagement-1").check()
    expect(kept(checklist)).to_be_visible()
    expect(kept(checklist)).to_have_text("Kept in this tab only")
    checklist.get_by_label("Remember them on this device").check()
    expect(kept(checklist)).to_have_text("Remembered on this device")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (BLOCKED, "Kept in this tab only: this browser keeps nothing"),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
            "Kept in this tab only: this browser has no room left",
        ),
        (f"{BLOCKED} window.name = 'somebody-else';", "Kept until you leave this page: this browser keeps nothing"),
    ],
    ids=["blocked", "full", "nowhere"],
)
def test_where_ticks_are_kept_is_said_with_a_problem_too(
    open_context: OpenContext, site_url: str, script: str, words: str
) -> None:
    """Where storage is blocked or full the short line beside the ticks says so."""
    context = open_context(viewport={"width": 320, "height": 640})
    context.add_init_script(script)
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-1").check()
    expect(kept(page)).to_have_text(words)
    expect(kept(page)).to_be_in_viewport(ratio=1)


def test_a_problem_that_arises_is_announced_once(open_context: OpenContext, site_url: str) -> None:
    """A screen reader hears at the first tick that nothing can be kept, and at the next the count alone."""
    page = open_context().new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };")
    listen(page)
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-1").check()
    assert wait_until_said(page, "1 of 12 considered. The place where this browser keeps things for pages is full.")
    box(page, "engagement-2").check()
    assert wait_until_said(page, "2 of 12 considered")
    assert sum("is full" in words for words in what_was_said(page)) == 1


def test_other_fragments_are_left_alone(page: Page, site_url: str) -> None:
    """A link to the questions leads to the questions."""
    page.goto(f"{site_url}{CHECKLIST}#discussion")
    expect(count(page)).to_have_text("0 of 12 considered")
    expect(said(page)).to_have_text("")
    assert page.url.endswith("#discussion")


@pytest.fixture(scope="module")
def changed_site(
    project_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    build_site: Callable[..., Path],
    serve_folder: Callable[[Path], str],
) -> str:
    """The site after its author marked the meaning of a point as changed."""
    folder = tmp_path_factory.mktemp("changed") / "learning_points"
    shutil.copytree(project_root / "learning_points", folder)
    path = folder / f"{BRIEFING}.yml"
    point = re.compile(r"^( +)- id: engagement-2\n", re.MULTILINE)
    text, times = point.subn(r"\g<0>\1  meaning_changed: 2026-02-03\n", path.read_text(encoding="utf-8"))
    assert times == 1
    path.write_text(text, encoding="utf-8")
    return serve_folder(build_site(folder))


def test_a_changed_point_comes_back_unticked(page: Page, changed_site: str) -> None:
    """A tick made before the meaning changed shows as a note with the day, until the point is looked at again."""
    page.goto(f"{changed_site}{CHECKLIST}{link('.engagement-1', '.engagement-2')}")
    expect(count(page)).to_have_text("1 of 12 considered")
    expect(box(page, "engagement-2")).not_to_be_checked()
    words = "The meaning of this point changed on 3 February 2026. Your tick was taken off: look at it again."
    note = page.locator(f"[data-point='{BRIEFING}/engagement-2'] [data-note]")
    expect(note).to_have_text(words)
    expect(note).to_be_visible()
    expect(box(page, "engagement-2")).to_have_accessible_description(words)
    box(page, "engagement-2").check()
    expect(note).to_be_hidden()
    page.reload()
    expect(box(page, "engagement-2")).to_be_checked()
    expect(note).to_be_hidden()


def test_a_withdrawn_point_is_said_to_be_gone(checklist: Page) -> None:
    """A tick for a point that the briefing has no more is told of, and can be removed and brought back."""
    notice = checklist.locator("[data-gone]")
    expect(notice).to_be_hidden()
    checklist.evaluate(
        """(ref) => LearningKeeping.change((progress) => LearningProgress.setTick(progress, ref, "considered", ""))""",
        f"{BRIEFING}/withdrawn-1",
    )
    checklist.reload()
    expect(notice).to_contain_text("1 point that you ticked is gone: it has been taken out of the briefing.")
    expect(count(checklist)).to_have_text("0 of 12 considered")
    checklist.get_by_role("button", name="Remove them").click()
    expect(notice).to_be_hidden()
    expect(checklist.get_by_role("button", name="Undo", exact=True)).to_be_focused()
    checklist.keyboard.press("Enter")
    expect(notice).to_be_visible()


def test_blocked_storage_is_said_and_the_boxes_still_tick(open_context: OpenContext, site_url: str) -> None:
    """Where a browser keeps nothing the page says so plainly, and everything else works."""
    context = open_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    notice = page.locator("lb-checklist [data-problem]")
    expect(notice).to_contain_text("This browser does not let pages keep anything.")
    expect(notice).to_contain_text("You can still tick, print and save to a file.")
    box(page, "engagement-1").check()
    expect(count(page)).to_have_text("1 of 12 considered")


def test_full_storage_is_said_and_the_boxes_still_tick(open_context: OpenContext, site_url: str) -> None:
    """Where there is no room left the page says so plainly, and everything else works."""
    context = open_context()
    context.add_init_script(
        """Storage.prototype.setItem = () => { throw new DOMException("no room", "QuotaExceededError"); };"""
    )
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-1").check()
    expect(count(page)).to_have_text("1 of 12 considered")
    expect(page.locator("lb-checklist [data-problem]")).to_contain_text("full")
    box(page, "engagement-2").check()
    expect(count(page)).to_have_text("2 of 12 considered")


def test_without_a_problem_nothing_is_said(checklist: Page) -> None:
    """Where all is well no notice shows."""
    expect(checklist.get_by_text("JavaScript is off")).to_be_hidden()
    expect(checklist.locator(".lb-check-bar")).to_be_visible()
    expect(checklist.locator("lb-checklist [data-problem]")).to_be_hidden()


def test_it_works_from_a_folder(page: Page, built_site: Path) -> None:
    """Opened as a file the boxes tick, count and take in the ticks of a link."""
    address = (built_site / CHECKLIST).as_uri()
    page.goto(address + link(".engagement-1"))
    expect(said(page)).to_have_text("These ticks came with the link.")
    box(page, "engagement-2").check()
    expect(count(page)).to_have_text("2 of 12 considered")


def test_without_script_boxes_tick_and_nothing_else_is_offered(open_context: OpenContext, site_url: str) -> None:
    """With scripts off there are the points, their boxes and their sources, and no button that would do nothing."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site_url + CHECKLIST)
    page.get_by_text("Apply a Signs of Safety framework.").click()
    expect(box(page, "engagement-4")).to_be_checked()
    expect(page.locator("main button:visible")).to_have_count(0)
    expect(page.locator(".lb-check__source:visible")).to_have_count(12)
    expect(page.get_by_text("JavaScript is off, so your ticks are not kept")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_boxes_and_rows_are_large_enough_to_hit(open_context: OpenContext, site_url: str, width: int) -> None:
    """Each box is 24 px or more, and its label as high as a thumb; on touch the small buttons are too."""
    page = open_context(viewport={"width": width, "height": 800}, has_touch=width < 1000).new_page()
    page.goto(site_url + CHECKLIST)
    sizes = "(all) => all.map((e) => [e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
    for wide, high in page.locator("[data-tick]").evaluate_all(sizes):
        assert wide >= 24
        assert high >= 24
    for _wide, high in page.locator(".lb-check__label").evaluate_all(sizes):
        assert high >= 44
    least = 44 if width < 1000 else 24
    tools = page.locator(".lb-check__tools button:visible, .lb-check__source").evaluate_all(sizes)
    assert len(tools) == 3 * 12
    for _wide, high in tools:
        assert high >= least


def test_the_small_tools_of_a_point_stand_on_one_line(open_context: OpenContext, site_url: str) -> None:
    """Where there is room, what can be done with a point stands side by side, before and after it is done."""
    page = open_context(viewport={"width": 768, "height": 900}).new_page()
    page.goto(site_url + CHECKLIST)
    words = page.locator("[data-not-applicable], [data-label], .lb-check__source").filter(visible=True)
    middle = "Math.round(e.getBoundingClientRect().top + e.getBoundingClientRect().height / 2)"
    middles = f"(all) => all.slice(0, 3).map((e) => {middle})"
    before = words.evaluate_all(middles)
    page.get_by_role("button", name="Add to my sheet").first.click()
    assert words.evaluate_all(middles) == before
    assert max(before) - min(before) <= 2


def test_what_has_the_focus_is_not_under_the_bar(open_context: OpenContext, site_url: str) -> None:
    """Going through a list by keyboard on a phone, each control comes to rest above the bar."""
    context = open_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    box(page, "engagement-1").check()
    bar = page.locator(".lb-check-bar")
    assert bar.evaluate("(e) => getComputedStyle(e).position") == "sticky"
    for _step in range(4 * 11):
        page.keyboard.press("Tab")
        ends = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert ends <= bar.evaluate("(e) => e.getBoundingClientRect().top") + 0.5
    assert page.evaluate("document.activeElement.closest('li').dataset.point").endswith("collaborative-working-1")


def test_the_ways_to_print_are_folded_on_a_phone_and_open_beside_the_list(
    open_context: OpenContext, site_url: str
) -> None:
    """On narrow screens the board's words come first; where there is room, the choice is in sight."""
    page = open_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(site_url + CHECKLIST)
    choice = page.get_by_role("radio", name="Discussion record")
    expect(choice).to_be_hidden()
    page.get_by_text("Printing", exact=True).click()
    expect(choice).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(choice).to_be_visible()
