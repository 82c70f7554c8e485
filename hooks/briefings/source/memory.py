"""What was read before: a file that has not changed need not be read again while another one is being written."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any


class Memory:
    """Keeps what one reading of a folder made of each file, for the next one alone.

    It belongs to one caller at a time.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    @property
    def is_new(self) -> bool:
        """Whether nothing was read before."""
        return not self._before

    def recall(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What was made for a key last time, or what ``make`` makes now."""
        found = self._before[key] if key in self._before else make()
        self._now[key] = found
        return found

    def turn(self) -> None:
        """A reading has ended: what it had no use for is forgotten."""
        self._before, self._now = self._now, {}
