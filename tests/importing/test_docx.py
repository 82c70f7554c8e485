"""Word files: what other readers lose is read, once; mammoth, which shares no code with ours, reads the same words."""

from __future__ import annotations

import io
import re

import mammoth
import pytest
from lxml import html

from briefings.importing.document import Line, Region
from briefings.importing.reading import read_document
from importing.docx_layouts import LAYOUTS
from importing.docx_maker import box, make_docx, paragraph, run, table, text
from importing.measuring import import_bytes
from importing.outlines import seed_outline


def lines_of(body: str, **options: str) -> list[Line]:
    return list(read_document(make_docx(body, **options), ".docx").lines)


def texts_of(body: str) -> list[str]:
    return [line.text for line in lines_of(body)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_mammoth_reads_the_same_words(layout: str) -> None:
    """Every word that mammoth reads from a file is read, and in the body none more."""
    data = LAYOUTS[layout](seed_outline())
    page = html.fromstring(f"<div>{mammoth.convert_to_html(io.BytesIO(data)).value}</div>")
    for element in page.iter("p", "li", "td", "h1", "h2", "h3", "br"):
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    theirs = re.findall(r"\w+", page.text_content())
    ours = [line.text for line in read_document(data, ".docx").lines if line.region is Region.BODY]
    assert sorted(theirs) == sorted(re.findall(r"\w+", " ".join(ours)))


def test_text_boxes_are_read_once() -> None:
    """A box is written twice in a Word file, for newer and older programs; its words are read once."""
    lines = lines_of(text("Before.") + box(text("Inside.")) + text("After."))
    assert [line.text for line in lines] == ["Before.", "Inside.", "After."]
    assert lines[0].story == lines[2].story != lines[1].story


def test_tables_inside_tables_and_controls_are_read() -> None:
    """Nested tables, content controls, links and tracked moves of blocks lose nothing that can be seen."""
    nested = table([[text("One"), table([[text("Two")]]) + text("Three")]])
    control = f"<w:sdt><w:sdtContent>{text('Four')}</w:sdtContent></w:sdt>"
    link = paragraph(f"<w:hyperlink>{run('Five')}</w:hyperlink>", f"<w:smartTag>{run(' six')}</w:smartTag>")
    assert texts_of(nested + control + link) == ["One", "Two", "Three", "Four", "Five six"]


def test_instructions_of_fields_are_no_words() -> None:
    """A field shows its result; what it is made of is not read."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE secret</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts_of(paragraph(run("Page "), field, run("."))) == ["Page 7."]


def test_headers_feet_and_contents_are_furniture() -> None:
    """They stand in the account as repeated, and in no field."""
    made = make_docx(
        text("Case summary", style="Heading1") + text("A made-up text."),
        header=text("Our board"),
        footer=text("Page 1"),
    )
    conversion = import_bytes(made, ".docx")
    assert [part.text for part in conversion.parts if part.fate == "repeated"] == ["Our board", "Page 1"]
    assert conversion.data["case_summary"] == "A made-up text."


def test_lists_know_their_levels() -> None:
    """A list by Word's numbering has levels and no bullet among its words; numbers are told from bullets."""
    lines = lines_of(text("One", level=0) + text("Two", level=1) + text("Three", level=0, numbered=True))
    assert [(line.text, line.level, line.mark) for line in lines] == [
        ("One", 0, "•"),
        ("Two", 1, "•"),
        ("Three", 0, "1."),
    ]


def test_styles_are_followed_to_their_roots() -> None:
    """A heading in a style of one's own is one when it rests on a heading of Word."""
    lines = lines_of(text("Ours", style="Box") + text("Title", style="Title") + text("Plain"))
    assert [line.heading for line in lines] == [2, 0, None]


def test_a_table_with_headed_columns_is_read_down_its_columns() -> None:
    """The first row heads the columns: what stands below each belongs to it, and is to be checked."""
    rows = [["Issues", "Learning"], ["Nobody asked why this was so.", "Ask why this is so, and write it down."]]
    conversion = import_bytes(make_docx(table([[text(cell) for cell in row] for row in rows])), ".docx")
    (strand,) = conversion.data["strands"]
    assert strand["issues"] == [{"text": rows[1][0]}]
    assert strand["learning"][0]["text"] == rows[1][1]
    assert conversion.data["to_check"]


def test_words_after_a_box_belong_where_they_stood() -> None:
    """A box in the middle of a section does not take the rest of the section for itself."""
    body = text("Case summary", style="Heading1") + text("One.") + box(text("A note.")) + text("Two.")
    data = import_bytes(make_docx(body), ".docx").data
    assert data["case_summary"] == "One.\n\nTwo."
    assert [entry["text"] for entry in data["unplaced"]] == ["A note."]


def test_things_without_words_are_named() -> None:
    """A picture may hold words that nobody can read: a person is told to look."""
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r></w:p>'
    conversion = import_bytes(make_docx(text("Case summary", style="Heading1") + text("One.") + picture), ".docx")
    assert ["a picture" in check["what"] for check in conversion.data["to_check"]] == [True]
