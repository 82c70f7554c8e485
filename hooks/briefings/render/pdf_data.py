"""A sheet as the plain data that its Typst template shows.

Every text goes as strings, in paragraphs. A very long word (an address, a run of letters) comes in pieces between which
a line may break, since nothing else may: what is printed and read out stays the word as typed.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from textwrap import shorten
from typing import Any

import segno

from ..views.sheets import Sheet, SheetPoint, SheetResource, SheetSection, SheetStrand
from .html import split_paragraphs

Words = list[str]
"""A paragraph's words, in one piece or in several that stand without a space between them."""

_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r"(?:[^/._?&=:@-][\u0300-\u036f]*){1,30}[/._?&=:@-]*|[/._?&=:@-]+")
_BREAK = "\0"
_LONGEST_PIECE = 30
_LONG_POINT = 1000
"""Characters: no page is too small for a point shorter than this, so nobody need measure it."""


class SheetSize(StrEnum):
    """``STANDARD`` has 12 pt and columns, ``LARGE`` 18 pt and none: large print as GOV.UK asks for it."""

    STANDARD = "standard"
    LARGE = "large"


@dataclass(frozen=True)
class Fit:
    """How a sheet is fitted to its pages: ``spacing`` widens or narrows what is between its parts, never the letters.

    ``hold`` keeps the last point or item on the page of the closing part.
    """

    spacing: float = 1.0
    hold: bool = False


def build_sheet_data(sheet: Sheet, size: SheetSize, built_on: date, fit: Fit) -> dict[str, Any]:
    """What the template is given."""
    numbers = iter(range(sum(len(strand.points) for strand in sheet.strands)))
    return {
        "size": size.value,
        "spacing": fit.spacing,
        "hold": fit.hold,
        "kind": sheet.kind.value,
        "built": [built_on.year, built_on.month, built_on.day],
        "document_title": _join(sheet.title) + _kind_of(sheet),
        "running_title": shorten(sheet.title, 80 if size is SheetSize.STANDARD else 45, placeholder=" …"),
        "running_board": shorten(sheet.board, 80 if size is SheetSize.STANDARD else 60, placeholder=" …"),
        "label": _split_words(_join(sheet.label)),
        "board": _split_words(_join(sheet.board)),
        "title": _split_words(_join(sheet.title)),
        "origin": _split_text(sheet.origin),
        "is_draft": sheet.is_draft,
        "has_boxes": sheet.has_boxes,
        "has_lines": sheet.has_lines,
        "panel": _build_section(sheet.panel) if sheet.panel else None,
        "opening": [_build_section(section) for section in sheet.opening],
        "strands": [
            _build_strand(strand, [_build_point(point, next(numbers)) for point in strand.points])
            for strand in sheet.strands
        ],
        "sections": [_build_section(section) for section in sheet.sections],
        "resources": [_build_resource(resource) for resource in sheet.resources],
        "questions": [_split_text(question) for question in sheet.questions],
        "end": _build_end(sheet),
    }


def _build_resource(resource: SheetResource) -> dict[str, Any]:
    return {
        "label": _split_words(_join(resource.label)),
        "address": resource.address,
        "address_pieces": _split_address(resource.address or ""),
    }


def _kind_of(sheet: Sheet) -> str:
    return " (draft)" if sheet.is_draft else ""


def _build_section(section: SheetSection) -> dict[str, Any]:
    return {
        "heading": _split_words(_join(section.heading)),
        "text": _split_text(section.text),
        "items": [_split_text(item) for item in section.items],
    }


def _build_strand(strand: SheetStrand, points: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "number": strand.number,
        "title": _split_words(_join(strand.title)),
        "subtitle": _split_text(strand.subtitle),
        "source": _split_words(_join(strand.source or "")),
        "lead_in": _split_text(strand.lead_in),
        "points": points,
        "issues": [
            {"text": _split_text(issue.text), "points": [_split_text(point) for point in issue.points]}
            for issue in strand.issues
        ],
    }


def _build_point(point: SheetPoint, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "name": point.name,
        "text": _split_text(point.text),
        "address": point.address,
        "is_long": len(point.text) + 60 * point.text.count("\n") > _LONG_POINT,
    }


def _build_end(sheet: Sheet) -> dict[str, Any]:
    end = sheet.end
    return {
        "words": _split_words(_join(end.words)),
        "website": end.website,
        "website_printed_as": _split_address(_join(end.website_printed_as)),
        "online": end.online,
        "online_label": end.online_label,
        "online_pieces": _split_address(end.online or ""),
        "qr_code": render_qr_svg(end.online) if end.online else None,
        "imprint": _split_words(_join(end.imprint)),
    }


def _split_address(address: str) -> Words:
    """An address in pieces that end with a stroke; a piece too long for any line in smaller ones."""
    pieces = re.findall(r"(?:\w+://)?[^/]*/*", address)[:-1]
    return [part for piece in pieces for part in (_split_words(piece) if len(piece) > _LONGEST_PIECE else [piece])]


@lru_cache(maxsize=64)
def render_qr_svg(address: str) -> str:
    """A QR code of the address as an SVG file, with the quiet zone that the standard (ISO/IEC 18004) asks for.

    Kept for a while: a checklist and its record have the same address, in both sizes.
    """
    written = io.BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="svg", border=4, xmldecl=False, omitsize=True)
    return written.getvalue().decode("utf-8")


def _split_text(text: str | None) -> list[Words]:
    return [_split_words(_join(paragraph)) for paragraph in split_paragraphs(text or "")]


def _join(paragraph: str) -> str:
    """Single line breaks and runs of spaces become a space, as in a browser; hard spaces and the like stay."""
    return re.sub(r"[ \t\n\r\f]+", " ", paragraph).strip(" ")


def _split_words(paragraph: str) -> Words:
    """The paragraph in as few pieces as its long words allow."""
    marked = _LONG_WORD.sub(lambda word: _BREAK.join(_PIECE.findall(word[0])), paragraph)
    return marked.split(_BREAK) if marked else []
