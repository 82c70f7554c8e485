"""What is found in texts with something planted in them, and what is not found in the sector's ordinary language."""

from __future__ import annotations

import pytest

from briefings.identifying import Kind, scan_text
from briefings.problems import Severity
from planted import Planted, read_lines, read_planted


@pytest.mark.parametrize("planted", read_planted(), ids=lambda planted: f"{planted.kind}: {planted.text}")
def test_each_planted_item_is_found_as_what_it_is(planted: Planted) -> None:
    """Whatever is planted is found, whole, as its kind and as grave as that kind is."""
    found = scan_text(planted.text)
    assert any(
        one.kind is planted.kind
        and one.severity is planted.kind.severity
        and one.start <= planted.start
        and one.end >= planted.end
        for one in found
    ), found


@pytest.mark.parametrize("sentence", read_lines("innocent.txt"))
def test_ordinary_sentences_give_no_error(sentence: str) -> None:
    """The sector's own language is left alone; “ ?” before a word marks a sentence that may give a warning."""
    text, _mark, may_warn = sentence.partition(" ?")
    found = scan_text(text if may_warn.isalpha() else sentence)
    assert [one for one in found if one.severity is Severity.ERROR or not may_warn.isalpha()] == []


def test_every_kind_is_planted() -> None:
    """No kind of finding is without an example."""
    assert {planted.kind for planted in read_planted()} == set(Kind)
