"""Page, print and PDF of a briefing say the same, in the same order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from briefings.model import KnowledgeBase
from briefings.views.imprint import Imprint
from briefings.views.sheets import Sheet, SheetKind, build_briefing_sheets
from pdf_reading import extract_text, read_tagged_text
from synthetic import make_briefing_yaml, make_knowledge_base, read_real_knowledge_base

BUILT = date(2026, 3, 1)


def squeeze(text: str) -> str:
    """A text without spaces and without the marks that line ends bring: what is left are its letters."""
    return re.sub(r"[\s\x02\ufffe­-]+", "", text)


def texts_of(sheet: Sheet) -> Iterator[str]:
    """Every text of a sheet, in reading order."""
    for section in (*([sheet.panel] if sheet.panel else []), *sheet.opening):
        yield from (section.heading, *(section.text or "").split("\n\n"), *section.items)
    for strand in sheet.strands:
        yield from (strand.title, strand.subtitle or "")
        for issue in strand.issues:
            yield from (issue.text, *issue.points)
        yield from (strand.lead_in or "", *(part for point in strand.points for part in point.text.split("\n\n")))
    for section in sheet.sections:
        yield from (section.heading, *section.items)
    yield from (resource.label for resource in sheet.resources)
    yield from (sheet.end.words, sheet.end.website_printed_as, sheet.end.imprint)


def find_missing(sheet: Sheet, text: str, *, leave_out: tuple[str, ...] = ()) -> list[str]:
    """The texts of a sheet that are not in a longer text after the one before them."""
    squeezed, at, missing = squeeze(text), 0, []
    for wanted in texts_of(sheet):
        if wanted in leave_out:
            continue
        found = squeezed.find(squeeze(wanted), at)
        if found < 0:
            missing.append(wanted)
        else:
            at = found + len(squeeze(wanted))
    return missing


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The real briefing and a synthetic one that has every part a briefing can have."""
    real, synthetic = read_real_knowledge_base(), make_knowledge_base(1)
    return KnowledgeBase(real.board, real.vocabulary, (*real.briefings, *synthetic.briefings))


@pytest.fixture(scope="module")
def site(build_site: Callable[..., Path], project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("content")
    for path in (project_root / "learning_points").glob("*.yml"):
        (content / path.name).write_bytes(path.read_bytes())
    (content / "synthetic-0000.yml").write_text(make_briefing_yaml(0), encoding="utf-8")
    return build_site(content)


@pytest.mark.parametrize("briefing_id", ["2017-home-conditions", "synthetic-0000"])
@pytest.mark.parametrize("kind", [SheetKind.BRIEFING, SheetKind.CHECKLIST])
def test_page_print_and_pdf_say_the_same(
    page: Page, kb: KnowledgeBase, site: Path, tmp_path: Path, briefing_id: str, kind: SheetKind
) -> None:
    """Every text stands in each of them, after the one before it: none lost, none moved."""
    sheets = build_briefing_sheets(kb, kb.briefing(briefing_id), Imprint(kb.board, BUILT))
    sheet = next(sheet for sheet in sheets if sheet.kind is kind)
    page.goto((site / sheet.page).as_uri())
    page.evaluate("document.fonts.ready")
    # The sentences at the foot are for paper alone.
    on_screen = page.locator("main").inner_text()
    assert find_missing(sheet, on_screen, leave_out=(sheet.end.imprint,)) == []
    assert find_missing(sheet, extract_text(page.pdf(prefer_css_page_size=True))) == []
    for ending in (".pdf", "-large-print.pdf"):
        content = (site / f"sheets/{sheet.id}{ending}").read_bytes()
        # In the order of its tags: where columns stand side by side, the order on the paper is no reader's.
        assert find_missing(sheet, read_tagged_text(content)) == []


def test_a_text_that_is_lost_or_moved_would_be_found(kb: KnowledgeBase) -> None:
    """The comparison tells a missing text, and two that have changed places."""
    sheets = build_briefing_sheets(kb, kb.briefings[0], Imprint(kb.board, BUILT))
    sheet = next(iter(sheets))
    texts = [text for text in texts_of(sheet) if text]
    assert find_missing(sheet, " ".join(texts)) == []
    assert find_missing(sheet, " ".join(text for text in texts if text != texts[8])) == [texts[8]]
    moved = [*texts[:8], texts[9], texts[8], *texts[10:]]
    assert find_missing(sheet, " ".join(moved)) != []
