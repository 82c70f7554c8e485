"""The lists of everything, of briefings and of learning points: one page while they fit, else pages by year.

The find page shows every learning point where no script runs, and the page of all briefings every briefing. Of
thousands that would be megabytes at each visit; then both lead to pages of their own for each year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Briefing, KnowledgeBase
from .briefing_list import BriefingCard, build_briefing_cards
from .find_page import ListedBriefing, list_briefing
from .links import Link
from .parting import Part, PartLink, PartPlace, link_parts, part_by_year, place_part

MOST_BRIEFINGS = 200
"""So many briefings stand on one page at most."""
MOST_POINTS = 1_200
"""So many learning points stand on the find page at most."""
# A page of nothing but points is read with the browser's own search: half a minute of scrolling, no more.
POINTS_IN_PART = 600
BRIEFINGS_IN_PART = 100


@dataclass(frozen=True)
class BriefingPart:
    """A page with a part of all briefings."""

    address: str
    place: PartPlace
    cards: tuple[BriefingCard, ...]

    @property
    def title(self) -> str:
        """Which briefings stand there."""
        return f"Briefings: {self.place.label}"

    @property
    def description(self) -> str:
        """The same in a sentence."""
        return f"Learning briefings, {self.place.label}."


@dataclass(frozen=True)
class PointPart:
    """A page with a part of all learning points, by briefing."""

    address: str
    place: PartPlace
    briefings: tuple[ListedBriefing, ...]

    @property
    def title(self) -> str:
        """Which learning points stand there."""
        return f"Learning points: {self.place.label}"

    @property
    def heading(self) -> str:
        """The same above the points: here are all of them."""
        return f"Every learning point: {self.place.label}"

    @property
    def description(self) -> str:
        """The same in a sentence."""
        return f"Every learning point, {self.place.label}."


def link_briefing_parts(kb: KnowledgeBase) -> tuple[PartLink, ...]:
    """Where the briefings stand, where they do not fit one page; else nothing."""
    return link_parts(_part_briefings(kb), "years", "briefing")


def link_point_parts(kb: KnowledgeBase) -> tuple[PartLink, ...]:
    """Where the learning points stand, where they do not fit the find page; else nothing."""
    return link_parts(_part_points(kb), "learning", "learning point")


def build_briefing_parts(kb: KnowledgeBase) -> Iterator[BriefingPart]:
    """The pages that hold the briefings, where they do not fit one."""
    links = link_briefing_parts(kb)
    whole = Link("All briefings", "briefings/index.html")
    for number, part in enumerate(_part_briefings(kb)):
        yield BriefingPart(
            links[number].address, place_part(links, number, whole), build_briefing_cards(kb, part.items)
        )


def build_point_parts(kb: KnowledgeBase) -> Iterator[PointPart]:
    """The pages that hold the learning points, where they do not fit the find page."""
    links = link_point_parts(kb)
    whole = Link("Find learning", "find.html")
    for number, part in enumerate(_part_points(kb)):
        briefings = tuple(list_briefing(briefing) for briefing in part.items)
        yield PointPart(links[number].address, place_part(links, number, whole), briefings)


def _part_briefings(kb: KnowledgeBase) -> tuple[Part[Briefing], ...]:
    if len(kb.briefings) <= MOST_BRIEFINGS:
        return ()
    return part_by_year(
        kb.briefings, year_of=lambda briefing: briefing.review.year, size_of=lambda _: 1, most=BRIEFINGS_IN_PART
    )


def _part_points(kb: KnowledgeBase) -> tuple[Part[Briefing], ...]:
    if sum(len(briefing.points) for briefing in kb.briefings) <= MOST_POINTS:
        return ()
    return part_by_year(
        kb.briefings,
        year_of=lambda briefing: briefing.review.year,
        size_of=lambda briefing: len(briefing.points),
        most=POINTS_IN_PART,
    )
