"""What every page and every sheet says of itself: whose it is, when it was built, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model import Board
from .words import format_day


@dataclass(frozen=True)
class Imprint:
    """Whose pages and sheets these are, and the day on which they were built."""

    board: Board
    built_on: date

    @property
    def built(self) -> str:
        """The day of the build in words."""
        return format_day(self.built_on)

    def is_past(self, day: date) -> bool:
        """Whether a day was over when the pages were built."""
        return day < self.built_on

    def web_address(self, address: str) -> str | None:
        """The full address of a page, or ``None`` while the site's own address is not known."""
        return f"{self.board.site_root}/{address}" if self.board.site_root else None

    def sign(self, origin: str) -> str:
        """The sentences at the foot of a sheet; ``origin`` says where its words come from, up to the board's name."""
        return (
            f"{origin} {self.board.name} ({self.board.short_name}). Page built {self.built}. "
            "Printed copies may be out of date: check the page."
        )
