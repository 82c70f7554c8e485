"""What is due -> a text to read, a table for a spreadsheet, or a calendar to subscribe to."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from icalendar import Alarm, Calendar, Event

from ..model import Briefing
from ..views.due import Due, DueKind
from ..views.words import count_of, format_day

REMIND_BEFORE = timedelta(days=30)
# A spreadsheet would take a cell that begins with one of these for a formula and run it.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class DueFormat(StrEnum):
    """What a report of due days can be."""

    TEXT = "text"
    CSV = "csv"
    ICS = "ics"


def render_due(due: tuple[Due, ...], undated: tuple[Briefing, ...], today: date, due_format: DueFormat) -> str:
    """The report.

    Args:
        due: what is due, in order.
        undated: published briefings without a day of review; only the text names them.
        today: the day of the report.
    """
    if due_format is DueFormat.CSV:
        return _render_csv(due)
    return _render_calendar(due, today) if due_format is DueFormat.ICS else _render_text(due, undated, today)


def _render_text(due: tuple[Due, ...], undated: tuple[Briefing, ...], today: date) -> str:
    overdue = [one for one in due if one.kind is DueKind.REVIEW and one.days_left < 0]
    lines = [f"Reviews and withdrawals, {format_day(today)}: {count_of(len(overdue), 'review')} overdue.", ""]
    for one in due:
        lines += [one.words, f"    {one.title}", f"    learning_points/{one.briefing_id}.yml", ""]
    if not due:
        lines += ["Nothing is due.", ""]
    if undated:
        lines.append("Without a day of review (`review_by` under `dates`), so nobody will be reminded of:")
        lines += [f"    {briefing.title} ({briefing.id})" for briefing in undated]
        lines.append("")
    return "\n".join(lines)


def _render_csv(due: tuple[Due, ...]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(("What", "Day", "Days left", "Title", "File"))
    for one in due:
        row = (one.kind.value, one.day.isoformat(), one.days_left, _as_cell(one.title), f"{one.briefing_id}.yml")
        table.writerow(row)
    return text.getvalue()


def _as_cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _render_calendar(due: tuple[Due, ...], today: date) -> str:
    """A calendar of whole days (RFC 5545); each event keeps its id, so that importing it again repeats nothing."""
    calendar = Calendar()
    calendar.add("prodid", "-//Learning from reviews//Due days//EN")
    calendar.add("version", "2.0")
    for one in due:
        calendar.add_component(_make_event(one, today))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _make_event(one: Due, today: date) -> Event:
    event = Event()
    verb = "Review" if one.kind is DueKind.REVIEW else "Withdrawn"
    event.add("uid", f"{one.kind.value}-{one.briefing_id}@learning-briefings")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", one.day)
    event.add("summary", f"{verb}: {one.title}")
    event.add("description", f"{one.words.partition(' (')[0]}. File: learning_points/{one.briefing_id}.yml")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{verb}: {one.title}")
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)
    return event
