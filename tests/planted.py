"""Synthetic sentences with identifying data planted in them, and innocent ones, for tests of looking for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefings.identifying import Kind

FOLDER = Path(__file__).parent / "data" / "identifying"


@dataclass(frozen=True)
class Planted:
    """One item: its kind, the sentence it stands in, and where it stands there."""

    kind: Kind
    text: str
    start: int
    end: int


def read_lines(name: str) -> list[str]:
    """The lines of a list in ``tests/data/identifying``, without its remarks."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_planted() -> list[Planted]:
    """Every planted item."""
    found = []
    for line in read_lines("planted.txt"):
        kind, marked = line.split(" | ", 1)
        text = marked.replace("«", "").replace("»", "")
        found.append(Planted(Kind(kind), text, marked.index("«"), marked.index("»") - 1))
    return found
