"""The copy of the whole site in one file, for computers without the internet: where it stands and how it is offered."""

from __future__ import annotations

from dataclasses import dataclass

OFFLINE_COPY = "offline/learning-from-reviews.zip"


@dataclass(frozen=True)
class OfflineOffer:
    """How a page offers the copy: its address, and the day it shows. A preview makes none."""

    address: str
    built: str
    is_made: bool


def describe_size(size: int) -> str:
    """The size of a file in words: ``1.4 MB``, ``820 kB``."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)):,} kB"
