"""Sheets as PDF files: accessible for two validators, with boxes to tick, always the same."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefings.render import pdf
from briefings.render.pdf import PdfError, SheetSize, render_pdf
from briefings.render.pdf_data import render_qr_svg
from briefings.views.sheets import (
    SheetKind,
)
from pdf_reading import (
    BUILT_ON,
    SITE,
    extract_text,
    flatten,
    list_tags,
    open_pdf,
    read_sheets,
    real_sheet,
    real_sheets,
    render,
)
from pdf_validators import find_pdf_problems, find_problems_by_page, find_problems_by_verapdf
from synthetic import make_knowledge_base

ROOT = Path(__file__).resolve().parents[2]


def test_every_sheet_passes_two_validators(tmp_path: Path) -> None:
    """Every sheet of the real and of synthetic briefings, in both sizes, drafts too, passes as PDF/UA-1."""
    sheets = [*real_sheets().values(), *read_sheets(make_knowledge_base(2), site=None).values()]
    sheets.append(replace(real_sheet(SheetKind.CHECKLIST), id="draft", is_draft=True))
    files = {f"{sheet.id} {size}": render(sheet, size).content for sheet in sheets for size in SheetSize}
    assert len(files) > 30
    assert find_pdf_problems(files, tmp_path) == {}


@pytest.mark.parametrize(
    ("damage", "by_page", "by_verapdf"),
    [
        ("/MarkInfo", "PDFUA1-TAGGED-DOCUMENT-001", "6.2-1"),
        ("/StructTreeRoot", "PDFUA1-STRUCT-TREE-ROOT-001", "7.1-11"),
        ("/ViewerPreferences", "PDFUA1-VIEWER-PREFERENCES-001", "7.1-10"),
    ],
    ids=["not-marked", "no-tags", "no-title-shown"],
)
def test_the_validators_find_what_is_wrong(damage: str, by_page: str, by_verapdf: str, tmp_path: Path) -> None:
    """A PDF that lacks what accessibility needs passes neither validator."""
    with open_pdf(render(real_sheet(SheetKind.CHECKLIST)).content) as pdf:
        del pdf.Root[damage]
        written = io.BytesIO()
        pdf.save(written)
    content = written.getvalue()
    assert any(by_page in problem for problem in find_problems_by_page(content))
    assert any(f" {by_verapdf} " in problem for problem in find_problems_by_verapdf({"x": content}, tmp_path)["x"])


def test_both_validators_see_a_box_without_a_name(tmp_path: Path) -> None:
    """That a box is named by its point is something the validators look for."""
    with open_pdf(render(real_sheet(SheetKind.CHECKLIST)).content) as pdf:
        del pdf.pages[0].obj.Annots[0].TU
        written = io.BytesIO()
        pdf.save(written)
    found = find_pdf_problems({"x": written.getvalue()}, tmp_path)["x"]
    assert {problem.partition(":")[0] for problem in found} == {"page", "veraPDF"}


def test_a_pdf_says_what_it_is() -> None:
    """Title, language, board, day, bookmarks and the order of Tab are in the file."""
    with open_pdf(render(real_sheet(SheetKind.BRIEFING)).content) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == "Home conditions: learning from a review"
        assert str(pdf.docinfo.Author) == "Nottingham City Safeguarding Children Board"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261123")
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        with pdf.open_outline() as outline:
            (top,) = outline.root
            assert top.title == "Home conditions: learning from a review"
            chapters = [item.title for item in top.children]
        assert chapters[:3] == ["How this document can be used", "Case summary", "Learning"]
        assert [flatten(title) for title in chapters[3:4]] == ["1 Engagement"]
        assert chapters[-1] == "For more information"


def test_headings_follow_each_other_by_level() -> None:
    """One title, no level left out."""
    for kind in SheetKind:
        with open_pdf(render(real_sheet(kind)).content) as pdf:
            levels = [int(str(tag.S)[2:]) for tag in list_tags(pdf, "H1", "H2", "H3", "H4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_ways_back_are_links_and_the_code_is_described() -> None:
    """The board's and the page's addresses are links, and the QR code says what it is."""
    sheet = real_sheet(SheetKind.BRIEFING)
    with open_pdf(render(sheet).content) as pdf:
        annotations = [note for page in pdf.pages for note in page.obj.Annots]
        links = {str(note.A.URI) for note in annotations if str(note.Subtype) == "/Link"}
        (figure,) = list_tags(pdf, "Figure")
        assert str(figure.Alt) == "QR code of this page’s address"
    assert links == {sheet.end.website, sheet.end.online}
    assert render_qr_svg(SITE).count("<path") == 1


@pytest.mark.parametrize("kind", list(SheetKind), ids=str)
def test_boxes_are_named_by_their_points(kind: SheetKind) -> None:
    """Each point has a box to tick on screen, empty at first, named by its words, in reading order."""
    sheet = real_sheet(kind)
    points = [point for strand in sheet.strands for point in strand.points]
    with open_pdf(render(sheet).content) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == [point.name for point in points]
        for field, point in zip(fields, points, strict=True):
            assert flatten(point.text).startswith(str(field.TU).removesuffix(" …"))
            assert (str(field.FT), str(field.AS), str(field.Subtype)) == ("/Btn", "/Off", "/Widget")
            assert set(field.AP.N.keys()) == {"/Yes", "/Off"}
            assert int(field.F) == 4
        forms = list_tags(pdf, "Form")
        assert [form.K[0].Obj.objgen for form in forms] == [field.objgen for field in fields]


def test_a_box_can_be_ticked() -> None:
    """A reader's program knows the boxes as check boxes, and a tick shows on the page."""
    content = render(real_sheet(SheetKind.CHECKLIST)).content
    with open_pdf(content) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            field.V = field.AS = pikepdf.Name.Yes
        written = io.BytesIO()
        pdf.save(written)

    def count_dark(data: bytes) -> int:
        with pypdfium2.PdfDocument(data) as opened:
            opened.init_forms()
            picture = opened[0].render(scale=1, grayscale=True).to_pil()
            return sum(picture.histogram()[:100])

    assert count_dark(written.getvalue()) > count_dark(content) + 12 * 10


