"""What stands behind a ``#``: to YAML a remark that is thrown away, to an author often part of the text.

A remark may stand on a line of its own, outside any text, with a space behind the ``#``. Anything else is an error, and
where a text comes before it, the correction takes it into that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .page import Finding, Page, quote
from .quoting import last_line_of, quote_lines
from .tree import Scalar, Tree

_REMARK = re.compile(r"#( .*)?")
_TERM = re.compile(r"[a-z0-9][\w:/.-]*")
_QUOTE_OR_MOVE = (
    "If it belongs to the text, put the whole text in single quotes; if it is a remark, put it on a line of its own."
)


def check_remarks(page: Page, tree: Tree) -> Iterator[Finding]:
    """Every ``#`` that would throw words away, or that might be meant to be read."""
    above = -1
    for number, line in enumerate(page.lines):
        column = _remark_column(number, line, tree) if "#" in line else None
        if column is None:
            above = number if line.strip() else above
        elif line[:column].strip():
            yield _trailing_remark(page, tree, number, column)
            above = number
        else:
            yield from _check_own_line(page, tree, number, column, above)


def _remark_column(number: int, line: str, tree: Tree) -> int | None:
    """Where a remark starts: at the first # that stands in no text. The sign that opens a block is no text yet."""
    column = line.find("#")
    while column >= 0:
        inside = tree.text_at((number, column))
        if inside is None or (inside.style in {"|", ">"} and inside.start[0] == number):
            return column
        column = line.find("#", column + 1)
    return None


def _trailing_remark(page: Page, tree: Tree, number: int, column: int) -> Finding:
    line = page.lines[number]
    place = page.place(number, column, len(line.rstrip()) - column)
    message = "everything from # on is thrown away on this line"
    fixes = _with_remark_as_text(page, tree, number, column)
    if fixes and not _follows_term(page, tree, number, column):
        return page.finding("hash-in-text", message, place, fixes, hint=_QUOTE_OR_MOVE)
    rest, remark = line[:column].rstrip(), line[column:].lstrip("#").strip()
    moved = f"{' ' * (len(line) - len(line.lstrip()))}# {remark}\n{rest}"
    here = (number + 1, number + 1)
    more = {"hint": _QUOTE_OR_MOVE, "suggestion": moved, "replaces": here}
    return page.finding("hash-in-text", message, place, {number: rest}, **more)


def _follows_term(page: Page, tree: Tree, number: int, column: int) -> bool:
    """Whether the text before a remark is a term, a date or an address: nothing that goes on after a space."""
    last = tree.value_starting_before((number, column))
    return last is not None and last.start[0] == number and bool(_TERM.fullmatch(last.value or ""))


def _with_remark_as_text(page: Page, tree: Tree, number: int, column: int) -> dict[int, str]:
    """The lines with the remark taken into the text before it; none where there is no such text."""
    line = page.lines[number]
    last = tree.value_starting_before((number, column))
    if last and last.style not in {"|", ">"} and last.end[0] == number and not line[last.end[1] : column].strip():
        return quote_lines(page, last, number)
    empty = tree.starting_before((number, column))
    if empty and empty.value is None and empty.start[0] == number:
        name = line[empty.owner : column].strip()
        start = empty.owner if re.search(r"[ A-Z]", name) else column
        return {number: line[:start] + quote(line[start:].rstrip())}
    return {}


def _check_own_line(page: Page, tree: Tree, number: int, column: int, above: int) -> Iterator[Finding]:
    """``above`` is the nearest line before it that says anything."""
    line = page.lines[number]
    place = page.place_of_line(number)
    if not _REMARK.fullmatch(line[column:].rstrip()):
        message = "a line that starts with # is not read, and this one has no space behind the #"
        hint = "If it is a remark, put a space behind the #; if it belongs to a text, put that text in single quotes."
        fixed = line[:column] + "# " + line[column:].lstrip("#").lstrip()
        yield page.finding("hash-without-space", message, place, {number: fixed}, hint=hint)
        return
    text = _text_on(page, tree, above)
    if text is not None and column > text.owner:
        message = "this line starts with # and is thrown away, yet it stands inside a text"
        hint = (
            "If it belongs to the text, put the whole text in single quotes; "
            "if it is a remark, move it above the text, in line with the field name or dash."
        )
        yield page.finding("hash-in-text", message, place, hint=hint)


def _text_on(page: Page, tree: Tree, number: int) -> Scalar | None:
    """The text that ends on a line."""
    last = tree.value_starting_before((number, len(page.lines[number]))) if number >= 0 else None
    return last if last is not None and last_line_of(page, last) >= number else None
