"""Briefings in other shapes, made up for tests, each with the reading made by hand beside it (``readings/*.yml``).

A reading lists the pieces of a document in their order, each with the entry it belongs to: ``learning/0/1`` is the
second learning point of the first strand, ``strand/0`` that strand's title, ``heading`` a heading that a field's name
stands for, ``none`` words that no field is for. The layouts say as which files the document is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

import yaml

from importing import docx_layouts, pdf_layouts, text_layouts
from importing.docx_maker import make_docx, table, text
from importing.outlines import READINGS, Key, Kind, Piece

_ITEMS = {"how_to_use", "good_practice", "recommendations", "reflective_questions", "resources", "issues", "learning"}
_IN_STRANDS = {"issues": "strands.issues", "learning": "strands.learning", "lead_in": "strands.lead_in"}


@dataclass(frozen=True)
class Reading:
    """A briefing with its reading: its name, its shape in words, how its headings look, its pieces and layouts."""

    name: str
    shape: str
    headings: str
    layouts: tuple[str, ...]
    outline: tuple[Piece, ...]


@cache
def read_readings() -> tuple[Reading, ...]:
    """Every reading, by name."""
    return tuple(_read(path.stem, path.read_text("utf-8")) for path in sorted(READINGS.glob("*.yml")))


def _read(name: str, content: str) -> Reading:
    data = yaml.load(content, Loader=yaml.BaseLoader)
    pieces = [_piece(key, words) for entry in data["pieces"] for key, words in entry.items()]
    outline = tuple(_written(_in_boxes(pieces), data["headings"]))
    return Reading(name, data["shape"], data["headings"], tuple(data["layouts"]), outline)


def _piece(key: str, words: str) -> Piece:
    name, *numbers = key.split("/")
    steps = [int(number) for number in numbers]
    if name in {"heading", "label"}:
        return Piece(Kind.HEADING, words, None)
    if name == "none":
        return Piece(Kind.PARAGRAPH, words, None)
    if name == "title":
        return Piece(Kind.TITLE, words, ("title", -1, 0))
    if name == "strand":
        return Piece(Kind.STRAND, words, ("strands.title", steps[0], 0))
    if name == "points":
        return Piece(Kind.SUB_ITEM, words, ("strands.issues.points", steps[0], 100 * steps[1] + steps[2]))
    kind = Kind.ITEM if name in _ITEMS else Kind.PARAGRAPH
    return Piece(kind, words, _key(name, steps))


def _key(name: str, steps: Sequence[int]) -> Key:
    if name in _IN_STRANDS:
        return (_IN_STRANDS[name], steps[0], steps[1] if len(steps) > 1 else 0)
    return (name, -1, steps[0] if steps else 0)


def _in_boxes(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same pieces, each part of the document with a number: it begins with a heading outside a strand."""
    box, is_strand = 0, False
    for at, piece in enumerate(pieces):
        is_inner = is_strand and piece.text in {
            "Issues",
            "Learning",
            "Key issues",
            "Lessons learnt",
            "Issues identified",
        }
        starts = piece.kind in {Kind.HEADING, Kind.STRAND} and not is_inner
        box += starts and at > 0
        is_strand = piece.kind is Kind.STRAND or (is_strand and not starts)
        yield replace(piece, box=box)


def _written(pieces: Iterator[Piece], headings: str) -> Iterator[Piece]:
    """Headings as this document writes them."""
    number = 0
    for piece in pieces:
        is_heading = piece.kind in {Kind.HEADING, Kind.STRAND}
        number += is_heading
        if is_heading and headings == "capitals":
            piece = replace(piece, text=piece.text.upper())
        elif is_heading and headings in {"numbered", "numerals"}:
            piece = replace(piece, number=number)
        elif is_heading and headings == "run-in":
            piece = replace(piece, text=f"{piece.text}:")
        yield piece


def make_document(reading: Reading, layout: str) -> tuple[bytes, str]:
    """The document in a layout: its bytes and the ending of its name."""
    pieces = list(_printed(reading))
    family, _, name = layout.partition(" ")
    if family == "docx":
        made = _DOCX.get(name) or docx_layouts.LAYOUTS[name]
        return made(pieces), ".docx"
    if family == "pdf":
        made = _PDF.get(name) or pdf_layouts.LAYOUTS[name]
        return made(pieces), ".pdf"
    ending, write = _TEXT.get(layout) or text_layouts.LAYOUTS[layout]
    return write(pieces).encode("utf-8"), ending


def _printed(reading: Reading) -> Iterator[Piece]:
    """The pieces as they stand on paper: with their numbers, and labels on one line with their words."""
    label: Piece | None = None
    for piece in reading.outline:
        if reading.headings == "run-in" and piece.kind is Kind.HEADING:
            label = piece
        elif label is not None:
            yield replace(piece, text=f"{label.text} {piece.text}")
            label = None
        elif piece.number and reading.headings == "numerals":
            yield replace(piece, kind=Kind.HEADING, text=str(piece.number), number=0)
            yield replace(piece, number=0)
        elif piece.number:
            yield replace(piece, text=f"{piece.number}. {piece.text}", number=0)
        else:
            yield piece


def _rows(pieces: Sequence[Piece]) -> bytes:
    """A table with a heading on the left of each row and its words on the right."""
    parts = [list(group) for _, group in groupby(pieces, lambda piece: piece.box)]
    rows = [(text(part[0].text), docx_layouts.styled([replace(piece, box=0) for piece in part[1:]])) for part in parts]
    return make_docx(table(rows))


def _unmarked(pieces: Sequence[Piece]) -> list[Piece]:
    return [replace(piece, kind=Kind.PARAGRAPH if piece.kind is Kind.ITEM else piece.kind) for piece in pieces]


def _numbered(pieces: Sequence[Piece]) -> list[Piece]:
    """Entries with numbers and letters typed before them, which begin anew in each list."""
    made: list[Piece] = []
    counts = {Kind.ITEM: 0, Kind.SUB_ITEM: 0}
    for piece in pieces:
        if piece.kind not in counts:
            counts = dict.fromkeys(counts, 0)
            made.append(piece)
            continue
        counts[piece.kind] += 1
        if piece.kind is Kind.ITEM:
            counts[Kind.SUB_ITEM] = 0
        mark = f"{counts[piece.kind]}." if piece.kind is Kind.ITEM else f"{chr(96 + counts[piece.kind])})"
        made.append(replace(piece, kind=Kind.PARAGRAPH, text=f"{mark} {piece.text}"))
    return made


_Make = Callable[[Sequence[Piece]], bytes]
_DOCX: dict[str, _Make] = {
    "rows": _rows,
    "unmarked": lambda pieces: docx_layouts.LAYOUTS["styles"](_unmarked(pieces)),
    "numbered": lambda pieces: docx_layouts.LAYOUTS["bold"](_numbered(pieces)),
}
_PDF: dict[str, _Make] = {"unmarked": lambda pieces: pdf_layouts.LAYOUTS["styles"](_unmarked(pieces))}
_TEXT: dict[str, tuple[str, Callable[[Sequence[Piece]], str]]] = {
    "text": text_layouts.LAYOUTS["text-wide"],
    "text numbers": (".txt", lambda pieces: text_layouts.plain(_numbered(pieces))),
}
