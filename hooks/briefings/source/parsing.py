"""One file's text to a tree, with everything that is wrong in its YAML.

The parser stops at the first thing it cannot read, and an author wants the whole list. So each slip whose correction
is known is put right in the working copy and the text is parsed again, until it can be read or nothing helps. A
correction counts only if the parser gets further with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from pydantic import BaseModel

from ..problems import Problem
from .characters import check_characters
from .composing import TooDeepError, parse_tree
from .layout import Layout
from .outline import LONGEST
from .page import Finding, Page, Spot
from .realign import realign
from .silent import check_silent_losses
from .slips import explain, unclosed_quotes
from .tree import Tree

MOST_ROUNDS = 100
"""Slips put right in one file; who has more reads the list a hundred at a time."""

MOST_MOVED = 3
"""Lines moved one by one; where more do not line up, something above them is wrong and not they."""

MOST_WORK = 4_000_000
"""Letters parsed in all while trying corrections, so that no file can keep the reader busy for long."""


@dataclass
class Parsed:
    """A page that was parsed; ``tree`` is missing where the text could not be read to its end."""

    page: Page
    tree: Tree | None
    problems: list[Problem]


@dataclass
class _Effort:
    """What may still be spent on one file."""

    model: type[BaseModel] | None
    rounds: int = MOST_ROUNDS
    work: int = MOST_WORK
    moved: int = 0

    def spend(self, page: Page) -> bool:
        self.work -= sum(map(len, page.lines)) + 1
        return self.work > 0


def parse_page(page: Page, known_keys: frozenset[str], model: type[BaseModel] | None = None) -> Parsed:
    """Parse a page, putting slips right on the way; its working copy is corrected in place.

    With the ``model`` the file is meant for, lines that do not line up are put where their field names belong.
    """
    problems: list[Problem] = []
    for finding in check_characters(page):
        problems.append(finding.problem)
        page.apply(finding)
    if not any(_says_something(line) for line in page.lines):
        hint = "Copy another briefing’s file and write over its words."
        return Parsed(page, None, [*problems, Problem("empty-file", "this file is empty", page.place(0), hint=hint)])
    effort = _Effort(model)
    _close_quotes(page, known_keys, effort, problems)
    _moved, complete = _realign(page, effort, problems)
    tree = _parse(page, known_keys, effort, problems) if complete else None
    return Parsed(page, tree, problems)


def _realign(page: Page, effort: _Effort, problems: list[Problem]) -> tuple[bool, bool]:
    """Put lines where their field names belong; whether any was moved, and whether the file is complete then."""
    if effort.model is None or not effort.spend(page):
        return False, True
    findings, complete = realign(page, effort.model)
    for finding in findings:
        problems.append(finding.problem)
        page.apply(finding)
    return bool(findings), complete


def _close_quotes(page: Page, known_keys: frozenset[str], effort: _Effort, problems: list[Problem]) -> None:
    """Close the quotes that stay open: the parser would notice only at the next quote, far below."""
    if len(page.lines) > LONGEST or _parses(page) or not effort.spend(page):
        return
    for finding in unclosed_quotes(page, Layout(page.lines, known_keys)):
        problems.append(finding.problem)
        page.apply(finding)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#") and line.strip() not in {"---", "..."}


def _parse(page: Page, known_keys: frozenset[str], effort: _Effort, problems: list[Problem]) -> Tree | None:
    while True:
        try:
            tree = parse_tree(page)
        except yaml.YAMLError as error:
            if not _correct(page, known_keys, error, effort, problems):
                return None
            continue
        except TooDeepError as error:
            problems.append(_too_deep(page, error.spot))
            return None
        findings = [*tree.findings, *check_silent_losses(page, tree, known_keys)]
        if not _correct_silent(page, findings, effort, problems):
            return None if tree.ends_early else tree


def _correct(
    page: Page, known_keys: frozenset[str], error: yaml.YAMLError, effort: _Effort, problems: list[Problem]
) -> bool:
    """Put right what stopped the parser; ``False`` when that is not known or enough has been tried."""
    spot = _spot(error, page)
    effort.rounds -= 1
    may_try = effort.rounds > 0 and effort.spend(page)
    stop = _unreadable(page, spot[0])
    for finding in explain(page, Layout(page.lines, known_keys), spot[0]) if may_try else ():
        if finding.problem.rule == "indentation":
            # With the slips above put right, the field names may by now tell where these lines belong.
            moved, complete = _realign(page, effort, problems)
            if moved or not complete:
                return complete
        if not finding.fixes:
            stop = finding.problem
        elif effort.spend(page) and _gets_further(page, spot, page.with_fixes(finding.fixes)):
            effort.moved += finding.problem.rule == "indentation"
            if effort.moved > MOST_MOVED:
                _keep_first_move(problems)
                return False
            problems.append(finding.problem)
            page.apply(finding)
            return True
    problems.append(stop)
    return False


def _keep_first_move(problems: list[Problem]) -> None:
    """Of many lines that do not line up only the first is sure: blaming good lines would wreck the file."""
    moved = [problem for problem in problems if problem.rule == "indentation"]
    problems[:] = [problem for problem in problems if problem not in moved[1:]]


def _gets_further(page: Page, stopped: Spot, corrected: Page) -> bool:
    """Whether less is left to read when the parser stops again, if it stops; columns alone shift with a correction."""
    try:
        parse_tree(corrected)
    except yaml.YAMLError as error:
        return _left(corrected, _spot(error, corrected)) < _left(page, stopped)
    except TooDeepError:
        return False
    return True


def _left(page: Page, spot: Spot) -> tuple[int, int]:
    line, column = spot
    return len(page.lines) - line, len(page.lines[line]) - column


def _spot(error: yaml.YAMLError, page: Page) -> Spot:
    """Where the slip is: an unclosed quote or bracket is noticed far below the place where it opens."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    if context.startswith(("while scanning", "while parsing a flow", "while parsing a quoted")):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return 0, 0
    line = min(mark.line, len(page.lines) - 1)
    return line, mark.column


