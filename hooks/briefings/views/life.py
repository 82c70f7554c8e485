"""What a page tells of a briefing's life: that a newer one replaced it, that its review is due, that it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model import Briefing, KnowledgeBase, Status
from .links import Link, briefing_address, checklist_address
from .words import format_day


@dataclass(frozen=True)
class LifeView:
    """What stands at the top of a briefing's pages.

    Attributes:
        is_replaced: whether a newer briefing took its place.
        newer: the one to read instead; ``None`` where it has been taken away since.
        review_by: the day after which its review is overdue.
        former_ids: the names it had before: ticks made then are kept under them.
    """

    is_replaced: bool = False
    newer: Link | None = None
    review_by: date | None = None
    former_ids: tuple[str, ...] = ()

    @property
    def review_by_words(self) -> str:
        """The day of the review in words; empty when there is none."""
        return format_day(self.review_by) if self.review_by else ""


@dataclass(frozen=True)
class WithdrawnView:
    """The notice at an address of a briefing that was taken away; nothing of its words is left."""

    address: str
    day: str


@dataclass(frozen=True)
class MovedView:
    """A page at an old address that leads to the new one; ``former_id`` and ``id`` are the briefing's, old and new."""

    address: str
    target: Link
    former_id: str
    id: str


def build_life(kb: KnowledgeBase, briefing: Briefing) -> LifeView:
    """What the pages of one briefing tell of its life."""
    newest = find_newest(kb, briefing)
    is_replaced = briefing.status is Status.SUPERSEDED
    return LifeView(
        is_replaced=is_replaced,
        newer=Link(newest.title, briefing_address(newest.id)) if newest else None,
        review_by=None if is_replaced else briefing.dates.review_by,
        former_ids=briefing.formerly,
    )


def find_newest(kb: KnowledgeBase, briefing: Briefing) -> Briefing | None:
    """The end of the way from a replaced briefing; ``None`` for one that was not, or where the way ends at nothing."""
    seen = {briefing.id}
    newest = None
    following = briefing.superseded_by
    while following is not None and following in kb.readable_by_id and following not in seen:
        newest = kb.readable_by_id[following]
        seen.add(following)
        following = newest.superseded_by
    return newest if newest and newest.status is not Status.SUPERSEDED else None


def build_withdrawn(kb: KnowledgeBase) -> Iterator[WithdrawnView]:
    """The notices: at the addresses of each withdrawn briefing and of its checklist, former ones included."""
    for withdrawn in kb.withdrawn:
        for briefing_id in (withdrawn.id, *withdrawn.formerly):
            for address in (briefing_address(briefing_id), checklist_address(briefing_id)):
                yield WithdrawnView(address, format_day(withdrawn.day))


def build_moved(kb: KnowledgeBase) -> Iterator[MovedView]:
    """The pages at former addresses of each briefing that can be read, and of its checklist."""
    for briefing in kb.readable:
        for former in briefing.formerly:
            for address_of, label in (
                (briefing_address, briefing.title),
                (checklist_address, f"Checklist: {briefing.listing_title}"),
            ):
                target = Link(label, address_of(briefing.id))
                yield MovedView(address_of(former), target, former, briefing.id)
