"""Corrections: the board's words, and how they read once it has approved a change.

A correction names the place it is about: a field of the briefing, a strand's id (its headings, issues and lead-in), or
a learning point's id. The words it replaces must stand there exactly once, so that nobody has to guess which were
meant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from .model import Briefing, Correction, Strand

FIELDS = (
    "title",
    "summary",
    "how_to_use",
    "case_summary",
    "overview",
    "good_practice",
    "recommendations",
    "reflective_questions",
    "signpost",
)
"""The fields of a briefing that a correction can name."""

_STRAND_FIELDS = ("title", "subtitle", "issues", "lead_in")

Change = Callable[[str], str]
RecordType = TypeVar("RecordType", bound=BaseModel)


def texts_at(briefing: Briefing, at: str) -> tuple[str, ...] | None:
    """The texts of the place a correction names, in reading order; ``None`` when there is no such place."""
    if at in FIELDS:
        return _texts_of(getattr(briefing, at))
    for strand in briefing.strands:
        if strand.id == at:
            return tuple(text for name in _STRAND_FIELDS for text in _texts_of(getattr(strand, name)))
        for point in strand.learning:
            if point.id == at:
                return (point.text,)
    return None


def count_words_at(briefing: Briefing, correction: Correction) -> int | None:
    """How often the words as printed stand at the place a correction names; ``None`` when there is no such place."""
    texts = texts_at(briefing, correction.at)
    return None if texts is None else sum(text.count(correction.from_) for text in texts)


def apply_corrections(briefing: Briefing) -> Briefing:
    """The briefing with every approved correction applied, in their order; the others change nothing.

    A correction whose words do not stand at its place exactly once is left out: ``checks`` has reported it.
    """
    for correction in briefing.corrections:
        if correction.approved and count_words_at(briefing, correction) == 1:
            briefing = _apply(briefing, correction)
    return briefing


def _apply(briefing: Briefing, correction: Correction) -> Briefing:
    def change(text: str) -> str:
        return text.replace(correction.from_, correction.to)

    if correction.at in FIELDS:
        return _with_field(briefing, correction.at, change)
    strands = tuple(_change_strand(strand, correction.at, change) for strand in briefing.strands)
    return briefing.model_copy(update={"strands": strands})


def _change_strand(strand: Strand, at: str, change: Change) -> Strand:
    if strand.id == at:
        for name in _STRAND_FIELDS:
            strand = _with_field(strand, name, change)
        return strand
    points = tuple(_with_field(point, "text", change) if point.id == at else point for point in strand.learning)
    return strand.model_copy(update={"learning": points})


def _with_field(record: RecordType, name: str, change: Change) -> RecordType:
    return record.model_copy(update={name: _changed(getattr(record, name), change)})


def _changed(value: Any, change: Change) -> Any:
    """The value with every text in it changed; ids, terms and addresses stay as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _changed(getattr(value, name), change) for name in _text_fields(value)})
    return value


def _texts_of(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return tuple(text for item in value for text in _texts_of(item))
    if isinstance(value, BaseModel):
        return tuple(text for name in _text_fields(value) for text in _texts_of(getattr(value, name)))
    return ()


def _text_fields(record: BaseModel) -> tuple[str, ...]:
    """The fields of a record inside a named place whose words a reader sees; the address printed is none of them."""
    return tuple(name for name in ("text", "points") if name in type(record).model_fields)
