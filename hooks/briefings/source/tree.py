"""A file's YAML as a tree of located nodes: maps, lists and texts, and where each stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from .page import Finding, Spot


@dataclass(slots=True)
class Scalar:
    """A text, or nothing (``None``) where a key or a dash is followed by nothing.

    Nothing changes it; it is not frozen because a thousand briefings have 200,000 of them, and that doubles the time.

    ``style`` is empty for plain text, else the quote or the sign of a block. ``owner`` is the column of the key or
    dash it belongs to.
    """

    value: str | None
    style: str
    start: Spot
    end: Spot
    owner: int = 0


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order of the file; a repeated key is left out."""

    start: Spot
    flow: bool = False
    end: Spot = (0, 0)
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence:
    """The entries of a list."""

    start: Spot
    flow: bool = False
    end: Spot = (0, 0)
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


@dataclass
class Tree:
    """A file's only document.

    ``ends_early`` is true when a second document follows, so that what seems missing may stand there.
    ``scalars`` holds every key and value, ``values`` the values alone, both in the order of the file. They never
    overlap, so that what stands at a spot is found by halving: a file may hold a slip on each of its lines.
    """

    root: Node | None
    scalars: list[Scalar]
    values: list[Scalar]
    findings: list[Finding]
    ends_early: bool = False

    def text_at(self, spot: Spot) -> Scalar | None:
        """The key or value a character belongs to."""
        last = self.starting_before(spot)
        return last if last is not None and last.start <= spot < last.end else None

    def starting_before(self, spot: Spot) -> Scalar | None:
        """The last key or value that starts at a spot or before it."""
        at = bisect_right(self.scalars, spot, key=_start_of)
        return self.scalars[at - 1] if at else None

    def value_starting_before(self, spot: Spot) -> Scalar | None:
        """The last value that starts at a spot or before it and is not empty."""
        at = bisect_right(self._texts, spot, key=_start_of)
        return self._texts[at - 1] if at else None

    @cached_property
    def _texts(self) -> list[Scalar]:
        return [value for value in self.values if value.value is not None]


def _start_of(scalar: Scalar) -> Spot:
    return scalar.start
