"""The form without a preview: opened from a folder it works by files, checks by its own rules, and says so."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from briefings.problems import Severity
from browser.form_server import box, paste
from editor_texts import ROOT, SEED, WAYS
from small_briefing import SMALL, problems_of

PROBLEMS = ROOT / "tests" / "golden" / "problems"
OWN_RULES = frozenset(
    {"empty-field", "missing-field", "empty-list", "choice", "year", "date", "yes-or-no", "length", "id"}
)
CHECK = """
(texts) => {
  const spec = document.querySelector("lb-editor").spec;
  return texts.map((text) => {
    const doc = new EditDocument(text, spec);
    if (doc.obstacle) return null;
    return EditOwnRules.check(doc).filter((one) => one.severity === "error").map((one) => one.path.join("/"));
  });
}
"""


@pytest.fixture
def alone(page: Page, form_files: Path) -> Page:
    """The form as it opens from a folder, in a browser without a file picker of its own."""
    page.add_init_script("delete window.showOpenFilePicker")
    page.goto((form_files / "form" / "index.html").as_uri())
    return page


def choose(page: Page, name: str, text: str) -> None:
    page.locator("[data-picker]").set_input_files(
        {"name": name, "mimeType": "application/yaml", "buffer": text.encode("utf-8")}
    )
    expect(page.locator("[data-file-name]")).to_have_text(name)


def test_a_file_is_opened_changed_and_downloaded(alone: Page) -> None:
    """The bytes that come out are those that went in, but for the changed line."""
    text = "\ufeff" + SEED.replace("\n", "\r\n").rstrip("\r\n")
    choose(alone, "2017-home-conditions.yml", text)
    expect(alone.locator("[data-where]")).to_contain_text("only the form’s own rules are checked")
    expect(alone.locator("lb-edit-showing")).to_have_count(0)
    box(alone, "Short title").fill("Homes")
    with alone.expect_download() as started:
        alone.get_by_role("button", name="Save", exact=True).click()
    assert started.value.suggested_filename == "2017-home-conditions.yml"
    wanted = text.replace("short_title: Home conditions", "short_title: Homes")
    assert Path(started.value.path()).read_bytes() == wanted.encode("utf-8")
    expect(alone.locator("[data-state]")).to_have_text("saved")


def test_its_own_rules_speak_while_it_is_alone(alone: Page) -> None:
    """What a single field asks for is said here too, above and beside."""
    choose(alone, "2020-small.yml", SMALL)
    box(alone, "Title").fill("")
    box(alone, "Summary").fill("x" * 301)
    alone.get_by_role("button", name="Check", exact=True).click()
    expect(alone.locator("[data-summary]").get_by_role("link")).to_have_text(
        ["Summary: this text is too long: at most 300 letters and spaces"]
    )
    expect(box(alone, "Summary")).to_have_attribute("aria-invalid", "true")
    expect(alone.locator("[data-gaps]").get_by_role("link")).to_have_text(["Title is empty"])


def test_a_new_briefing_can_begin_alone(alone: Page) -> None:
    """Without a preview too a new file has its name, its needed fields and the line for text editors."""
    alone.get_by_label("Title").first.fill("Quiet children: a made-up review")
    alone.get_by_label("Year of the review").first.fill("2021")
    alone.get_by_role("button", name="Begin").click()
    expect(alone.locator("[data-file-name]")).to_have_text("2021-quiet-children-a.yml")
    text: str = alone.evaluate("document.querySelector('lb-editor').doc.file")
    assert text.startswith("# yaml-language-server: $schema=./_briefing.schema.json\nkind: review_briefing\n")
    assert {problem.rule for problem in problems_of(text)} == {"empty-field"}


@pytest.mark.parametrize("data", [b"title: caf\xe9\n", b"x" * (256 * 1024 + 1)])
def test_what_is_no_briefing_is_refused(alone: Page, data: bytes) -> None:
    """A file in another encoding, or far too large, is not opened."""
    alone.locator("[data-picker]").set_input_files({"name": "x.yml", "mimeType": "text/plain", "buffer": data})
    expect(alone.get_by_role("alert")).to_contain_text("no text saved as UTF-8")


PICKER = """
window.saved = [];
window.onDisk = %r;
window.showOpenFilePicker = async () => [{
  getFile: async () => new File([window.onDisk], "2020-small.yml"),
  createWritable: async () => {
    const parts = [];
    return { write: async (part) => parts.push(part), close: async () => {
      window.onDisk = await new Blob(parts).text();
      window.saved.push(window.onDisk);
    } };
  },
}];
"""


def test_the_browsers_own_picker_saves_in_place(open_context: Callable[..., BrowserContext], form_files: Path) -> None:
    """Where the browser has one, the form saves into the file itself, and not over what changed meanwhile."""
    context = open_context()
    context.add_init_script(PICKER % SMALL)
    page = context.new_page()
    page.goto((form_files / "form" / "index.html").as_uri())
    page.get_by_role("button", name="Open a file").click()
    box(page, "Short title").fill("First")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-state]")).to_have_text("saved")
    assert page.evaluate("saved") == [SMALL.replace("summary:", "short_title: First\nsummary:")]
    page.evaluate("onDisk = onDisk.replace('Keeping a diary', 'Someone else')")
    box(page, "Short title").fill("Second")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-conflict]")).to_be_focused()
    assert len(page.evaluate("saved")) == 1
    page.get_by_role("button", name="Keep both changes").click()
    expect(page.locator("[data-state]")).to_have_text("saved")
    assert "title: Someone else\nshort_title: Second\n" in page.evaluate("onDisk")


def make_texts() -> list[str]:
    """Several hundred good and bad files: every golden one, and wrong values in every way of writing."""
    chance = random.Random(8)
    golden = [path.read_bytes().decode("utf-8", "replace") for path in sorted(PROBLEMS.glob("*.yml"))]
    wrong = ["", "x", "soon", "2017", "yes", "A b", "2017-02-30", "x" * 301, "http://x.y", "draft", "neglect"]
    changed = []
    for _ in range(250):
        text = chance.choice([SMALL, WAYS, SMALL, SEED if chance.random() < 0.1 else SMALL])
        lines = text.split("\n")
        at = chance.choice([n for n, line in enumerate(lines) if ": " in line and not line.startswith("#")])
        lines[at] = lines[at].split(": ")[0] + ": " + chance.choice(wrong)
        changed.append("\n".join(lines))
    return [*golden, *changed]


def test_the_forms_own_rules_never_differ_from_the_checkers(alone: Page) -> None:
    """Several hundred good and bad files through both: alone the form finds no fault where the checker finds none, and
    of the rules that are its own it misses none.
    """
    texts = make_texts()
    found: list[Any] = [
        one for start in range(0, len(texts), 50) for one in alone.evaluate(CHECK, texts[start : start + 50])
    ]
    compared = 0
    for text, own in zip(texts, found, strict=True):
        if own is None:
            continue
        problems = [problem for problem in problems_of(text) if problem.severity is Severity.ERROR]
        paths = {"/".join(map(str, problem.path or ())) for problem in problems}
        assert not own or problems, text
        if any(problem.path is None for problem in problems):
            continue  # What the checker finds in the YAML itself keeps it from judging what stands there.
        needed = {"/".join(map(str, p.path or ())) for p in problems if p.rule in OWN_RULES}
        assert needed <= set(own), text
        assert all(any(not one or f"{path}/".startswith(f"{one}/") for one in paths) for path in own), text
        compared += 1
    assert compared > 150


BULLETS = [
    ("•\tFirst\n•\tSecond", "First\nSecond"),
    ("\uf0b7\tFirst\r\n\uf0b7\tSecond", "First\nSecond"),
    ("- First\n- Second\n  - Below", "First\nSecond\n  Below"),
    ("* First\n* Second", "First\nSecond"),
    ("– First\n– Second", "First\nSecond"),
    ("•\tFirst\no\tBelow\no\tBelow too\n•\tSecond", "First\n  Below\n  Below too\nSecond"),
    ("\t•\tFirst\n\t\t◦\tBelow", "First\n  Below"),
    ("1. First\n2. Second", "First\nSecond"),
    ("a) First\nb) Second", "First\nSecond"),
    ("2017. A year begins this line", "2017. A year begins this line"),
    ("Response:\n• Rang\n• Wrote", "Response:\n  Rang\n  Wrote"),
    ("• A bullet that runs on\nover its line\n\n• Second", "A bullet that runs on over its line\nSecond"),
    ("First\n\nSecond\nThird", "First\nSecond\nThird"),
    ("•\u00a0Odd\u00a0spaces\u200b and\u00ad signs", "Odd spaces and signs"),
]


@pytest.mark.parametrize(("pasted", "wanted"), BULLETS, ids=range(len(BULLETS)))
def test_bullets_of_every_kind_are_understood(alone: Page, pasted: str, wanted: str) -> None:
    """Word, Word for Mac, e-mail and PDF: each pasted list becomes lines, the second level below the first."""
    choose(alone, "2020-small.yml", SMALL)
    issues = box(alone, "Issues present in the case")
    issues.fill("")
    paste(alone, issues, pasted)
    if issues.input_value() == "":
        issues.fill(pasted)  # what needs no change is pasted by the browser itself
    assert issues.input_value() == wanted


def test_signs_that_stand_in_the_file_are_kept(alone: Page) -> None:
    """A text of the file that begins like a bullet loses nothing when another line of the box is edited."""
    text = SMALL.replace("  - Read it.", "  - '– Read it.'")
    choose(alone, "2020-small.yml", text)
    lines = box(alone, "How this document can be used")
    lines.fill(lines.input_value().replace("Share it.", "Share them.").replace("– Read it.", "– Read it all."))
    now: str = alone.evaluate("document.querySelector('lb-editor').doc.file")
    assert now == text.replace("Share it.", "Share them.").replace("– Read it.", "– Read it all.")


def test_a_line_break_inside_a_bullet_is_shown_and_kept(alone: Page) -> None:
    """A bullet of two lines is one line in the box, with a sign that is explained."""
    text = SMALL.replace("  - Read it.\n", "  - |-\n    Read it.\n    All of it.\n")
    choose(alone, "2020-small.yml", text)
    lines = box(alone, "How this document can be used")
    assert lines.input_value() == "Read it.↵All of it.\nShare it."
    expect(alone.locator("[data-mark-help]:visible")).to_contain_text("↵ stands for a line break")
    lines.fill(lines.input_value().replace("Share it.", "Share them."))
    assert alone.evaluate("document.querySelector('lb-editor').doc.file") == text.replace("Share it.", "Share them.")
