"""Looks through the words of a document for what could identify a person, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..checks.identifying import Allowed, Use, read_known, read_official, scan_use
from ..identifying import Kind
from ..model import Board, Vocabulary
from ..problems import Severity
from .parts import Fate, Part


@dataclass(frozen=True)
class Finding:
    """Something found: what, and in which part; never the words."""

    kind: Kind
    severity: Severity
    place: str
    part: int

    @property
    def is_grave(self) -> bool:
        """Whether it identifies someone, rather than perhaps."""
        return self.severity is Severity.ERROR


def look_through(parts: Sequence[Part], board: Board, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Everything found in the words that a draft would hold, in the order of the source."""
    allowed = Allowed(read_official(board.model_dump(mode="json")), read_known(vocabulary.model_dump(mode="json")))
    return tuple(_look(parts, allowed))


def _look(parts: Sequence[Part], allowed: Allowed) -> Iterator[Finding]:
    for number, part in enumerate(parts):
        if part.fate in (Fate.PLACED, Fate.UNPLACED):
            for found in scan_use(part.text, Use.PROSE, allowed):
                yield Finding(found.kind, found.severity, part.place, number)
