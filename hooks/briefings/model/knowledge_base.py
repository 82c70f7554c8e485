"""The knowledge base: the board, its vocabulary and all its briefings, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .board import Board
from .briefing import Briefing
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything the site is made from; ``briefings`` are newest review first, then by id."""

    board: Board
    vocabulary: Vocabulary
    briefings: tuple[Briefing, ...]

    def only_published(self) -> KnowledgeBase:
        """The same without drafts: what a build may show."""
        return replace(self, briefings=tuple(b for b in self.briefings if b.is_published))

    def briefing(self, briefing_id: str) -> Briefing:
        """One briefing by its id; ``KeyError`` when there is none."""
        for briefing in self.briefings:
            if briefing.id == briefing_id:
                return briefing
        raise KeyError(briefing_id)


def sort_briefings(briefings: list[Briefing]) -> tuple[Briefing, ...]:
    """Newest review first; within a year by id, so that every build has the same order."""
    return tuple(sorted(briefings, key=lambda briefing: (-briefing.review.year, briefing.id)))
