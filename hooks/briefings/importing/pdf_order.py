"""In which order the lines of a page are read: as its content has them, held against where they stand.

The content's order is mostly the author's. Where lines stand gives another order: the page is cut along its widest
empty strips, first between columns. Where the two disagree, the lines at the seams carry a doubt; the content's order
is given up only where it jumps about without sense, or where the page has but one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .pdf_letters import Box

_COLUMN = 12.0
"""Points of empty space from top to bottom that part columns."""
_DEEPEST = 12
_SOME = 3
"""Jumps from one column to the next that any page may need."""


def order_lines(boxes: Sequence[Box]) -> tuple[list[int], set[int]]:
    """The reading order of lines given in the order of the content, and those at which the two orders part ways."""
    content = list(range(len(boxes)))
    placed = _cut(content, boxes, 0)
    if placed == content:
        return content, set()
    is_scattered = _jumps(content, boxes) > _SOME + 3 * _jumps(placed, boxes)
    # Where no line stands beside another, a page is read from top to bottom: a box is put last by some programs.
    stands_alone = not any(_is_beside(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    chosen = placed if is_scattered or stands_alone else content
    other = content if chosen is placed else placed
    return chosen, _seams(chosen, other)


def _cut(lines: list[int], boxes: Sequence[Box], depth: int) -> list[int]:
    """The order by place: columns from left to right, in each from top to bottom."""
    if len(lines) < 2 or depth > _DEEPEST:
        return sorted(lines, key=lambda at: (-boxes[at].top, boxes[at].left))
    bands = _bands(lines, boxes)
    if len(bands) > 1:
        return [at for band in bands for at in _cut(band, boxes, depth + 1)]
    columns = _columns(lines, boxes)
    if len(columns) > 1:
        return [at for column in columns for at in _cut(column, boxes, depth + 1)]
    return sorted(lines, key=lambda at: (-boxes[at].top, boxes[at].left))


def _columns(lines: list[int], boxes: Sequence[Box]) -> list[list[int]]:
    """Groups of lines with an empty strip between them from top to bottom."""
    ordered = sorted(lines, key=lambda at: boxes[at].left)
    groups: list[list[int]] = []
    right = float("-inf")
    for at in ordered:
        if not groups or boxes[at].left > right + _COLUMN:
            groups.append([])
        groups[-1].append(at)
        right = max(right, boxes[at].right)
    return groups


def _bands(lines: list[int], boxes: Sequence[Box]) -> list[list[int]]:
    """Stretches from top to bottom: a line that spans several columns parts what is above it from what is below."""
    ordered = sorted(lines, key=lambda at: -boxes[at].top)
    bands: list[list[int]] = []
    for at in ordered:
        alone = len(_columns([at, *[o for o in lines if _is_beside(boxes[o], boxes[at])]], boxes)) == 1
        spans = alone and _spans_columns(at, lines, boxes)
        if not bands or spans or (bands[-1] and _spans_columns(bands[-1][-1], lines, boxes)):
            bands.append([])
        bands[-1].append(at)
    return bands if any(len(_columns(band, boxes)) > 1 for band in bands) else [lines]


def _is_beside(one: Box, other: Box) -> bool:
    return one is not other and min(one.top, other.top) - max(one.bottom, other.bottom) > 0.3 * (one.top - one.bottom)


def _spans_columns(at: int, lines: list[int], boxes: Sequence[Box]) -> bool:
    """Whether a line reaches over an empty strip that parts the other lines."""
    others = [one for one in lines if one != at and not _is_wide(boxes[one], boxes, lines)]
    groups = _columns(others, boxes) if others else []
    if len(groups) < 2:
        return False
    edges = [(max(boxes[one].right for one in group), boxes) for group in groups[:-1]]
    return any(boxes[at].left < edge < boxes[at].right - _COLUMN for edge, _ in edges)


def _is_wide(box: Box, boxes: Sequence[Box], lines: list[int]) -> bool:
    """Whether a line is wider than most columns could be."""
    left = min(boxes[one].left for one in lines)
    right = max(boxes[one].right for one in lines)
    return box.right - box.left > 0.6 * (right - left)


def _jumps(order: Sequence[int], boxes: Sequence[Box]) -> int:
    """How often the next line does not stand below the last."""
    count = 0
    for one, other in pairwise(order):
        above, below = boxes[one], boxes[other]
        overlaps = min(above.right, below.right) - max(above.left, below.left) > 0
        count += not (overlaps and below.top <= above.top)
    return count


def _seams(chosen: Sequence[int], other: Sequence[int]) -> set[int]:
    before = dict(zip(other[1:], other, strict=False))
    ours = dict(zip(chosen[1:], chosen, strict=False))
    return {at for at in chosen if before.get(at) != ours.get(at)}
