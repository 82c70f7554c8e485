"""The words of a briefing's learning points, for the pages that a reader puts together on their own device.

A reader's sheet holds ids alone. Its page takes the present words from here, so that it never shows an old wording,
and can tell that a point is gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Briefing, KnowledgeBase
from .briefing_page import describe_origin
from .links import briefing_address, words_address
from .words import format_day


@dataclass(frozen=True)
class PointWords:
    """One learning point; ``edition`` and ``changed`` as in ``views.checklist``."""

    id: str
    text: str
    strand: str
    edition: str
    changed: str


@dataclass(frozen=True)
class BriefingWords:
    """The learning points of one briefing; ``file`` is where they stand, ``address`` where they are read."""

    id: str
    file: str
    title: str
    origin: str
    address: str
    is_draft: bool
    questions: tuple[str, ...]
    points: tuple[PointWords, ...]


def build_words_of_points(kb: KnowledgeBase, briefing: Briefing) -> BriefingWords:
    """The words of one briefing's learning points. The questions are its author's own, if there are any."""
    return BriefingWords(
        id=briefing.id,
        file=words_address(briefing.id),
        title=briefing.listing_title,
        origin=describe_origin(kb, briefing),
        address=briefing_address(briefing.id),
        is_draft=briefing.is_draft,
        questions=briefing.reflective_questions,
        points=tuple(
            PointWords(
                id=point.id,
                text=point.text,
                strand=strand.title,
                edition=point.edition,
                changed=format_day(point.meaning_changed) if point.meaning_changed else "",
            )
            for strand in briefing.strands
            for point in strand.learning
        ),
    )
