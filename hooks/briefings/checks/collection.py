"""Rules between briefings: what one says of another must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ..model import Briefing, Status
from ..problems import Problem, Severity
from .subject import CheckedBriefing


def check_related(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """A related briefing exists, is another one, and can be reached by whoever reads this one."""
    statuses = _statuses(subjects)
    for subject in subjects:
        for at, name in enumerate(subject.briefing.related):
            problem = _related_problem(subject, at, name, known_ids, statuses)
            if problem:
                yield problem


def _statuses(subjects: Sequence[CheckedBriefing]) -> dict[str, Status]:
    """Where each briefing stands, as far as its file could be read whole."""
    return {subject.briefing.id: subject.briefing.status for subject in subjects if subject.is_whole}


def _related_problem(
    subject: CheckedBriefing, at: int, name: str, known_ids: set[str], statuses: dict[str, Status]
) -> Problem | None:
    path = ("related", at)
    if name == subject.briefing.id:
        return subject.problem("related", "a briefing is not related to itself", path, hint="Delete this line.")
    if name not in known_ids:
        return _unknown_briefing("related", subject, path, name, known_ids)
    status = statuses.get(name)
    if subject.briefing.status is not Status.PUBLISHED or status in (None, Status.PUBLISHED):
        return None
    if status is Status.DRAFT:
        message = f"the briefing `{name}` is a draft, so readers of this one could not open it"
        return subject.problem("related", message, path, hint="Publish it first, or delete this line until then.")
    message = f"the briefing `{name}` was {'replaced' if status is Status.SUPERSEDED else 'withdrawn'}"
    hint = "Name the newer one, or delete this line. Until then it is not shown."
    return subject.problem("related", message, path, severity=Severity.WARNING, hint=hint)


def _unknown_briefing(
    rule: str, subject: CheckedBriefing, path: tuple[str | int, ...], name: str, known_ids: set[str]
) -> Problem:
    close = get_close_matches(name, sorted(known_ids), 1, 0.6)
    hint = f"Did you mean `{close[0]}`?" if close else "Write the name of its file without .yml."
    better = subject.places.replaced(path, close[0]) if close else None
    return subject.problem(rule, f"there is no briefing `{name}`", path, hint=hint, suggestion=better)


def check_superseded(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """The way from a replaced briefing ends at one that can be read."""
    by_id = {subject.briefing.id: subject.briefing for subject in subjects if subject.is_whole}
    for subject in subjects:
        newer = subject.briefing.superseded_by
        path = ("superseded_by",)
        if newer is None:
            continue
        if newer not in known_ids:
            yield _unknown_briefing("superseded-by", subject, path, newer, known_ids)
        elif _goes_in_circles(subject.briefing, by_id):
            message = "the briefings replace each other in a circle, so that readers would never arrive"
            yield subject.problem("superseded-by", message, path, hint="Name the newest one.")
        elif newer in by_id and not by_id[newer].is_public:
            message = f"the briefing `{newer}` cannot be read on the site: it is {_an(by_id[newer].status)}"
            hint = "Publish it first, or leave this one published until then."
            yield subject.problem("superseded-by", message, path, hint=hint)


def _goes_in_circles(briefing: Briefing, by_id: Mapping[str, Briefing]) -> bool:
    seen = {briefing.id}
    following = briefing.superseded_by
    while following is not None and following not in seen:
        seen.add(following)
        following = by_id[following].superseded_by if following in by_id else None
    return following is not None


def _an(status: Status) -> str:
    return "a draft" if status is Status.DRAFT else status.label


def check_former_ids(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """An old address leads to one briefing, and to no address that is in use."""
    claimed: dict[str, str] = {}
    for subject in sorted(subjects, key=lambda subject: subject.briefing.id):
        for at, name in enumerate(subject.briefing.formerly):
            path = ("formerly", at)
            if name == subject.briefing.id:
                message = "this is the name the file has now"
                yield subject.problem("formerly", message, path, hint="Delete this line.")
            elif name in known_ids:
                message = f"the name `{name}` belongs to another briefing, so its address cannot lead here"
                hint = "Delete this line, or take the other file away."
                yield subject.problem("formerly", message, path, hint=hint)
            elif name in claimed:
                message = f"the former name `{name}` is claimed by `{claimed[name]}` already"
                yield subject.problem("formerly", message, path, hint="Delete this line in one of the two files.")
            claimed.setdefault(name, subject.briefing.id)


def check_same_title(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """Two briefings of one title cannot be told apart in a list, where those that were replaced do not stand."""
    seen: dict[str, str] = {}
    for subject in sorted(subjects, key=lambda subject: subject.briefing.id):
        if not subject.is_whole or subject.briefing.status in (Status.SUPERSEDED, Status.WITHDRAWN):
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
COLLECTION_RULES: tuple[Rule, ...] = (
    check_related,
    check_superseded,
    check_former_ids,
    check_same_title,
    check_same_source,
)

COLLECTION_FIELDS = ("title", "superseded_by", "formerly", "related", "source")
"""The fields whose places these rules ask for."""
