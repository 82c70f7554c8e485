"""The knowledge base: the board, its vocabulary and all its briefings, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .board import Board
from .briefing import Briefing
from .life import Status, Withdrawn
from .vocabulary import Vocabulary


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
        for briefing in self.briefings:
            if briefing.id == briefing_id:
                return briefing
        raise KeyError(briefing_id)


def sort_briefings(briefings: list[Briefing]) -> tuple[Briefing, ...]:
    """Newest review first; within a year by id, so that every build has the same order."""
    return tuple(sorted(briefings, key=lambda briefing: (-briefing.review.year, briefing.id)))
