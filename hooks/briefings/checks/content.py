"""Content of one briefing: repeats, dates, and what an editor added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..problems import Problem, Severity
from .addresses import check_labels
from .life import check_days
from .printable import check_printable
from .subject import CheckedBriefing, Path
from .unsettled import check_unsettled

_TERM_FIELDS = ("themes", "agencies", "harm_types", "age_bands", "editorial", "related", "retired_ids")
_TEXT_FIELDS = ("how_to_use", "good_practice", "recommendations", "reflective_questions")


def check_repeated_entries(subject: CheckedBriefing) -> Iterator[Problem]:
    """A term or a related briefing counts once, however often it is named."""
    for path, values in _term_lists(subject):
        seen: set[str] = set()
        for at, value in enumerate(values):
            if value in seen:
                message = f"`{value}` stands in this list twice"
                yield subject.problem("repeated-entry", message, (*path, at), hint="Delete one of the two lines.")
            seen.add(value)


def _term_lists(subject: CheckedBriefing) -> Iterator[tuple[Path, Sequence[str]]]:
    briefing = subject.briefing
    for name in _TERM_FIELDS:
        yield (name,), [str(value) for value in getattr(briefing, name)]
    for at, strand in enumerate(briefing.strands):
        yield ("strands", at, "themes"), strand.themes
        for number, point in enumerate(strand.learning):
            yield ("strands", at, "learning", number, "agencies"), point.agencies


def check_repeated_texts(subject: CheckedBriefing) -> Iterator[Problem]:
    """The same words twice are mostly a paste too many."""
    for texts in _text_lists(subject):
        seen: dict[str, Path] = {}
        for path, text in texts:
            words = " ".join(text.lower().split()).rstrip(".")
            if words in seen:
                line = subject.places.place(seen[words]).line
                message = f"the same words stand on line {line} already"
                hint = "Delete one of the two, unless the source repeats itself."
                details = {"severity": Severity.WARNING, "hint": hint}
                yield subject.problem("repeated-text", message, path, **details)
            seen.setdefault(words, path)


def _text_lists(subject: CheckedBriefing) -> Iterator[list[tuple[Path, str]]]:
    briefing = subject.briefing
    yield [
        (("strands", at, "learning", number, "text"), point.text)
        for at, strand in enumerate(briefing.strands)
        for number, point in enumerate(strand.learning)
    ]
    yield [
        (("strands", at, "issues", number, "text"), issue.text)
        for at, strand in enumerate(briefing.strands)
        for number, issue in enumerate(strand.issues)
        if not issue.points
    ]
    for name in _TEXT_FIELDS:
        yield [((name, at), text) for at, text in enumerate(getattr(briefing, name))]


def check_editorial(subject: CheckedBriefing) -> Iterator[Problem]:
    """An editor can only have added what is there."""
    for at, name in enumerate(subject.briefing.editorial):
        if not getattr(subject.briefing, name.value):
            message = f"`{name.value}` is named here as added by an editor, but it is empty"
            yield subject.problem("empty-editorial", message, ("editorial", at), hint="Delete this line.")


def check_dates(subject: CheckedBriefing) -> Iterator[Problem]:
    """A briefing is published after its review and looked at again after that."""
    dates, review = subject.briefing.dates, subject.briefing.review
    if dates.published and dates.review_by and dates.review_by <= dates.published:
        message = f"the review date is not after the date of publishing ({dates.published.isoformat()})"
        yield subject.problem("dates", message, ("dates", "review_by"), hint="Check both dates.")
    if dates.published and dates.published.year < review.year:
        message = f"the briefing was published before the year of its review ({review.year})"
        details = {"severity": Severity.WARNING, "hint": "Check the date and the year."}
        yield subject.problem("dates", message, ("dates", "published"), **details)


def check_changes_of_meaning(subject: CheckedBriefing) -> Iterator[Problem]:
    """A point's meaning changes after the review it comes from, never before."""
    year = subject.briefing.review.year
    for at, strand in enumerate(subject.briefing.strands):
        for number, point in enumerate(strand.learning):
            if point.meaning_changed and point.meaning_changed.year < year:
                message = f"the meaning of this point cannot have changed before the year of its review ({year})"
                path = ("strands", at, "learning", number, "meaning_changed")
                yield subject.problem("dates", message, path, hint="Check the day, or delete the line.")


Rule = Callable[[CheckedBriefing], Iterator[Problem]]
ENTRY_RULES: tuple[Rule, ...] = (
    check_repeated_entries,
    check_dates,
    check_days,
    check_changes_of_meaning,
    check_labels,
    check_unsettled,
)
CONTENT_RULES: tuple[Rule, ...] = (
    *ENTRY_RULES,
    check_repeated_texts,
    check_editorial,
    check_printable,
)
