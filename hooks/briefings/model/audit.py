"""The last recorded accessibility audit: what was looked at, with what, when, and what was found."""

from __future__ import annotations

from pathlib import Path

from .base import Day, Record

RECORD = Path(__file__).parent.parent / "audit.json"
"""Where the record stands; ``scripts/audit.py`` writes it, and nobody by hand."""


class Audit(Record):
    """One run of the audit over every type of page in every mode; it is recorded only when nothing was found."""

    tested_on: Day
    tool: str
    browser: str
    pages: tuple[str, ...]
    states: tuple[str, ...]
    widths: tuple[int, ...]
    schemes: tuple[str, ...]

    @property
    def combinations(self) -> int:
        """How many times a page was looked at: each page in each width and scheme."""
        return len(self.pages) * len(self.widths) * len(self.schemes)


def read_audit(path: Path = RECORD) -> Audit:
    """The record; ``pydantic.ValidationError`` or ``OSError`` when it is damaged or missing."""
    return Audit.model_validate_json(path.read_bytes())
