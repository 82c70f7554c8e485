"""What the page of a theme or an agency shows: its learning points, each traced to where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Briefing, KnowledgeBase, LearningPoint, Strand, Term, TermList
from .briefing_page import describe_origin
from .checklist import CheckPoint, build_check_point, choose_questions
from .links import briefing_address, term_address
from .words import count_of


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


@dataclass(frozen=True)
class TermPage:
    """Every learning point on a theme or for an agency."""

    term: Term
    term_list: TermList
    address: str
    size: str
    groups: tuple[TracedPoints, ...]
    questions: tuple[str, ...]
    everyone: TermCard | None


def build_term_cards(kb: KnowledgeBase, term_list: TermList) -> tuple[TermCard, ...]:
    """The themes or agencies that learning points are about or for, in the vocabulary's order."""
    counts = count_points(kb, term_list)
    return tuple(
        TermCard(term.label, term.meaning, term_address(term_list, term.id), counts[term.id])
        for term in kb.vocabulary.terms(term_list)
        if counts.get(term.id)
    )


def build_unused_terms(kb: KnowledgeBase, term_list: TermList) -> tuple[str, ...]:
    """The labels of the terms that no learning point is about or for yet."""
    counts = count_points(kb, term_list)
    return tuple(term.label for term in kb.vocabulary.terms(term_list) if not counts.get(term.id))


def build_term_pages(kb: KnowledgeBase, term_list: TermList) -> tuple[TermPage, ...]:
    """One page for each theme or agency in use."""
    groups = _group_points(kb, term_list)
    everyone = next((t for t in kb.vocabulary.agencies if t.everyone), None) if term_list is TermList.AGENCIES else None
    cards = {card.address: card for card in build_term_cards(kb, term_list)}
    pages = []
    for term in kb.vocabulary.terms(term_list):
        if term.id not in groups:
            continue
        found = tuple(groups[term.id])
        shared = cards.get(term_address(term_list, everyone.id)) if everyone and everyone != term else None
        pages.append(
            TermPage(
                term=term,
                term_list=term_list,
                address=term_address(term_list, term.id),
                size=_describe_groups(found),
                groups=found,
                questions=choose_questions(kb, _briefings_of(kb, found)),
                everyone=shared,
            )
        )
    return tuple(pages)


def count_points(kb: KnowledgeBase, term_list: TermList) -> Mapping[str, int]:
    """How many learning points each theme or agency has; terms without any are left out."""
    return Counter(
        term_id
        for briefing in kb.briefings
        for strand in briefing.strands
        for term_id, points in _sort_by_term(briefing, strand, term_list).items()
        for _point in points
    )


def _group_points(kb: KnowledgeBase, term_list: TermList) -> dict[str, list[TracedPoints]]:
    groups: dict[str, list[TracedPoints]] = {}
    for briefing in kb.briefings:
        for strand in briefing.strands:
            for term_id, points in _sort_by_term(briefing, strand, term_list).items():
                groups.setdefault(term_id, []).append(_trace(kb, briefing, strand, points))
    return groups


def _sort_by_term(briefing: Briefing, strand: Strand, term_list: TermList) -> dict[str, list[LearningPoint]]:
    is_theme = term_list is TermList.THEMES
    by_term: dict[str, list[LearningPoint]] = {}
    for point in strand.learning:
        for term_id in briefing.themes_of(strand) if is_theme else briefing.agencies_of(point):
            by_term.setdefault(term_id, []).append(point)
    return by_term


def _trace(kb: KnowledgeBase, briefing: Briefing, strand: Strand, points: list[LearningPoint]) -> TracedPoints:
    address = briefing_address(briefing.id)
    return TracedPoints(
        briefing_id=briefing.id,
        strand=strand.title,
        briefing=briefing.title,
        origin=describe_origin(kb, briefing),
        address=f"{address}#{strand.id}",
        points=tuple(build_check_point(briefing, point) for point in points),
        is_draft=briefing.is_draft,
    )


def _briefings_of(kb: KnowledgeBase, groups: tuple[TracedPoints, ...]) -> tuple[Briefing, ...]:
    wanted = {group.briefing_id for group in groups}
    return tuple(briefing for briefing in kb.briefings if briefing.id in wanted)


def _describe_groups(groups: tuple[TracedPoints, ...]) -> str:
    points = sum(len(group.points) for group in groups)
    briefings = len({group.briefing_id for group in groups})
    return f"{count_of(points, 'learning point')} from {count_of(briefings, 'briefing')}"
