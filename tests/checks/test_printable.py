"""Characters that the font of the sheets does not have are named where they stand."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

from briefings.checks.printable import CHARACTERS, read_characters
from small_briefing import problems_of, with_change

FONTS = CHARACTERS.parent
HEAD = "# The code points that every weight of the font has, in hexadecimal. Written by the tests: --update-golden.\n"


def find_characters() -> frozenset[int]:
    """What the font files themselves say."""
    found = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path) as weight:
            found.append(frozenset(weight.getBestCmap()))
    return frozenset.intersection(*found)


def write_ranges(characters: frozenset[int]) -> str:
    lines = []
    for _, run in groupby(enumerate(sorted(characters)), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        lines.append(f"{codes[0]:04X}-{codes[-1]:04X}" if len(codes) > 1 else f"{codes[0]:04X}")
    return HEAD + "\n".join(lines) + "\n"


def test_the_list_of_characters_is_that_of_the_fonts(update_golden: bool) -> None:
    """The list that the check reads says what the font files have."""
    if update_golden:
        Path(CHARACTERS).write_text(write_ranges(find_characters()), encoding="utf-8", newline="\n")
    assert read_characters() == find_characters()


def test_the_font_has_the_letters_of_the_briefings() -> None:
    """English, Welsh, Polish and the signs that Word sets are printable."""
    assert {ord(c) for c in "AZaz09 ŵŷŴŶáéïôŁłąęśćźżńó“”‘’–—…£€•½°"} <= read_characters()


def test_a_character_without_a_letter_is_named_with_its_place() -> None:
    """The message tells the character, its file and its line."""
    (problem,) = problems_of(with_change("Write down what you saw.", "Write down ☃ what you saw."))
    assert problem.rule == "unprintable"
    assert "“☃” (U+2603)" in problem.message
    assert problem.place.path.endswith("small.yml")
    assert problem.place.line > 1
