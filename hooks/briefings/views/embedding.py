"""The pages that another website may show inside its own: a list of the latest briefings, and each briefing alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Briefing, KnowledgeBase
from .briefing_list import BriefingCard, build_briefing_cards
from .headers import EMBED_FOLDER
from .imprint import Imprint
from .life import find_newest
from .links import Link, briefing_address
from .words import count_of, format_day

LISTED = 10
EMBED_INDEX = f"{EMBED_FOLDER}/index.html"


@dataclass(frozen=True)
class EmbedIndex:
    """The list to embed: the latest briefings, and how many there are in all, in words."""

    cards: tuple[BriefingCard, ...]
    all_words: str


@dataclass(frozen=True)
class EmbedHelp:
    """How to embed: an example of each kind, by its full address where that is known.

    ``briefing`` is the name in the second example; empty while there is no briefing.
    """

    root: str
    is_known: bool
    index: str
    title: str
    briefing: str
    briefing_title: str
    embedders: tuple[str, ...]


@dataclass(frozen=True)
class EmbedNotice:
    """What stands in the place of a briefing that is not current any more, so that no frame elsewhere breaks."""

    address: str
    full_page: str
    title: str
    words: str
    links: tuple[Link, ...]


def embed_address(briefing_id: str) -> str:
    """Where the page to embed of a briefing stands."""
    return f"{EMBED_FOLDER}/{briefing_id}.html"


def build_embed_index(kb: KnowledgeBase) -> EmbedIndex:
    """The newest reviews first."""
    return EmbedIndex(
        cards=build_briefing_cards(kb, kb.briefings[:LISTED]),
        all_words=f"All {count_of(len(kb.briefings), 'briefing')}" if len(kb.briefings) > 1 else "All briefings",
    )


def build_embed_notices(kb: KnowledgeBase) -> Iterator[EmbedNotice]:
    """A notice for each briefing that was replaced or taken away."""
    for briefing in kb.superseded:
        newest = find_newest(kb, briefing)
        newer = [Link(f"Open the newer briefing: {newest.title}", briefing_address(newest.id))] if newest else []
        for address in list_embed_addresses(briefing):
            yield EmbedNotice(
                address=address,
                full_page=briefing_address(briefing.id),
                title="A newer briefing has replaced this one",
                words="Please use the newer one." if newest else "See the list of briefings for newer ones.",
                links=(*newer, Link("Open the earlier briefing", briefing_address(briefing.id))),
            )
    for gone in kb.withdrawn:
        for briefing_id in (gone.id, *gone.formerly):
            yield EmbedNotice(
                address=embed_address(briefing_id),
                full_page=briefing_address(briefing_id),
                title="Withdrawn briefing",
                words=f"The {kb.board.name} took this briefing away on {format_day(gone.day)}.",
                links=(Link("All briefings", "briefings/index.html"),),
            )


def list_embed_addresses(briefing: Briefing) -> tuple[str, ...]:
    """Where a briefing can be embedded from: its present address, and those it had before."""
    return tuple(embed_address(briefing_id) for briefing_id in (briefing.id, *briefing.formerly))


def build_embed_help(kb: KnowledgeBase, imprint: Imprint) -> EmbedHelp:
    """What the page for those who keep the other website shows."""
    first = kb.briefings[0] if kb.briefings else None
    root = imprint.web_address("")
    return EmbedHelp(
        root=root or "https://www.example.org/learning/",
        is_known=root is not None,
        index=EMBED_INDEX,
        title=f"{kb.board.site_name}: briefings of the {kb.board.name}",
        briefing=first.id if first else "",
        briefing_title=first.title if first else "",
        embedders=kb.board.frame_ancestors,
    )
