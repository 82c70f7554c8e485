"""The form as a person uses it under the preview: opening, writing, being told what is wrong, saving."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.form_server import HOME, Form, box, paste
from small_briefing import SMALL

PASTED = (
    "•\tParents were told once\r\no\tBy a midwife\r\no\tBy a nurse\r\n\uf0b7\tNobody wrote down\r\nwhat was said.\r\n"
)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-state]")).to_have_text("saved")


def text_now(page: Page) -> str:
    text: str = page.evaluate("document.querySelector('lb-editor').doc.file")
    return text


def test_open_and_save_without_a_change(page: Page, form: Form) -> None:
    """A briefing that is opened, looked through field by field and saved has the same bytes."""
    before = form.text()
    form.open(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for control in page.locator("[data-form] :is(textarea, input, select):visible").all():
        control.focus()
    save(page)
    assert form.text() == before


def test_one_changed_word_changes_one_line(page: Page, form: Form) -> None:
    """What is typed into a box is saved into its line, and no other line of the file changes."""
    before = form.text()
    form.open(page)
    summary = box(page, "Case summary")
    summary.fill(summary.input_value().replace("unexpected", "sudden"))
    expect(page.locator("[data-state]")).to_have_text("not saved yet")
    save(page)
    assert form.text() == before.replace("following the unexpected death", "following the sudden death")
    expect(page.locator("[data-said]").first).to_contain_text("Saved as 2017-home-conditions.yml")


def test_bullets_of_word_are_understood(page: Page, form: Form) -> None:
    """Pasted bullets become lines, the second level stands below the first, and a broken line is whole again."""
    form.open(page)
    issues = box(page, "Issues present in the case", 1)
    issues.fill("")
    paste(page, issues, PASTED)
    assert issues.input_value().splitlines() == [
        "Parents were told once",
        "  By a midwife",
        "  By a nurse",
        "Nobody wrote down what was said.",
    ]
    save(page)
    assert "        points:\n          - By a midwife\n          - By a nurse\n" in form.text()
    assert "- text: Nobody wrote down what was said.\n" in form.text()


def test_typed_bullets_are_understood_too(page: Page, form: Form) -> None:
    """Who types dashes or stars before lines gets bullets, not dashes in the words."""
    form.open(page)
    box(page, "Good practice").fill("- Asked again\n* Wrote it down\n• Rang at once")
    save(page)
    assert "good_practice:\n  - Asked again\n  - Wrote it down\n  - Rang at once\n" in form.text()


def test_learning_points_keep_their_ids(page: Page, form: Form) -> None:
    """A reworded point keeps its id, a new one gets the next free one, and a moved one takes its id along."""
    form.open(page)
    learning = page.get_by_role("textbox", name="Learning points", exact=True).first
    lines = learning.input_value().splitlines()
    moved = [lines[1], f"{lines[0]} Always.", "A new point.", *lines[2:]]
    learning.fill("\n".join(moved))
    save(page)
    ids = re.findall(r"id: (engagement-\d)\n +text: (\S+)", form.text())
    assert ids[:3] == [("engagement-2", "Be"), ("engagement-1", "Have"), ("engagement-7", "A")]


def test_an_id_is_never_given_again(page: Page, form: Form) -> None:
    """A point that is taken out leaves its id behind for good; another one gets another id."""
    form.open(page)
    learning = page.get_by_role("textbox", name="Learning points", exact=True).first
    lines = learning.input_value().splitlines()
    learning.fill("\n".join(lines[:-1]))
    save(page)
    assert "retired_ids:\n  - engagement-6\n" in form.text()
    learning.fill("\n".join([*lines[:-1], "Another one altogether."]))
    save(page)
    assert "- id: engagement-7\n        text: Another one altogether.\n" in form.text()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    save(page)
    assert "retired_ids:\n  - engagement-7\n" in form.text()
    assert "  - engagement-6\n" not in form.text()


def test_what_is_wrong_is_said_above_and_beside(page: Page, form: Form) -> None:
    """Check puts the focus on a summary with a link to each field, marks the fields, and says so in the title."""
    form.open(page)
    box(page, "Title").fill("")
    box(page, "Year of the review").fill("last year")
    page.get_by_role("button", name="Check", exact=True).click()
    summary = page.locator("[data-summary]")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("There are 2 things to put right")
    expect(page).to_have_title("Error: Write and correct a briefing")
    title = box(page, "Title")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("This must be filled in"))
    summary.get_by_role("link", name="Title is empty").click()
    expect(title).to_be_focused()
    title.fill("A title")
    box(page, "Year of the review").fill("2017")
    expect(summary).to_be_hidden()
    expect(page).to_have_title("Write and correct a briefing")
    expect(title).to_have_attribute("aria-invalid", "false")


def test_a_problem_in_a_line_is_found_there(page: Page, form: Form) -> None:
    """The link to a problem in a box selects its line."""
    form.open(page)
    box(page, "Related briefings").fill("2016-nothing\n2015-none")
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("link", name="2015-none").click()
    selected = page.evaluate(
        "() => { const box = document.activeElement; return box.value.slice(box.selectionStart, box.selectionEnd); }"
    )
    assert selected == "2015-none"


def test_a_published_briefing_with_a_mistake_is_saved_only_on_purpose(page: Page, form: Form) -> None:
    """What would stop the next build is saved only when the person says so; a draft is saved as it is."""
    before = form.text()
    form.open(page)
    box(page, "Title").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-summary]")).to_be_focused()
    expect(page.locator("[data-next]")).to_contain_text("It is not saved yet")
    assert form.text() == before
    page.get_by_role("button", name="Save it as it is").click()
    expect(page.locator("[data-state]")).to_have_text("saved")
    assert "\ntitle:\n" in form.text()


def test_terms_are_ticked_and_days_are_picked(page: Page, form: Form) -> None:
    """A tick adds a line for the term, a second one takes it away; a day stands in the file as the checker asks."""
    before = form.text()
    form.open(page)
    themes = page.locator("[data-field=themes]").first
    themes.get_by_text("Choose from").click()
    themes.get_by_label("Recording", exact=True).check()
    expect(themes.locator("[data-chosen]")).to_contain_text("Recording")
    box(page, "Review by").fill("2027-03-01")
    save(page)
    assert "  - multi_agency_working\n  - recording\nagencies:" in form.text()
    assert "dates:\n  review_by: 2027-03-01\n" in form.text()
    themes.get_by_label("Recording", exact=True).uncheck()
    box(page, "Review by").fill("")
    save(page)
    assert form.text() == before


def test_strands_are_added_moved_and_removed(page: Page, form: Form) -> None:
    """A new strand has an id from its title, the entries can be moved, and a removed one comes back by Undo."""
    form.open(page)
    strands = page.locator("lb-edit-entries[data-field=strands]")
    page.get_by_role("button", name="Add an entry to Strands").click()
    expect(page.locator(":focus")).to_have_attribute("id", re.compile("-title$"))
    page.keyboard.type("Seeing the home: again")
    page.get_by_role("textbox", name="Learning points", exact=True).nth(3).fill("Look twice.")
    save(page)
    assert "  - id: seeing-the-home-again\n" in form.text()
    assert "- id: seeing-the-home-again-1\n        text: Look twice.\n" in form.text()
    strands.get_by_role("button", name="Move up Strands of learning, entry 4", exact=False).click()
    save(page)
    assert form.text().index("seeing-the-home-again") < form.text().index("id: collaborative-working")
    before = form.text()
    strands.get_by_role("button", name="Remove Strands of learning, entry 1").click()
    assert "id: engagement\n" not in text_now(page)
    page.keyboard.press("Control+z")
    assert text_now(page) == before


def test_an_id_follows_its_title_only_until_it_is_saved(page: Page, form: Form) -> None:
    """Once saved an id is permanent, whatever becomes of the title."""
    form.open(page)
    page.get_by_role("button", name="Add an entry to Strands").click()
    title = box(page, "Strand's title", 3)
    title.fill("First thought")
    title.fill("Second thought")
    page.get_by_role("textbox", name="Learning points", exact=True).nth(3).fill("Look.")
    assert "id: second-thought\n" in text_now(page)
    save(page)
    title.fill("Third thought")
    assert "id: second-thought\n" in text_now(page)


def test_undo_and_redo(page: Page, form: Form) -> None:
    """Steps are undone one by one to the very beginning, and done again."""
    before = form.text()
    form.open(page)
    box(page, "Title").fill("Another title")
    box(page, "Good practice").fill("Asked.")
    changed = text_now(page)
    for _ in range(2):
        page.keyboard.press("Control+z")
    assert text_now(page) == before
    expect(box(page, "Title")).to_have_value("Home conditions: learning from a review")
    expect(page.locator("[data-state]")).to_have_text("saved")
    for _ in range(2):
        page.keyboard.press("Control+y")
    assert text_now(page) == changed


# The second window is refused, and the browser's console says so.
@pytest.mark.allows_console_errors
def test_two_windows_lose_nothing(open_context: Callable[..., BrowserContext], form: Form) -> None:
    """The second window is shown what the first has saved, and can keep both changes."""
    context = open_context()
    first, second = context.new_page(), context.new_page()
    form.open(first)
    form.open(second)
    box(first, "Title").fill("The first window's title")
    save(first)
    box(second, "Short title").fill("Second")
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator("[data-conflict]")).to_be_focused()
    expect(second.locator("[data-lines]")).to_contain_text("The first window''s title")
    assert "short_title: Second" not in form.text()
    second.get_by_role("button", name="Keep both changes").click()
    expect(second.locator("[data-state]")).to_have_text("saved")
    assert "title: 'The first window''s title'\nshort_title: Second\n" in form.text()
    expect(box(second, "Title")).to_have_value("The first window's title")


# The second window is refused, and the browser's console says so.
@pytest.mark.allows_console_errors
@pytest.mark.parametrize(
    ("choice", "kept"), [("Keep mine, replace the other", "Mine"), ("Take the other, undo mine", "Other")]
)
def test_where_both_changed_the_same_line_a_person_chooses(
    open_context: Callable[..., BrowserContext], form: Form, choice: str, kept: str
) -> None:
    """Whichever is chosen, the other one is still there for Undo or in the file until then."""
    context = open_context()
    mine, other = context.new_page(), context.new_page()
    form.open(mine)
    form.open(other)
    box(other, "Short title").fill("Other")
    save(other)
    box(mine, "Short title").fill("Mine")
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.get_by_role("button", name="Keep both changes")).to_be_hidden()
    mine.get_by_role("button", name="Do nothing yet").click()
    assert "short_title: Other" in form.text()
    mine.get_by_role("button", name="Save", exact=True).click()
    mine.get_by_role("button", name=choice).click()
    expect(mine.locator("[data-state]")).to_have_text("saved")
    assert f"short_title: {kept}\n" in form.text()
    if kept == "Other":
        mine.get_by_role("button", name="Undo").click()
        expect(box(mine, "Short title")).to_have_value("Mine")


def test_unsaved_work_is_not_closed_by_chance(page: Page, form: Form) -> None:
    """Close asks first; saying no keeps everything."""
    form.open(page)
    box(page, "Short title").fill("Mine")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Close").click()
    assert asked == ["There is unsaved work. Close it and lose that?"]
    expect(box(page, "Short title")).to_have_value("Mine")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", name="Open a briefing")).to_be_visible()


def test_leaving_the_page_with_unsaved_work_is_warned_of(page: Page, form: Form) -> None:
    """The browser asks before the window closes; without unsaved work it does not."""
    form.open(page)
    box(page, "Short title").fill("Mine")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert asked == ["beforeunload"]
    form.open(page)
    page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_copy_survives_a_crash_only_when_it_was_wanted(page: Page, form: Form) -> None:
    """Nothing is kept in the browser unasked; once wanted the copy is offered, and saving deletes it."""
    form.open(page)
    box(page, "Short title").fill("Not kept")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_label("Keep a copy of unsaved work").check()
    box(page, "Short title").fill("Kept")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(form.address)
    page.reload()
    page.get_by_role("button", name="Open the copy").click()
    expect(box(page, "Short title")).to_have_value("Kept")
    expect(page.locator("[data-state]")).to_have_text("not saved yet")
    save(page)
    assert "short_title: Kept\n" in form.text()
    page.get_by_label("Keep a copy of unsaved work").uncheck()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_pages_show_beside_the_form(page: Page, form: Form) -> None:
    """At wide widths the page as it will be follows what is typed, with the checklist and the sheets' pages."""
    form.open(page)
    frame = page.frame_locator("[data-page]")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Home conditions: learning from a review")
    expect(page.locator("[data-sheets]")).to_contain_text("briefing, 2 pages")
    box(page, "Title").fill("Unsaved <b>title</b>")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Unsaved <b>title</b>")
    page.get_by_role("button", name="The checklist").click()
    expect(frame.get_by_role("checkbox").first).to_be_attached()
    box(page, "Title").fill("")
    expect(page.locator("lb-edit-showing [data-problem]")).to_contain_text("as soon as nothing is left to put right")
    page.set_viewport_size({"width": 1000, "height": 800})
    expect(page.locator("lb-edit-showing")).to_be_hidden()


