"""Sheets as Word files: what is in them, read as XML and read back through LibreOffice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from _office import find_office, how_to_get_one
from briefings.render.docx import UnfitCharacterError, render_docx
from briefings.render.docx_look import Page, Size, TokenMissingError, read_colours
from briefings.render.html import split_paragraphs
from briefings.views.imprint import Imprint
from briefings.views.sheets import Sheet, SheetKind, SheetPoint, SheetSection, build_sheets
from synthetic import read_real_knowledge_base

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "hooks" / "briefings" / "templates" / "docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
}
NAMES = (
    "2017-home-conditions-briefing",
    "2017-home-conditions-checklist",
    "2017-home-conditions-record",
    "agencies-housing-checklist",
)
SIZES = (12, 18)
HOSTILE = (
    """#1 $x$ [a](b) \\n @me <script>alert("x")</script> & &amp; ]]> {{ board }} {% raw %} """
    """'quoted' “curly” _x0041_ \U0001f600"""
)
SPLIT_BY_LINE = "one\u2028two"

# The order that Word's own schema (ECMA-376, Part 1) asks of what stands inside; Word calls a file broken otherwise.
ORDER = {
    "pPr": "pStyle keepNext keepLines framePr numPr pBdr shd tabs spacing ind jc textAlignment outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color spacing position sz szCs u shd lang",
    "sdt": "sdtPr sdtContent",
    "sdtPr": "rPr alias tag id lock checkbox",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "style": "name basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr tcPr tblStylePr",
    "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
    "abstractNum": "multiLevelType lvl",
    "numbering": "abstractNum num",
    "settings": "defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "inline": "extent docPr cNvGraphicFramePr graphic",
}


@cache
def sheets() -> dict[str, Sheet]:
    """The sheets of the real briefing, on a site whose address is known."""
    kb = read_real_knowledge_base()
    board = kb.board.model_copy(update={"site_address": "https://learning.example.org/"})
    known = type(kb)(board, kb.vocabulary, kb.briefings)
    return {sheet.id: sheet for sheet in build_sheets(known, Imprint(board, date(2026, 3, 1)))}


def with_point(text: str, name: str = "2017-home-conditions/engagement-1", **changes: object) -> Sheet:
    """The real checklist with one learning point alone."""
    sheet = sheets()["2017-home-conditions-checklist"]
    strand = replace(sheet.strands[0], points=(SheetPoint(name, text),))
    return replace(sheet, strands=(strand,), **changes)


def parts_of(file: bytes) -> dict[str, etree._Element]:
    """Every XML part of a package, parsed: a part that is not well formed raises."""
    with ZipFile(BytesIO(file)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if not name.endswith(".png")}


def document_of(sheet: Sheet, points: int = 12) -> etree._Element:
    return parts_of(render_docx(sheet, points))["word/document.xml"]


def text_of(element: etree._Element) -> str:
    """The words of a part of a document, in order."""
    return "".join(
        " " if node.tag.endswith("}tab") else node.text or "" for node in element.iter(f"{{{W}}}t", f"{{{W}}}tab")
    )


def paragraphs_of(document: etree._Element, style: str) -> list[str]:
    found = document.xpath(".//w:p[w:pPr/w:pStyle/@w:val = $style]", namespaces=NS, style=style)
    return [text_of(paragraph) for paragraph in found]


def values(element: etree._Element, path: str) -> list[str]:
    return [found.get(f"{{{W}}}val") for found in element.iterfind(path, NS)]


def texts_in_order(sheet: Sheet) -> Iterator[str]:
    """Every text of a checklist or record as the sheet gives it, in its order, one entry for each paragraph."""
    yield from (sheet.label, sheet.board, sheet.title, sheet.origin)
    for strand in sheet.strands:
        yield from (text for text in (strand.title, strand.subtitle, strand.source) if text)
        for point in strand.points:
            yield from split_paragraphs(point.text)
    yield from sheet.questions
    if sheet.has_lines:
        yield from ("What we discussed", "What will be done", "What", "Who", "By when", "Who took part", "Team", "Date")
    end = sheet.end
    yield from ("For more information", end.words, end.website_printed_as, end.online or "", end.imprint)


