"""What is new: briefings by the day on which readers got something new of them, the latest day first.

Only days that the files tell count. A briefing without any stands in no list of news: a day is never made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model import Briefing, KnowledgeBase
from .links import Link, briefing_address
from .words import count_of, format_day

ENOUGH_ITEMS = 100
"""With so many the list of what is new ends after the day it is at. What is older is no news."""


@dataclass(frozen=True)
class NewsItem:
    """What is new of one briefing on one day: the briefing itself, what changed, or points that mean another thing."""

    title: str
    address: str
    is_new: bool
    summary: str
    changes: tuple[str, ...]
    points: tuple[Link, ...]
    is_draft: bool


@dataclass(frozen=True)
class NewsDay:
    """One day: ``withdrawn`` says in words how many briefings were taken away; empty when none was."""

    day: date
    items: tuple[NewsItem, ...]
    withdrawn: str

    @property
    def label(self) -> str:
        """The day in words."""
        return format_day(self.day)


@dataclass(frozen=True)
class News:
    """The latest days; ``goes_on`` is whether there are older ones, which are left out."""

    days: tuple[NewsDay, ...]
    goes_on: bool


def build_news(kb: KnowledgeBase) -> News:
    """What is known to be new, the latest day first; within a day newest review first."""
    by_day: dict[date, list[Briefing]] = {gone.day: [] for gone in kb.withdrawn}
    for briefing in kb.briefings:
        for day in dict.fromkeys(_days_of(briefing)):
            by_day.setdefault(day, []).append(briefing)
    days: list[NewsDay] = []
    for day in sorted(by_day, reverse=True):
        if sum(len(told.items) for told in days) >= ENOUGH_ITEMS:
            break
        days.append(_build_day(kb, day, by_day[day]))
    return News(tuple(days), goes_on=len(days) < len(by_day))


def describe_changes(briefing: Briefing, day: date) -> tuple[str, ...]:
    """What changed of a briefing on a day, in sentences."""
    told = tuple(change.what for change in briefing.changes if change.day == day)
    points = sum(point.meaning_changed == day for point in briefing.points)
    if not points:
        return told
    return (*told, f"The meaning of {count_of(points, 'learning point')} changed: tick again what you had ticked.")


def _days_of(briefing: Briefing) -> Iterator[date]:
    days = (
        briefing.dates.on_site,
        *(change.day for change in briefing.changes),
        *(point.meaning_changed for point in briefing.points),
    )
    yield from (day for day in days if day)


def _build_day(kb: KnowledgeBase, day: date, briefings: list[Briefing]) -> NewsDay:
    gone = sum(withdrawn.day == day for withdrawn in kb.withdrawn)
    return NewsDay(
        day=day,
        items=tuple(_build_item(briefing, day) for briefing in briefings),
        withdrawn=f"{count_of(gone, 'briefing was', 'briefings were')} withdrawn." if gone else "",
    )


def _build_item(briefing: Briefing, day: date) -> NewsItem:
    address = briefing_address(briefing.id)
    strands = [(s.title, place, p) for s in briefing.strands for place, p in enumerate(s.learning, 1)]
    return NewsItem(
        title=briefing.title,
        address=address,
        is_new=briefing.dates.on_site == day,
        summary=briefing.summary,
        changes=describe_changes(briefing, day),
        points=tuple(
            Link(f"{title}, learning point {place}", f"{address}#{point.id}")
            for title, place, point in strands
            if point.meaning_changed == day
        ),
        is_draft=briefing.is_draft,
    )
