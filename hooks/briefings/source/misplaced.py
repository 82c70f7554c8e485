"""Slips in the frame of a file: a line indented wrongly, a dash or colon without its space, a line of no entry.

Like those in ``slips``, each function offers findings with corrections for ``parsing`` to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .layout import Layout, Line
from .page import Finding, Page


def missing_space(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """``title:Text`` and ``title Text``: the colon and the space make a field of it."""
    match = re.match(r"([a-z_]+)(:?)( ?)(.*)", line.value)
    if line.key is not None or match is None or match[1] not in layout.known_keys:
        return
    if match[2] == ":" or (match[3] and match[4]) or not match[4]:
        head = page.lines[line.number][: line.value_column]
        fixes = {line.number: f"{head}{match[1]}: {match[4]}".rstrip()}
        place = page.place(line.number, line.value_column, len(match[1]) + len(match[2]))
        missing = "the space behind the colon is" if match[2] else "the colon behind the field name is"
        yield page.finding("field-name", f"{missing} missing", place, fixes, expected=f"`{match[1]}: …`")


def dash_without_space(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """``-text`` beside entries that have their space."""
    if line.is_entry or not re.match(r"-[^\s-]", line.value):
        return
    head = page.lines[line.number][: line.value_column]
    place = page.place(line.number, line.value_column, 1)
    fixes = {line.number: f"{head}- {line.value[1:]}"}
    yield page.finding("dash-without-space", "the space behind the dash is missing", place, fixes)


def indentation(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """An entry or field that lines up with nothing above it."""
    shape = layout.lines[line.number]
    if not shape.is_entry:
        return
    place = page.place(line.number, 0, max(1, line.indent))
    # Sorting keeps the order of columns equally near: those of the closest lines come first.
    for column in sorted(_columns_above(layout, line), key=lambda column: abs(column - line.indent)):
        if column == line.indent:
            continue
        fixes = {line.number: " " * column + page.lines[line.number].lstrip(" ")}
        step = "further left" if column < line.indent else "further right"
        message = "this line does not line up with the lines it belongs to"
        hint = f"Start it {abs(column - line.indent)} {'space' if abs(column - line.indent) == 1 else 'spaces'} {step}."
        yield page.finding("indentation", message, place, fixes, hint=hint)


def _columns_above(layout: Layout, line: Line) -> list[int]:
    """Where a line like this one may start: in line with what is open above, or one step inside the line above."""
    columns: list[int] = []
    limit = 10**6
    for above in reversed(layout.lines[: line.number]):
        if above.continues or not above.is_entry or above.indent >= limit:
            continue
        if not columns and not above.value:
            columns.append(above.column + 2)
        columns += [above.indent, above.column] if line.dashes else [above.column]
        limit = above.indent
        if limit == 0:
            break
    return list(dict.fromkeys(columns))


def stray_line(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A line with neither dash nor field name that is not indented like a text going on."""
    if line.is_entry or line.continues or not line.value or line.value.startswith(("---", "...", "%", ":")):
        return
    above = layout.entry_before(line.number)
    starts_text_below_field = line.column < line.indent
    if above is None or starts_text_below_field:
        return
    place = page.place_of_line(line.number)
    message = "this line belongs to nothing: it has no dash, no field name, and is not indented like the text above"
    if not page.lines[line.number - 1].strip():
        hint = "Is the line with its field name missing above, such as `case_summary: >-`? Write it there."
        yield page.finding("stray-line", "this text belongs to nothing: its field name seems missing", place, hint=hint)
        return
    hint = "If it carries on the text above, start it further right; if it is a new entry, put a dash before it."
    as_entry = {line.number: f"{' ' * line.indent}- {line.value}"}
    carrying_on = {line.number: f"{' ' * (above.column + 2)}{line.value}"}
    looks_new = above.dashes and above.column == line.indent and line.value[:1].isupper()
    for fixes in (as_entry, carrying_on) if looks_new else (carrying_on, as_entry):
        yield page.finding("stray-line", message, place, fixes, hint=hint)
