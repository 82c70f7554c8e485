"""Problems as a report: text with the line shown, JSON for programs, or annotations for GitHub.

The text follows rustc's reports: what is wrong, where, the line with the place marked, and what to do. A report is for
a terminal or a log, so nothing of it can be taken for markup; but a file may hold characters that would turn a
terminal's text round or hide some of it, so those are shown by their codes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from ..problems import Problem, Severity, SourceFile
from ..views.words import count_of

LONGEST_LINE = 160
"""Letters of a line that are shown; of a longer one, the part around the marked place."""

_TAB_WIDTH = 2


class ReportFormat(StrEnum):
    """For whom a report is."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def render_report(
    problems: Sequence[Problem], sources: Mapping[str, SourceFile], report_format: ReportFormat = ReportFormat.TEXT
) -> str:
    """The report, ending in a line break unless it is empty.

    Args:
        problems: in the order in which to name them.
        sources: the files they are in, by path; without its file a problem is named without its line.
        report_format: text with a closing count, one JSON document, or one line for each annotation.
    """
    if report_format is ReportFormat.JSON:
        return _render_json(problems)
    if report_format is ReportFormat.GITHUB:
        return "".join(f"{_render_annotation(problem)}\n" for problem in problems)
    if not problems:
        return ""
    blocks = [_render_problem(problem, sources.get(problem.place.path)) for problem in problems]
    return "\n".join([*blocks, count_problems(problems), *_closing(problems)]) + "\n"


def _closing(problems: Sequence[Problem]) -> Iterator[str]:
    """What to do next, where there is more than one error."""
    if sum(problem.severity is Severity.ERROR for problem in problems) > 1:
        yield "Begin at the top: mending one line can settle those below it. Then run this command again."


def count_problems(problems: Sequence[Problem]) -> str:
    """One line: ``2 errors and 1 warning in 1 file.``"""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = [(errors, "error"), (len(problems) - errors, "warning")]
    parts = [count_of(number, word) for number, word in counts if number]
    files = len({problem.place.path for problem in problems})
    return f"{' and '.join(parts) or 'No problems'} in {count_of(files, 'file')}."


def _render_problem(problem: Problem, source: SourceFile | None) -> str:
    place = problem.place
    margin = " " * max(2, len(str(place.line)))
    head = f"{problem.severity}[{problem.rule}] {_visible(problem.message)}"
    lines = [head, f"{margin}--> {_visible(place.path)}:{place.line}:{place.column}"]
    if source is not None and 0 < place.line <= len(source.lines):
        lines += _frame(problem, source, margin)
    lines += (f"{margin} = {line}" for line in _details(problem))
    lines += _paste(problem, margin)
    return "\n".join(lines) + "\n"


def _frame(problem: Problem, source: SourceFile, margin: str) -> Iterator[str]:
    """The line above, the line itself, and marks below the place."""
    place = problem.place
    yield f"{margin} |"
    shift = _shift(source.lines[place.line - 1], place.column)
    if place.line > 1:
        yield f"{place.line - 1:>{len(margin)}} | {_cut(source.lines[place.line - 2], shift)}".rstrip()
    line = source.lines[place.line - 1]
    yield f"{place.line:>{len(margin)}} | {_cut(line, shift)}".rstrip()
    before = _width(_cut(line, shift, place.column - 1)) if place.column - 1 > shift else 0
    marked = _cut(line, shift, place.column - 1 + place.length)
    yield f"{margin} | {' ' * before}{'^' * max(1, _width(marked) - before)}"


def _shift(line: str, column: int) -> int:
    """How many letters of a very long line are left out at its start, so that the marked place shows."""
    return 0 if len(line) <= LONGEST_LINE else max(0, column - 1 - LONGEST_LINE // 2)


def _cut(line: str, shift: int, end: int | None = None) -> str:
    """A line from ``shift`` on, as shown: long ones cut, what cannot be seen by its code."""
    last = shift + LONGEST_LINE
    part = line[shift : last if end is None else min(end, last)]
    return ("…" if shift else "") + _visible(part) + ("…" if end is None and len(line) > last else "")


def _details(problem: Problem) -> Iterator[str]:
    for label, text in (("field", problem.field), ("found", problem.found), ("expected", problem.expected)):
        if text:
            yield f"{label}: {_visible(text)}"
    if problem.hint:
        yield f"help: {_visible(problem.hint)}"


def _paste(problem: Problem, margin: str) -> Iterator[str]:
    """The corrected lines, each on a line of its own behind a mark of one width, to be copied with their indent."""
    if problem.suggestion is None:
        return
    first, last = problem.replaces or (problem.place.line, problem.place.line)
    lines = problem.suggestion.split("\n")
    if first == last and len(lines) == 1:
        yield f"{margin} = paste: {_visible(lines[0])}"
        return
    what = f"line {first}" if first == last else f"lines {first} to {last}"
    yield f"{margin} = paste in place of {what}:"
    yield from (_visible(line) for line in lines)


def _visible(text: str) -> str:
    """Characters that cannot be seen, or that turn text round, by their codes; a tab as spaces."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return "→".ljust(_TAB_WIDTH)
    if character.isprintable() or character == " ":
        return character
    if unicodedata.category(character) == "Zs":
        return "␣"
    return f"<U+{ord(character):04X}>"


def _width(text: str) -> int:
    """The columns a text takes up in a terminal: two for wide letters, none for marks above or below another."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _render_json(problems: Sequence[Problem]) -> str:
    counts = {str(severity): sum(p.severity is severity for p in problems) for severity in Severity}
    document = {"counts": counts, "problems": [_as_data(problem) for problem in problems]}
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def _as_data(problem: Problem) -> dict[str, object]:
    place = problem.place
    where = {"path": place.path, "line": place.line, "column": place.column, "length": place.length}
    replaces = list(problem.replaces or (place.line, place.line)) if problem.suggestion is not None else None
    return {
        "rule": problem.rule,
        "severity": str(problem.severity),
        "message": problem.message,
        **where,
        "field": problem.field,
        "found": problem.found,
        "expected": problem.expected,
        "hint": problem.hint,
        "suggestion": problem.suggestion,
        "replaces": replaces,
    }


def _render_annotation(problem: Problem) -> str:
    place = problem.place
    text = ". ".join(part for part in (problem.message, problem.hint) if part)
    values = {
        "file": _visible(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.length),
        "title": problem.rule,
    }
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in values.items())
    return f"::{problem.severity} {properties}::{_escape(_visible(text))}"


def _escape(text: str) -> str:
    """GitHub reads one command a line, so the signs that end one are written by their codes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
