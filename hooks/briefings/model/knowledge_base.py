"""The knowledge base: the board, its vocabulary and all its briefings, read and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations

from .board import Board
from .briefing import Briefing
from .life import Status, Withdrawn
from .vocabulary import TermList, Vocabulary

MOST_THEMES = 7
"""More themes than these a briefing hardly has; each doubles the work of finding what is related."""
MOST_NEAR = 16


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything the site is made from; ``briefings`` are newest review first, then by id.

    As it is read, ``briefings`` holds every briefing. As it is shown (``as_shown``), it holds those that stand in
    lists, search and feeds; those that were replaced and those that were taken away are apart.
    """

    board: Board
    vocabulary: Vocabulary
    briefings: tuple[Briefing, ...]
    superseded: tuple[Briefing, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def as_shown(self, on: date, *, with_drafts: bool = False) -> KnowledgeBase:
        """What a build of this day may show.

        Args:
            on: the day of the build. A briefing whose day of withdrawal has come is withdrawn.
            with_drafts: for the preview, drafts stand among the rest.
        """
        current = {Status.PUBLISHED, Status.DRAFT} if with_drafts else {Status.PUBLISHED}
        stands = {briefing.id: briefing.status_on(on) for briefing in self.briefings}
        return replace(
            self,
            briefings=tuple(b for b in self.briefings if stands[b.id] in current),
            superseded=tuple(b for b in self.briefings if stands[b.id] is Status.SUPERSEDED),
            withdrawn=tuple(
                Withdrawn(b.id, b.dates.withdraw_on, b.formerly)
                for b in self.briefings
                if stands[b.id] is Status.WITHDRAWN and b.dates.withdraw_on
            ),
        )

    @property
    def readable(self) -> tuple[Briefing, ...]:
        """Every briefing that has a page to read: those in the lists, and those that were replaced."""
        return (*self.briefings, *self.superseded)

    def briefing(self, briefing_id: str) -> Briefing:
        """One briefing by its id; ``KeyError`` when there is none."""
        return self.by_id[briefing_id]

    @cached_property
    def by_id(self) -> Mapping[str, Briefing]:
        """The briefings by their ids."""
        return {briefing.id: briefing for briefing in self.briefings}

    @cached_property
    def readable_by_id(self) -> Mapping[str, Briefing]:
        """Every briefing that has a page to read, by its id."""
        return {briefing.id: briefing for briefing in self.readable}

    @cached_property
    def points_of_terms(self) -> Mapping[tuple[TermList, str], int]:
        """How many learning points each theme and each agency has; terms without any are left out."""
        counts: Counter[tuple[TermList, str]] = Counter()
        for briefing in self.briefings:
            for strand in briefing.strands:
                for theme in briefing.themes_of(strand):
                    counts[TermList.THEMES, theme] += len(strand.learning)
                for point in strand.learning:
                    counts.update((TermList.AGENCIES, agency) for agency in briefing.agencies_of(point))
        return counts

    @cached_property
    def first_with(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        """For each set of themes (sorted), the places of the first briefings in the list that have all of them.

        So that the nearest of thousands are found without comparing each with each. Of a briefing's themes the first
        ``MOST_THEMES`` count, and of each set's briefings the first ``MOST_NEAR``.
        """
        found: dict[tuple[str, ...], list[int]] = {}
        for place, briefing in enumerate(self.briefings):
            for themes in subsets_of(briefing.themes):
                places = found.setdefault(themes, [])
                if len(places) < MOST_NEAR:
                    places.append(place)
        return {themes: tuple(places) for themes, places in found.items()}


def subsets_of(themes: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Every set of some of these themes, each sorted, the largest first; of more than ``MOST_THEMES`` of the first."""
    counted = sorted(dict.fromkeys(themes), key=str)[:MOST_THEMES]
    for size in range(len(counted), 0, -1):
        yield from combinations(counted, size)


def sort_briefings(briefings: list[Briefing]) -> tuple[Briefing, ...]:
    """Newest review first; within a year by id, so that every build has the same order."""
    return tuple(sorted(briefings, key=lambda briefing: (-briefing.review.year, briefing.id)))