def test_a_file_the_form_cannot_open_is_named(page: Page, form: Form) -> None:
    """The reason and the remedy are said, and nothing else happens."""
    (form.folder / "2020-broken.yml").write_text("title: [\n", encoding="utf-8")
    page.goto(form.address)
    page.get_by_role("link", name="2020-broken").click()
    expect(page.get_by_role("alert")).to_contain_text("2020-broken.yml cannot be opened in the form")
    expect(page.get_by_role("alert")).to_contain_text("scripts/check.py")


# The preview is gone, and the browser's console says so.
@pytest.mark.allows_console_errors
def test_when_the_preview_has_ended_nothing_is_lost(page: Page, form: Form) -> None:
    """A save that cannot reach the preview says what to do, and the work stays in the form."""
    form.open(page)
    box(page, "Short title").fill("Mine")
    page.route("**/do/**", lambda route: route.abort())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-said]").first).to_contain_text("The preview does not answer")
    expect(page.locator("[data-state]")).to_have_text("not saved yet")
    page.unroute("**/do/**")
    save(page)
    assert "short_title: Mine\n" in form.text()


def test_odd_values_of_a_file_are_shown_as_they_are(page: Page, form: Form) -> None:
    """A word that cannot be chosen, a day that is none and an unknown term are shown, and changed only on purpose."""
    odd = SMALL.replace("status: draft", "status: finished").replace("- recording", "- recordings")
    text = f"{odd}dates:\n  published: 1 May 2020\n"
    (form.folder / "2020-odd.yml").write_text(text, encoding="utf-8", newline="\n")
    form.open(page, "2020-odd")
    expect(box(page, "Status")).to_have_value("finished")
    expect(page.locator("[data-field=published] [data-strange]")).to_have_text("In the file stands: 1 May 2020")
    assert text_now(page) == text
    page.get_by_role("button", name="Take “recordings” away").click()
    assert "themes:\nhow_to_use" in text_now(page)


def test_a_new_briefing_never_takes_another_ones_place(page: Page, form: Form) -> None:
    """A new briefing of the same title and year gets another name."""
    for _ in range(2):
        page.goto(form.address)
        page.reload()
        page.get_by_label("Title").first.fill("Home conditions")
        page.get_by_label("Year of the review").first.fill("2017")
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("[data-state]")).to_have_text("not saved yet")
        save(page)
    assert form.ids() == [HOME, f"{HOME}-2", f"{HOME}-3"]
