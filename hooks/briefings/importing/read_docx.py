"""A Word file to lines, read from the document's own XML.

Everything a reader of the paper sees is read: boxes, tables, headers, feet. What such a reader does not see is named by
kind and place and left out; whoever called decides whether the rest may be used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .colours import WHITE, Colour, read_colour
from .document import Document, Hidden, Line, RefusedError, Region
from .docx_drawings import read_drawing
from .docx_package import AGAIN, DAMAGED, Element, Package, attribute, child, is_on, tag_of, value_of
from .docx_properties import check_properties
from .docx_runs import Piece, Runs
from .docx_styles import Styles
from .docx_tables import Cell, order_cells
from .limits import MOST_WORDS
from .words import clean

LEFT_OUT = "Hidden words were left out here: does the rest still say what is meant?"
_THROUGH = {"w:sdt", "w:sdtContent", "w:customXml", "w:body", "w:hdr", "w:ftr", "w:txbxContent", "w:tc"}
_DEEPEST = 40
"""Tables and boxes inside each other."""


def read_docx(data: bytes) -> Document:
    """The paragraphs of a Word file as lines.

    Raises:
        RefusedError: it cannot be read, or holds no words.
    """
    package = Package(data)
    main = package.related("").get("officeDocument", ["word/document.xml"])[0]
    root = package.read(main)
    body = child(root, "w:body")
    if root is None or body is None:
        raise RefusedError(DAMAGED, AGAIN)
    related = package.related(main)
    parts = {name: package.read(paths[0]) for name, paths in related.items() if name in {"styles", "numbering"}}
    reader = _Reader(Styles.of(parts.get("styles"), parts.get("numbering")))
    reader.read(body, ground=read_colour(attribute(child(root, "w:background"), "color")) or WHITE)
    for kind, region in (("header", Region.HEADER), ("footer", Region.FOOTER)):
        for path in related.get(kind, []):
            reader.read_region(package.read(path), region)
    hidden = [*reader.hidden, *check_properties(package, reader.lines)]
    return Document(tuple(reader.lines), tuple(dict.fromkeys(hidden)), tuple(reader.notes()), reader.page)


@dataclass
class _Reader:
    """Walks through a document and gathers its lines."""

    styles: Styles
    lines: list[Line] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    unread: dict[str, int] = field(default_factory=dict)
    page: int = 1
    _number: int = 0
    _stories: int = 0
    _tables: int = 0
    _words: int = 0

    def read(self, body: Element, *, ground: Colour) -> None:
        """Read the running text with everything anchored in it."""
        self._read_blocks(body, 0, ground, depth=0)

    def read_region(self, root: Element | None, region: Region) -> None:
        """Read a header or a foot: its words stand on every page and are furniture."""
        if root is None:
            return
        first = len(self.lines)
        self._read_blocks(root, self._new_story(), WHITE, depth=0)
        self.lines[first:] = [replace(line, region=region, page=0) for line in self.lines[first:]]

    def notes(self) -> Iterator[str]:
        """What a person should know about things that hold no words to be read."""
        for thing, count in self.unread.items():
            times = "" if count == 1 else f" ({count} times)"
            yield f"The document holds {thing}{times}: words in it, if there are any, were not read."

    def _new_story(self) -> int:
        self._stories += 1
        return self._stories

    def _read_blocks(
        self, parent: Element, story: int, ground: Colour, *, depth: int, table: tuple[int, int, int] | None = None
    ) -> None:
        if depth > _DEEPEST:
            raise RefusedError("this file has tables and boxes inside each other without end", AGAIN)
        for element in _blocks_of(parent):
            name = tag_of(element)
            if name == "w:p":
                self._read_paragraph(element, story, ground, table=table, depth=depth)
            elif name == "w:tbl":
                self._read_table(element, ground, depth=depth)
            elif name in _THROUGH:
                self._read_blocks(element, story, ground, depth=depth + 1, table=table)
            elif name in {"w:ins", "w:del", "w:moveFrom", "w:moveTo"}:
                self._hide("a tracked change")
            elif name == "w:altChunk":
                self.unread["a part made by another program"] = 1

    def _read_table(self, table: Element, ground: Colour, *, depth: int) -> None:
        number = self._tables
        self._tables += 1
        story = self._new_story()
        cells: list[Cell] = []
        for row_number, row in enumerate(one for one in _blocks_of(table) if tag_of(one) == "w:tr"):
            properties = child(row, "w:trPr")
            if is_on(properties, "w:hidden"):
                self._hide("hidden text")
                continue
            if any(tag_of(mark) in {"w:ins", "w:del"} for mark in (properties if properties is not None else ())):
                self._hide("a tracked change")
                continue
            for column, cell in enumerate(_cells_of(row)):
                first = len(self.lines)
                shade = read_colour(attribute(child(cell, "w:tcPr", "w:shd"), "fill")) or ground
                at = (number, row_number, column)
                self._read_blocks(cell, story, shade, depth=depth + 1, table=at)
                cells.append(Cell(row_number, column, tuple(self.lines[first:])))
                del self.lines[first:]
        self.lines += order_cells(cells)

    def _read_paragraph(
        self, paragraph: Element, story: int, ground: Colour, *, table: tuple[int, int, int] | None, depth: int
    ) -> None:
        self._number += 1
        properties = child(paragraph, "w:pPr")
        runs = Runs().read(paragraph, self.styles, ground)
        for kind in runs.hidden:
            self._hide(kind)
        self._read_lines(runs, properties, story, table)
        for drawing in runs.drawings:
            self._read_drawing(drawing, depth)
        if child(properties, "w:sectPr") is not None and value_of(properties, "w:sectPr", "w:type") != "continuous":
            self.page += 1

    def _read_lines(
        self, runs: Runs, properties: Element | None, story: int, table: tuple[int, int, int] | None
    ) -> None:
        """The lines of a paragraph: one, unless its author broke it."""
        rows = list(_rows(runs.pieces))
        listed = self.styles.list_of(properties)
        contents = self.styles.name_of(properties).startswith("toc ")
        filled = [row for row in rows if clean("".join(piece.text for piece in row))]
        for at, row in enumerate(rows):
            self.page += sum(piece.text.count("\f") for piece in row)
            line = self._line(row, story, table)
            if line is None:
                continue
            is_first = row is filled[0]
            line = replace(
                line,
                region=Region.CONTENTS if contents else Region.BODY,
                is_whole=len(filled) == 1,
                starts=is_first,
                gap=None if is_first else 0.0,
                heading=self.styles.heading_of(properties),
                left=self.styles.left_of(properties),
                doubts=(LEFT_OUT,) if runs.hidden else (),
            )
            if listed and is_first:
                line = replace(line, mark="1." if listed[1].is_numbered else "•", level=listed[0])
            self._count(line)
            self.lines.append(line)
            del at

    def _line(self, row: Sequence[Piece], story: int, table: tuple[int, int, int] | None) -> Line | None:
        text = clean("".join(piece.text for piece in row))
        if not text:
            return None
        looks = [(piece.look, len(piece.text)) for piece in row if piece.look is not None and piece.text.strip()]
        bold = [bool(look and look.is_bold) for look, _ in looks]
        size = max(looks, key=lambda pair: pair[1])[0].size if looks else 0.0
        label = 0
        if bold and bold[0] and not all(bold):
            lead = "".join(piece.text for piece in _lead(row))
            label = len(clean(lead).split())
        return Line(
            text,
            self.page,
            self._number,
            "paragraph",
            story,
            is_bold=all(bold) and bool(bold),
            label=label,
            size=size,
            table=table,
        )

    def _read_drawing(self, drawing: Element, depth: int) -> None:
        found = read_drawing(drawing)
        if found.has_alt_text:
            self._hide("alternative text of a picture or shape")
        if found.covers:
            self.hidden.append(Hidden("words that may lie under a shape", self._place(), is_known=False))
        for thing in found.unread:
            self.unread[thing] = self.unread.get(thing, 0) + 1
        for box, ground in found.boxes:
            self._read_blocks(box, self._new_story(), ground, depth=depth + 1)

    def _hide(self, kind: str) -> None:
        self.hidden.append(Hidden(kind, self._place()))

    def _place(self) -> str:
        return f"page {self.page}, paragraph {self._number}"

    def _count(self, line: Line) -> None:
        self._words += len(line.text.split())
        if self._words > MOST_WORDS:
            raise RefusedError("this document is far longer than any briefing", "Import the briefing alone.")


def _rows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each line of a paragraph; a line break belongs to none."""
    row: list[Piece] = []
    for piece in pieces:
        if piece.text == "\n":
            yield row
            row = []
        else:
            row.append(piece)
    yield row


def _lead(row: Sequence[Piece]) -> Iterator[Piece]:
    """The bold pieces that a line begins with."""
    for piece in row:
        if piece.text.strip() and not (piece.look and piece.look.is_bold):
            return
        yield piece


def _blocks_of(parent: Element) -> Iterator[Element]:
    for element in parent:
        if tag_of(element) == "mc:AlternateContent":
            choice = child(element, "mc:Choice")
            chosen = choice if choice is not None else child(element, "mc:Fallback")
            yield from _blocks_of(chosen) if chosen is not None else ()
        else:
            yield element


def _cells_of(row: Element) -> Iterator[Element]:
    for element in _blocks_of(row):
        if tag_of(element) == "w:tc":
            yield element
        elif tag_of(element) in {"w:sdt", "w:sdtContent", "w:customXml"}:
            yield from _cells_of(element)
