"""Text to tree: everything stays text, every slip is found in one run, and nothing hangs."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.source.composing import parse_tree
from briefings.source.fields import all_field_names
from briefings.source.page import Page
from briefings.source.parsing import parse_page
from briefings.source.tree import Mapping, Node, Scalar
from small_briefing import CONTENT, SMALL, problems_of, read_files, rules_of, with_change


def page_of(text: str) -> Page:
    """A page of some text."""
    return Page.of("learning_points/page.yml", text.split("\n"))


def plain(node: Node | None) -> object:
    """A tree as plain data."""
    if node is None or isinstance(node, Scalar):
        return node and node.value
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["fast", "plain"])
@pytest.mark.parametrize(
    "value", ["yes", "null", "~", "2020", "2020-02-02", "1e3", "0o7", "true", "1:30", "3.0", "=", ".inf"]
)
def test_every_value_stays_text(loader: type, value: str) -> None:
    """Nothing an author types is turned into a number, a date or a truth value."""
    assert plain(parse_tree(page_of(f"a: {value}"), loader).root) == {"a": value}


@pytest.mark.parametrize("name", ["_board.yml", "_vocabulary.yml", "2017-home-conditions.yml"])
def test_both_loaders_give_one_tree(name: str) -> None:
    """Where PyYAML was built without its fast loader, the same tree with the same places comes out."""
    page = page_of((CONTENT / name).read_text("utf-8").rstrip("\n"))
    fast, slow = parse_tree(page, yaml.CSafeLoader), parse_tree(page, yaml.SafeLoader)
    assert fast.root == slow.root
    assert fast.scalars == slow.scalars


def test_places_count_letters() -> None:
    """A place counts letters as people do, whatever their number of bytes."""
    tree = parse_tree(page_of("a: ‘é😀’ x"))
    assert [(scalar.start, scalar.end) for scalar in tree.scalars] == [((0, 0), (0, 1)), ((0, 3), (0, 9))]


def test_nothing_stands_for_nothing() -> None:
    """A key or dash with nothing behind it holds nothing, which is not the same as empty quotes."""
    assert plain(parse_tree(page_of("a:\nb: ''\nc:\n  -\n  - x")).root) == {"a": None, "b": "", "c": [None, "x"]}


def test_nested_aliases_do_not_multiply() -> None:
    """Aliases that would multiply to billions are refused one by one, each named once."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    rules = rules_of(bomb)
    assert rules.count("alias") + rules.count("anchor") == 9 + 8 * 9


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{a: " * 50_000, "- " * 100_000, "".join(" " * n + "a:\n" for n in range(600))]
)
def test_deep_nesting_is_refused(text: str) -> None:
    """However deep the nesting, reading stops at the ninth level."""
    assert "too-deep" in rules_of(text)


# Coverage would make these take minutes, and tell nothing that the others do not.
@pytest.mark.no_cover
@pytest.mark.parametrize(
    "line",
    [
        "- #\n",
        "#3\n",
        " # x\n",
        "a: b: c\n",
        "a: 'b\n",
        "xx\n",
        '- "\\q"\n',
        "''\n",
        "? a\n",
        "- [a b]\n",
        "• y\n",
        "\t-\n",
        "---\n",
    ],
)
def test_a_slip_on_every_line_ends(line: str) -> None:
    """A file at the size limit with a slip on each line still ends in a list of problems."""
    assert rules_of("a: b\n" + line * (50_000 // len(line)))


def test_one_run_names_them_all() -> None:
    """Slips that each stop the parser are all found in one run, each where it stands."""
    text = SMALL.replace("Keeping a diary", "Diaries: keeping one").replace("Read it.", "'It's short'")
    text = text.replace("Share it.", "@ all: share").replace("title: Diary", "title:Diary")
    found = [(problem.place.line, problem.rule) for problem in problems_of(text)]
    assert found == [(3, "colon-in-text"), (12, "quote-inside-quotes"), (13, "sign-at-start"), (19, "field-name")]


def test_a_corrected_copy_is_never_shown() -> None:
    """What was put right only to read on does not reach the knowledge base."""
    reading = read_files({"small.yml": with_change("  - Read it.\n", "  - Left cards at flat #3\n")})
    assert reading.knowledge_base is not None
    assert reading.knowledge_base.briefings == ()


def test_corrections_keep_the_number_of_lines() -> None:
    """Reading on changes lines but adds and removes none, so that places hold."""
    text = SMALL.replace("Read it.", "It's: #3\n    # and 'more").replace("Share it.", "* x\n   - y")
    page = page_of(text)
    parse_page(page, all_field_names())
    assert len(page.lines) == len(page.written) == len(text.split("\n"))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.text(alphabet=" -:#'\"[]{}\n\tab|>&*!%@`?,.\\•\u00a0", max_size=200)))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """Whatever stands in a file, reading it ends in a knowledge base or in problems."""
    reading = read_files({"small.yml": text.encode("utf-8", "surrogatepass")})
    assert reading.problems


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(SMALL)))
def test_any_bytes_are_read_without_an_exception(data: bytes, at: int) -> None:
    """Whatever bytes a file holds, alone or inside a briefing, reading it raises nothing."""
    inside = SMALL.encode()[:at] + data + SMALL.encode()[at:]
    assert read_files({"alone.yml": data, "inside.yml": inside}).problems or not data
