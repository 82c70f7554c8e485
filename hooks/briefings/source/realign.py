"""Lines that do not line up: the best guess of ``outline`` as problems, one for each run of lines.

A guess is taken only for a file that cannot be read as it stands, or whose fields stand where they do not belong, and
only if that is better afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from .composing import TooDeepError, parse_tree
from .free_ids import OLD_ID
from .guesses import Move
from .outline import read_outline
from .page import Finding, Page
from .shapes import shape_data
from .tree import Mapping, Scalar, Tree

_STRUCTURE = frozenset({"unknown-field", "missing-field", "wrong-kind", "empty-field", "empty-entry"})


def realign(page: Page, model: type[BaseModel]) -> tuple[list[Finding], bool]:
    """The findings that put the lines of a page where they belong; none where that would not help.

    The second value says whether reading can go on: a missing line has no room in the working copy, and rather than
    blame the good lines below it nothing more is said about the file.
    """
    before = _trouble(page, model)
    if before == (0, 0) or any(line.rstrip() in {"---", "..."} for line in page.lines[1:]):
        return [], True
    moves, cost = read_outline(page.lines, model)
    if not moves or cost > 4 + len(page.lines) / 15:
        return [], True
    after, complete = _mended(page, moves)
    if _trouble(after, model) >= before:
        return [], True
    orphan = next((run for run in _runs(page, moves) if _is_orphan(page, run)), None)
    if orphan:
        return [_orphaned(page, orphan)], False
    return list(_explain(page, moves)), complete


def _is_orphan(page: Page, run: list[Move]) -> bool:
    """Whether a run is a paragraph of its own that would only join the text above for want of a field name."""
    first = run[0]
    plain = not (first.opener or _stands_alone(first) or first.text.lstrip().startswith("- "))
    return plain and first.text.startswith(" ") and first.number > 0 and not page.lines[first.number - 1].strip()


def _orphaned(page: Page, run: list[Move]) -> Finding:
    message = "the text that starts here belongs to no field: its field name seems to be missing"
    hint = "Is a line such as `case_summary: >-` missing above it? Write that line there."
    return page.finding("missing-name", message, page.place_of_line(run[0].number), hint=hint)


def _mended(page: Page, moves: list[Move]) -> tuple[Page, bool]:
    """A longer copy with the missing lines in it, and whether there is none of them."""
    lines: list[str] = []
    by_line = {move.number: move for move in moves}
    for number, text in enumerate(page.lines):
        move = by_line.get(number)
        lines += [move.missing] if move and move.missing is not None else []
        lines.append(move.text if move else text)
    return Page.of(page.path, lines), all(move.missing is None for move in moves)


def _trouble(page: Page, model: type[BaseModel]) -> tuple[int, int]:
    """How much of a page cannot be read, and how much of the rest stands in the wrong place."""
    try:
        tree = parse_tree(page)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return 1 + (len(page.lines) - mark.line if mark else 0), 0
    except TooDeepError:
        return len(page.lines) + 1, 0
    if not isinstance(tree.root, Mapping):
        return 0, len(page.lines)
    problems = shape_data(page, tree.root, model).problems
    structural = sum(problem.rule in _STRUCTURE for problem in problems)
    doubled = 2 * sum(finding.problem.rule in {"duplicate-key", "missing-dash"} for finding in tree.findings)
    return 0, structural + doubled + _joined(page, tree)


def _joined(page: Page, tree: Tree) -> int:
    """Texts that hold a line with a dash: entries that were taken for a text going on."""
    return sum(
        any(page.lines[number].lstrip().startswith("- ") for number in range(text.start[0] + 1, text.end[0] + 1))
        for text in tree.values
        if isinstance(text, Scalar) and text.end[0] > text.start[0] and text.end[1] > 0
    )


def _explain(page: Page, moves: list[Move]) -> Iterator[Finding]:
    for run in _runs(page, moves):
        first = run[0]
        if first.missing is not None:
            yield _missing_name(page, first)
            run = run[1:]
        elif first.lost_dash or first.lost_name:
            yield (_lost_line if first.lost_dash else _lost_name)(page, first)
            run = run[1:]
        elif first.mended:
            yield _mended_name(page, first)
            run = run[1:]
        if run:
            yield _moved(page, run)


def _runs(page: Page, moves: list[Move]) -> Iterator[list[Move]]:
    """Moves on neighbouring lines together; a missing line starts a run of its own."""
    run: list[Move] = []
    for move in moves:
        apart = run and any(line.strip() for line in page.lines[run[-1].number + 1 : move.number])
        if run and (apart or _stands_alone(move)):
            yield run
            run = []
        run.append(move)
    if run:
        yield run


def _stands_alone(move: Move) -> bool:
    return move.missing is not None or move.lost_dash or move.lost_name or move.mended


def _mended_name(page: Page, move: Move) -> Finding:
    head, colon, _ = move.text.partition(":")
    name = head.strip().removeprefix("- ").strip()
    message = "this field name is not followed by a colon and a space"
    place = page.place_of_line(move.number)
    return page.finding("field-name", message, place, {move.number: move.text}, expected=f"`{name}{colon} …`")


def _moved(page: Page, run: list[Move]) -> Finding:
    first = run[0]
    entries = [move for move in run if move.text.lstrip().startswith("- ")]
    bullets = all(move.text.lstrip().startswith("- ") for move in run)
    what = ("bullet" if bullets else "line") + ("" if len(run) == 1 else "s")
    this = f"this {what}" if len(run) == 1 else f"these {len(run)} {what}"
    verb = "belongs" if len(run) == 1 else "belong"
    where = f"below `{first.opener}:` on line {first.above + 1}" if first.opener else "further in, to the text above"
    if not entries and not first.opener and not first.text.startswith(" "):
        where = "at the left margin"
    hint = "The lines to paste hold the same words, starting where they belong."
    fixes = {move.number: move.text for move in run}
    place = page.place_of_line(first.number)
    return page.finding("indentation", f"{this} {verb} {where}", place, fixes, hint=hint)


def _missing_name(page: Page, move: Move) -> Finding:
    name = (move.missing or "").strip()
    message = f"a line `{name}` seems to be missing above this line"
    hint = f"Put it above line {move.number + 1}, so that the entries stand below their field name."
    text = f"{move.missing}\n{move.text}"
    place = page.place_of_line(move.number)
    here = (move.number + 1, move.number + 1)
    return page.finding("missing-name", message, place, hint=hint, suggestion=text, replaces=here)


def _lost_name(page: Page, move: Move) -> Finding:
    message = "these words stand below an id: is the field name `text:` missing before them?"
    hint = "The line to paste holds the same words behind their field name."
    place = page.place_of_line(move.number)
    return page.finding("missing-name", message, place, {move.number: move.text}, hint=hint)


def _lost_line(page: Page, move: Move) -> Finding:
    name = move.text.strip()[2:].split(":")[0]
    message = f"a new entry seems to start at this `{name}`, but the dash at its start is missing"
    hint = "Keep the texts above and below: each is an entry of its own."
    if move.opener in {"learning", "strands"} and name != "id":
        message = f"a new entry seems to start at this `{name}`: is the line `- id: …` missing above?"
        hint = f"{hint} {OLD_ID}"
    place = page.place_of_line(move.number)
    return page.finding("missing-dash", message, place, {move.number: move.text}, hint=hint)
