"""What is found in texts with something planted in them, and what is not found in the sector's ordinary language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefings.identifying import Kind, scan_text
from briefings.problems import Severity

FOLDER = Path(__file__).parent.parent / "data" / "identifying"


@dataclass(frozen=True)
class Planted:
    kind: Kind
    text: str
    start: int
    end: int


def read_lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_planted() -> list[Planted]:
    found = []
    for line in read_lines("planted.txt"):
        kind, marked = line.split(" | ", 1)
        text = marked.replace("«", "").replace("»", "")
        found.append(Planted(Kind(kind), text, marked.index("«"), marked.index("»") - 1))
    return found


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
