"""A page: the lines of one file as written, and a working copy in which slips are put right while reading on.

A correction never adds or removes a line, so that a place found in the working copy also holds in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..problems import Place, Problem, SourceFile

if TYPE_CHECKING:
    from .tree import Tree

Spot = tuple[int, int]
"""A line and a column, both counted from 0, as the YAML parser counts them."""


@dataclass(frozen=True)
class Finding:
    """A problem together with the lines (counted from 0) that would put it right, where that is known."""

    problem: Problem
    fixes: Mapping[int, str] = field(default_factory=dict)


@dataclass
class Page:
    """One file while it is read: ``written`` never changes, ``lines`` takes the corrections.

    ``repaired`` holds the problems whose suggestion is what the working copy says on their lines, ``given_ids`` the ids
    that suggestions give away, ``composed`` the text that was composed last with the tree it gave.
    """

    path: str
    written: tuple[str, ...]
    lines: list[str]
    repaired: set[Problem] = field(default_factory=set)
    given_ids: set[str] = field(default_factory=set)
    composed: tuple[str, Tree] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, path: str, lines: Iterable[str]) -> Page:
        """A page whose working copy is still the file itself."""
        written = tuple(lines)
        return cls(path, written, list(written))

    @property
    def text(self) -> str:
        """The working copy as one string, for the parser."""
        return "\n".join(self.lines) + "\n"

    @property
    def source(self) -> SourceFile:
        """The file as written, for the frames of a report."""
        return SourceFile(self.path, self.written)

    def place(self, line: int, column: int = 0, length: int = 1) -> Place:
        """Where a stretch of the working copy stands in the file; a corrected line counts as a whole."""
        line = max(0, min(line, len(self.written) - 1))
        written = self.written[line] if self.written else ""
        if not self.written or self.lines[line] != written:
            return self._whole_line(line, written)
        room = len(written) - column
        return Place(self.path, line + 1, column + 1, max(1, min(length, room)))

    def place_of_line(self, line: int) -> Place:
        """A line from its first letter to its last."""
        written = self.written[line] if line < len(self.written) else ""
        return self._whole_line(line, written)

    def place_between(self, start: Spot, end: Spot) -> Place:
        """The first line of a stretch that may run over several."""
        line, column = start
        last = end[1] if end[0] == line else len(self.lines[line]) if line < len(self.lines) else column + 1
        return self.place(line, column, last - column)

    def _whole_line(self, line: int, written: str) -> Place:
        words = written.strip()
        column = written.find(words[0]) if words else 0
        return Place(self.path, line + 1, column + 1, max(1, len(words)))

    def finding(
        self, rule: str, message: str, place: Place, fixes: Mapping[int, str] | None = None, **more: Any
    ) -> Finding:
        """A finding whose suggestion is its own correction, unless ``more`` brings another one."""
        problem = Problem(rule, message, place, **more)
        if not fixes:
            return Finding(problem)
        if problem.suggestion is None:
            first, last = min(fixes), max(fixes)
            lines = [fixes.get(number, self.lines[number]) for number in range(first, last + 1)]
            problem = replace(problem, suggestion="\n".join(lines), replaces=(first + 1, last + 1))
            self.repaired.add(problem)
        return Finding(problem, fixes)

    def apply(self, finding: Finding) -> None:
        """Put the working copy right."""
        for line, text in finding.fixes.items():
            self.lines[line] = text

    def with_fixes(self, fixes: Mapping[int, str]) -> Page:
        """A copy on which a correction can be tried out."""
        lines = list(self.lines)
        for line, text in fixes.items():
            lines[line] = text
        return Page(self.path, self.written, lines)


def quote(text: str) -> str:
    """The text in single quotes, as YAML writes it: an apostrophe inside stands twice."""
    return "'" + text.replace("'", "''") + "'"


def quote_typed(text: str) -> str:
    """A text as an author typed it, in single quotes: a quote without its partner goes."""
    inner = text.replace("''", "\0")
    if inner.startswith("‘") and inner.endswith("’") and "\0" in inner:
        return quote(inner[1:-1].replace("\0", "'"))
    if inner.endswith("'") and not re.search(r"(^|[\s(–—-])'", inner):
        return quote(inner[:-1].replace("\0", "'"))
    return quote(text)


def shorten(text: str, longest: int = 60) -> str:
    """A text on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
