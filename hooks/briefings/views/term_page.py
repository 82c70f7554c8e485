"""What the page of a theme or an agency shows: its learning points, each traced to where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model import Briefing, KnowledgeBase, LearningPoint, Strand, Term, TermList
from .briefing_page import describe_origin
from .checklist import CheckPoint, build_check_point, choose_questions
from .links import Link, briefing_address, term_address
from .parting import PartLink, PartPlace, link_parts, part_by_year, place_part
from .words import count_of

MOST_POINTS = 300
"""So many learning points make one checklist at most: a sheet of about twenty pages."""


@dataclass(frozen=True)
class TermCard:
    """A theme or an agency in a list; ``count`` is the number of learning points."""

    label: str
    meaning: str
    address: str
    count: int

    @property
    def counted(self) -> str:
        """The number of learning points in words."""
        return count_of(self.count, "learning point")


@dataclass(frozen=True)
class TracedPoints:
    """Learning points of one strand, with where they come from."""

    briefing_id: str
    strand: str
    briefing: str
    origin: str
    address: str
    points: tuple[CheckPoint, ...]
    is_draft: bool
    year: int


@dataclass(frozen=True)
class TermPage:
    """Every learning point on a theme or for an agency; or, where they are too many, where its parts are, or a part.

    Attributes:
        groups: the points; none where ``parts`` leads to them.
        parts: the pages that hold them, where one is not enough.
        place: for such a page, which it is.
    """

    term: Term
    term_list: TermList
    address: str
    size: str
    groups: tuple[TracedPoints, ...]
    questions: tuple[str, ...]
    everyone: TermCard | None
    parts: tuple[PartLink, ...] = ()
    place: PartPlace | None = None

    @property
    def title(self) -> str:
        """The term, and which part of it."""
        return f"{self.term.label}: {self.place.label}" if self.place else self.term.label

    @property
    def description(self) -> str:
        """What the term means, and how much there is on it."""
        return f"{self.term.meaning} {self.size}."


def build_term_cards(kb: KnowledgeBase, term_list: TermList) -> tuple[TermCard, ...]:
    """The themes or agencies that learning points are about or for, in the vocabulary's order."""
    counts = kb.points_of_terms
    return tuple(
        TermCard(term.label, term.meaning, term_address(term_list, term.id), counts[term_list, term.id])
        for term in kb.vocabulary.terms(term_list)
        if (term_list, term.id) in counts
    )


def build_unused_terms(kb: KnowledgeBase, term_list: TermList) -> tuple[str, ...]:
    """The labels of the terms that no learning point is about or for yet."""
    used = kb.points_of_terms
    return tuple(term.label for term in kb.vocabulary.terms(term_list) if (term_list, term.id) not in used)


def build_term_pages(kb: KnowledgeBase, term_list: TermList) -> tuple[TermPage, ...]:
    """The page of each theme or agency in use; of one with too many points, that of each part besides."""
    groups = _group_points(kb, term_list)
    everyone = next((t for t in kb.vocabulary.agencies if t.everyone), None) if term_list is TermList.AGENCIES else None
    cards = {card.address: card for card in build_term_cards(kb, term_list)}
    pages: list[TermPage] = []
    for term in kb.vocabulary.terms(term_list):
        if term.id not in groups:
            continue
        found = tuple(groups[term.id])
        shared = cards.get(term_address(term_list, everyone.id)) if everyone and everyone != term else None
        page = TermPage(
            term=term,
            term_list=term_list,
            address=term_address(term_list, term.id),
            size=_describe_groups(found),
            groups=found,
            questions=_choose_questions(kb, found),
            everyone=shared,
        )
        pages.extend(_part_page(kb, page) if _count(found) > MOST_POINTS else (page,))
    return tuple(pages)


def _part_page(kb: KnowledgeBase, page: TermPage) -> Iterator[TermPage]:
    """The page as one that leads to its parts, and these."""
    parts = part_by_year(
        page.groups, year_of=lambda group: group.year, size_of=lambda group: len(group.points), most=MOST_POINTS
    )
    links = link_parts(parts, page.address.removesuffix(".html"), "learning point")
    whole = Link(f"{page.term.label}: all years", page.address)
    yield replace(page, groups=(), parts=links)
    for number, part in enumerate(parts):
        yield replace(
            page,
            address=links[number].address,
            size=_describe_groups(part.items),
            groups=part.items,
            questions=_choose_questions(kb, part.items),
            place=place_part(links, number, whole),
        )


def _count(groups: Iterable[TracedPoints]) -> int:
    return sum(len(group.points) for group in groups)


def _group_points(kb: KnowledgeBase, term_list: TermList) -> dict[str, list[TracedPoints]]:
    groups: dict[str, list[TracedPoints]] = {}
    for briefing in kb.briefings:
        origin = describe_origin(kb, briefing)
        for strand in briefing.strands:
            # Made once and shared: a point stands on the pages of many themes and agencies.
            made = {point.id: build_check_point(briefing, point) for point in strand.learning}
            for term_id, points in _sort_by_term(briefing, strand, term_list).items():
                traced = _trace(briefing, strand, origin, tuple(made[point.id] for point in points))
                groups.setdefault(term_id, []).append(traced)
    return groups


def _sort_by_term(briefing: Briefing, strand: Strand, term_list: TermList) -> dict[str, list[LearningPoint]]:
    is_theme = term_list is TermList.THEMES
    by_term: dict[str, list[LearningPoint]] = {}
    for point in strand.learning:
        for term_id in briefing.themes_of(strand) if is_theme else briefing.agencies_of(point):
            by_term.setdefault(term_id, []).append(point)
    return by_term


def _trace(briefing: Briefing, strand: Strand, origin: str, points: tuple[CheckPoint, ...]) -> TracedPoints:
    return TracedPoints(
        briefing_id=briefing.id,
        strand=strand.title,
        briefing=briefing.title,
        origin=origin,
        address=f"{briefing_address(briefing.id)}#{strand.id}",
        points=points,
        is_draft=briefing.is_draft,
        year=briefing.review.year,
    )


def _choose_questions(kb: KnowledgeBase, groups: tuple[TracedPoints, ...]) -> tuple[str, ...]:
    return choose_questions(kb, (kb.by_id[briefing_id] for briefing_id in {group.briefing_id for group in groups}))


def _describe_groups(groups: tuple[TracedPoints, ...]) -> str:
    points = _count(groups)
    briefings = len({group.briefing_id for group in groups})
    return f"{count_of(points, 'learning point')} from {count_of(briefings, 'briefing')}"
