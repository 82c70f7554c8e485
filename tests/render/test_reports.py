"""Problems as reports."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.problems import Place, Problem, Severity, SourceFile
from briefings.render.reports import LONGEST_LINE, ReportFormat, count_problems, render_report

PATH = "learning_points/2017-home-conditions.yml"
HASH = Problem(
    "hash-in-text",
    "everything from # on is thrown away on this line",
    Place(PATH, 2, 26, 18),
    hint="If it belongs to the text, put the whole text in single quotes.",
    suggestion="    - 'Left cards at flat #3 and the nursery'",
)
LINES = ("    - Employed opportunistic visiting", "    - Left cards at flat #3 and the nursery")


def render(problem: Problem, *lines: str, report_format: ReportFormat = ReportFormat.TEXT) -> str:
    """The report on one problem in a file of these lines."""
    return render_report([problem], {PATH: SourceFile(PATH, lines)}, report_format)


def test_the_whole_frame() -> None:
    """A problem is shown with its place, the line above, the line marked, what to do and what to paste."""
    assert render(HASH, *LINES) == (
        "error[hash-in-text] everything from # on is thrown away on this line\n"
        "  --> learning_points/2017-home-conditions.yml:2:26\n"
        "   |\n"
        " 1 |     - Employed opportunistic visiting\n"
        " 2 |     - Left cards at flat #3 and the nursery\n"
        "   |                          ^^^^^^^^^^^^^^^^^^\n"
        "   = help: If it belongs to the text, put the whole text in single quotes.\n"
        "   = paste:     - 'Left cards at flat #3 and the nursery'\n"
        "\n"
        "1 error in 1 file.\n"
    )


def carets(report: str) -> tuple[int, int]:
    """Where the marks start on their line, behind the margin, and how many there are."""
    line = next(line for line in report.splitlines() if line.endswith("^"))
    return line.index("^") - len("   | "), line.count("^")


@pytest.mark.parametrize(
    ("line", "column", "length", "expected"),
    [
        ("a #b", 3, 2, (2, 2)),
        ("日本 #b", 4, 2, (5, 2)),
        ("日本", 2, 1, (2, 2)),
        ("e\u0301e\u0301 #b", 6, 2, (3, 2)),
        ("\ta #b", 4, 2, (4, 2)),
        ("a\u202eb #c", 5, 2, (11, 2)),
        ("a", 9, 4, (1, 1)),
    ],
    ids=["plain", "wide before", "wide marked", "combining", "tab", "direction", "past the end"],
)
def test_marks_stand_below_the_place(line: str, column: int, length: int, expected: tuple[int, int]) -> None:
    """Wide letters, combining marks, tabs and codes before the place do not shift the marks."""
    assert carets(render(Problem("x", "y", Place(PATH, 1, column, length)), line)) == expected


def test_long_lines_are_cut_around_the_place() -> None:
    """Of a very long line the part around the place is shown."""
    report = render(Problem("x", "y", Place(PATH, 1, 5000, 3)), "a" * 4999 + "bcd" + "e" * 5000)
    assert "bcd" in report
    assert max(map(len, report.splitlines())) < LONGEST_LINE + 10
    shown = next(line for line in report.splitlines() if "bcd" in line)
    assert shown.index("bcd") - len("   | ") == carets(report)[0]


def test_the_first_line_has_none_above() -> None:
    """On the first line only that line is shown, and a missing file shows none."""
    assert " 0 |" not in render(Problem("x", "y", Place(PATH, 1)), "a")
    assert render_report([HASH], {}).splitlines()[2].startswith("   = help")


def test_several_lines_to_paste() -> None:
    """Lines to paste stand each on its own, as they are, below what they replace."""
    problem = Problem("x", "y", Place(PATH, 2), suggestion="  - 'a\n    b'", replaces=(1, 2))
    assert "   = paste in place of lines 1 to 2:\n  - 'a\n    b'\n" in render(problem, "x", "y")


@given(st.text(max_size=40), st.integers(1, 50), st.integers(1, 50))
def test_nothing_unseen_is_printed(text: str, column: int, length: int) -> None:
    """No character that controls a terminal, turns text round or cannot be seen is printed as it is."""
    problem = Problem("x", text, Place(PATH, 1, column, length), field=text, found=text, hint=text, suggestion=text)
    report = render(problem, text.replace("\n", " "))
    assert all(character == "\n" or character.isprintable() for character in report)


@given(st.text(max_size=40))
def test_an_annotation_is_one_line(text: str) -> None:
    """Whatever a message holds, GitHub is given one command on one line."""
    report = render(Problem("a,b:c", text, Place(PATH, 3, 4, 2), hint=text), report_format=ReportFormat.GITHUB)
    assert report.count("\n") == 1
    assert report.startswith(f"::error file={PATH},line=3,col=4,endColumn=6,title=a%2Cb%3Ac::")


def test_percent_signs_are_escaped() -> None:
    """A per cent sign in a message is not taken for an escape."""
    assert "100%25" in render(Problem("x", "100%", Place(PATH)), report_format=ReportFormat.GITHUB)


def test_json_holds_everything() -> None:
    """The JSON document holds each field, in plain ASCII, with the lines a suggestion replaces."""
    report = render(HASH, *LINES, report_format=ReportFormat.JSON)
    (problem,) = json.loads(report)["problems"]
    assert problem["suggestion"] == HASH.suggestion
    assert (problem["line"], problem["column"], problem["length"], problem["replaces"]) == (2, 26, 18, [2, 2])
    assert report.isascii()
    assert json.loads(render_report([], {}, ReportFormat.JSON))["problems"] == []


def test_counts() -> None:
    """The closing line counts errors, warnings and files."""
    warning = Problem("x", "y", Place("other.yml"), Severity.WARNING)
    assert count_problems([HASH]) == "1 error in 1 file."
    assert count_problems([HASH, HASH, warning]) == "2 errors and 1 warning in 2 files."
    assert count_problems([warning]) == "1 warning in 1 file."
    assert render_report([], {}) == ""


def test_no_markup() -> None:
    """A report is plain text: it colours nothing."""
    assert not re.search("\x1b", render(HASH, *LINES))
