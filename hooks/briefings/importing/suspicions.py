"""Entries that look unlike their neighbours: cut off, or begun in the middle. They are marked, never mended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ..checks.printable import find_unprintable
from .parts import Fate, FieldPath, Part
from .words import ends_sentence, ends_with_colon, starts_small

CUT_OFF = "It ends without a full stop, unlike its neighbours: is it whole?"
BEGUN = "It begins with a small letter, unlike its neighbours: does something before it belong to it?"
UNPRINTABLE = "The font of the printed sheets has no letter for “{lacking}”: write it another way."
CLOSING = "It holds words like those that close a briefing: do they belong there?"
_MOST = 0.6
"""The share of neighbours that make a habit."""
_FEW = 5
"""Words of an entry so short that it needs no full stop."""


def mark_suspicious(parts: Sequence[Part], is_signpost: Callable[[str], bool]) -> list[Part]:
    """The same parts, with doubts about entries that differ from the others of their list, and about texts cut off.

    Args:
        parts: the parts of a document.
        is_signpost: knows how the closing words begin; inside another text they are out of place.
    """
    groups: dict[FieldPath, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        if part.fate is Fate.PLACED:
            groups[_group_of(part.path)].append(number)
    marked = list(parts)
    for path, numbers in groups.items():
        members = [parts[number] for number in numbers]
        for number, doubts in zip(numbers, _suspect(path, members), strict=True):
            marked[number] = marked[number].with_doubts(*doubts)
            sentences = re.split(r"(?<=[.!?])\s+", parts[number].text)
            if lacking := find_unprintable(parts[number].text):
                marked[number] = marked[number].with_doubts(UNPRINTABLE.format(lacking=", ".join(lacking)))
            if path[0] != "signpost" and any(is_signpost(sentence) for sentence in sentences):
                marked[number] = marked[number].with_doubts(CLOSING)
    return marked


def _group_of(path: FieldPath) -> FieldPath:
    """What entries of one list share: their path without their own number."""
    return tuple(step for at, step in enumerate(path) if not (isinstance(step, int) and at > 1)) if path else ()


def _suspect(path: FieldPath, members: Sequence[Part]) -> Iterable[tuple[str, ...]]:
    is_text = path[-1] in {"case_summary", "overview"}
    ended = [ends_sentence(part.text) or ends_with_colon(part.text) for part in members]
    small = [starts_small(part.text) for part in members]
    all_end = is_text or (len(members) > 1 and sum(ended) >= _MOST * len(members))
    few_small = is_text or (len(members) > 1 and sum(small) <= (1 - _MOST) * len(members))
    for part, ends, begins_small in zip(members, ended, small, strict=True):
        doubts = []
        if path[-1] in {"title", "subtitle", "printed_as", "address", "label"}:
            yield ()
            continue
        if all_end and not ends and len(part.words) > _FEW:
            doubts.append(CUT_OFF)
        if few_small and begins_small:
            doubts.append(BEGUN)
        yield tuple(doubts)
