"""Words that nobody sees on paper: the file is refused, naming kind and place, and never the words."""

from __future__ import annotations

import pytest

from briefings.importing.document import Document, RefusedError
from briefings.importing.read_docx import LEFT_OUT
from briefings.importing.reading import leave_out_hidden, read_document
from importing import pdf_layouts
from importing.docx_maker import box, make_docx, paragraph, run, table, text

SECRET = "Nightingale"
PLAIN = text("Case summary", style="Heading1") + text("A made-up text that everybody may read.")
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def look(properties: str, words: str = SECRET) -> str:
    """A paragraph in which one run has a look of its own."""
    return paragraph(run("Before "), run(words, properties), run(" after."))


def anchored(shape: str) -> str:
    """A paragraph with a drawing in front of the text."""
    anchor = f'<wp:anchor behindDoc="0"><wp:wrapNone/><wp:docPr id="1" name="x"/>{shape}</wp:anchor>'
    return f"<w:p><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>"


def with_note(name: str) -> bytes:
    """A Word file with a reference to a note or comment."""
    return make_docx(PLAIN + paragraph(run("Seen."), f'<w:r><w:{name}Reference w:id="1"/></w:r>'))


def with_property(name: str, words: str) -> bytes:
    """A Word file with words in its properties."""
    spaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    rels = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    core = f"<cp:coreProperties {spaces}><{name}>{words}</{name}><dc:creator>Somebody</dc:creator></cp:coreProperties>"
    return make_docx(PLAIN, parts={"_rels/.rels": rels, "docProps/core.xml": core})


BAR = '<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr></wps:wsp>'
INSERTED = f'<w:p><w:r><w:t>Before </w:t></w:r><w:ins w:id="1"><w:r><w:t>{SECRET}</w:t></w:r></w:ins></w:p>'
DELETED = f'<w:p><w:r><w:t>Before </w:t></w:r><w:del w:id="1"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'
WORD_FILES = {
    "hidden text": make_docx(PLAIN + look("<w:vanish/>")),
    "hidden by style": make_docx(PLAIN + look('<w:rStyle w:val="Secret"/>')),
    "white": make_docx(PLAIN + look('<w:color w:val="FFFFFF"/>')),
    "nearly white": make_docx(PLAIN + look('<w:color w:val="F4F4F4"/>')),
    "in the colour of its cell": make_docx(PLAIN + look('<w:color w:val="1F4E79"/><w:shd w:fill="1F4E79"/>')),
    "tiny": make_docx(PLAIN + look('<w:sz w:val="4"/>')),
    "struck": make_docx(PLAIN + look("<w:strike/>")),
    "struck twice": make_docx(PLAIN + look("<w:dstrike/>")),
    "marked black": make_docx(PLAIN + look('<w:highlight w:val="black"/>')),
    "without filling": make_docx(PLAIN + look("<w14:textFill><w14:noFill/></w14:textFill>")),
    "inserted": make_docx(PLAIN + INSERTED),
    "deleted": make_docx(PLAIN + DELETED),
    "white in a box": make_docx(PLAIN + box(look('<w:color w:val="DDEEF5"/>'), fill="DDEEF5")),
    "hidden in a table": make_docx(PLAIN + table([[look("<w:vanish/>")]])),
    "comment": with_note("comment"),
    "footnote": with_note("footnote"),
    "endnote": with_note("endnote"),
    "alternative text": make_docx(PLAIN + box(text("Seen."), alt=SECRET)),
    "key words": with_property("cp:keywords", SECRET),
    "comments property": with_property("dc:description", SECRET),
    "another title": with_property("dc:title", SECRET),
}
WEB = "<body><h2>Case summary</h2><p>A made-up text that everybody may read.</p>{}</body>"
STYLE = "<style>.x p, .y { visibility: hidden }</style>"
WEB_PAGES = {
    "display none": WEB.format(f'<p style="display: none">{SECRET}</p>'),
    "hidden attribute": WEB.format(f"<p hidden>{SECRET}</p>"),
    "class in a style sheet": STYLE + WEB.format(f"<p class=y>{SECRET}</p>"),
    "inside a class": STYLE + WEB.format(f"<div class=x><p>{SECRET}</p></div>"),
    "white": WEB.format(f'<p><span style="color:#fff">{SECRET}</span></p>'),
    "tiny": WEB.format(f'<p style="font-size:1px">{SECRET}</p>'),
    "struck": WEB.format(f"<p>Before <s>{SECRET}</s></p>"),
    "deleted": WEB.format(f"<p>Before <del>{SECRET}</del></p>"),
    "inserted": WEB.format(f"<p>Before <ins>{SECRET}</ins></p>"),
    "beyond the edge": WEB.format(f'<p style="position:absolute; left:-9999px">{SECRET}</p>'),
    "Word's own hiding": WEB.format(f"<p style='mso-hide:all'>{SECRET}</p>"),
    "comment": WEB.format(f"<!-- {SECRET} -->"),
    "alternative text": WEB.format(f'<img alt="{SECRET}" src="x.png">'),
    "note under the mouse": WEB.format(f'<p title="{SECRET}">Seen.</p>'),
    "page title": f"<html><head><title>{SECRET}</title></head>{WEB.format('')}</html>",
    "key words": f'<html><head><meta name="keywords" content="{SECRET}"></head>{WEB.format("")}</html>',
}
MARKDOWN = {
    "struck": f"## Case summary\n\nBefore ~~{SECRET}~~ after.\n",
    "picture": f"## Case summary\n\nSeen.\n\n![{SECRET}](x.png)\n",
    "comment": f"## Case summary\n\nSeen.\n\n<!-- {SECRET} -->\n",
    "HTML": f'## Case summary\n\n<span style="display:none">{SECRET}</span> Seen.\n',
}


