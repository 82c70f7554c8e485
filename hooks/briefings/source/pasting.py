"""One line to paste for each line of a file, with every repair of that line in it.

Each stage suggests a line for the one slip it knows. Pasted one after the other those would undo each other, so the
suggestions that touch the same lines become one, shown with the first of their problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..problems import Problem, sort_problems
from .page import Page

ABOVE = "The lines to paste given above put this right too."


def merge_suggestions(page: Page, problems: list[Problem]) -> list[Problem]:
    """The problems of one file, in order, with no line suggested twice and nothing in a suggestion that hides."""
    merged: list[Problem] = [problem for problem in problems if problem.suggestion is None]
    for group in _groups([problem for problem in problems if problem.suggestion is not None]):
        merged += _merge(page, group)
    return list(sort_problems(merged))


def _groups(problems: list[Problem]) -> Iterator[list[Problem]]:
    """Problems whose lines overlap, each group in the order in which the stages found them."""
    order = {problem: at for at, problem in enumerate(problems)}
    group: list[Problem] = []
    last = 0
    for problem in sorted(problems, key=_lines_of):
        first, end = _lines_of(problem)
        if group and first > last:
            yield sorted(group, key=order.__getitem__)
            group = []
        last = max(last, end) if group else end
        group.append(problem)
    if group:
        yield sorted(group, key=order.__getitem__)


def _merge(page: Page, group: list[Problem]) -> list[Problem]:
    first = min(_lines_of(problem)[0] for problem in group)
    last = max(_lines_of(problem)[1] for problem in group)
    lines: dict[int, str | None] = {
        number: page.lines[number - 1] for number in range(first, last + 1) if number <= len(page.lines)
    }
    taken: set[int] = set()
    for problem in group:
        own = range(_lines_of(problem)[0], _lines_of(problem)[1] + 1)
        if problem in page.repaired or problem.rule == "encoding" or not taken.isdisjoint(own):
            continue
        taken.update(own)
        lines.update(dict.fromkeys(own))
        lines[own[0]] = problem.suggestion or ""
    text = "\n".join(line for _, line in sorted(lines.items()) if line is not None)
    shown = next(iter(sort_problems(group)))
    whole = all(character.isprintable() for line in text.split("\n") for character in line)
    if not whole:
        return [replace(problem, suggestion=None, replaces=None) for problem in group]
    return [
        replace(problem, suggestion=text, replaces=(first, last))
        if problem == shown
        else replace(problem, suggestion=None, replaces=None, hint=_with_note(problem.hint))
        for problem in group
        if problem == shown or not _covered(problem, shown)
    ]


def _covered(problem: Problem, shown: Problem) -> bool:
    """Whether a problem only follows from lines that stand in the wrong place and is settled with them."""
    first, last = _lines_of(shown)
    return shown.rule == "indentation" and problem.rule == "wrong-kind" and first <= problem.place.line <= last


def _with_note(hint: str | None) -> str:
    return f"{hint} {ABOVE}" if hint else ABOVE


def _lines_of(problem: Problem) -> tuple[int, int]:
    return problem.replaces or (problem.place.line, problem.place.line)