def assert_in_order(texts: Iterator[str], whole: str) -> None:
    """Each text stands in the whole, behind the one before it."""
    whole = " ".join(whole.split())
    at = 0
    for text in texts:
        found = whole.find(" ".join(text.split()), at)
        assert found >= 0, f"not there, or out of order: {text!r}"
        at = found + len(" ".join(text.split()))


EVERY = list(product(NAMES, SIZES))
CHECKS = [(name, points) for name, points in EVERY if not name.endswith("briefing")]


@pytest.mark.parametrize(("name", "points"), EVERY)
def test_the_package_is_whole(name: str, points: int) -> None:
    """Every part is well formed and of a declared kind, and every reference leads to something that is there."""
    file = render_docx(sheets()[name], points)
    parts = parts_of(file)
    with ZipFile(BytesIO(file)) as package:
        names = package.namelist()
        assert package.testzip() is None
    assert names[0] == "[Content_Types].xml"
    overridden = {kind.get("PartName") for kind in parts["[Content_Types].xml"].iterfind("ct:Override", NS)}
    defaults = {kind.get("Extension") for kind in parts["[Content_Types].xml"].iterfind("ct:Default", NS)}
    assert overridden == {f"/{part}" for part in names[1:] if part.endswith(".xml")}
    assert {part.rpartition(".")[2] for part in names} == defaults
    relations = parts["word/_rels/document.xml.rels"].findall("rel:Relationship", NS)
    inside = {f"word/{relation.get('Target')}" for relation in relations if not relation.get("TargetMode")}
    assert inside == {part for part in names if part.startswith("word/")} - {
        "word/document.xml",
        "word/_rels/document.xml.rels",
    }
    asked = set(parts["word/document.xml"].xpath("//@r:id | //@r:embed", namespaces=NS))
    implied = {"styles", "numbering", "settings"}
    assert asked == {relation.get("Id") for relation in relations} - implied
    assert {relation.get("Target") for relation in parts["_rels/.rels"]} <= set(names)


@pytest.mark.parametrize(("name", "points"), EVERY)
def test_everything_stands_in_the_order_of_the_schema(name: str, points: int) -> None:
    """Word opens the file without a word about unreadable content."""
    for part, root in parts_of(render_docx(sheets()[name], points)).items():
        for element in root.iter(etree.Element):
            order = ORDER.get(etree.QName(element).localname, "").split()
            if order and part.startswith("word/"):
                children = [etree.QName(child).localname for child in element]
                assert set(children) <= set(order), f"{part}: {element.tag}"
                assert children == sorted(children, key=order.index), f"{part}: {element.tag}"


@pytest.mark.parametrize(("name", "points"), EVERY)
def test_every_style_and_list_that_is_asked_for_exists(name: str, points: int) -> None:
    """Nothing falls back to Word's own looks in silence."""
    parts = parts_of(render_docx(sheets()[name], points))
    styles = {style.get(f"{{{W}}}styleId") for style in parts["word/styles.xml"].iterfind("w:style", NS)}
    lists = {number.get(f"{{{W}}}numId") for number in parts["word/numbering.xml"].iterfind("w:num", NS)}
    for root in parts.values():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert set(values(root, f".//w:{kind}")) <= styles
        assert set(values(root, ".//w:numId")) <= lists


@pytest.mark.parametrize(("name", "points"), CHECKS)
def test_every_word_is_there_in_order(name: str, points: int) -> None:
    """The file says what the sheet says, in the same order."""
    sheet = sheets()[name]
    document = document_of(sheet, points)
    whole = " ".join(text_of(paragraph) for paragraph in document.iterfind(".//w:p", NS))
    assert_in_order(texts_in_order(sheet), whole)


def test_a_briefing_is_told_whole() -> None:
    """A briefing's file has its issues, details, lead-ins, panels and sections too."""
    sheet = replace(
        sheets()["2017-home-conditions-briefing"], sections=(SheetSection("Good practice", items=("Kept a diary.",)),)
    )
    whole = " ".join(text_of(paragraph) for paragraph in document_of(sheet).iterfind(".//w:p", NS))
    told = [
        sheet.panel.heading,
        *sheet.panel.items,
        *(text for part in sheet.opening for text in (part.heading, part.text)),
    ]
    for strand in sheet.strands:
        told += [strand.title]
        told += [text for issue in strand.issues for text in (issue.text, *issue.points)]
        told += [*split_paragraphs(strand.lead_in or ""), *(point.text for point in strand.points)]
    assert_in_order(iter([*told, "Good practice", "Kept a diary.", sheet.end.words, sheet.end.imprint]), whole)


