"""The words of a PDF: all of the sheet's, in order, and as typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefings.render.pdf import PdfError, SheetSize, UnprintableCharacterError, render_pdf
from briefings.views.sheets import (
    Sheet,
    SheetIssue,
    SheetKind,
    SheetPoint,
    SheetResource,
    SheetSection,
    SheetStrand,
)
from pdf_reading import (
    BUILT_ON,
    SITE,
    extract_text,
    flatten,
    list_tags,
    open_pdf,
    read_sheets,
    read_tagged_text,
    real_sheet,
    render,
    walk_tags,
    with_points,
)
from pdf_validators import find_pdf_problems
from synthetic import make_knowledge_base, read_real_knowledge_base

HOSTILE = (
    "# a #b $x^2$ [c] \\d @e <script>alert(1)</script> *bold* _x_ `code` 'single' \"double\" -- --- ... ~ // /* */ "
    '#import "x.typ" #{1+1} https://a.example/b?c=d&e %20 &amp; {{ x }}'
)
BLOCKS = ("= heading", "- list", "+ list", "/ term: x", "1. one", "```raw```", "#pagebreak()")


def expected_texts(sheet: Sheet) -> list[str]:
    """The words of a sheet in reading order."""
    texts = [sheet.label, sheet.board, sheet.title, sheet.origin]
    for section in (*([sheet.panel] if sheet.panel else []), *sheet.opening):
        texts += [section.heading, section.text or "", *section.items]
    for strand in sheet.strands:
        texts += [str(strand.number) if strand.number else "", strand.title, strand.subtitle or "", strand.source or ""]
        for issue in strand.issues:
            texts += [issue.text, *issue.points]
        texts += [strand.lead_in or "", *(point.text for point in strand.points)]
    for section in sheet.sections:
        texts += [section.heading, section.text or "", *section.items]
    texts += [resource.label for resource in sheet.resources]
    texts += list(sheet.questions)
    end = sheet.end
    return [
        flatten(text) for text in (*texts, end.words, end.website_printed_as, end.online or "", end.imprint) if text
    ]


@pytest.mark.parametrize("kind", list(SheetKind), ids=str)
@pytest.mark.parametrize("size", list(SheetSize), ids=str)
def test_every_word_is_there_in_order(kind: SheetKind, size: SheetSize) -> None:
    """Every text of a sheet is in its PDF, in reading order."""
    synthetic = read_sheets(make_knowledge_base(1))[f"synthetic-0000-{kind.value}"]
    if kind is SheetKind.BRIEFING:
        synthetic = replace(synthetic, resources=(SheetResource("A guide to read", SITE),))
    for sheet in (real_sheet(kind), synthetic):
        place = 0
        text = "".join(read_tagged_text(render(sheet, size).content).split())
        for expected in expected_texts(sheet):
            wanted = expected.replace(" ", "")
            found = text.find(wanted, place)
            assert found >= 0, expected
            place = found + len(wanted)


def test_issues_come_before_learning_in_reading_order() -> None:
    """Beside each other on paper, issues are read before what was learned from them."""
    text = read_tagged_text(render(real_sheet(SheetKind.BRIEFING)).content)
    first = [text.index(words) for words in ("Problematic engagement", "Combined appointments", "None of the above")]
    assert first == sorted(first)


def test_every_page_after_the_first_tells_what_it_belongs_to() -> None:
    """Each page has its number and the board, each but the first the sheet's title."""
    with pypdfium2.PdfDocument(render(real_sheet(SheetKind.BRIEFING)).content) as pdf:
        first, second = (page.get_textpage().get_text_bounded() for page in pdf)
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert first.count("Home conditions: learning from a review") == 1
    assert second.count("Home conditions: learning from a review") == 1
    assert "Printed copies may be out of date: check the page." in flatten(second)
    assert "Page built 23 November 2026." in flatten(second)


