"""Rules between briefings: what one says of another must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches

from ..problems import Problem, Severity
from .subject import CheckedBriefing


def check_related(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """A related briefing exists, is another one, and can be reached by whoever reads this one."""
    drafts = {subject.briefing.id for subject in subjects if subject.is_whole and not subject.briefing.is_published}
    for subject in subjects:
        for at, name in enumerate(subject.briefing.related):
            problem = _related_problem(subject, at, name, known_ids, drafts)
            if problem:
                yield problem


def _related_problem(
    subject: CheckedBriefing, at: int, name: str, known_ids: set[str], drafts: set[str]
) -> Problem | None:
    path = ("related", at)
    if name == subject.briefing.id:
        return subject.problem("related", "a briefing is not related to itself", path, hint="Delete this line.")
    if name not in known_ids:
        close = get_close_matches(name, sorted(known_ids), 1, 0.6)
        hint = f"Did you mean `{close[0]}`?" if close else "Write the name of its file without .yml."
        better = subject.places.replaced(path, close[0]) if close else None
        return subject.problem("related", f"there is no briefing `{name}`", path, hint=hint, suggestion=better)
    if subject.briefing.is_published and name in drafts:
        message = f"the briefing `{name}` is a draft, so readers of this one could not open it"
        return subject.problem("related", message, path, hint="Publish it first, or delete this line until then.")
    return None


def check_same_title(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """Two briefings of one title cannot be told apart in a list."""
    seen: dict[str, str] = {}
    for subject in sorted(subjects, key=lambda subject: subject.briefing.id):
        if not subject.is_whole:
            continue
        title = " ".join(subject.briefing.title.lower().split())
        if title in seen:
            message = f"the briefing `{seen[title]}` has the same title"
            hint = "Say in the title what sets this one apart, such as its year or topic."
            yield subject.problem("same-title", message, ("title",), severity=Severity.WARNING, hint=hint)
        seen.setdefault(title, subject.briefing.id)


def check_same_source(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """Each document is one briefing: the same fingerprint twice was left over when a file was copied."""
    seen: dict[str, str] = {}
    for subject in sorted(subjects, key=lambda subject: subject.briefing.id):
        source = subject.briefing.source
        if source is None or source.sha256 is None:
            continue
        if source.sha256 in seen:
            message = f"the briefing `{seen[source.sha256]}` has the same source document"
            hint = "Is this left over from the file you copied? Then delete `source`, or give this document’s own."
            path = ("source", "sha256")
            yield subject.problem("same-source", message, path, severity=Severity.WARNING, hint=hint)
        seen.setdefault(source.sha256, subject.briefing.id)


Rule = Callable[[Sequence[CheckedBriefing], set[str]], Iterator[Problem]]
COLLECTION_RULES: tuple[Rule, ...] = (check_related, check_same_title, check_same_source)

COLLECTION_FIELDS = ("title", "related", "source")
"""The fields whose places these rules ask for."""