@pytest.mark.parametrize(("name", "points"), EVERY)
def test_each_learning_point_has_a_box(name: str, points: int) -> None:
    """A box can be ticked on screen, is found by its point's permanent name and is called by its words."""
    sheet = sheets()[name]
    document = document_of(sheet, points)
    boxes = document.findall(".//w:p/w:sdt", NS)
    expected = [point for strand in sheet.strands for point in strand.points]
    assert [values(box, "w:sdtPr/w:tag")[0] for box in boxes] == [point.name for point in expected]
    assert len(set(values(document, ".//w:sdtPr/w:id"))) == len(boxes)
    for box, point in zip(boxes, expected, strict=True):
        assert box.find("w:sdtPr/w14:checkbox/w14:checked", NS).get(f"{{{NS['w14']}}}val") == "0"
        assert text_of(box) == "☐"
        alias = values(box, "w:sdtPr/w:alias")[0]
        assert alias == point.text or (alias.endswith("…") and point.text.startswith(alias[:-1]))
        assert text_of(box.getparent()) == f"☐ {split_paragraphs(point.text)[0]}"


@pytest.mark.parametrize("text", ["w" * 90, "word " * 30, "\U0001f600" * 60, "Short.", "a" + "\U0001f600" * 60])
def test_names_of_boxes_are_as_short_as_word_wants(text: str) -> None:
    """Word refuses a file in which a control's tag or title has more than 64 characters, as it counts them."""
    document = document_of(with_point(text, name=f"{'b' * 80}/{'p' * 80}"))
    (tag,), (alias,) = values(document, ".//w:tag"), values(document, ".//w:alias")
    assert len(tag) == 64
    assert 0 < len(alias.encode("utf-16-le")) // 2 <= 64


def test_long_names_stay_apart() -> None:
    """Two points whose long names begin alike have two tags, the same in every build."""
    tags = [
        values(document_of(with_point("Ask.", name=f"{'b' * 80}/{'p' * 79}{end}")), ".//w:tag")[0]
        for end in ("1", "2", "1")
    ]
    assert tags[0] == tags[2] != tags[1]


def test_headings_are_headings() -> None:
    """The title, strands and parts have Word's own styles, so that one can go from heading to heading."""
    document = document_of(sheets()["2017-home-conditions-record"])
    assert paragraphs_of(document, "Title") == ["Discussion record: Home conditions"]
    assert paragraphs_of(document, "Heading1") == [
        "1 Engagement",
        "2 Effective responses to anonymous referrals",
        "3 Collaborative Working",
        "Questions to reflect on",
        "For more information",
    ]
    assert paragraphs_of(document, "Heading2") == ["What we discussed", "What will be done", "Who took part"]
    styles = parts_of(render_docx(sheets()["2017-home-conditions-record"]))["word/styles.xml"]
    names = {
        style.get(f"{{{W}}}styleId"): style.find("w:name", NS).get(f"{{{W}}}val")
        for style in styles.findall("w:style", NS)
    }
    assert (names["Title"], names["Heading1"], names["Heading2"]) == ("Title", "heading 1", "heading 2")


def test_the_file_says_what_it_is() -> None:
    """Title, author and language are in the file's properties, and the language in its text."""
    parts = parts_of(render_docx(sheets()["2017-home-conditions-checklist"]))
    core = parts["docProps/core.xml"]
    assert core.findtext("dc:title", namespaces=NS) == "Checklist: Home conditions"
    assert core.findtext("dc:creator", namespaces=NS) == "Nottingham City Safeguarding Children Board"
    assert core.findtext("dc:language", namespaces=NS) == "en-GB"
    assert values(parts["word/styles.xml"], "w:docDefaults//w:lang") == ["en-GB"]


