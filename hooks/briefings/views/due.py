"""What the office must look at, and when: reviews and withdrawals, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..model import Briefing, Status
from .words import count_of, format_day


class DueKind(StrEnum):
    """What is to be done on a day."""

    REVIEW = "review"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True)
class Due:
    """One thing to do by a day.

    Attributes:
        briefing_id: whose it is, also the name of its file.
        title: the briefing's.
        day: the last day for a review, the day itself for a withdrawal.
        days_left: from the day of the report; negative when it is over.
    """

    kind: DueKind
    briefing_id: str
    title: str
    day: date
    days_left: int

    @property
    def words(self) -> str:
        """What is to be done, in one line: ``Review by 1 February 2027 (in 40 days)``."""
        verb = "Review by" if self.kind is DueKind.REVIEW else "Withdrawn from"
        return f"{verb} {format_day(self.day)} ({self._distance})"

    @property
    def _distance(self) -> str:
        if self.days_left == 0:
            return "today"
        days = count_of(abs(self.days_left), "day")
        if self.days_left > 0:
            return f"in {days}"
        return f"{days} overdue" if self.kind is DueKind.REVIEW else f"{days} ago"


def build_due(briefings: tuple[Briefing, ...], today: date, within: int | None = None) -> tuple[Due, ...]:
    """What is due, the earliest day first.

    Args:
        briefings: all that were read. Only published ones are reviewed; replaced ones may still be withdrawn.
        today: the day of the report.
        within: leave out what lies more than so many days ahead.
    """
    found = [due for briefing in briefings for due in _due_of(briefing, today)]
    last = today + timedelta(days=within) if within is not None else date.max
    return tuple(sorted((due for due in found if due.day <= last), key=lambda due: (due.day, due.briefing_id)))


def _due_of(briefing: Briefing, today: date) -> list[Due]:
    dates, status = briefing.dates, briefing.status_on(today)
    days = []
    if status is Status.PUBLISHED and dates.review_by:
        days.append((DueKind.REVIEW, dates.review_by))
    if briefing.is_public and dates.withdraw_on:
        days.append((DueKind.WITHDRAWAL, dates.withdraw_on))
    return [Due(kind, briefing.id, briefing.title, day, (day - today).days) for kind, day in days]


def list_undated(briefings: tuple[Briefing, ...], today: date) -> tuple[Briefing, ...]:
    """Published briefings without a day of review: nobody will be reminded of them."""
    return tuple(b for b in briefings if b.status_on(today) is Status.PUBLISHED and b.dates.review_by is None)