def _correct_silent(page: Page, findings: list[Finding], effort: _Effort, problems: list[Problem]) -> bool:
    """Put right what can be; without anything left to put right, what remains is reported and ``False`` returned."""
    effort.rounds -= 1
    chosen = list(_apart([finding for finding in findings if finding.fixes])) if effort.rounds > 0 else []
    working = _working(page, chosen, effort)
    if not working:
        problems.extend(finding.problem for finding in findings)
        return False
    for finding in working:
        problems.append(finding.problem)
        page.apply(finding)
    return True


def _apart(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for each line: a second correction waits until the first has been parsed."""
    taken: set[int] = set()
    for finding in findings:
        if taken.isdisjoint(finding.fixes):
            taken.update(finding.fixes)
            yield finding


def _working(page: Page, findings: list[Finding], effort: _Effort) -> list[Finding]:
    """The findings whose corrections leave a text that parses: mostly all of them at once."""
    together = {line: text for finding in findings for line, text in finding.fixes.items()}
    if not findings or not effort.spend(page) or _parses(page.with_fixes(together)):
        return findings
    return next(([one] for one in findings if effort.spend(page) and _parses(page.with_fixes(one.fixes))), [])


def _parses(page: Page) -> bool:
    try:
        parse_tree(page)
    except (yaml.YAMLError, TooDeepError):
        return False
    return True


def _unreadable(page: Page, line: int) -> Problem:
    return Problem(
        "unreadable",
        "the file cannot be read from this line on",
        page.place_of_line(line),
        hint="Compare this line and the one above with their neighbours: do they start at the same column, does each "
        "field name have its colon and space, and is every quote or bracket closed? What follows was not checked yet.",
    )


def _too_deep(page: Page, spot: Spot) -> Problem:
    hint = "Look for lines that are indented too far, or for brackets that do not belong."
    return Problem("too-deep", "lists stand inside lists too many times here", page.place(*spot), hint=hint)
