"""A new briefing: the file it begins as, and the name it will keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from ..model import BriefingContent, Kind, Status
from ..source import read_knowledge_base
from ..source.fields import Field, Shape, fields_of
from ..source.folder import is_id
from ..source.page import quote

SCHEMA_COMMENT = "# yaml-language-server: $schema=./_briefing.schema.json"
"""Tells text editors which schema to check and complete by."""

LONGEST_ID = 60
_LITTLE_WORDS = frozenset("a an and at by for from in is it of on or the this to with learning review briefing".split())


def propose_id(title: str, year: int, taken: Collection[str]) -> str:
    """An id for a new briefing: the year of its review and the first telling words of its title.

    Args:
        title: as typed.
        year: the year of the review.
        taken: the ids that are in use, or once were; none of them is proposed.
    """
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    telling = [word for word in words if word not in _LITTLE_WORDS and word != str(year)] or words or ["briefing"]
    name = f"{year}-{'-'.join(telling[:3])}"[:LONGEST_ID].strip("-")
    ways = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return next(way for way in ways if way not in taken and is_id(way))


def find_taken(folder: Path) -> frozenset[str]:
    """The ids that no new briefing may have: those of all files, and those that briefings had before."""
    reading = read_knowledge_base(folder)
    known = reading.knowledge_base.briefings if reading.knowledge_base else ()
    files = (path.stem for path in folder.glob("*.yml"))
    return frozenset((*files, *(former for briefing in known for former in briefing.formerly)))


def render_draft(title: str, year: int, kind: Kind = Kind.REVIEW_BRIEFING) -> str:
    """The file of a new briefing: its title, year and kind, and every other field that must be filled in, empty.

    The fields come from the model, so that a new one needs no change here.
    """
    known = {"kind": kind.value, "title": _write(title), "status": Status.DRAFT.value, "year": str(year)}
    lines = [SCHEMA_COMMENT, *_render_fields(BriefingContent, known, "")]
    return "\n".join(lines) + "\n"


def _render_fields(model: type[BaseModel], known: dict[str, str], indent: str) -> list[str]:
    lines: list[str] = []
    for field in fields_of(model).values():
        if field.required:
            lines += _render_field(field, known, indent)
    return lines


def _render_field(field: Field, known: dict[str, str], indent: str) -> list[str]:
    if field.shape is Shape.RECORD and field.model:
        return [f"{indent}{field.name}:", *_render_fields(field.model, known, f"{indent}  ")]
    value = known.get(field.name, "")
    return [f"{indent}{field.name}: {value}".rstrip()]


def _write(text: str) -> str:
    """A text on one line. Quotes always hold; a title that needs none has none, as people write it."""
    flat = " ".join(text.split())
    return flat if re.fullmatch(r"[A-Za-z][\w’,.() -]*", flat) and " #" not in flat else quote(flat)


def today_year() -> int:
    """The year to begin with where none is given."""
    return date.today().year
