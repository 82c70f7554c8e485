"""Where the stages of reading put what they find."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..checks.identifying import Allowed
from ..problems import Problem, SourceFile
from .page import Page


@dataclass
class Report:
    """What was found in a folder, or in one file of it."""

    problems: list[Problem]
    sources: dict[str, SourceFile]
    pages: dict[str, Page] = field(default_factory=dict)
    allowed: Allowed = field(default_factory=Allowed)
    secrets: set[str] = field(default_factory=set)

    def join(self, other: Report) -> None:
        """Take in what was found in one file."""
        self.problems += other.problems
        self.sources.update(other.sources)
        self.pages.update(other.pages)
        self.secrets |= other.secrets
