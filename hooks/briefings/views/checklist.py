"""What a checklist shows: learning points to tick, each traced to its briefing, and the questions for a meeting.

The page of a theme or an agency is its checklist; a briefing has a checklist of its own beside the page to read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Briefing, KnowledgeBase, LearningPoint, Strand
from .briefing_page import describe_origin, describe_paper_origin, describe_size
from .life import LifeView, build_life
from .links import briefing_address, checklist_address
from .words import format_day


@dataclass(frozen=True)
class CheckPoint:
    """A learning point to tick.

    ``ref`` is what a reader's tick, sheet and link hold on to: the briefing's id and the point's, both permanent.
    ``edition`` tells whether its meaning has changed since; ``changed`` says the same in words.
    """

    ref: str
    text: str
    address: str
    edition: str = ""
    changed: str = ""

    @property
    def anchor(self) -> str:
        """The ref as part of an id on a page; ids hold single hyphens only, so two stand for the stroke."""
        return self.ref.replace("/", "--")


@dataclass(frozen=True)
class CheckGroup:
    """The points of one strand."""

    title: str
    subtitle: str | None
    address: str
    points: tuple[CheckPoint, ...]


@dataclass(frozen=True)
class Checklist:
    """The checklist of a briefing."""

    id: str
    address: str
    title: str
    full_title: str
    kind: str
    origin: str
    size: str
    briefing_address: str
    is_draft: bool
    groups: tuple[CheckGroup, ...]
    questions: tuple[str, ...]
    paper_origin: str
    life: LifeView


def build_checklist(kb: KnowledgeBase, briefing: Briefing) -> Checklist:
    """The checklist of one briefing of the knowledge base."""
    return Checklist(
        id=briefing.id,
        address=checklist_address(briefing.id),
        title=briefing.listing_title,
        full_title=briefing.title,
        kind=briefing.kind.label,
        origin=describe_origin(kb, briefing),
        size=describe_size(briefing),
        briefing_address=briefing_address(briefing.id),
        is_draft=briefing.is_draft,
        groups=tuple(_build_group(briefing, strand) for strand in briefing.strands),
        questions=choose_questions(kb, (briefing,)),
        paper_origin=describe_paper_origin(kb, briefing),
        life=build_life(kb, briefing),
    )


def build_check_point(briefing: Briefing, point: LearningPoint) -> CheckPoint:
    """One learning point of a briefing, ready to be ticked."""
    return CheckPoint(
        ref=f"{briefing.id}/{point.id}",
        text=point.text,
        address=f"{briefing_address(briefing.id)}#{point.id}",
        edition=point.edition,
        changed=format_day(point.meaning_changed) if point.meaning_changed else "",
    )


def choose_questions(kb: KnowledgeBase, briefings: Iterable[Briefing]) -> tuple[str, ...]:
    """The questions for a meeting about points of these briefings.

    Those of the author where all points come from one briefing that has some; else the board's standing ones.
    """
    sources = tuple(briefings)
    own = sources[0].reflective_questions if len(sources) == 1 else ()
    return own or kb.board.standing_questions


def _build_group(briefing: Briefing, strand: Strand) -> CheckGroup:
    return CheckGroup(
        title=strand.title,
        subtitle=strand.subtitle,
        address=f"{briefing_address(briefing.id)}#{strand.id}",
        points=tuple(build_check_point(briefing, point) for point in strand.learning),
    )
