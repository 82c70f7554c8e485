"""However something is spelled with odd characters, it is found, and found where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.identifying import Found, scan_text
from planted import Planted, read_lines, read_planted

UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\u202c\u2066\u2069\u180e\u034f\ufe0f\x07"
_SCRIPTS = {"Arabic-Indic": "٠", "Persian": "۰", "Devanagari": "०", "full width": "０", "mathematical": "𝟎"}
PLANTED = read_planted()
TEXTS = [planted.text for planted in PLANTED] + read_lines("innocent.txt")


def change_digits(zero: str) -> Callable[[str], str]:
    return lambda text: re.sub("[0-9]", lambda match: chr(ord(zero) + int(match[0])), text)


def widen(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    **{f"{name} digits": change_digits(zero) for name, zero in _SCRIPTS.items()},
    "full width": widen,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "tabs and more spaces": lambda text: text.replace(" ", " \t "),
    "line breaks": lambda text: text.replace(" ", "\n    "),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "long dashes": lambda text: text.replace("-", "–"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "letters taken apart": lambda text: unicodedata.normalize("NFD", text),
    "zero-width spaces": lambda text: "\u200b".join(text),
    "soft hyphens": lambda text: "\u00ad".join(text),
    "turned round and back": lambda text: f"\u202d{text}\u202c",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_planted_item_is_found_in_every_spelling(spelling: str) -> None:
    """Digits of other scripts, odd spaces and dashes, letters of full width and hidden characters hide nothing."""
    change = SPELLINGS[spelling]
    missed = [planted.text for planted in PLANTED if not _is_found(planted, change)]
    assert missed == []


def _is_found(planted: Planted, change: Callable[[str], str]) -> bool:
    return any(one.kind is planted.kind for one in scan_text(change(planted.text)))


@given(text=st.sampled_from(TEXTS), data=st.data())
def test_places_hold_whatever_cannot_be_seen_in_between(text: str, data: st.DataObject) -> None:
    """With invisible characters anywhere, the same is found, and each finding covers the same letters."""
    gaps = data.draw(st.lists(st.text(UNSEEN, max_size=2), min_size=len(text) + 1, max_size=len(text) + 1))
    spread = "".join(gap + letter for gap, letter in zip(gaps, [*text, ""], strict=True))
    expected = [(one.kind, one.severity, text[one.start : one.end]) for one in scan_text(text)]
    assert [(one.kind, one.severity, _seen(spread, one)) for one in scan_text(spread)] == expected


def _seen(text: str, found: Found) -> str:
    return "".join(letter for letter in text[found.start : found.end] if letter not in UNSEEN)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    """Whatever the text, the findings lie inside it, in order, and none is empty."""
    found = scan_text(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert list(found) == sorted(found, key=lambda one: (one.start, one.end))


@given(
    st.lists(
        st.sampled_from([*TEXTS, "Mr", "the", "son", "12", "@", "[", "(", "\n", "\u200b", "aged", "Road"]), max_size=12
    )
)
def test_texts_one_after_the_other_break_nothing(parts: list[str]) -> None:
    """Pieces of every kind in any order are looked through to the end."""
    text = " ".join(parts)
    assert all(0 <= one.start < one.end <= len(text) for one in scan_text(text))
