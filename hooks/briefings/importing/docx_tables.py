"""In which order the cells of a table are read: along the rows, or down the columns where the first row heads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .document import Line
from .words import ends_sentence

BY_COLUMN = "This stands in a table that was read down its columns: is that right?"
_SHORT = 12


@dataclass(frozen=True)
class Cell:
    """A cell: its row, its column, its lines."""

    row: int
    column: int
    lines: tuple[Line, ...]


def order_cells(cells: Sequence[Cell]) -> list[Line]:
    """The lines of a table in reading order."""
    filled = [cell for cell in cells if cell.lines]
    if not _is_headed(filled):
        return [line for cell in filled for line in cell.lines]
    ordered = sorted(filled, key=lambda cell: (cell.column, cell.row))
    return [
        replace(line, doubts=(*line.doubts, BY_COLUMN)) if cell.row > ordered[0].row else line
        for cell in ordered
        for line in cell.lines
    ]


def _is_headed(cells: Sequence[Cell]) -> bool:
    """Whether the first row holds the headings of the columns: each a short line, with words below it."""
    if not cells:
        return False
    first = [cell for cell in cells if cell.row == cells[0].row]
    below = [cell for cell in cells if cell.row > cells[0].row]
    columns = {cell.column for cell in first}
    if len(first) < 2 or not below or not {cell.column for cell in below} <= columns:
        return False
    return all(_is_short(cell) for cell in first) and not all(_is_short(cell) for cell in below)


def _is_short(cell: Cell) -> bool:
    text = cell.lines[0].text
    return len(cell.lines) == 1 and len(text.split()) <= _SHORT and not ends_sentence(text) and not cell.lines[0].mark