@pytest.mark.parametrize("points", SIZES)
def test_head_and_foot_say_whose_and_which_page(points: int) -> None:
    """Each page names sheet and board, says that it is an uncontrolled copy, and counts itself."""
    parts = parts_of(render_docx(replace(sheets()["2017-home-conditions-checklist"], is_draft=True), points))
    assert text_of(parts["word/header.xml"]) == "Checklist: Home conditions · Draft"
    assert text_of(parts["word/header-first.xml"]) == ""
    for name in ("word/footer.xml", "word/footer-first.xml"):
        foot = parts[name]
        assert re.fullmatch(
            r"Nottingham City Safeguarding Children Board( · )?Uncontrolled copy Page 1 of 1", text_of(foot)
        )
        fields = [field.get(f"{{{W}}}instr").strip() for field in foot.iterfind(".//w:fldSimple", NS)]
        assert fields == ["PAGE", "NUMPAGES"]


def test_a_draft_says_so() -> None:
    """A sheet of a draft cannot be taken for a published one."""
    sheet = sheets()["2017-home-conditions-checklist"]
    assert paragraphs_of(document_of(replace(sheet, is_draft=True)), "Draft") == ["Draft – not on the published site"]
    assert paragraphs_of(document_of(sheet), "Draft") == []


def test_addresses_are_links() -> None:
    """The board's address and the page's own are real links, and none is lost where the site's is not known."""
    sheet = sheets()["2017-home-conditions-checklist"]
    without = replace(sheet, end=replace(sheet.end, online=None))
    for each, words in (
        (
            sheet,
            ["www.nottinghamcity.gov.uk/ncscb", "https://learning.example.org/checklists/2017-home-conditions.html"],
        ),
        (without, ["www.nottinghamcity.gov.uk/ncscb"]),
    ):
        parts = parts_of(render_docx(each))
        targets = {r.get("Id"): r.get("Target") for r in parts["word/_rels/document.xml.rels"] if r.get("TargetMode")}
        links = parts["word/document.xml"].findall(".//w:hyperlink", NS)
        assert [text_of(link) for link in links] == words
        ids = [link.get(f"{{{NS['r']}}}id") for link in links]
        assert [targets[id_] for id_ in ids] == [each.end.website, *([each.end.online] if each.end.online else [])]


def test_an_address_has_only_letters_allowed_in_one() -> None:
    """Word calls a file broken whose link holds other letters."""
    sheet = sheets()["2017-home-conditions-checklist"]
    odd = replace(sheet, end=replace(sheet.end, website="https://example.org/é[1]?a=b&c='d'%20#e"))
    rels = parts_of(render_docx(odd))["word/_rels/document.xml.rels"]
    assert "https://example.org/%C3%A9%5B1%5D?a=b&c='d'%20#e" in [relation.get("Target") for relation in rels]


def test_the_qr_code_has_words() -> None:
    """The picture says in words what it is, and is there only with an address to lead to."""
    sheet = sheets()["2017-home-conditions-checklist"]
    document = document_of(sheet)
    (picture,) = document.findall(".//wp:docPr", NS)
    assert picture.get("descr") == "QR code of this page’s address"
    extent = document.find(".//wp:extent", NS)
    assert extent.get("cx") == extent.get("cy")
    assert int(extent.get("cx")) >= 17 * 36_000
    with ZipFile(BytesIO(render_docx(sheet))) as package:
        assert package.read("word/media/qr-code.png").startswith(b"\x89PNG")
    without = render_docx(replace(sheet, end=replace(sheet.end, online=None)))
    assert not [name for name in ZipFile(BytesIO(without)).namelist() if name.endswith(".png")]


@pytest.mark.parametrize("points", SIZES)
def test_the_record_has_room_to_write(points: int) -> None:
    """Lines are far enough apart for a pen, and the table of actions has a header row that is marked as one."""
    document = document_of(sheets()["2017-home-conditions-record"], points)
    discussed, actions, people = document.findall("w:body/w:tbl", NS)
    for table, rows in ((discussed, 7), (actions, 5), (people, 2)):
        heights = table.findall("w:tr/w:trPr/w:trHeight", NS)
        assert len(heights) == rows
        assert all(int(height.get(f"{{{W}}}val")) >= 9 / 25.4 * 1440 for height in heights)
        assert all(height.get(f"{{{W}}}hRule") == "atLeast" for height in heights)
    assert [text_of(cell) for cell in actions.xpath("w:tr[w:trPr/w:tblHeader]/w:tc", namespaces=NS)] == [
        "What",
        "Who",
        "By when",
    ]
    assert [text_of(table) for table in (discussed, people)] == ["", ""]


