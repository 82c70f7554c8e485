"""What ``outline`` guesses with: open lists and entries, lines that move, and lines whose field name is put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from ..model import TermList
from .fields import Field, Shape, all_field_names, fields_of
from .layout import Line


class Level(NamedTuple):
    """A list or the fields of one entry, as far as it is open: ``column`` is where its dashes or names stand."""

    column: int
    model: type[BaseModel] | None
    is_list: bool = False
    name: str = ""
    line: int = 0
    used: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Move:
    """One line as it should stand.

    ``opener`` names the list it belongs to and ``above`` the line of that name; ``missing`` is a line that has to
    stand before it.
    """

    number: int
    text: str
    opener: str = ""
    above: int = 0
    missing: str | None = None
    lost_dash: bool = False
    lost_name: bool = False
    mended: bool = False


@dataclass(frozen=True)
class Reading(Line):
    """A line whose field name was put right: ``raw`` is how it stands in the file."""

    raw: str = ""


class Guess(NamedTuple):
    """One reading of the lines so far. A file that lines up nowhere has tens of thousands of them: tuples are made and
    hashed several times as fast as other records.
    """

    cost: float
    levels: tuple[Level, ...]
    waiting: tuple[Field, int, int] | None = None
    owner: int | None = None
    text_column: int | None = None
    block: bool = False
    shift: int = 0
    field: str = ""
    moves: tuple[Guess | None, Move] | None = None

    @property
    def state(self) -> tuple[object, ...]:
        """What the next lines depend on: of guesses alike in this only the cheapest is kept."""
        return (
            self.levels,
            self.waiting and self.waiting[0].name,
            self.owner,
            self.text_column,
            self.block,
            self.shift,
            self.field,
        )


_NAME = re.compile(r"(?P<name>[A-Za-z][A-Za-z_]*(?:[ -][A-Za-z]+)?)(?P<colon>:(?!//) *)(?P<value>.*)")
_BARE = re.compile(r"(?P<name>[a-z][a-z_]*)(?P<colon> +)(?P<value>\S.*)")


def read_names(line: Line) -> Iterator[Line]:
    """A line as it stands, and with its field name put right: capitals, or a colon or space that is missing."""
    yield line
    if line.key is not None and line.key in all_field_names():
        return
    text = line.text.rstrip()
    start = line.column if line.key is not None else line.value_column
    for pattern in (_NAME, _BARE):
        match = pattern.match(text[start:])
        name = re.sub(r"[ -]", "_", match["name"].lower()) if match else ""
        if match is None or name not in all_field_names():
            continue
        spaced = match["colon"].endswith(" ") and ":" in match["colon"]
        if match["name"] == name or not (spaced or not match["value"]):
            text = f"{text[:start]}{name}: {match['value']}".rstrip()
        yield Reading(line.number, text, line.number, start, line.dashes, name, match["value"], raw=line.text)
        return


TERM = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_TERM_LISTS = frozenset({*TermList, "editorial", "related"})


def next_text_list(guess: Guess, depth: int, term: bool) -> str | None:
    """The list of terms, or of other texts, that comes next after the field just read and is not there yet."""
    level = guess.levels[depth - 1]
    names = list(fields_of(level.model)) if level.model else []
    before = guess.levels[depth].name if depth < len(guess.levels) else guess.field
    if before not in names or guess.waiting is not None:
        return None
    for name in names[names.index(before) + 1 :]:
        if name in level.used:
            return None
        is_texts = level.model is not None and fields_of(level.model)[name].shape is Shape.TEXTS
        if is_texts and term == (name in _TERM_LISTS):
            return name
    return None
