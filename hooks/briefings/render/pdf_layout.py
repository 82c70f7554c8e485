"""How a sheet came out on its pages: what a careful typesetter would not let pass.

The template leaves word of where headings, texts and the closing part stand. From that alone it is told here whether a
heading has lost its text, whether a learning point is parted, and whether the last page holds nothing but the closing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_LOWEST = 842 - 40
"""Points from the top of an A4 page: nothing but the footer may stand lower."""


class Flaw(StrEnum):
    """What can be wrong with the way a sheet falls on its pages."""

    STRANDED_HEADING = "stranded-heading"
    SPLIT_POINT = "split-point"
    EMPTY_LAST_PAGE = "empty-last-page"
    OVERFULL_PAGE = "overfull-page"


@dataclass(frozen=True)
class LayoutFlaw:
    """A flaw and where it is: ``point`` is the name of the learning point at it, or before it (none: before all)."""

    flaw: Flaw
    page: int
    point: str | None


@dataclass(frozen=True)
class Mark:
    """Where something stands: ``kind`` is heading, start, end or closing; ``name`` that of a learning point."""

    kind: str
    name: str | None
    page: int
    y: float


def find_flaws(marks: Sequence[Mark]) -> tuple[LayoutFlaw, ...]:
    """Every flaw, kind by kind."""
    return (*_find_stranded(marks), *_find_parted(marks), *_find_overfull(marks), *_find_empty_last(marks))


def _find_stranded(marks: Sequence[Mark]) -> Iterator[LayoutFlaw]:
    """Headings whose text begins on a later page."""
    for place, (mark, following) in enumerate(pairwise(marks)):
        if mark.kind == "heading" and following.page != mark.page:
            yield LayoutFlaw(Flaw.STRANDED_HEADING, mark.page, _find_point_near(marks, place))


def _find_parted(marks: Sequence[Mark]) -> Iterator[LayoutFlaw]:
    """Learning points that end on another page, though one could hold them."""
    started = {mark.name: mark.page for mark in marks if mark.kind == "start" and mark.name}
    for mark in marks:
        if mark.kind == "end" and mark.name and started[mark.name] != mark.page:
            yield LayoutFlaw(Flaw.SPLIT_POINT, started[mark.name], mark.name)


def _find_overfull(marks: Sequence[Mark]) -> Iterator[LayoutFlaw]:
    """The first page whose text runs over its foot."""
    lowest = next((place for place, mark in enumerate(marks) if mark.y > _LOWEST), None)
    if lowest is not None:
        yield LayoutFlaw(Flaw.OVERFULL_PAGE, marks[lowest].page, _find_point_near(marks, lowest))


def _find_empty_last(marks: Sequence[Mark]) -> Iterator[LayoutFlaw]:
    """The closing part on a page of its own: nothing that stands before it reaches its page."""
    closing = next((place for place, mark in enumerate(marks) if mark.kind == "closing"), 0)
    last = marks[closing].page
    if all(mark.page != last for mark in marks[:closing]):
        yield LayoutFlaw(Flaw.EMPTY_LAST_PAGE, last, _find_point_near(marks, closing))


def _find_point_near(marks: Sequence[Mark], place: int) -> str | None:
    """The learning point that stands here or next; where none follows, the last one before."""
    following = (mark.name for mark in marks[place:] if mark.name)
    return next(following, None) or next((mark.name for mark in reversed(marks[:place]) if mark.name), None)
