"""What a list of briefings shows, and the home page with the latest of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Board, Briefing, KnowledgeBase, TermList
from .briefing_page import describe_origin, describe_size
from .links import Link, briefing_address, link_terms
from .term_page import TermCard, build_term_cards

LATEST = 5


@dataclass(frozen=True)
class BriefingCard:
    """A briefing in a list."""

    title: str
    address: str
    summary: str
    origin: str
    size: str
    themes: tuple[Link, ...]
    is_draft: bool


@dataclass(frozen=True)
class HomeView:
    """The home page: the latest briefings and the ways into the rest."""

    board: Board
    latest: tuple[BriefingCard, ...]
    briefing_count: int
    themes: tuple[TermCard, ...]
    agencies: tuple[TermCard, ...]


def build_briefing_cards(kb: KnowledgeBase, briefings: Iterable[Briefing]) -> tuple[BriefingCard, ...]:
    """The briefings as entries of a list, in the order given."""
    return tuple(
        BriefingCard(
            title=briefing.title,
            address=briefing_address(briefing.id),
            summary=briefing.summary,
            origin=describe_origin(kb, briefing),
            size=describe_size(briefing),
            themes=link_terms(kb, TermList.THEMES, briefing.themes),
            is_draft=not briefing.is_published,
        )
        for briefing in briefings
    )


def build_home_view(kb: KnowledgeBase) -> HomeView:
    """The home page: the newest reviews first."""
    return HomeView(
        board=kb.board,
        latest=build_briefing_cards(kb, kb.briefings[:LATEST]),
        briefing_count=len(kb.briefings),
        themes=build_term_cards(kb, TermList.THEMES),
        agencies=build_term_cards(kb, TermList.AGENCIES),
    )
