"""What each line of a file seems to be, for files that YAML itself cannot read.

Only the explanation of a failure rests on this: a file that parses is never judged by it. It knows the few shapes an
author writes (``field: text``, ``- text``, ``- field: text``, and text going on below) and nothing else of YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_SHAPE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*(?:-$)?)(?:(?P<key>[a-z_][a-z0-9_]*)(?P<colon>:(?: +|$)))?(?P<value>.*)"
)
BLOCK = re.compile(r"[|>][-+0-9]*$")


@dataclass(frozen=True)
class Line:
    """One line taken apart; all numbers count from 0.

    ``owner`` is the line whose text it continues, itself when it starts something. ``column`` is where its field name,
    else its last dash, else its text stands (of a text below its field name, the field name): text that goes on below
    must stand further right.
    """

    number: int
    text: str
    owner: int
    column: int
    dashes: str = ""
    key: str | None = None
    value: str = ""
    value_column: int = 0

    @property
    def is_entry(self) -> bool:
        """Whether it starts with a dash or a field name."""
        return bool(self.dashes) or self.key is not None

    @property
    def continues(self) -> bool:
        """Whether it carries on the text of a line above."""
        return self.owner != self.number

    @property
    def indent(self) -> int:
        """The spaces before its first letter."""
        return len(self.text) - len(self.text.lstrip(" "))


class Layout:
    """All lines of a page, taken apart."""

    def __init__(self, lines: Sequence[str], known_keys: frozenset[str]) -> None:
        self.known_keys = known_keys
        self.lines = list(_take_apart(lines, known_keys))

    def last_line_of(self, entry: Line) -> int:
        """The last line that carries on an entry's text."""
        last = entry.number
        for line in self.lines[entry.number + 1 :]:
            if line.owner == entry.number:
                last = line.number
            elif line.text.strip():
                break
        return last

    def entry_before(self, number: int) -> Line | None:
        """The nearest line above that starts something."""
        for line in reversed(self.lines[:number]):
            if line.text.strip() and not line.continues and not line.text.lstrip().startswith("#"):
                return line
        return None


def _take_apart(lines: Sequence[str], known_keys: frozenset[str]) -> Iterator[Line]:
    open_entry: Line | None = None
    for number, text in enumerate(lines):
        line = split_line(number, text)
        if not text.strip():
            yield line
            continue
        if open_entry and line.indent > open_entry.column and _belongs(line, open_entry, known_keys):
            if open_entry.value:
                line = Line(number, text, open_entry.number, line.indent, value=text.strip(), value_column=line.indent)
                yield line
                continue
            line = replace(line, column=open_entry.column)
        yield line
        if not text.lstrip().startswith("#"):
            open_entry = line


def _belongs(line: Line, entry: Line, known_keys: frozenset[str]) -> bool:
    """Whether a line further in carries on a text, or starts one below its field name."""
    if BLOCK.match(entry.value):
        return True
    return _carries_on(line, known_keys) and (bool(entry.value) or not line.is_entry)


def _carries_on(line: Line, known_keys: frozenset[str]) -> bool:
    return not line.dashes and line.key not in known_keys and not line.text.lstrip().startswith("#")


def split_line(number: int, text: str) -> Line:
    """Take one line apart as if it started something."""
    stripped = text.rstrip()
    match = _SHAPE.match(stripped)
    if match is None:
        return Line(number, text, number, 0, value=stripped)
    dash_column = match.start("dashes") + max(0, match["dashes"].rfind("-"))
    column = match.start("key") if match["key"] else dash_column
    return Line(
        number, text, number, column, match["dashes"].strip(), match["key"], match["value"], match.start("value")
    )