def test_a_sheet_without_boxes_has_none() -> None:
    """Where points are not to be ticked, nothing asks for it."""
    sheet = replace(real_sheet(SheetKind.CHECKLIST), has_boxes=False)
    with open_pdf(render(sheet).content) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert list_tags(pdf, "Form") == []


def test_the_record_has_a_table_to_fill() -> None:
    """What will be done, by whom and by when is a real table with headers."""
    with open_pdf(render(real_sheet(SheetKind.RECORD)).content) as pdf:
        assert len(list_tags(pdf, "Table")) == 1
        assert len(list_tags(pdf, "TH")) == 3
        assert len(list_tags(pdf, "TR")) == 6
    text = extract_text(render(real_sheet(SheetKind.RECORD)).content)
    for words in ("What we discussed", "What will be done", "What Who By when", "Who took part", "Team", "Date"):
        assert words in text


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Same input, same bytes; another day gives others."""
    sheet = real_sheet(SheetKind.RECORD)
    first = render_pdf(sheet, SheetSize.STANDARD, BUILT_ON)
    assert render_pdf(sheet, SheetSize.STANDARD, BUILT_ON) == first
    assert render_pdf(sheet, SheetSize.STANDARD, date(2026, 11, 24)).content != first.content


def test_the_fonts_keep_their_licence() -> None:
    """The fonts stand beside the licence and the version they came with."""
    folder = ROOT / "hooks/briefings/fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE.txt").read_text("utf-8")
    assert "5.3.0" in (folder / "VERSION.txt").read_text("utf-8")


def test_missing_fonts_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without its fonts no sheet is made, and the message says what is missing."""
    monkeypatch.setattr(pdf, "_FONTS", tmp_path)
    pdf._load_fonts.cache_clear()
    with pytest.raises(PdfError, match="fonts of the sheets are missing"):
        render_pdf(real_sheet(SheetKind.CHECKLIST), SheetSize.STANDARD, BUILT_ON)