def test_a_checklist_has_no_tables() -> None:
    """Text is never laid out by a table."""
    assert document_of(sheets()["2017-home-conditions-checklist"]).findall(".//w:tbl", NS) == []


def test_a_point_is_never_split_over_pages() -> None:
    """The lines of a point stay together, and so do its paragraphs; a heading stays with what follows."""
    parts = parts_of(render_docx(with_point("First.\n\nSecond.\n\nThird.")))
    styles = {style.get(f"{{{W}}}styleId"): style for style in parts["word/styles.xml"].iterfind("w:style", NS)}
    for name in ("LearningPoint", "LearningPointMore"):
        assert styles[name].find("w:pPr/w:keepLines", NS) is not None
    for name in ("Title", "Heading1", "Heading2", "StrandSubtitle", "StrandSource", "LeadIn"):
        assert styles[name].find("w:pPr/w:keepNext", NS) is not None
    paragraphs = parts["word/document.xml"].findall(".//w:p", NS)
    point = [p for p in paragraphs if text_of(p).removeprefix("☐ ") in {"First.", "Second.", "Third."}]
    assert [p.find("w:pPr/w:keepNext", NS) is not None for p in point] == [True, True, False]


def test_points_without_boxes_are_a_list() -> None:
    """A sheet that asks for no boxes has a plain list."""
    document = document_of(with_point("Ask.", has_boxes=False))
    assert document.findall(".//w:sdt", NS) == []
    assert paragraphs_of(document, "ListBullet") == ["Ask."]


@pytest.mark.parametrize("points", SIZES)
def test_no_letter_is_smaller_than_the_text(points: int) -> None:
    """Standard print is 12 points or more throughout, large print 18."""
    styles = parts_of(render_docx(sheets()["2017-home-conditions-record"], points))["word/styles.xml"]
    sizes = [int(size) for size in values(styles, ".//w:sz")]
    assert len(sizes) > 3
    assert min(sizes) == points * 2


def test_the_paper_is_a4() -> None:
    """The sheet is made for the paper it is printed on."""
    size = document_of(sheets()["2017-home-conditions-checklist"]).find(".//w:pgSz", NS)
    assert (size.get(f"{{{W}}}w"), size.get(f"{{{W}}}h")) == ("11906", "16838")


@pytest.mark.parametrize("text", [HOSTILE, SPLIT_BY_LINE, '‘single’ "double" it\'s', "Łódź · ŵyneb · 你好"])
def test_what_was_typed_comes_out_as_typed(text: str) -> None:
    """An author's text is never markup, wherever it stands."""
    sheet = with_point(text)
    end = replace(sheet.end, words=text, imprint=text)
    strand = replace(sheet.strands[0], title=text, subtitle=text, source=text)
    hostile = replace(
        sheet,
        title=text,
        label=text,
        board=text,
        origin=text,
        strands=(strand,),
        questions=(text,),
        has_lines=True,
        end=end,
    )
    parts = parts_of(render_docx(hostile))
    document = parts["word/document.xml"]
    shown = [text_of(paragraph) for paragraph in document.iterfind("w:body/w:p", NS)]
    assert sum(paragraph.count(text) for paragraph in shown) == 11
    assert parts["docProps/core.xml"].findtext("dc:title", namespaces=NS) == text
    assert text_of(parts["word/header.xml"]) == text


