"""What a rule is given: a record and a way to find where its parts stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from ..model import Briefing
from ..problems import Place, Problem

Path = tuple[str | int, ...]


class Places(Protocol):
    """Finds the place of a path such as ``("strands", 0, "title")``."""

    def place(self, path: Path) -> Place:
        """Where a value stands."""
        ...

    def key_place(self, path: Path) -> Place:
        """Where the field name before a value stands."""
        ...

    def name(self, path: Path) -> str | None:
        """A path in the author's words."""
        ...

    def replaced(self, path: Path, better: str) -> str | None:
        """The line of a value with another value in it, where that is one line."""
        ...


@dataclass(frozen=True)
class CheckedBriefing:
    """A briefing, the path of its file as shown to people, and the places of its parts.

    ``replaced`` names the fields (in the author's words) whose values were wrong and have others standing in for them,
    so that the rest can be checked; nothing must be said about those.
    """

    briefing: Briefing
    path: str
    places: Places
    replaced: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether every value is the author's own."""
        return not self.replaced

    def speaks_of_stand_in(self, problem: Problem) -> bool:
        """Whether a problem is about a value that only stands in, or about something inside it."""
        name = problem.field or ""
        return any(name == one or name.startswith((f"{one} ›", f"{one},")) for one in self.replaced)

    def problem(self, rule: str, message: str, at: Path, **details: Any) -> Problem:
        """A problem with one part of the briefing."""
        return Problem(rule, message, self.places.place(at), field=self.places.name(at), path=at, **details)
