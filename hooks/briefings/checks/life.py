"""The life of one briefing: what each status needs, why it may be public, and days that have come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ..model import Anonymity, AnonymityBasis, Status
from ..problems import Problem, Severity
from ..signing import hash_text
from .subject import CheckedBriefing, Path

_SIGN = "Read it and sign:  python3 scripts/sign.py {id}"


def check_status(subject: CheckedBriefing) -> Iterator[Problem]:
    """A status brings what it promises: the briefing that replaces, the day of withdrawal."""
    briefing = subject.briefing
    if briefing.status is Status.SUPERSEDED and briefing.superseded_by is None:
        message = "a briefing that was replaced needs the field `superseded_by`"
        hint = "Name the newer briefing, so that readers find it. If none replaces it, use `withdrawn`."
        yield subject.problem("status", message, ("status",), hint=hint, expected="`superseded_by:` with an id")
    if briefing.status is not Status.SUPERSEDED and briefing.superseded_by is not None:
        message = f"a newer briefing is named here, but the status is `{briefing.status}`"
        hint = "Set the status to `superseded`, or delete this line."
        yield subject.problem("status", message, ("superseded_by",), hint=hint)
    if briefing.status is Status.WITHDRAWN and briefing.dates.withdraw_on is None:
        message = "a withdrawn briefing needs the day it was taken away"
        hint = "Write it into `withdraw_on` under `dates`. The notice at its address and the feeds tell the day."
        yield subject.problem("status", message, ("status",), hint=hint, expected="`dates:` with `withdraw_on:` below")


def check_anonymity(subject: CheckedBriefing) -> Iterator[Problem]:
    """Nothing is public before it is settled why it may be, and readers should know where it comes from."""
    briefing = subject.briefing
    if not briefing.is_public:
        return
    if briefing.anonymity is None:
        message = f"a {briefing.status.label} briefing needs the field `anonymity`"
        hint = "Say why this text may be shown to the public, or set the status back to `draft` until that is settled."
        yield subject.problem("anonymity", message, ("status",), hint=hint, expected="`anonymity:` with `basis:` below")
    if briefing.source is None:
        yield _no_source(subject)


def _no_source(subject: CheckedBriefing) -> Problem:
    anonymity = subject.briefing.anonymity
    expected = "`source:` with `document:` below"
    if anonymity and anonymity.basis is AnonymityBasis.PUBLISHED_BY_BOARD:
        message = "which document the board has published is not said"
        hint = "Name it under `source`. If the board has published none, somebody must read and sign the text."
        return subject.problem("no-source", message, ("anonymity", "basis"), hint=hint, expected=expected)
    message = f"a {subject.briefing.status.label} briefing should have the field `source`"
    hint = "Name the document the words were taken from, so that readers can trust them."
    details = {"severity": Severity.WARNING, "hint": hint, "expected": expected}
    return subject.problem("no-source", message, ("status",), **details)


def check_signature(subject: CheckedBriefing) -> Iterator[Problem]:
    """A signature is whole, and holds for the text as it stands; a draft may be unsigned, but never wrongly signed."""
    anonymity = subject.briefing.anonymity
    if anonymity is None:
        return
    names = [name for name in ("checked_by", "checked_on", "text_hash") if getattr(anonymity, name) is not None]
    if anonymity.basis is AnonymityBasis.PUBLISHED_BY_BOARD:
        for name in names:
            message = "a text that the board has published itself carries no signature"
            hint = "Delete this line, or set the basis to `checked_by_person`."
            yield subject.problem("signature", message, ("anonymity", name), hint=hint)
    else:
        yield from _check_signed(subject, anonymity, is_whole=len(names) == 3)


def _check_signed(subject: CheckedBriefing, anonymity: Anonymity, *, is_whole: bool) -> Iterator[Problem]:
    briefing = subject.briefing
    severity = Severity.ERROR if briefing.is_public else Severity.WARNING
    hint = _SIGN.format(id=briefing.id)
    if not is_whole:
        message = "the signature is not whole"
        expected = "`checked_by`, `checked_on` and `text_hash`, as the command writes them"
        details = {"severity": severity, "hint": hint, "expected": expected}
        yield subject.problem("signature", message, ("anonymity", "basis"), **details)
    elif anonymity.text_hash != hash_text(briefing):
        message = "the text has changed since it was signed, so the signature no longer holds"
        yield subject.problem("signature", message, ("anonymity", "text_hash"), severity=severity, hint=hint)


def check_days(subject: CheckedBriefing) -> Iterator[Problem]:
    """The days of a life follow each other."""
    briefing = subject.briefing
    dates = briefing.dates
    start = dates.on_site or dates.published
    if start and dates.withdraw_on and dates.withdraw_on < start:
        message = f"it cannot be withdrawn before it was published ({start.isoformat()})"
        yield subject.problem("dates", message, ("dates", "withdraw_on"), hint="Check both dates.")
    if dates.on_site and dates.published and dates.on_site < dates.published:
        message = f"it cannot have been on this site before it was published ({dates.published.isoformat()})"
        yield subject.problem("dates", message, ("dates", "on_site"), hint="Check both dates.")
    for at, change in enumerate(briefing.changes):
        if start and change.day < start:
            message = f"it cannot have changed before it was published ({start.isoformat()})"
            yield subject.problem("dates", message, ("changes", at, "day"), hint="Check both dates.")


def check_due(subject: CheckedBriefing, today: date) -> Iterator[Problem]:
    """Days that have come, or have not: an overdue review, a withdrawal in effect, a first day still ahead."""
    briefing = subject.briefing
    dates = briefing.dates
    if not briefing.is_public:
        return
    if briefing.status_on(today) is Status.WITHDRAWN:
        message = "its day of withdrawal has come, so the site shows a notice in its place"
        hint = "Set the status to `withdrawn`, or give it a later day."
        yield _warn(subject, "withdrawn-by-date", message, ("dates", "withdraw_on"), hint)
    elif briefing.status is Status.PUBLISHED and dates.review_by and dates.review_by < today:
        message = "its review is overdue, and its page says so"
        hint = "Look at it again: give it a later day, replace it or withdraw it."
        yield _warn(subject, "review-overdue", message, ("dates", "review_by"), hint)
    if dates.on_site and dates.on_site > today:
        message = "it cannot have been on this site since a day still to come"
        hint = "Check the day, or leave the briefing a draft until then."
        yield subject.problem("dates", message, ("dates", "on_site"), hint=hint)


def _warn(subject: CheckedBriefing, rule: str, message: str, at: Path, hint: str) -> Problem:
    return subject.problem(rule, message, at, severity=Severity.WARNING, hint=hint)


SETTLING_RULES = frozenset({"anonymity", "no-source", "signature"})
"""The rules about why a text may be public: what signing settles."""

Rule = Callable[[CheckedBriefing], Iterator[Problem]]
LIFE_RULES: tuple[Rule, ...] = (check_status, check_anonymity, check_signature)
