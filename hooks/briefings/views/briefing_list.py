"""What a list of briefings shows, and the home page with the latest of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..model import Board, Briefing, KnowledgeBase, TermList
from .briefing_page import describe_origin, describe_size
from .links import Link, briefing_address, link_terms
from .term_page import TermCard, build_term_cards

LATEST = 5
TOP_THEMES = 8


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
class BriefingYear:
    """The briefings from the reviews of one year."""

    year: int
    cards: tuple[BriefingCard, ...]


@dataclass(frozen=True)
class HomeView:
    """The home page: the latest briefings and the ways into the rest."""

    board: Board
    latest: tuple[BriefingCard, ...]
    briefing_count: int
    themes: tuple[TermCard, ...]
    theme_count: int


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
            is_draft=briefing.is_draft,
        )
        for briefing in briefings
    )


def build_briefing_years(kb: KnowledgeBase) -> tuple[BriefingYear, ...]:
    """All briefings by the year of their review, newest first."""
    years = groupby(kb.briefings, key=lambda briefing: briefing.review.year)
    return tuple(BriefingYear(year, build_briefing_cards(kb, briefings)) for year, briefings in years)


def build_home_view(kb: KnowledgeBase) -> HomeView:
    """The home page: the newest reviews first."""
    themes = build_term_cards(kb, TermList.THEMES)
    return HomeView(
        board=kb.board,
        latest=build_briefing_cards(kb, kb.briefings[:LATEST]),
        briefing_count=len(kb.briefings),
        themes=_choose_largest(themes),
        theme_count=len(themes),
    )


def _choose_largest(cards: tuple[TermCard, ...]) -> tuple[TermCard, ...]:
    """The themes with most learning points, in the vocabulary's order."""
    largest = sorted(cards, key=lambda card: -card.count)[:TOP_THEMES]
    return tuple(card for card in cards if card in largest)
