"""A PDF to lines: its letters in reading order, without those that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .document import Document, Hidden, Line, RefusedError
from .limits import MOST_PAGES
from .pdf_extras import find_extras
from .pdf_letters import Box, read_letters
from .pdf_lines import PdfLine, PdfWord, build_lines, build_words
from .pdf_order import order_lines
from .words import clean

ORDER = "This page can be read in two orders, and they part ways here: does this follow what stands above it?"
LEFT_OUT = "Hidden words were left out here: does the rest still say what is meant?"
_DAMAGED = "this PDF is damaged"
_AGAIN = "Open it in a PDF program and save it anew; or import the document that it was made from."
_SCAN = (
    "It is a scan, or a picture with its words below it. Turn it into a Word document first, by the text recognition "
    "of your PDF program, and read it over."
)
_WIDEST_INDENT = 60.0
"""Points: further in than this no list entry begins."""
_TURNED = 100_000
"""Stories of turned text begin here."""


def read_pdf(data: bytes) -> Document:
    """The lines of a PDF.

    Raises:
        RefusedError: it cannot be read, is protected by a password, or holds no words that can be seen.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise RefusedError("this PDF is protected by a password", "Save it without its password.") from None
        raise RefusedError(_DAMAGED, _AGAIN) from None
    try:
        return _read(pdf)
    except pdfium.PdfiumError:
        raise RefusedError(_DAMAGED, _AGAIN) from None
    finally:
        pdf.close()


def _read(pdf: pdfium.PdfDocument) -> Document:
    if len(pdf) > MOST_PAGES:
        raise RefusedError(f"this PDF has {len(pdf)} pages", "Import the briefing alone.")
    lines: list[Line] = []
    hidden: list[Hidden] = []
    columns: list[Box] = []
    for number in range(len(pdf)):
        page = pdf[number]
        made, found = _read_page(page, number + 1)
        lines += [line for line, _ in made]
        columns += [column for _, column in made]
        hidden += found
        page.close()
    if hidden and not lines:
        raise RefusedError("no word of this PDF can be seen on its pages", _SCAN)
    extras, notes = find_extras(pdf, lines)
    return Document(tuple(_indent(lines, columns)), tuple(dict.fromkeys([*hidden, *extras])), notes, len(pdf))


def _read_page(page: pdfium.PdfPage, number: int) -> tuple[list[tuple[Line, Box]], list[Hidden]]:
    """The lines of a page, each with the column it stands in, and what is hidden there."""
    gathered = build_lines(build_words(read_letters(page)))
    upright = [line for line in gathered if not line.is_turned]
    order, seams = order_lines([line.box for line in upright])
    ordered = [upright[at] for at in order] + [line for line in gathered if line.is_turned]
    doubtful = {id(upright[at]) for at in seams}
    rooms = _rooms([line.box for line in ordered])
    lines: list[tuple[Line, Box]] = []
    hidden: list[Hidden] = []
    above: PdfLine | None = None
    for at, (line, (column, room)) in enumerate(zip(ordered, rooms, strict=True), 1):
        seen = [word for word in line.words if not word.hidden]
        kinds = dict.fromkeys(word.hidden for word in line.words if word.hidden)
        hidden += [Hidden(kind, f"page {number}, line {at}") for kind in kinds]
        made = _make_line(seen, line, number, at)
        if made is None:
            continue
        doubts = (*((ORDER,) if id(line) in doubtful else ()), *((LEFT_OUT,) if kinds else ()))
        story = _TURNED + number * 100 + at if line.is_turned else 0
        gap = _gap(above, line)
        placed = replace(made, left=line.box.left, end=room, gap=gap, doubts=doubts, story=story)
        lines.append((placed, column))
        above = line
    return lines, hidden


def _make_line(seen: Sequence[PdfWord], line: PdfLine, page: int, number: int) -> Line | None:
    text = clean(" ".join(word.text for word in seen))
    if not text:
        return None
    first = seen[0].box.right - seen[0].box.left
    bold = all(word.is_bold for word in seen)
    return Line(text, page, number, is_bold=bold, label=line.label, size=line.size, first=first)


def _gap(above: PdfLine | None, line: PdfLine) -> float | None:
    """The empty space above a line, in lines; ``None`` where it does not stand below the one before."""
    if above is None:
        return None
    one, other = above.box, line.box
    overlaps = min(one.right, other.right) - max(one.left, other.left) > 0
    if not overlaps or other.bottom >= one.bottom:
        return None
    return (one.bottom - other.bottom) / line.size - 1.2


def _rooms(boxes: Sequence[Box]) -> Iterator[tuple[Box, float | None]]:
    """The column of each line, and how much room the line leaves at its end (from nought down).

    How wide a column is, its lines tell together: one alone says nothing.
    """
    for column in _find_columns(boxes):
        left, right = min(box.left for box in column), max(box.right for box in column)
        whole = Box(left, 0, right, 0)
        for box in column:
            yield whole, (box.right - right if len(column) > 1 else None)


def _find_columns(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Stretches of lines that stand below each other."""
    column: list[Box] = []
    for box in boxes:
        if column and not _is_below(column, box):
            yield column
            column = []
        column.append(box)
    if column:
        yield column


def _indent(lines: Sequence[Line], columns: Sequence[Box]) -> Iterator[Line]:
    """The same lines, each with its indentation: from the margin of its column, which other stretches may show.

    A stretch of nothing but list entries does not reach its margin; the text above it, or on another page, does.
    """
    for line, column in zip(lines, columns, strict=True):
        left = line.left or 0.0
        margin = min(other.left for other in set(columns) if _is_same_column(column, other))
        yield replace(line, left=left - margin)


def _is_same_column(column: Box, other: Box) -> bool:
    width = min(column.right - column.left, other.right - other.left)
    overlap = min(column.right, other.right) - max(column.left, other.left)
    return 0 <= column.left - other.left <= _WIDEST_INDENT and overlap > 0.5 * width


def _is_below(column: Sequence[Box], box: Box) -> bool:
    last = column[-1]
    overlaps = min(last.right, box.right) - max(last.left, box.left) > 0
    return overlaps and box.bottom < last.bottom
