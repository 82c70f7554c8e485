"""Rules are chosen by the words they need; none is passed over whose word stands in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.identifying import scanning
from briefings.identifying.hits import A_DIGIT

WORDS = sorted(scanning._NEEDED)
PIECES = st.one_of(st.sampled_from(WORDS), st.text(max_size=3), st.text("abcdefghijklmnopqrstuvwxyz 0", max_size=5))


@given(st.lists(PIECES, max_size=8))
def test_every_rule_whose_word_is_there_is_chosen(pieces: list[str]) -> None:
    """Words may run into each other or begin alike: what is chosen is what looking for each word chooses."""
    text = "".join(pieces).lower()
    has_digit = any(character in text for character in "0123456789")
    chosen = list(scanning._choose_rules(text, has_digit=has_digit))
    assert chosen == [
        rule
        for rule in scanning._ALWAYS
        if not rule.needs or any(has_digit if word == A_DIGIT else word in text for word in rule.needs)
    ]
