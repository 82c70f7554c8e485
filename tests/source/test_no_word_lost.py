"""Random slips in the real briefing: nothing raises, and no word is lost without a problem that says so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefings.render.reports import ReportFormat, render_report
from briefings.source.decoding import read_page
from briefings.source.fields import all_field_names
from briefings.source.parsing import parse_page
from briefings.source.tree import Mapping, Node, Scalar
from small_briefing import read_files

# Thousands of files: coverage would make them take minutes, and tell nothing that the other tests do not.
pytestmark = pytest.mark.no_cover

CONTENT = Path(__file__).resolve().parents[2] / "learning_points"
GOOD = (CONTENT / "2017-home-conditions.yml").read_text("utf-8")
LINES = GOOD.splitlines()

PIECES = (
    *("#", " #", "# ", " # ", "#3", ":", ": ", " :", "-", "- ", " - ", "--", "\t", "'", '"', "''", "\\", "`", "@", "%"),
    *(
        "&",
        "*",
        "* ",
        "!",
        "|",
        ">",
        "[",
        "]",
        "{",
        "}",
        ",",
        "?",
        "? ",
        "~",
        "<<: ",
        "\u00a0",
        "\u2007",
        "\u200b",
        "\u00ad",
    ),
    *(
        "\uf0b7",
        "\uf0b7\t",
        "• ",
        "o ",
        "– ",
        "\r",
        "\u0085",
        "\u2028",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\u202e",
        "\ufeff",
        "\x00",
        "é",
    ),
    *(
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "&a ",
        "*a",
        "!!str ",
        ">-",
        "|",
        "null",
        "yes",
        "1",
        "text: ",
        "- text: ",
        "\\n",
        "# x",
    ),
    *(
        "\n# remark\n",
        "\n    # remark\n",
        "\n  - ",
        "' #",
        '" #',
        "]#",
        ">- # word",
        "''' ",
        "‘",
        "’",
        "\ufffd",
        "\U0001f600",
    ),
)

slip = st.one_of(
    st.tuples(st.just("insert"), st.integers(0, len(GOOD)), st.sampled_from(PIECES)),
    st.tuples(st.just("delete"), st.integers(0, len(GOOD)), st.integers(1, 12)),
    st.tuples(st.just("start"), st.integers(0, 400), st.sampled_from(PIECES)),
    st.tuples(st.just("value"), st.integers(0, 400), st.sampled_from(PIECES)),
    st.tuples(st.just("end"), st.integers(0, 400), st.sampled_from(PIECES)),
    st.tuples(st.just("drop line"), st.integers(0, 400), st.just("")),
    st.tuples(st.just("double line"), st.integers(0, 400), st.integers(0, 400)),
    st.tuples(st.just("swap lines"), st.integers(0, 400), st.integers(0, 400)),
    st.tuples(st.just("indent"), st.integers(0, 400), st.integers(1, 4)),
    st.tuples(st.just("dedent"), st.integers(0, 400), st.integers(1, 4)),
    st.tuples(st.just("join"), st.integers(0, 400), st.sampled_from(["", " ", ": ", " # "])),
)


def make_slip(text: str, kind: str, at: int, what: str | int) -> str:
    """The text with one slip in it."""
    if kind == "insert":
        at %= len(text) + 1
        return text[:at] + str(what) + text[at:]
    if kind == "delete":
        at %= len(text) + 1
        return text[:at] + text[at + int(what) :]
    lines = text.split("\n")
    at %= len(lines)
    line = lines[at]
    if kind == "start":
        indent = len(line) - len(line.lstrip())
        lines[at] = line[:indent] + str(what) + line[indent:]
    elif kind == "value":
        start = re.match(r" *(?:- )?(?:[a-z_]+: )?", line).end()
        lines[at] = line[:start] + str(what) + line[start:]
    elif kind == "end":
        lines[at] = line + str(what)
    elif kind == "drop line":
        del lines[at]
    elif kind == "double line":
        lines.insert(int(what) % len(lines), line)
    elif kind == "swap lines":
        other = int(what) % len(lines)
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "indent":
        lines[at] = " " * int(what) + line
    elif kind == "dedent":
        lines[at] = line[min(int(what), len(line) - len(line.lstrip(" "))) :]
    elif kind == "join" and at + 1 < len(lines):
        lines[at : at + 2] = [line + str(what) + lines[at + 1].lstrip()]
    return "\n".join(lines)


def words_of_tree(node: Node | None) -> Counter[str]:
    """Every word of the keys and values, as often as it stands there."""
    if isinstance(node, Scalar):
        return words_in(node.value or "")
    if isinstance(node, Mapping):
        parts = [words_in(name) + words_of_tree(value) for name, (_, value) in node.entries.items()]
    else:
        parts = [words_of_tree(item) for item in node.items] if node else []
    return sum(parts, Counter())


def words_in(text: str) -> Counter[str]:
    """Runs of letters and digits; quotes, dashes and other signs part them."""
    return Counter(re.findall(r"\w+", text))


def words_outside_remarks(text: str) -> Counter[str]:
    """The words of a file without its lines of pure remark, also where a byte order mark stands before the first."""
    lines = re.split(r"\r\n|\n", text.removeprefix("\ufeff"))
    return words_in("\n".join(line for line in lines if not re.fullmatch(r"\s*#( .*)?", line)))


def check_promise(text: str) -> bool:
    """Read a text; when no problem is found, every one of its words must have arrived.

    Returns whether there was no problem.
    """
    page, problems = read_page("learning_points/slip.yml", text.encode("utf-8", "surrogatepass"))
    assert page is not None or problems
    if page is None:
        return False
    parsed = parse_page(page, all_field_names())
    problems += parsed.problems
    render_report(problems, {page.path: page.source}, ReportFormat.TEXT)
    for problem in problems:
        assert 1 <= problem.place.line <= max(1, len(page.written))
    if problems:
        return False
    assert parsed.tree is not None
    lost = words_outside_remarks(text) - words_of_tree(parsed.tree.root)
    assert not lost, lost
    return True


@example([("insert", 0, "\ufeff")])
@given(st.lists(slip, min_size=1, max_size=3))
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
def test_no_slip_loses_a_word_in_silence(slips: list[tuple[str, int, str | int]]) -> None:
    """Whatever slips stand in a briefing, nothing raises, and what finds no problem has lost no word."""
    text = GOOD
    for kind, at, what in slips:
        text = make_slip(text, kind, at, what)
    check_promise(text)


@given(st.lists(slip, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
def test_no_slip_stops_the_reading(slips: list[tuple[str, int, str | int]]) -> None:
    """Whatever slips stand in a briefing, the whole reading ends in a list of problems or in the briefing."""
    text = GOOD
    for kind, at, what in slips:
        text = make_slip(text, kind, at, what)
    reading = read_files({"slip.yml": text.encode("utf-8", "surrogatepass")})
    assert reading.knowledge_base is not None
    assert bool(reading.errors) != bool(reading.knowledge_base.briefings)
