"""A way to make a site of the briefings: what it needs, what is run, and where its pages are then."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from _bench_content import Content

TEMPLATES = Path(__file__).with_name("bench_templates")


class Way(ABC):
    """One way, for one collection of briefings, working in a folder of its own.

    Args:
        content: the briefings.
        place: the folder, which need not be there yet.
    """

    # Typed by people and shown in the picture; ``about`` explains it in one line.
    name: ClassVar[str]
    about: ClassVar[str]
    # The most briefings that it is measured with; None for any number.
    largest: ClassVar[int | None] = None
    # What a build must have written, beside a page for each briefing.
    must_have: ClassVar[tuple[str, ...]]

    def __init__(self, content: Content, place: Path) -> None:
        self.content = content
        self.place = place
        self.site = place / "site"

    @abstractmethod
    def prepare(self) -> None:
        """Writes all that a build needs, once for all runs. Nobody measures this."""

    @abstractmethod
    def command(self) -> list[str]:
        """What is run in ``place`` and measured."""

    def make_ready(self) -> None:
        """Puts everything into the state in which a build begins. Nobody measures this."""
        shutil.rmtree(self.site, ignore_errors=True)

    def page_of(self, briefing_id: str) -> Path:
        """Where the page of a briefing stands after a build."""
        return self.site / "briefings" / f"{briefing_id}.html"

    def must_say(self) -> dict[str, str]:
        """More that must stand on a page: words by the id of the briefing."""
        return {}
