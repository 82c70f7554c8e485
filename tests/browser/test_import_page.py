"""The page that shows an import side by side: for everybody, on any screen, opened from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import Finding
from auditing.keyboard import find_by_keyboard
from auditing.layout import find_clipped, find_plain_links, find_sideways, find_small_targets
from briefings.importing.looking import look_through
from briefings.importing.side_by_side import write_page
from briefings.source import read_knowledge_base
from importing.measuring import import_bytes
from importing.outlines import ROOT

TEXT = """Before everything

Case summary

A made-up boy called Kevin Okafor was seen at
a-very-long-address-without-any-space-in-it-that-must-not-run-out-of-the-page-on-a-phone.

Learning

- Ask <b>why</b> & write it down.
- Ask again:
  - soon

Something nobody knows

More words.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of an import in which something of every kind is left to decide."""
    folder = tmp_path_factory.mktemp("imports")
    conversion = import_bytes(TEXT.encode("utf-8"), ".txt")
    kb = read_knowledge_base(ROOT / "learning_points").knowledge_base
    assert kb is not None
    findings = look_through(conversion.parts, kb.board, kb.vocabulary)
    tokens = ROOT / "docs" / "stylesheets" / "tokens.css"
    names = {"source": "old <b>briefing</b>.txt", "draft": "old-briefing.yml"}
    return write_page(folder / "old.html", conversion, findings, **names, tokens=tokens).as_uri()


def find_all(page: Page) -> list[Finding]:
    checks: tuple[Callable[[Page], object], ...] = (
        *(find_by_axe, find_sideways, find_clipped, find_small_targets, find_plain_links, find_by_keyboard),
    )
    return [finding for check in checks for finding in check(page)]  # type: ignore[attr-defined]


# axe asks for the style sheets once more, as a script, and the page's policy lets no script ask for anything.
@pytest.mark.allows_console_errors
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(open_context: Callable[..., BrowserContext], address: str, width: int, scheme: str) -> None:
    """No finding of axe, nothing runs off a narrow screen, and every link can be reached by keyboard."""
    page = open_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    page.goto(address)
    assert find_all(page) == []


def test_what_must_be_decided_stands_on_top(page: Page, address: str) -> None:
    """What may identify, what has no place, what to check and what is missing come first, each leading to its part."""
    page.goto(address)
    groups = page.get_by_role("heading", level=3).all_inner_texts()
    assert [group.split(" (")[0] for group in groups] == [
        "What may identify a person",
        "Words without a place",
        "Places to check",
        "Fields that the source does not give and every briefing needs",
    ]
    page.get_by_role("link", name="lines 5 to 6").first.click()
    expect(page.locator("li:target")).to_contain_text("Kevin Okafor")


def test_source_and_target_stand_side_by_side(open_context: Callable[..., BrowserContext], address: str) -> None:
    """On a wide screen the target is beside its source, on a narrow one below it."""
    for width, is_beside in ((1440, True), (320, False)):
        page = open_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(address)
        row = page.locator(".lb-import-row").nth(2)
        source, target = (row.locator(f".lb-import-{side}").bounding_box() for side in ("source", "target"))
        assert source is not None
        assert target is not None
        assert (target["x"] > source["x"] + source["width"] - 1) == is_beside


def test_the_words_of_a_document_are_never_markup(page: Page, address: str) -> None:
    """What a document or its name says appears as it says it."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Import of old <b>briefing</b>.txt")
    expect(page.get_by_text("Ask <b>why</b> & write it down.").first).to_be_visible()
    assert Path(page.url.removeprefix("file://")).suffix == ".html"
