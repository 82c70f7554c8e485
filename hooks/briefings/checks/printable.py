"""Characters that the printed sheets have no letter for: in their place a reader would find an empty box."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..model import walk_placed_prose
from ..problems import Problem
from .subject import CheckedBriefing

CHARACTERS = Path(__file__).parent.parent / "fonts" / "characters.txt"
# The last stands where reading found a letter lost, and has said so.
_NO_LETTERS_NEEDED = frozenset("\n\r\t \ufffd")


def check_printable(subject: CheckedBriefing) -> Iterator[Problem]:
    """Every character that a reader sees is in the font of the sheets."""
    for path, text in walk_placed_prose(subject.briefing):
        lacking = find_unprintable(text)
        if lacking:
            named = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in lacking)
            message = f"the font of the printed sheets has no letter for {named}"
            hint = "Write it with other letters, or in words."
            yield subject.problem("unprintable", message, path, hint=hint)


def find_unprintable(text: str) -> list[str]:
    """The characters of a text that the sheets have no letter for, each once."""
    lacking = set(text) - _printable()
    return [c for c in dict.fromkeys(text) if c in lacking] if lacking else []


@cache
def _printable() -> frozenset[str]:
    return frozenset(map(chr, read_characters())) | frozenset(_NO_LETTERS_NEEDED)


@cache
def read_characters() -> frozenset[int]:
    """The code points that every weight of the sheets' font has, from the list kept beside it."""
    found: set[int] = set()
    for line in CHARACTERS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, _dash, last = line.partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