def test_line_breaks_and_runs_of_spaces_are_one_space() -> None:
    """A text reads as on its page, where single line breaks and runs of spaces are one space."""
    document = document_of(with_point("one  two\nthree\tfour\n \nfive"))
    assert paragraphs_of(document, "LearningPoint") == ["☐ one two three four"]
    assert paragraphs_of(document, "LearningPointMore") == ["five"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_no_word_file_can_hold_is_told(character: str) -> None:
    """Nothing is left out in silence: the message names the file, the character and what stands before it."""
    with pytest.raises(UnfitCharacterError) as raised:
        render_docx(with_point(f"Ask about{character} bedtime."))
    assert "2017-home-conditions.yml" in str(raised.value)
    assert f"U+{ord(character):04X}" in str(raised.value)
    assert "“Ask about”" in str(raised.value)


def test_colours_come_from_the_tokens() -> None:
    """No template names a colour, and what is printed is the tokens' light palette with its changes for print."""
    for template in TEMPLATES.glob("*.xml"):
        named = re.findall(r'(?:w:color|w:fill)="([^"]*)"|<w:color w:val="([^"]*)"', template.read_text("utf-8"))
        assert [
            colour for pair in named for colour in pair if colour and not colour.startswith(("{{ colour.", "auto"))
        ] == []
    colours = read_colours()
    tokens = (ROOT / "docs" / "stylesheets" / "tokens.css").read_text("utf-8")
    assert f"--lb-accent: #{colours['accent'].lower()};" in tokens
    assert colours["ink"] == "000000"


@pytest.mark.parametrize("name", ["accent", "heading", "ink", "ink_soft", "link"])
def test_letters_stand_out(name: str) -> None:
    """Every colour of letters has a contrast of 4.5 to 1 or more on paper and in the head of a table."""
    colours = read_colours()
    assert contrast(colours[name], colours["surface"]) >= 4.5


def test_lines_stand_out() -> None:
    """Edges of what is to be filled in have a contrast of 3 to 1 or more."""
    assert contrast(read_colours()["line_strong"], "FFFFFF") >= 3


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_missing_colour_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who renames a token learns what still needs it."""
    tokens = tmp_path / "tokens.css"
    tokens.write_text("/* A note. */ :root { --lb-ink: #123456; } @media screen { :root { --lb-link: #123456; } }")
    monkeypatch.setattr("briefings.render.docx_look.TOKENS", tokens)
    with pytest.raises(TokenMissingError, match=r"--lb-accent, .*--lb-link, --lb-surface"):
        read_colours()


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """A file changes only when its sheet does, whatever the process, the time or the order of hashes."""
    program = (
        "from test_docx import render_docx, sheets; from hashlib import sha256; "
        "print(sha256(render_docx(sheets()['2017-home-conditions-record'])).hexdigest())"
    )
    path = os.pathsep.join(str(ROOT / folder) for folder in ("hooks", "scripts", "tests", "tests/render"))
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    with ZipFile(BytesIO(render_docx(sheets()["2017-home-conditions-record"]))) as package:
        assert {(part.date_time, part.create_system) for part in package.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_columns_fill_the_line() -> None:
    """A table is as wide as the text."""
    page = Page()
    assert sum(page.action_widths) == page.text_width == 11906 - 2 * page.side
    assert Size(18).row > Size(12).row >= 511


# What follows is read back through LibreOffice.


def find_or_fail() -> Path:
    """LibreOffice's program. Fails with the one command to type when there is none: a check left out proves nothing."""
    return find_office() or pytest.fail(f"No LibreOffice found. {how_to_get_one()}")


@pytest.fixture(scope="module")
def read_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sheet, ``NAME-POINTS``, read by LibreOffice: as PDF, as text, as a Word file again."""
    office = find_or_fail()
    folder = tmp_path_factory.mktemp("office")
    files = [*EVERY, ("hostile", 12)]
    for name, points in files:
        sheet = with_point(HOSTILE, title=HOSTILE) if name == "hostile" else sheets()[name]
        (folder / f"{name}-{points}.docx").write_bytes(render_docx(sheet, points))
    given = [str(folder / f"{name}-{points}.docx") for name, points in files]
    # A profile of its own: a LibreOffice that is open on the same computer would take the work and not do it.
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    for kind, place in (("pdf", "."), ("txt:Text (encoded):UTF8", "."), ("docx", "again")):
        done = subprocess.run(
            [*command, "--convert-to", kind, "--outdir", folder / place, *given],
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
    return folder


def pages_of(path: Path) -> list[str]:
    """The words of each page; a hyphen at a line's end is read as a control character."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [re.sub("[\x02\ufffe]", "-", text) for text in texts]


@pytest.mark.parametrize(("name", "points"), CHECKS)
def test_libreoffice_reads_every_word(read_back: Path, name: str, points: int) -> None:
    """Another program than Word opens the file and reads its words in order."""
    text = (read_back / f"{name}-{points}.txt").read_text("utf-8-sig")
    assert_in_order(texts_in_order(sheets()[name]), text)
    assert text.count("☐") == sum(len(strand.points) for strand in sheets()[name].strands)


@pytest.mark.parametrize(("name", "points"), CHECKS)
def test_boxes_survive_libreoffice(read_back: Path, name: str, points: int) -> None:
    """A file that was opened and saved elsewhere still has a box that can be ticked beside each point.

    Releases before 7.5 do not keep the names of boxes, so those are not asked for.
    """
    document = parts_of((read_back / "again" / f"{name}-{points}.docx").read_bytes())["word/document.xml"]
    boxes = document.xpath(".//w:sdt[w:sdtPr/w14:checkbox/w14:checked/@w14:val = '0']", namespaces=NS)
    texts = [split_paragraphs(point.text)[0] for strand in sheets()[name].strands for point in strand.points]
    assert [text_of(box.getparent()) for box in boxes] == [f"☐ {text}" for text in texts]


def test_the_checklist_takes_one_page(read_back: Path) -> None:
    """The checklist of a briefing of the usual length is one A4 page at 12 points, its end included."""
    pages = pages_of(read_back / "2017-home-conditions-checklist-12.pdf")
    assert len(pages) == 1, "It needs Arial or Liberation Sans (fonts-liberation), which is as wide."
    assert "Page 1 of 1" in pages[0]
    assert "Uncontrolled copy" in pages[0]


@pytest.mark.parametrize(("name", "points"), EVERY)
def test_every_page_has_head_and_foot(read_back: Path, name: str, points: int) -> None:
    """Each printed page counts itself, and names its sheet."""
    pages = pages_of(read_back / f"{name}-{points}.pdf")
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert sheets()[name].title in " ".join(page.split())


@pytest.mark.parametrize(("name", "points"), CHECKS)
def test_no_point_is_split_in_libreoffice(read_back: Path, name: str, points: int) -> None:
    """Each learning point stands whole on one printed page, and each strand's heading on that of its first point."""
    pages = [" ".join(page.split()) for page in pages_of(read_back / f"{name}-{points}.pdf")]
    for strand in sheets()[name].strands:
        found = [
            next((page for page in pages if " ".join(point.text.split()) in page), None) for point in strand.points
        ]
        assert None not in found
        assert strand.title in found[0]


@pytest.mark.parametrize("points", SIZES)
def test_a_printed_box_fits_a_pen(read_back: Path, points: int) -> None:
    """A printed box is at least 3.5 mm wide and high, whatever typeface stands in for Word's own."""
    with pypdfium2.PdfDocument(read_back / f"2017-home-conditions-checklist-{points}.pdf") as document:
        page = document[0].get_textpage()
        places = [at for at, character in enumerate(page.get_text_range()) if character == "☐"]
        assert len(places) >= 6
        for left, bottom, right, top in map(page.get_charbox, places):
            assert min(right - left, top - bottom) >= 3.5 / 25.4 * 72


def test_hostile_text_survives_libreoffice(read_back: Path) -> None:
    """What an author typed is read as typed by another program too."""
    text = (read_back / "hostile-12.txt").read_text("utf-8-sig")
    assert text.count(HOSTILE) == 2


def test_a_missing_libreoffice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the tests fail and say what to do; they are never left out."""
    monkeypatch.setattr(sys.modules[__name__], "find_office", lambda: None)
    with pytest.raises(pytest.fail.Exception, match="No LibreOffice found"):
        find_or_fail()


def test_the_kinds_call_their_page_by_its_name() -> None:
    """The address is called what its page calls it."""
    for name, words in zip(
        NAMES, ("This briefing online", *["This checklist online"] * 2, "This page online"), strict=True
    ):
        sheet = sheets()[name]
        assert sheet.kind is SheetKind(name.rpartition("-")[2])
        whole = [text_of(paragraph) for paragraph in document_of(sheet).iterfind(".//w:p", NS)]
        assert f"{words}: {sheet.end.online}" in whole