def test_a_draft_says_so() -> None:
    """Nobody takes a draft for a published sheet."""
    draft = render(replace(real_sheet(SheetKind.BRIEFING), is_draft=True)).content
    assert "Draft – not on the published site" in extract_text(draft)
    assert "Draft" not in extract_text(render(real_sheet(SheetKind.BRIEFING)).content)


def test_without_an_address_there_is_neither_line_nor_code() -> None:
    """A site that is not published yet prints no address to type and no code."""
    sheet = read_sheets(read_real_knowledge_base(), site=None)["2017-home-conditions-checklist"]
    content = render(sheet).content
    assert "online:" not in extract_text(content)
    with open_pdf(content) as pdf:
        assert list_tags(pdf, "Figure") == []


def fill_with(sheet: Sheet, text: str) -> Sheet:
    """The sheet with this text wherever an author may write."""
    strand = SheetStrand(
        number=1,
        title=text,
        subtitle=text,
        source=text,
        lead_in=text,
        issues=(SheetIssue(text, (text,)),),
        points=(SheetPoint("some/point", text),),
    )
    section = SheetSection(text, text, (text,))
    return replace(
        sheet,
        title=text,
        label=text,
        board=text,
        origin=text,
        strands=(strand,),
        panel=section,
        opening=(section, section),
        sections=(section,),
        resources=(SheetResource(text, None),),
        questions=(text,),
        end=replace(sheet.end, words=text, website_printed_as=text, imprint=text),
    )


@pytest.mark.parametrize("kind", list(SheetKind), ids=str)
def test_hostile_words_print_as_typed(kind: SheetKind, tmp_path: Path) -> None:
    """Whatever an author types anywhere is printed as typed, and the file stays accessible."""
    pdf = render(fill_with(real_sheet(kind), HOSTILE))
    text = "".join(read_tagged_text(pdf.content).split())
    assert text.count("".join(HOSTILE.split())) >= 8
    assert find_pdf_problems({"hostile": pdf.content}, tmp_path) == {}


@pytest.mark.parametrize("text", [*BLOCKS, HOSTILE, "a\u2028b", "soft\u2009thin\u00a0hard", "Łódź ŵ ŷ Ÿ ą ę ö ñ €"])
def test_each_hostile_word_prints_as_typed(text: str) -> None:
    """What would be markup at the beginning of a line is nothing but words."""
    found = read_tagged_text(render(with_points(real_sheet(SheetKind.CHECKLIST), text)).content)
    assert "".join(text.split()) in "".join(found.split())


def test_paragraphs_are_parted_and_lines_joined() -> None:
    """A blank line begins a paragraph; a single line break is a space, as on the page."""
    sheet = with_points(real_sheet(SheetKind.CHECKLIST), "first line\nsame paragraph\n\nsecond   paragraph")
    content = render(sheet).content
    assert "first line same paragraph second paragraph" in extract_text(content)
    with open_pdf(content) as pdf:
        (item,) = list_tags(pdf, "LI")
        assert [str(tag.S) for _, tag in walk_tags(item)].count("/P") == 2


@pytest.mark.parametrize(
    ("typed", "character"),
    [("Tick ☐ here", "☐"), ("中 in it", "中"), ("bell \x07 rings", "\x07"), ('a "☐" quoted', "☐")],
    ids=["box", "chinese", "control", "quoted"],
)
def test_a_character_the_font_lacks_is_named(typed: str, character: str) -> None:
    """The message names the character and the text it stands in; nothing is printed without it."""
    with pytest.raises(UnprintableCharacterError) as caught:
        render_pdf(with_points(real_sheet(SheetKind.CHECKLIST), "Fine.", typed), SheetSize.STANDARD, BUILT_ON)
    assert (caught.value.characters, caught.value.text) == (character, typed)
    assert f"U+{ord(character):04X}" in str(caught.value)
    assert isinstance(caught.value, PdfError)
