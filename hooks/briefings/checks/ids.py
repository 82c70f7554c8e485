"""Ids within a briefing: strands and learning points share one page, so each needs an address of its own there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..problems import Problem
from .subject import CheckedBriefing, Path

RESERVED_IDS = frozenset(
    {
        "content",
        "case-summary",
        "overview",
        "how-to-use",
        "good-practice",
        "recommendations",
        "questions",
        "resources",
        "related",
        "source",
        "more-information",
        "learning-points",
    }
)
"""Addresses of the page's own headings."""

RESERVED_ENDINGS = re.compile(r"-(issues|issue-\d+|learning)$")


def check_repeated_ids(subject: CheckedBriefing) -> Iterator[Problem]:
    """Two strands or points of one briefing cannot share an id."""
    seen: dict[str, Path] = {}
    given = {name for _, name in _ids(subject)}
    for path, name in _ids(subject):
        if name in seen:
            line = subject.places.place(seen[name]).line
            message = f"the id `{name}` stands here a second time; the first is on line {line}"
            hint = "Links and ticks rest on ids: give the newer one an id of its own."
            free = _next_free(name, given) if len(path) > 3 else None
            more = {"suggestion": subject.places.replaced(path, free)} if free else {}
            hint += f" The next free one is `{free}`. A point that was published before keeps its id." if free else ""
            yield subject.problem("repeated-id", message, path, hint=hint, **more)
        seen.setdefault(name, path)


def _next_free(name: str, given: set[str]) -> str:
    """The topic of an id with one more than the highest number given to it so far."""
    topic = re.sub(r"-[0-9]+$", "", name)
    numbers = [int(match[1]) for other in given if (match := re.fullmatch(re.escape(topic) + r"-([0-9]+)", other))]
    free = f"{topic}-{max(numbers, default=0) + 1}"
    given.add(free)
    return free


def check_reserved_ids(subject: CheckedBriefing) -> Iterator[Problem]:
    """The page's own headings have addresses too."""
    for path, name in _ids(subject):
        ending = RESERVED_ENDINGS.search(name)
        if name in RESERVED_IDS or ending:
            what = f"ids that end in `{ending[0]}`" if ending else f"the id `{name}`"
            message = f"{what} belong to the page’s own headings" if ending else f"{what} belongs to the page itself"
            hint = "Choose another id, such as the strand’s topic and a number."
            yield subject.problem("reserved-id", message, path, hint=hint)


def check_retired_ids(subject: CheckedBriefing) -> Iterator[Problem]:
    """An id that was taken out is not given again: a link or a tick from before would lead to something else."""
    retired = set(subject.briefing.retired_ids)
    for path, name in _ids(subject):
        if name in retired:
            message = f"the id `{name}` belonged to something that was taken out"
            hint = "Give it an id of its own. If it is the very same point put back, take its id off `retired_ids`."
            yield subject.problem("retired-id", message, path, hint=hint)


def _ids(subject: CheckedBriefing) -> Iterator[tuple[Path, str]]:
    for at, strand in enumerate(subject.briefing.strands):
        yield ("strands", at, "id"), strand.id
        for number, point in enumerate(strand.learning):
            yield ("strands", at, "learning", number, "id"), point.id


Rule = Callable[[CheckedBriefing], Iterator[Problem]]
ID_RULES: tuple[Rule, ...] = (check_repeated_ids, check_reserved_ids, check_retired_ids)
