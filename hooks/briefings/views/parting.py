"""Lists of thousands, parted into pages that a browser can look through, print and read without a script.

A list that fits one page stays one page, at its address. A longer one is parted by the year of the review; a year that
is still too long is cut into numbered parts of about the same length. Its own address then shows where the parts are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from .links import Link
from .words import count_of

T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """A part of a list: ``number`` of ``of`` parts of its year."""

    year: int
    number: int
    of: int
    items: tuple[T, ...]
    size: int

    @property
    def name(self) -> str:
        """The part in an address: ``2017``, ``2017-2``."""
        return f"{self.year}-{self.number}" if self.number > 1 else str(self.year)

    @property
    def label(self) -> str:
        """The part in words."""
        return f"{self.year}, part {self.number} of {self.of}" if self.of > 1 else str(self.year)


@dataclass(frozen=True)
class PartLink:
    """A part to go to: ``counted`` says in words how much is in it."""

    label: str
    address: str
    counted: str


@dataclass(frozen=True)
class PartPlace:
    """Where a part stands: ``label`` says which it is; ``whole`` leads to the list of all parts."""

    label: str
    whole: Link
    before: PartLink | None
    after: PartLink | None


def part_by_year(
    items: Iterable[T], *, year_of: Callable[[T], int], size_of: Callable[[T], int], most: int
) -> tuple[Part[T], ...]:
    """The parts of a list that is sorted by year; no item is cut, so a part may be a little over ``most``.

    Args:
        items: sorted, so that those of one year stand together.
        year_of: the year of an item.
        size_of: how much an item adds to a page.
        most: how much a page should have at most.
    """
    parts: list[Part[T]] = []
    for year, group in groupby(items, year_of):
        cuts = _cut(tuple(group), size_of, most)
        for number, cut in enumerate(cuts, start=1):
            parts.append(Part(year, number, len(cuts), cut, sum(size_of(item) for item in cut)))
    return tuple(parts)


def _cut(items: tuple[T, ...], size_of: Callable[[T], int], most: int) -> list[tuple[T, ...]]:
    total = sum(size_of(item) for item in items)
    share = total / -(-total // most) if total else most
    cuts: list[list[T]] = [[]]
    done = 0.0
    for item in items:
        if cuts[-1] and done >= share * len(cuts):
            cuts.append([])
        cuts[-1].append(item)
        done += size_of(item)
    return [tuple(cut) for cut in cuts]


def link_parts(parts: Iterable[Part[T]], folder: str, noun: str) -> tuple[PartLink, ...]:
    """Links to parts that stand in ``folder``, each with its count of ``noun``."""
    return tuple(PartLink(part.label, f"{folder}/{part.name}.html", count_of(part.size, noun)) for part in parts)


def place_part(links: Sequence[PartLink], number: int, whole: Link) -> PartPlace:
    """Where the part of that number, counted from 0, stands among its fellows."""
    return PartPlace(
        label=f"reviews of {links[number].label}",
        whole=whole,
        before=links[number - 1] if number else None,
        after=links[number + 1] if number + 1 < len(links) else None,
    )
