"""A suggestion is only as good as what happens when it is pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.problems import Problem
from small_briefing import problems_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "problems"
CASES = [case for case in sorted(GOLDEN.glob("*.yml")) if "= paste" in case.with_suffix(".txt").read_text("utf-8")]


def paste(text: str, problem: Problem) -> str:
    """The text with a problem's suggestion in place of the lines it stands for."""
    assert problem.suggestion is not None
    lines = text.split("\n")
    first, last = problem.replaces or (problem.place.line, problem.place.line)
    lines[first - 1 : last] = problem.suggestion.split("\n")
    return "\n".join(lines)


# Hundreds of readings for the dreadful file alone: coverage would make them take half a minute.
@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_pasting_helps(case: Path) -> None:
    """Pasting every suggestion, one after the other, leaves a file with fewer problems and nothing new to paste."""
    text = case.read_text("utf-8")
    before = problems_of(text)
    for _ in range(100):
        problem = next((problem for problem in problems_of(text) if problem.suggestion is not None), None)
        if problem is None:
            break
        text = paste(text, problem)
    after = problems_of(text)
    assert len(after) < len(before)
    assert all(problem.suggestion is None for problem in after)
    assert {problem.rule for problem in after} <= {problem.rule for problem in before}
