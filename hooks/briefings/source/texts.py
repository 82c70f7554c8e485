"""Every text a person wrote into a file, with the place of each of its letters: values, unknown field names, remarks.

The search for identifying data needs the words as a reader sees them and their places as the author sees them. So a
value is read from the file's own lines: its lines joined, its quotes and escapes undone, and of each stretch it
is remembered where it stands in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml
from pydantic import BaseModel

from ..checks.identifying import Use
from .fields import Path, all_field_names
from .page import Page
from .positions import Positions
from .quoting import last_line_of
from .tree import Scalar, Tree
from .uses import use_of, use_of_name

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|''")
_PLAIN_LINE = re.compile(r"(?P<head>\s*(?:- +)*(?:(?P<key>[a-z_]+):(?: +|$))?)(?P<text>.*)")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that stands on one line of the file; ``width`` differs from ``length`` only for an escape."""

    offset: int
    length: int
    line: int
    column: int
    width: int


@dataclass(frozen=True)
class PlacedText:
    """A text and where it stands.

    Attributes:
        text: the words.
        pieces: the stretches of the file it was put together from, in order.
        use: what it is for.
        path: where it stands in the data, where it is the value of a field.
        again: it is a line that was read before in parts.
        written: its places are those of the file as written, not of the working copy.
    """

    text: str
    pieces: tuple[Piece, ...]
    use: Use
    path: Path | None = None
    again: bool = False
    written: bool = False

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Where a stretch of the text stands in the file: line, first column and the column after the last, from 0."""
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.offset) - 1)
        for piece in self.pieces[first:]:
            if piece.offset >= end:
                return
            inner_start, inner_end = max(start, piece.offset), min(end, piece.offset + piece.length)
            if inner_start >= inner_end:
                continue
            if piece.width != piece.length:
                yield piece.line, piece.column, piece.column + piece.width
            else:
                column = piece.column + inner_start - piece.offset
                yield piece.line, column, column + inner_end - inner_start


def read_texts(page: Page, tree: Tree | None, positions: Positions | None, model: type[BaseModel]) -> list[PlacedText]:
    """Every text of a file; of one that could not be parsed, line by line as it stands there."""
    if tree is None:
        lines = (_read_plain_line(number, line) for number, line in enumerate(page.lines))
        return [line for line in lines if line is not None]
    paths = {id(node): path for path, node in positions.nodes.items()} if positions else {}
    keys = {id(scalar) for scalar in tree.scalars} - {id(scalar) for scalar in tree.values}
    texts = []
    for scalar in tree.scalars:
        if scalar.value is None or (id(scalar) in keys and scalar.value in all_field_names()):
            continue
        path = paths.get(id(scalar))
        use = use_of(model, path) if path else Use.PROSE
        pieces, text = _read_scalar(page, scalar)
        if text.strip():
            texts.append(PlacedText(text, pieces, use, path))
    return [*texts, *_read_remarks(page, tree), *_read_lines_again(page, tree, keys)]


def split_line(line: str) -> tuple[str | None, str]:
    """The field name at the start of a line, if any, and the words behind it."""
    match = _PLAIN_LINE.match(line)
    return (match["key"], match["text"]) if match else (None, line)


def _read_plain_line(number: int, line: str) -> PlacedText | None:
    """A line of a file that cannot be parsed; the name of a known field tells what stands behind it."""
    match = _PLAIN_LINE.match(line)
    if match is None or not match["text"].strip():
        return None
    text = match["text"]
    return PlacedText(text, (Piece(0, len(text), number, match.start("text"), len(text)),), use_of_name(match["key"]))


def _read_lines_again(page: Page, tree: Tree, keys: set[int]) -> Iterator[PlacedText]:
    """Lines whose words may have been torn apart or lost while reading.

    A colon makes a field of the start of a sentence, so lines with an unknown field name are read as they stand. Of a
    line that was corrected, the working copy may hold less than was written.
    """
    unknown = {s.start[0] for s in tree.scalars if id(s) in keys and s.value not in all_field_names()}
    for number in sorted(unknown):
        if (text := _read_plain_line(number, page.lines[number])) is not None:
            yield replace(text, again=True)
    for number, written in enumerate(page.written):
        if written != page.lines[number] and (text := _read_plain_line(number, written)) is not None:
            yield replace(text, again=True, written=True)


class _Builder:
    """Puts a text together from stretches of the file's lines."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, line: int, column: int, width: int | None = None) -> None:
        if text:
            self.pieces.append(Piece(self._length, len(text), line, column, len(text) if width is None else width))
            self.add_unplaced(text)

    def add_unplaced(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def finish(self) -> tuple[tuple[Piece, ...], str]:
        return tuple(self.pieces), "".join(self.parts)


def _read_scalar(page: Page, scalar: Scalar) -> tuple[tuple[Piece, ...], str]:
    """A value as a reader sees it, but for its line breaks, which stay; white space is nobody's name."""
    is_block = scalar.style in {"|", ">"}
    first = scalar.start[0] + is_block
    last = last_line_of(page, scalar) if is_block else scalar.end[0]
    builder = _Builder()
    for number in range(first, min(last, len(page.lines) - 1) + 1):
        line = page.lines[number]
        start = scalar.start[1] if number == scalar.start[0] else len(line) - len(line.lstrip())
        end = scalar.end[1] if not is_block and number == scalar.end[0] else len(line)
        if number > first:
            builder.add_unplaced("\n")
        if scalar.style in {"'", '"'}:
            _add_quoted(builder, scalar, number, line, start, end)
        else:
            builder.add(line[start:end], number, start)
    return builder.finish()


def _add_quoted(builder: _Builder, scalar: Scalar, number: int, line: str, start: int, end: int) -> None:
    start += number == scalar.start[0]
    end -= number == scalar.end[0]
    at = start
    for match in _ESCAPE.finditer(line, start, max(start, end)):
        if (match[0] == "''") != (scalar.style == "'"):
            continue
        builder.add(line[at : match.start()], number, at)
        builder.add(_unescape(match[0]), number, match.start(), len(match[0]))
        at = match.end()
    builder.add(line[at:end], number, at)


def _unescape(escape: str) -> str:
    if escape == "''":
        return "'"
    try:
        return str(yaml.load(f'"{escape}"', yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader))
    except yaml.YAMLError:
        return escape[1:]


def _read_remarks(page: Page, tree: Tree) -> Iterator[PlacedText]:
    """What stands behind a ``#`` outside every text; lines of remarks below each other are one text."""
    builder, previous = _Builder(), -1
    for number, line in enumerate(page.lines):
        column = _remark_column(tree, number, line) if "#" in line else None
        if column is None:
            continue
        if builder.parts and number != previous + 1:
            yield _as_remark(builder)
            builder = _Builder()
        builder.add_unplaced("\n" if builder.parts else "")
        words = line[column:].lstrip("# ")
        builder.add(words, number, len(line) - len(words))
        previous = number
    if builder.parts:
        yield _as_remark(builder)


def _as_remark(builder: _Builder) -> PlacedText:
    pieces, text = builder.finish()
    return PlacedText(text, pieces, Use.REMARK)


def _remark_column(tree: Tree, number: int, line: str) -> int | None:
    """The column of the first ``#`` of a line that is part of no key and no value."""
    for match in re.finditer("#", line):
        scalar = tree.starting_before((number, match.start()))
        inside = scalar is not None and scalar.start <= (number, match.start()) < scalar.end
        starts = match.start() == 0 or line[match.start() - 1] in " \t"
        if starts and (not inside or (scalar is not None and scalar.style in {"|", ">"} and number == scalar.start[0])):
            return match.start()
    return None
