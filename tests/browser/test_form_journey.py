"""A newcomer enters the real briefing from paper in one sitting, and it can be published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from briefings.source import read_knowledge_base
from browser.form_server import HOME, Form, box, paste

CONTENT = Path(__file__).resolve().parents[2] / "learning_points"


def flat(text: str) -> str:
    return " ".join(text.split())


def tick(page: Page, field: str, ids: list[str]) -> None:
    group = page.locator(f"[data-field={field}]").first
    for name in ids:
        choice = group.locator(f"input[value={name}]")
        if not choice.is_visible():
            group.locator("summary").click()
        choice.check()


def write_strand(page: Page, at: int, strand: dict[str, object]) -> None:
    """One strand as it stands on paper: the bullets pasted from Word, the rest typed."""
    page.get_by_role("button", name="Add an entry to Strands of learning").click()
    entry = page.locator("lb-edit-entries[data-field=strands] > fieldset > ol > li").nth(at)
    entry.locator("[data-field=title] [data-control]").fill(str(strand["title"]))
    if "subtitle" in strand:
        entry.locator("[data-field=subtitle] [data-control]").fill(str(strand["subtitle"]))
    issues = entry.locator("[data-field=issues] > [data-control]")
    paste(
        page,
        issues,
        "".join(
            f"•\t{flat(i['text'])}\r\n" + "".join(f"o\t{p}\r\n" for p in i.get("points", [])) for i in strand["issues"]
        ),
    )  # type: ignore[attr-defined]
    if "lead_in" in strand:
        entry.locator("[data-field=lead_in] [data-control]").fill(flat(str(strand["lead_in"])))
    paste(
        page,
        entry.locator("[data-field=learning] > [data-control]"),
        "".join(f"•\t{flat(p['text'])}\r\n" for p in strand["learning"]),
    )  # type: ignore[attr-defined]


def test_the_real_briefing_is_entered_from_paper(page: Page, form: Form, build_site: Callable[..., Path]) -> None:
    """Typed and pasted as it stands on paper, saved, previewed, checked and built: the words are the board's."""
    paper = yaml.load((CONTENT / f"{HOME}.yml").read_text("utf-8"), yaml.BaseLoader)
    (form.folder / f"{HOME}.yml").unlink()
    page.goto(form.address)
    page.get_by_label("Title").first.fill(paper["title"])
    page.get_by_label("Year of the review").first.fill("2017")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[data-file-name]")).to_have_text(f"{HOME}.yml")
    box(page, "Summary").fill(paper["summary"])
    box(page, "Review type").select_option(label="Learning review")
    for field in ("themes", "agencies", "age_bands", "editorial"):
        tick(page, field, paper[field])
    paste(page, box(page, "How this document can be used"), "".join(f"•\t{text}\r\n" for text in paper["how_to_use"]))
    box(page, "Case summary").fill(flat(paper["case_summary"]))
    page.locator("[data-field=overview] [data-control]").fill(flat(paper["overview"]))
    for at, strand in enumerate(paper["strands"]):
        write_strand(page, at, strand)
    page.locator("[data-field=signpost] [data-field=text] [data-control]").fill(flat(paper["signpost"]["text"]))
    box(page, "Address as printed").fill(paper["signpost"]["printed_as"])
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-said]").first).to_have_text(f"Saved as {HOME}.yml.")
    box(page, "Source document").fill("Two-page learning briefing of the board")
    box(page, "Basis").select_option("published_by_board")
    box(page, "Status").select_option("published")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-state]")).to_have_text("saved")
    expect(page.locator("[data-summary]")).to_be_hidden()
    expect(page.frame_locator("[data-page]").get_by_role("heading", level=1)).to_have_text(paper["title"])
    check_words(form, paper)
    assert (build_site(form.folder) / "briefings" / f"{HOME}.html").is_file()


def check_words(form: Form, paper: dict[str, object]) -> None:
    reading = read_knowledge_base(form.folder)
    assert reading.errors == ()
    kb = reading.knowledge_base
    assert kb is not None
    briefing, whole = kb.briefing(HOME), read_knowledge_base(CONTENT).knowledge_base
    assert whole is not None
    original = whole.briefing(HOME)
    for name in ("title", "summary", "how_to_use", "case_summary", "overview", "signpost", "themes", "agencies"):
        assert getattr(briefing, name) == getattr(original, name), name
    for mine, theirs in zip(briefing.strands, original.strands, strict=True):
        assert (mine.title, mine.subtitle, mine.issues, mine.lead_in) == (
            theirs.title,
            theirs.subtitle,
            theirs.issues,
            theirs.lead_in,
        )
        assert [point.text for point in mine.learning] == [point.text for point in theirs.learning]
