"""What is due, as a list, a table and a calendar."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from briefings.model import Briefing, Dates, Status
from briefings.render.due import DueFormat, render_due
from briefings.views.due import DueKind, build_due, list_undated
from synthetic import make_knowledge_base

TODAY = date(2026, 3, 1)


def make(index: int, status: Status = Status.PUBLISHED, **dates: date | None) -> Briefing:
    briefing = make_knowledge_base(3).briefings[index]
    return briefing.model_copy(update={"status": status, "dates": Dates(**dates)})


@pytest.fixture
def briefings() -> tuple[Briefing, ...]:
    late, soon = make(0, review_by=date(2026, 2, 27)), make(1, review_by=date(2026, 4, 1), withdraw_on=date(2027, 1, 1))
    return (soon, late, make(2))


def test_the_most_urgent_comes_first(briefings: tuple[Briefing, ...]) -> None:
    """By day; overdue is told in words and in days; what nobody set is told apart."""
    due = build_due(briefings, TODAY)
    assert [(one.kind, one.days_left) for one in due] == [
        (DueKind.REVIEW, -2),
        (DueKind.REVIEW, 31),
        (DueKind.WITHDRAWAL, 306),
    ]
    assert due[0].words == "Review by 27 February 2026 (2 days overdue)"
    assert [one.day for one in build_due(briefings, TODAY, within=31)] == [date(2026, 2, 27), date(2026, 4, 1)]
    assert list_undated(briefings, TODAY) == (briefings[2],)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN, Status.SUPERSEDED])
def test_only_what_readers_use_is_reviewed(status: Status) -> None:
    """Drafts, withdrawn and replaced briefings are not up for review."""
    assert build_due((make(0, status, review_by=TODAY),), TODAY) == ()


def test_today_is_neither_ahead_nor_overdue() -> None:
    """On the day itself the words say so, and what has been withdrawn is not reviewed."""
    (one,) = build_due((make(0, review_by=TODAY),), TODAY)
    assert one.words.endswith("(today)")
    (gone,) = build_due((make(0, review_by=TODAY, withdraw_on=TODAY - timedelta(days=1)),), TODAY)
    assert gone.words == "Withdrawn from 28 February 2026 (1 day ago)"


def test_the_table_runs_nothing(briefings: tuple[Briefing, ...]) -> None:
    """A title that a spreadsheet would take for a formula stays text; every row reads back."""
    hostile = briefings[1].model_copy(update={"title": '=cmd|" /C calc"!A0'})
    text = render_due(build_due((hostile,), TODAY), (), TODAY, DueFormat.CSV)
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["What", "Day", "Days left", "Title", "File"]
    assert rows[1][:4] == ["review", "2026-02-27", "-2", "'" + hostile.title]


def test_the_calendar_reads_back(briefings: tuple[Briefing, ...]) -> None:
    """Each due day is an event of a whole day with a lasting id and a reminder; long titles and commas survive."""
    long = briefings[0].model_copy(update={"title": "Synthetic, with commas; and “quotes” – " + "long " * 30})
    text = render_due(build_due((long, briefings[1]), TODAY), (), TODAY, DueFormat.ICS)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    assert [str(event["summary"]) for event in events][1] == f"Review: {long.title}"
    assert [event.decoded("dtstart") for event in events] == [date(2026, 2, 27), date(2026, 4, 1), date(2027, 1, 1)]
    assert len({str(event["uid"]) for event in events}) == 3
    assert text == render_due(build_due((long, briefings[1]), TODAY), (), TODAY, DueFormat.ICS)


def test_the_text_names_the_files(briefings: tuple[Briefing, ...]) -> None:
    """Who reads the list finds the file, and those that nobody will be reminded of."""
    text = render_due(build_due(briefings, TODAY), list_undated(briefings, TODAY), TODAY, DueFormat.TEXT)
    assert "1 review overdue" in text
    assert all(f"learning_points/{briefing.id}.yml" in text for briefing in briefings[:2])
    assert briefings[2].title in text
    assert "Nothing is due" in render_due((), (), TODAY, DueFormat.TEXT)
