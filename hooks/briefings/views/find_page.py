"""What the find page shows before anybody has asked: the facets with their counts, and the plain, complete list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Briefing, KnowledgeBase
from .links import briefing_address
from .parting import PartLink
from .search import GROUPS, TERM_GROUPS, YEAR_GROUP, EntryKind, SearchEntry

_AGENCIES = GROUPS.index("agency")


@dataclass(frozen=True)
class FacetOption:
    """One box to tick: ``count`` learning points have it; ``everyone`` marks the one that stands for all agencies."""

    value: str
    label: str
    count: int
    everyone: bool = False


@dataclass(frozen=True)
class FacetGroup:
    """Boxes of one kind: ``name`` as in the address, ``label`` as on the page."""

    name: str
    label: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True)
class ListedPoint:
    """A learning point in the plain list."""

    text: str
    address: str


@dataclass(frozen=True)
class ListedBriefing:
    """A briefing in the plain list, with every learning point it has."""

    title: str
    address: str
    is_draft: bool
    points: tuple[ListedPoint, ...]


@dataclass(frozen=True)
class AgencyName:
    """An agency of the vocabulary: a reader may ask for it though no learning point names it."""

    label: str
    meaning: str
    is_named: bool


@dataclass(frozen=True)
class FindPage:
    """The find page as it stands before a script runs.

    Where the points would be too many for it, ``briefings`` is empty and ``parts`` leads to the pages that list them.
    """

    groups: tuple[FacetGroup, ...]
    briefings: tuple[ListedBriefing, ...]
    point_count: int
    agencies: tuple[AgencyName, ...] = ()
    parts: tuple[PartLink, ...] = ()

    @property
    def everyone(self) -> FacetOption | None:
        """The box that stands for all agencies, where a learning point has it."""
        return next((option for group in self.groups for option in group.options if option.everyone), None)


def build_find_page(kb: KnowledgeBase, entries: Iterable[SearchEntry], parts: tuple[PartLink, ...] = ()) -> FindPage:
    """The facets with their counts of learning points, and the plain list of them all.

    Groups and options that no learning point has are left out; terms keep the vocabulary's order, years run back.
    ``parts`` are the pages that list the points instead, where there are too many.
    """
    points = [entry for entry in entries if entry.kind is EntryKind.POINT]
    groups = (_build_group(kb, number, points) for number in range(len(GROUPS)))
    return FindPage(
        groups=tuple(group for group in groups if group.options),
        briefings=tuple(list_briefing(briefing) for briefing in kb.briefings if not parts),
        point_count=len(points),
        agencies=tuple(_list_agencies(kb, points)),
        parts=parts,
    )


def _list_agencies(kb: KnowledgeBase, points: list[SearchEntry]) -> Iterator[AgencyName]:
    named = {value for point in points for value in point.facets[_AGENCIES]}
    for term in kb.vocabulary.agencies:
        if not term.everyone:
            yield AgencyName(term.label, term.meaning, term.id in named)


def _build_group(kb: KnowledgeBase, number: int, points: list[SearchEntry]) -> FacetGroup:
    counts = Counter(value for point in points for value in dict.fromkeys(point.facets[number]))
    if number == len(TERM_GROUPS):
        years = sorted(counts, reverse=True)
        return FacetGroup(*YEAR_GROUP, tuple(FacetOption(year, year, counts[year]) for year in years))
    name, label, term_list = TERM_GROUPS[number]
    terms = (term for term in kb.vocabulary.terms(term_list) if term.id in counts)
    options = (FacetOption(term.id, term.label, counts[term.id], term.everyone) for term in terms)
    return FacetGroup(name, label, tuple(options))


def list_briefing(briefing: Briefing) -> ListedBriefing:
    """A briefing with its learning points, as the plain list has it."""
    page = briefing_address(briefing.id)
    return ListedBriefing(
        title=f"{briefing.listing_title}, {briefing.review.year}",
        address=page,
        is_draft=briefing.is_draft,
        points=tuple(ListedPoint(point.text, f"{page}#{point.id}") for point in briefing.points),
    )
