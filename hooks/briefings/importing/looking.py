"""Looks through the words of a document for what could identify a person, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..identifying import Found, Kind, scan_text
from ..model import Board, TermList, Vocabulary
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
    official, known = _official(board), _known(vocabulary)
    return tuple(_look(parts, official, known))


def _look(parts: Sequence[Part], official: frozenset[str], known: frozenset[str]) -> Iterator[Finding]:
    for number, part in enumerate(parts):
        if part.fate not in (Fate.PLACED, Fate.UNPLACED) or part.path == ("signpost", "printed_as"):
            continue
        found: tuple[Found, ...] = scan_text(part.text, official, known)
        for one in found:
            yield Finding(one.kind, one.severity, part.place, number)


def _official(board: Board) -> frozenset[str]:
    """What is no secret: the board's names and addresses."""
    successor = board.successor
    names = (board.name, board.short_name, board.website, board.website_printed_as, board.site_name, board.site_address)
    more = (board.concerns, board.contact, *((successor.name, successor.short_name) if successor else ()))
    return frozenset(name for name in (*names, *more) if name)


def _known(vocabulary: Vocabulary) -> frozenset[str]:
    """The words of the vocabulary: in a heading they have capitals and name nobody."""
    labels = [term.label for term_list in TermList for term in vocabulary.terms(term_list)]
    phrases = [phrase for heading in vocabulary.headings for phrase in heading.phrases]
    return frozenset(word.lower() for text in (*labels, *phrases) for word in re.findall(r"[^\W\d_][\w’'-]+", text))
