"""An import's draft opens with the list of what to decide, and emptying it is visible progress."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.form_server import Form
from small_briefing import SMALL

NAME = "2020-imported"
LEFT = """unplaced:
  - text: A stray sentence, made up.
    where: page 1, line 3
    why: No heading stands above it.
  - text: A second one, made up.
to_check:
  - at: diary-2
    what: The bullet may be two.
    where: page 2
"""


@pytest.fixture
def imported(page: Page, form: Form) -> Form:
    """A made-up draft as an import leaves it, with its page beside."""
    (form.folder / f"{NAME}.yml").write_text(SMALL + LEFT, encoding="utf-8", newline="\n")
    pages = form.folder.parent / ".cache" / "imports"
    pages.mkdir(parents=True)
    (pages / f"{NAME}.html").write_text(
        "<!doctype html><html lang=en><title>x</title><link rel=icon href=data:,><h1>Beside</h1>", encoding="utf-8"
    )
    form.open(page, NAME)
    return form


def test_the_list_is_emptied_step_by_step(page: Page, imported: Form) -> None:
    """Words go where the person puts them, in one step that can be undone; what is right is ticked off."""
    unplaced, to_check = page.locator("[data-field=unplaced]"), page.locator("[data-field=to_check]")
    expect(unplaced.locator("[data-count-words]")).to_have_text("0 of 2 settled")
    expect(unplaced).to_contain_text("page 1, line 3. No heading stands above it.")
    unplaced.get_by_label("Put it into").first.select_option(label="Diary: Learning points")
    unplaced.get_by_role("button", name="Put it there").first.click()
    expect(unplaced.locator("[data-count-words]")).to_have_text("1 of 2 settled")
    expect(unplaced.get_by_role("status")).to_have_text("Put into Diary: Learning points. 1 of 2 settled.")
    expect(page.locator(":focus")).to_have_attribute("data-to", "")
    unplaced.get_by_role("button", name="Leave it out").click()
    to_check.get_by_role("button", name="Go to it").click()
    expect(page.locator(":focus")).to_have_value(f"{SMALL_LINES}\nA stray sentence, made up.")
    to_check.get_by_role("button", name="It is right now").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-state]")).to_have_text("saved")
    wanted = f"{SMALL}      - id: diary-3\n        text: A stray sentence, made up.\n"
    assert imported.text(NAME) == wanted
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
    expect(unplaced.locator("[data-count-words]")).to_have_text("0 of 2 settled")


SMALL_LINES = "Write down what you saw.\nRead what others wrote."


def test_the_import_can_be_looked_at_beside(page: Page, imported: Form) -> None:
    """The page that shows where each part of the document went opens from the form, and nowhere else leads to it."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="The imported document beside this draft").click()
    expect(opened.value.get_by_role("heading")).to_have_text("Beside")
    form = imported
    form.open(page)
    page.reload()
    expect(page.locator("[data-file-name]")).to_have_text("2017-home-conditions.yml")
    expect(page.get_by_role("link", name="The imported document beside this draft")).to_be_hidden()
