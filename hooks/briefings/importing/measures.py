"""How the lines of a document are set: how far they run, what space stands between them, where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .document import Line
from .words import ends_sentence, ends_with_colon, starts_small

_SOME = 3
"""Fewer cases than these show no habit."""
_WIDER_THAN_PAPER = 140
"""Letters of a line that no page has room for."""


@dataclass(frozen=True)
class Measures:
    """The habits of one story.

    Attributes:
        widest: how far its lines run; ``None`` when they have no ends.
        wraps: whether lines that certainly go on are full, so that a short line means an end.
        gap: the largest space above lines that certainly go on.
        space: the width of a space.
        is_unwrapped: whether each line is a paragraph: some are longer than any page is wide, and none goes on.
    """

    widest: float | None
    wraps: bool
    gap: float
    space: float
    is_unwrapped: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line], marked: Sequence[bool]) -> Measures:
        """The habits of these lines; ``marked`` tells which begin with a bullet or number."""
        ends = sorted(line.end for line in lines if line.end is not None and not line.is_whole)
        widest = _without_outliers(ends)
        pairs = [
            (above, line)
            for above, line, mark in zip(lines, lines[1:], marked[1:], strict=False)
            if not mark and not above.is_whole and _goes_on(above, line)
        ]
        gaps = sorted(line.gap for _, line in pairs if line.gap is not None)
        gap = gaps[min(len(gaps) - 1, int(len(gaps) * 0.9))] if len(gaps) >= _SOME else (gaps[-1] if gaps else 0.0)
        space = 1.0 if any(line.size == 0 for line in lines) else 2.5
        plain = cls(widest, wraps=True, gap=gap, space=space)
        full = [plain.is_full(above, line) for above, line in pairs]
        known = [one for one in full if one is not None]
        wraps = len(known) >= _SOME and sum(known) >= 0.9 * len(known)
        is_long = any(len(line.text) > _WIDER_THAN_PAPER for line in lines)
        is_unwrapped = is_long and len(lines) > _SOME and len(pairs) < 0.05 * len(lines)
        return cls(widest, wraps, gap, space, is_unwrapped)

    def is_full(self, above: Line, line: Line) -> bool | None:
        """Whether the next word had no room on the line above; ``None`` when this document does not tell."""
        if self.widest is None or above.end is None or line.first is None or not self.wraps:
            return None
        return above.end + self.space + line.first > self.widest

    def is_wide(self, line: Line) -> bool:
        """Whether there is clearly more space above a line than inside paragraphs."""
        return line.gap is not None and line.gap > self.gap + 0.4

    def is_inside(self, first: Line, line: Line, *, is_entry: bool) -> bool | None:
        """Whether a line begins where the words of the entry above begin, or clearly further left; else unknown."""
        if not is_entry or first.left is None or line.left is None:
            return None
        step = 1.0 if first.size == 0 else 3.0
        if line.left > first.left + step:
            return True
        return False if line.left < first.left - step else None


def _goes_on(above: Line, line: Line) -> bool:
    open_end = not ends_sentence(above.text) and not ends_with_colon(above.text)
    return open_end and starts_small(line.text) and line.story == above.story


def _without_outliers(ends: list[float]) -> float | None:
    """The largest end that is no freak: one line far longer than nearly all others says nothing of the rest."""
    if not ends:
        return None
    if ends[-1] <= 0:
        # The reader has told how much room each line leaves in its own column.
        return 0.0
    usual = ends[int(len(ends) * 0.9)] if len(ends) > 9 else ends[-1]
    return max(end for end in ends if end <= usual * 1.25)