def pdf(content: str) -> bytes:
    """A PDF with a visible paragraph and more below it."""
    return pdf_layouts._document(f"= Case summary\nA made-up text that everybody may read.\n\n{content}")


PDFS = {
    "white": pdf(f"Before #text(fill: white)[{SECRET}] after."),
    "nearly white": pdf(f'Before #text(fill: rgb("f6f6f6"))[{SECRET}] after.'),
    "transparent": pdf(f"Before #text(fill: rgb(0, 0, 0, 0%))[{SECRET}] after."),
    "tiny": pdf(f"Before #text(size: 2pt)[{SECRET}] after."),
    "struck": pdf(f"Before #strike[{SECRET}] after."),
    "black bar": pdf(f"#place(dy: 20pt)[{SECRET}]#place(dy: 18pt)[#rect(width: 90pt, height: 16pt, fill: black)]"),
    "white bar": pdf(f"#place(dy: 20pt)[{SECRET}]#place(dy: 18pt)[#rect(width: 90pt, height: 16pt, fill: white)]"),
    "black on black": pdf(f"#box(fill: black)[{SECRET}]"),
    "beyond the edge": pdf(f"#place(dx: 600pt)[{SECRET}]"),
}
FILES = [
    *((f"docx-{name}", data, ".docx") for name, data in WORD_FILES.items()),
    *((f"html-{name}", page.encode(), ".html") for name, page in WEB_PAGES.items()),
    *((f"markdown-{name}", page.encode(), ".md") for name, page in MARKDOWN.items()),
    *((f"pdf-{name}", data, ".pdf") for name, data in PDFS.items()),
]


@pytest.mark.parametrize(("data", "ending"), [pytest.param(data, ending, id=name) for name, data, ending in FILES])
def test_hidden_words_refuse_the_file(data: bytes, ending: str) -> None:
    """Whatever hides them, the file is refused; kind and place are named, the words are nowhere."""
    document = read_document(data, ending)
    assert SECRET not in " ".join(line.text for line in document.lines)
    with pytest.raises(RefusedError) as refused:
        leave_out_hidden(document, may_leave_out=False)
    hidden = refused.value.refusal.hidden
    assert hidden
    assert all(one.kind and one.place for one in hidden)
    assert SECRET not in repr(refused.value.refusal)


@pytest.mark.parametrize(("data", "ending"), [pytest.param(data, ending, id=name) for name, data, ending in FILES])
def test_a_person_may_choose_to_leave_hidden_words_out(data: bytes, ending: str) -> None:
    """With leave, the rest is used, and it still says where words were left out."""
    document = leave_out_hidden(read_document(data, ending), may_leave_out=True)
    assert "A made-up text that everybody may read." in [line.text for line in document.lines] or ending == ".md"
    assert document.hidden


@pytest.mark.parametrize("front", [BAR, BAR.replace("a:solidFill", "a:gradFill")], ids=["filled", "shaded"])
def test_words_that_may_lie_under_a_shape_are_never_used(front: str) -> None:
    """Which words a shape covers nobody can tell from a Word file: even with leave it is refused."""
    document = read_document(make_docx(PLAIN + anchored(front)), ".docx")
    with pytest.raises(RefusedError, match="cannot be told which"):
        leave_out_hidden(document, may_leave_out=True)


VISIBLE = {
    "white on dark": make_docx(PLAIN + look('<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E79"/>')),
    "white in a dark box": make_docx(PLAIN + box(look('<w:color w:val="FFFFFF"/>'), fill="1F4E79")),
    "grey": make_docx(PLAIN + look('<w:color w:val="767676"/>')),
    "marked yellow": make_docx(PLAIN + look('<w:highlight w:val="yellow"/>')),
    "not struck after all": make_docx(PLAIN + look('<w:strike w:val="0"/>')),
    "a box that does not cover": make_docx(PLAIN + box(text(SECRET), fill="DDEEF5")),
    "a title that is in the text": with_property("dc:title", "A made-up text"),
}


@pytest.mark.parametrize("name", VISIBLE)
def test_what_can_be_seen_is_not_called_hidden(name: str) -> None:
    """White letters on dark ground, coloured boxes and marked words are there to be read."""
    assert read_document(VISIBLE[name], ".docx").hidden == ()


def test_visible_pdf_words_are_not_called_hidden() -> None:
    """White letters on a dark box, underlined words and links in a PDF are there to be read."""
    shown = '#block(fill: navy)[#text(fill: white)[Seen.]] #underline[Seen.] #link("https://www.example.org")[Seen.]'
    assert read_document(pdf(shown), ".pdf").hidden == ()


def test_an_entry_with_words_left_out_is_marked() -> None:
    """What remains around words left out may say something else, so it is to be checked."""
    document: Document = read_document(make_docx(PLAIN + look("<w:vanish/>")), ".docx")
    assert [line.doubts for line in document.lines if line.text.startswith("Before")] == [(LEFT_OUT,)]
