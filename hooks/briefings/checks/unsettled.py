"""What an import left for a person to decide is decided before readers see the briefing."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Status
from ..problems import Problem, Severity
from .subject import CheckedBriefing


def check_unsettled(subject: CheckedBriefing) -> Iterator[Problem]:
    """Words without a place and things to check: a reminder in a draft, an error where readers would see the page."""
    briefing = subject.briefing
    is_shown = briefing.status in (Status.PUBLISHED, Status.SUPERSEDED)
    severity = Severity.ERROR if is_shown else Severity.WARNING
    if count := len(briefing.unplaced):
        message = "1 stretch of the source has" if count == 1 else f"{count} stretches of the source have"
        hint = "Move the words to their field, or delete the entry when they are not wanted, before publishing."
        yield subject.problem("unplaced", f"{message} no place yet", ("unplaced",), severity=severity, hint=hint)
    if count := len(briefing.to_check):
        message = "1 thing from the import has" if count == 1 else f"{count} things from the import have"
        hint = "Look at each, put it right, and delete its entry, before publishing."
        yield subject.problem("to-check", f"{message} still to be checked", ("to_check",), severity=severity, hint=hint)
