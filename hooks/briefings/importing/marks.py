"""Which lines begin a list entry. A dash, a star, an ``o`` or a number in that place may also be running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .document import Line
from .words import ends_sentence, ends_with_colon, is_dash, kind_of_mark, number_of, runs_on, split_mark, starts_small


def find_marks(lines: Sequence[Line]) -> list[str]:
    """The bullet or number that each line begins with; empty where it begins with a word."""
    marks = [split_mark(line.text)[0] for line in lines]
    dashes = _dashes_in_use(lines, marks)
    numbers = _numbers_in_use(marks)
    return [mark if _is_mark(at, lines, marks, dashes, numbers) else "" for at, mark in enumerate(marks)]


def _is_mark(at: int, lines: Sequence[Line], marks: Sequence[str], dashes: set[str], numbers: set[int]) -> bool:
    mark = marks[at]
    if not mark or (lines[at].mark and not is_symbol_mark(mark)):
        return False
    if number_of(mark) is not None:
        return at in numbers
    if is_dash(mark):
        return mark in dashes and not (at and _interrupts(lines[at - 1].text, lines[at].text))
    return True


def is_symbol_mark(mark: str) -> bool:
    """Whether a mark is a bullet proper, which no program draws a second time."""
    return number_of(mark) is None and not is_dash(mark)


def _interrupts(above: str, line: str) -> bool:
    """Whether a dash at the start of a line most likely stands inside a sentence."""
    rest = split_mark(line)[1]
    return not ends_sentence(above) and not ends_with_colon(above) and starts_small(rest) and not split_mark(above)[0]


def _dashes_in_use(lines: Sequence[Line], marks: Sequence[str]) -> set[str]:
    """The dashes that are bullets here: each begins two lines at least where no sentence is interrupted."""
    counts: Counter[str] = Counter()
    for at, mark in enumerate(marks):
        if is_dash(mark):
            above = lines[at - 1].text if at else ""
            counts[mark] += not (above and runs_on(above)) and not (at and _interrupts(above, lines[at].text))
    return {mark for mark, count in counts.items() if count > 1}


def _numbers_in_use(marks: Sequence[str]) -> set[int]:
    """The lines whose numbers count up from 1 or a: anything else is a number of running text."""
    found: set[int] = set()
    runs: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        value = number_of(mark) if mark else None
        if value is None:
            continue
        run = runs.setdefault(kind_of_mark(mark), [])
        last = number_of(marks[run[-1]]) if run else None
        if last is not None and _follows(last, value):
            run.append(at)
            found.update(run)
        elif value[-1] == 1:
            runs[kind_of_mark(mark)] = [at]
    return found


def _follows(last: tuple[int, ...], value: tuple[int, ...]) -> bool:
    """Whether a number comes next: 2 after 1, 1.3 after 1.2, 2.1 after 1.4."""
    if len(last) != len(value):
        return False
    return value == (*last[:-1], last[-1] + 1) or (len(value) > 1 and value == (last[0] + 1, *([1] * (len(value) - 1))))
