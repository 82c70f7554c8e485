"""What the feeds tell: the briefings of which a day is known, the latest change first, and those taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model import Board, Briefing, KnowledgeBase, TermList
from .imprint import Imprint
from .links import briefing_address
from .news import describe_changes
from .page_head import ATOM_FEED, HOME, JSON_FEED, LANGUAGE
from .words import format_day

# A feed reader asks for the whole feed again and again; who wants everything has the list of briefings.
MOST_ENTRIES = 100


@dataclass(frozen=True)
class FeedEntry:
    """A briefing in a feed. ``id`` never changes, not even when the briefing is renamed."""

    id: str
    address: str
    title: str
    summary: str
    text: str
    published: date | None
    updated: date
    themes: tuple[str, ...]


@dataclass(frozen=True)
class GoneEntry:
    """A briefing that was taken away: its id in the feed, and the day."""

    id: str
    on: date


@dataclass(frozen=True)
class Feed:
    """A feed before it has its form. ``updated`` is the day of the latest entry; in an empty feed, of the build."""

    board: Board
    language: str
    home: str
    atom: str
    json: str
    updated: date
    entries: tuple[FeedEntry, ...]
    gone: tuple[GoneEntry, ...]


def build_feed(kb: KnowledgeBase, imprint: Imprint) -> Feed | None:
    """The feed; ``None`` while the site's address is not known, since every entry is known by its address."""
    if not imprint.web_address(""):
        return None
    dated = [(b.last_changed, b) for b in kb.briefings if b.last_changed and not b.is_draft]
    # The sort keeps the order of the knowledge base within a day.
    dated.sort(key=lambda pair: pair[0], reverse=True)
    gone = tuple(
        GoneEntry(_online(imprint, former), withdrawn.day)
        for withdrawn in sorted(kb.withdrawn, key=lambda withdrawn: withdrawn.day, reverse=True)
        for former in (withdrawn.formerly or (withdrawn.id,))[:1]
    )
    days = [day for day, _ in dated] + [entry.on for entry in gone]
    return Feed(
        board=kb.board,
        language=LANGUAGE,
        home=imprint.web_address(HOME) or "",
        atom=imprint.web_address(ATOM_FEED) or "",
        json=imprint.web_address(JSON_FEED) or "",
        updated=max(days, default=imprint.built_on),
        entries=tuple(_build_entry(kb, imprint, briefing, day) for day, briefing in dated[:MOST_ENTRIES]),
        gone=gone,
    )


def _build_entry(kb: KnowledgeBase, imprint: Imprint, briefing: Briefing, updated: date) -> FeedEntry:
    is_new = briefing.dates.on_site == updated
    changes = () if is_new else describe_changes(briefing, updated)
    told = f"Changed on {format_day(updated)}: {' '.join(changes)}" if changes else ""
    return FeedEntry(
        id=_online(imprint, (briefing.formerly or (briefing.id,))[0]),
        address=_online(imprint, briefing.id),
        title=briefing.title,
        summary=briefing.summary,
        text="\n\n".join(part for part in (briefing.summary, told) if part),
        published=briefing.dates.on_site,
        updated=updated,
        themes=tuple(kb.vocabulary.term(TermList.THEMES, theme).label for theme in briefing.themes),
    )


def _online(imprint: Imprint, briefing_id: str) -> str:
    return imprint.web_address(briefing_address(briefing_id)) or ""
