"""Where each piece of the source goes: a part for every paragraph, heading and bullet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from .document import Line, Word, join_words

FieldPath = tuple[str | int, ...]
"""Where a text stands in a briefing, such as ``("strands", 0, "learning", 2, "text")``."""


class Fate(StrEnum):
    """What becomes of words of the source."""

    PLACED = "placed"
    HEADING = "heading"
    REPEATED = "repeated"
    UNPLACED = "unplaced"
    MARK = "mark"


@dataclass(frozen=True)
class Part:
    """Some words of the source and what becomes of them.

    Attributes:
        fate: placed in a field, a heading that a field's name stands for, furniture, without a place, or a list's mark.
        words: the words, in their order.
        line: the line they begin on.
        path: the field they are placed in.
        why: for words without a place, why they have none.
        doubts: for placed words, what a person should check.
        last: the line they end on.
    """

    fate: Fate
    words: tuple[Word, ...]
    line: Line
    path: FieldPath = ()
    why: str = ""
    doubts: tuple[str, ...] = ()
    last: Line | None = None

    @property
    def text(self) -> str:
        """The words as text."""
        return join_words(self.words)

    @property
    def place(self) -> str:
        """Where it stands in the source, in plain words: ``page 1, lines 3 to 5``."""
        last = self.last
        if last is None or (last.page, last.number) == (self.line.page, self.line.number):
            return self.line.place
        if last.page != self.line.page:
            return f"{self.line.place} to {last.place}"
        page = f"page {self.line.page}, " if self.line.page else ""
        return f"{page}{self.line.unit}s {self.line.number} to {last.number}"

    def with_doubts(self, *doubts: str) -> Part:
        """The same with more doubts."""
        return replace(self, doubts=tuple(dict.fromkeys((*self.doubts, *doubts))))
