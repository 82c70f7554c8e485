"""The pages that another website may show inside its own: a list of the latest briefings, and each briefing by itself."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import KnowledgeBase
from .briefing_list import BriefingCard, build_briefing_cards
from .headers import EMBED_FOLDER
from .imprint import Imprint
from .words import count_of

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


def embed_address(briefing_id: str) -> str:
    """Where the page to embed of a briefing stands."""
    return f"{EMBED_FOLDER}/{briefing_id}.html"


def build_embed_index(kb: KnowledgeBase) -> EmbedIndex:
    """The newest reviews first."""
    return EmbedIndex(
        cards=build_briefing_cards(kb, kb.briefings[:LISTED]),
        all_words=f"All {count_of(len(kb.briefings), 'briefing')}" if len(kb.briefings) > 1 else "All briefings",
    )


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
