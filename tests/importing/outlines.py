"""What a document says and where each piece of it belongs: the common ground of the makers and of the scoring."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
READINGS = Path(__file__).resolve().parent / "readings"


class Kind(StrEnum):
    """What a piece is on paper."""

    TITLE = "title"
    HEADING = "heading"
    STRAND = "strand"
    SUBTITLE = "subtitle"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUB_ITEM = "sub_item"


Key = tuple[str, int, int]
"""A field, the strand it is in (-1 outside strands), and the entry in it."""


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph or list entry, and the entry its words belong to; ``None`` for headings named by a field.

    ``box`` counts the boxes that a layout may put its pieces in: one for each part of the document. ``number`` is
    printed before a heading where it is not 0.
    """

    kind: Kind
    text: str
    key: Key | None
    box: int = 0
    number: int = 0


@cache
def seed_outline() -> tuple[Piece, ...]:
    """The board's briefing, in the order of its text."""
    text = (ROOT / "learning_points" / "2017-home-conditions.yml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)
    pieces = [*_list("How this document can be used", "how_to_use", data["how_to_use"], 0)]
    pieces += [Piece(Kind.HEADING, "Learning", None, 1), _paragraph("overview", data["overview"], 1)]
    pieces += [Piece(Kind.HEADING, "Case Summary", None, 2), _paragraph("case_summary", data["case_summary"], 2)]
    for number, strand in enumerate(data["strands"]):
        pieces += _strand(strand, number, 3 + number)
    sign = data["signpost"]
    pieces.append(Piece(Kind.PARAGRAPH, f"{sign['text']} {sign['printed_as']}", ("signpost", -1, 0), 6))
    return tuple(pieces)


def _paragraph(field: str, text: str, box: int) -> Piece:
    return Piece(Kind.PARAGRAPH, " ".join(text.split()), (field, -1, 0), box)


def _list(heading: str, field: str, texts: list[str], box: int) -> list[Piece]:
    entries = [Piece(Kind.ITEM, text, (field, -1, number), box) for number, text in enumerate(texts)]
    return [Piece(Kind.HEADING, heading, None, box), *entries]


def _strand(strand: dict[str, Any], number: int, box: int) -> list[Piece]:
    pieces = [Piece(Kind.STRAND, strand["title"], ("strands.title", number, 0), box)]
    if "subtitle" in strand:
        pieces.append(Piece(Kind.SUBTITLE, strand["subtitle"], ("strands.subtitle", number, 0), box))
    pieces.append(Piece(Kind.HEADING, "Issues present in this case:", None, box))
    for at, issue in enumerate(strand["issues"]):
        pieces.append(Piece(Kind.ITEM, issue["text"], ("strands.issues", number, at), box))
        for count, point in enumerate(issue.get("points", [])):
            pieces.append(Piece(Kind.SUB_ITEM, point, ("strands.issues.points", number, 100 * at + count), box))
    pieces.append(Piece(Kind.HEADING, "Learning", None, box))
    if "lead_in" in strand:
        pieces.append(Piece(Kind.PARAGRAPH, strand["lead_in"], ("strands.lead_in", number, 0), box))
    for at, point in enumerate(strand["learning"]):
        pieces.append(Piece(Kind.ITEM, point["text"], ("strands.learning", number, at), box))
    return pieces
