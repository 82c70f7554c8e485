"""A web page to lines: its paragraphs, headings and list entries. Nothing it refers to is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import lxml.html
from lxml import etree

from .document import Document, Hidden, Line, RefusedError
from .docx_tables import Cell, order_cells
from .html_styles import Look, Sheet, look_of
from .read_text import decode
from .words import clean

Element = Any
LEFT_OUT = "Hidden words were left out here: does the rest still say what is meant?"
_BLOCKS = {
    *("p", "div", "li", "dt", "dd", "blockquote", "pre", "figcaption", "caption", "address", "summary", "legend"),
    *("section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "dl", "body", "html", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "figure", "details"),
}
_NO_WORDS = {"script", "style", "template", "noscript", "head", "object", "iframe", "svg", "math", "canvas", "select"}
_ATTRIBUTES = {"alt": "alternative text of a picture or shape", "title": "a note that shows under the mouse"}
_CONDITIONAL = re.compile(r"^\[if [^\]]*\]>\s*(<(xml|style)\b.*</\2>\s*)*<!\[endif\]$", re.DOTALL | re.IGNORECASE)


def read_html(data: bytes) -> Document:
    """The lines of a web page.

    Raises:
        RefusedError: it is no text, or nested without end.
    """
    return read_html_text(decode(data))


def read_html_text(text: str) -> Document:
    """The lines of HTML as text; see ``read_html``."""
    if "<!ENTITY" in text:
        raise RefusedError("this web page defines signs of its own, which no web page needs", "Save it anew.")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return Document(())
    styles = (style.text or "" for style in root.iter("style"))
    walker = _Walker(Sheet.of(styles))
    walker.walk(root, Look(), story=0)
    walker.end()
    hidden = [*walker.hidden, *_check_head(root, walker.lines)]
    notes = []
    if any("stylesheet" in (link.get("rel") or "") for link in root.iter("link")):
        notes.append("The page has a style sheet of its own that was not read: does it hide words?")
    if any(True for _ in root.iter("img")):
        notes.append("The document holds a picture: words in it, if there are any, were not read.")
    return Document(tuple(walker.lines), tuple(dict.fromkeys(hidden)), tuple(notes))


def _check_head(root: Element, lines: list[Line]) -> Iterator[Hidden]:
    """Words in the head of a page: its title where that stands nowhere else, descriptions and key words."""
    seen = {word for line in lines for word in line.text.casefold().split()}
    texts = [("title", title.text or "") for title in root.iter("title")]
    names = {"description", "keywords", "subject"}
    texts += [(meta.get("name"), meta.get("content") or "") for meta in root.iter("meta") if meta.get("name") in names]
    for name, text in texts:
        if not set(text.casefold().split()) <= seen:
            yield Hidden(f"words in a document property ({name})", "the head of the page")


@dataclass
class _Walker:
    """Walks through a page and gathers its lines; ``_row`` are the pieces of the line under way."""

    sheet: Sheet
    lines: list[Line] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    _row: list[tuple[str, Look]] = field(default_factory=list)
    _base: Line = field(default_factory=lambda: Line("", unit="line"))
    _is_first: bool = True
    _left_out: bool = False
    _stories: int = 0
    _tables: int = 0
    _lists: list[str] = field(default_factory=list)

    def walk(self, element: Element, inherited: Look, story: int) -> None:
        """Read an element and what is in it."""
        if not isinstance(element.tag, str):
            self._read_comment(element)
            return
        if element.tag in _NO_WORDS:
            return
        look = look_of(element, inherited, self.sheet)
        self._check_attributes(element)
        if element.tag == "table":
            self._read_table(element, look)
            return
        if element.tag == "br":
            self._end_row(is_last=False)
            return
        is_block = element.tag in _BLOCKS
        if is_block:
            self.end()
            self._base = self._base_of(element, story)
        is_list = element.tag in {"ul", "ol"}
        if is_list:
            self._lists.append(element.tag)
        self._add(element.text, look, element)
        for child in element:
            self.walk(child, look, story)
            self._add(child.tail, look, element)
        if is_list:
            self._lists.pop()
        if is_block:
            self.end()
            self._base = Line("", unit="line", story=story, table=self._base.table)

    def end(self) -> None:
        """End the paragraph under way."""
        self._end_row(is_last=True)
        self._is_first = True

    def _base_of(self, element: Element, story: int) -> Line:
        """What is known of a paragraph before its words: its place and whether it is a heading or an entry."""
        line = Line("", number=element.sourceline or 0, unit="line", story=story, table=self._base.table)
        if re.fullmatch(r"h[1-6]", element.tag):
            return replace(line, heading=int(element.tag[1]))
        if element.tag == "li" and self._lists:
            return replace(line, mark="•" if self._lists[-1] == "ul" else "1.", level=len(self._lists) - 1)
        if element.tag == "p" and self._base.mark and element.getparent().tag == "li" and self._is_first:
            return replace(line, mark=self._base.mark, level=self._base.level)
        return line

    def _add(self, text: str | None, look: Look, element: Element) -> None:
        if not text:
            return
        if look.hidden and text.strip():
            self.hidden.append(Hidden(look.hidden, f"line {element.sourceline}"))
            self._left_out = True
        elif not look.hidden:
            self._row.append((text, look))

    def _end_row(self, *, is_last: bool) -> None:
        row, self._row = self._row, []
        text = clean("".join(piece for piece, _ in row))
        if not text:
            return
        looks = [(look, len(piece)) for piece, look in row if piece.strip()]
        bold = [look.is_bold for look, _ in looks]
        line = replace(
            self._base,
            text=text,
            is_whole=is_last and self._is_first,
            starts=self._is_first,
            gap=None if self._is_first else 0.0,
            is_bold=all(bold),
            label=_label(row) if bold[0] and not all(bold) else 0,
            size=max(looks, key=lambda pair: pair[1])[0].size,
            doubts=(LEFT_OUT,) if self._left_out else (),
        )
        self.lines.append(line if self._is_first else replace(line, mark="", level=None))
        self._is_first = False
        self._left_out = False
        self._base = replace(self._base, mark="", level=None) if is_last else self._base

    def _read_table(self, table: Element, look: Look) -> None:
        self.end()
        number, self._tables = self._tables, self._tables + 1
        self._stories += 1
        story, before = self._stories, self._base
        cells: list[Cell] = []
        for row_number, row in enumerate(table.iter("tr")):
            row_look = look_of(row, look, self.sheet)
            for column, cell in enumerate(one for one in row if one.tag in {"td", "th"}):
                first = len(self.lines)
                self._base = Line("", unit="line", story=story, table=(number, row_number, column))
                self.walk(cell, row_look, story)
                self.end()
                cells.append(Cell(row_number, column, tuple(self.lines[first:])))
                del self.lines[first:]
        self.lines += order_cells(cells)
        self._base = before

    def _read_comment(self, element: Element) -> None:
        text = element.text or ""
        if re.search(r"\w", text) and not _CONDITIONAL.match(text.strip()):
            self.hidden.append(Hidden("a comment", f"line {element.sourceline}"))

    def _check_attributes(self, element: Element) -> None:
        for name, kind in _ATTRIBUTES.items():
            if (element.get(name) or "").strip():
                self.hidden.append(Hidden(kind, f"line {element.sourceline}"))


def _label(row: list[tuple[str, Look]]) -> int:
    lead = []
    for piece, look in row:
        if piece.strip() and not look.is_bold:
            break
        lead.append(piece)
    return len(clean("".join(lead)).split())
