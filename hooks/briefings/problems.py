"""Problems: what is wrong in a file, where, and what to do about it.

A check yields problems; it never prints and never exits. ``render.reports`` turns them into text, JSON or
annotations, and the command that asked counts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum


class Severity(StrEnum):
    """``ERROR`` stops a build; ``WARNING`` asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of one line: ``line`` and ``column`` count from 1, ``length`` in characters (at least 1)."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        rule: the short name of the broken rule, such as ``hash-in-text``; stable, one word or hyphenated.
        message: what is wrong, in one plain sentence without a full stop.
        place: where it stands.
        field: the field in the author's words, such as ``Learning points, 3rd entry › Learning point``.
        found: what stands there, where the message does not say so already.
        expected: what should stand there.
        hint: what to do next, in one or two plain sentences.
        suggestion: the corrected line (or lines) to paste in place of the one shown, where it can be known.
        replaces: the first and last line (counted from 1) the suggestion stands for, where it is not the one shown.
        path: the field's own place in the record, such as ``("strands", 0, "title")``, where it is about a field.
    """

    rule: str
    message: str
    place: Place
    severity: Severity = Severity.ERROR
    field: str | None = None
    found: str | None = None
    expected: str | None = None
    hint: str | None = None
    suggestion: str | None = None
    replaces: tuple[int, int] | None = None
    path: tuple[str | int, ...] | None = dataclass_field(default=None, compare=False)


@dataclass(frozen=True)
class SourceFile:
    """A file as shown to people: ``path`` with forward slashes, and its lines without line ends.

    In what was read from a folder, whatever in the lines could identify a person is masked.
    """

    path: str
    lines: tuple[str, ...]


def sort_problems(problems: list[Problem]) -> tuple[Problem, ...]:
    """In the order a person works through them: by file, line, column, then rule; the same problem only once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda problem: (problem.place, problem.rule, problem.message)))
