"""Corrections: where they stand, and what approving them changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corrections import FIELDS, apply_corrections, count_words_at, texts_at
from briefings.model import Briefing, Correction
from synthetic import read_real_knowledge_base

REAL = read_real_knowledge_base().briefings[0]


def with_corrections(*corrections: Correction) -> Briefing:
    """The real briefing with other corrections."""
    return REAL.model_copy(update={"corrections": corrections})


def make(at: str, old: str, new: str, approved: bool = True) -> Correction:
    """A correction."""
    return Correction.model_validate({"at": at, "from": old, "to": new, "approved": approved})


def test_every_field_named_is_a_field() -> None:
    """Each field a correction can name exists, and is there or empty."""
    assert all(texts_at(REAL, name) is not None for name in FIELDS)
    assert texts_at(REAL, "good_practice") == ()


@pytest.mark.parametrize("at", ["", "kind", "themes", "engagement-99", "corrections", "id"])
def test_no_such_place(at: str) -> None:
    """A name that is neither a field with words nor an id names nothing."""
    assert texts_at(REAL, at) is None


def test_a_strand_holds_its_words_in_reading_order() -> None:
    """A strand's id names its headings, issues with their details, lead-in; its points have ids of their own."""
    texts = texts_at(REAL, "engagement")
    assert texts is not None
    assert texts[0] == "Engagement"
    assert "Left cards" in texts
    assert not any("frank and honest" in text for text in texts)
    assert len(texts_at(REAL, "engagement-1") or ()) == 1


def test_only_approved_corrections_change_the_words() -> None:
    """The real briefing's proposals change nothing until they are approved, then each changes its own place only."""
    assert apply_corrections(REAL) == REAL
    approved = with_corrections(*(c.model_copy(update={"approved": True}) for c in REAL.corrections))
    after = apply_corrections(approved)
    for correction in REAL.corrections:
        before_texts, after_texts = texts_at(REAL, correction.at), texts_at(after, correction.at)
        assert before_texts is not None
        expected = tuple(text.replace(correction.from_, correction.to) for text in before_texts)
        assert after_texts == expected != before_texts


@pytest.mark.parametrize(
    ("at", "old", "new"),
    [
        ("title", "Home", "House"),
        ("how_to_use", "team meetings", "meetings"),
        ("signpost", "For more", "To find more"),
        ("engagement", "Left cards", "Left a card"),
        ("engagement", "the need to:", "a need to:"),
        ("collaborative-working", "The benefit", "Benefits"),
        ("engagement-4", "Signs of Safety", "signs of safety"),
    ],
)
def test_each_kind_of_place_is_changed(at: str, old: str, new: str) -> None:
    """Words are replaced wherever a correction can stand, and stand nowhere else."""
    after = apply_corrections(with_corrections(make(at, old, new)))
    assert any(new in text for text in texts_at(after, at) or ())
    assert not any(old in text for text in texts_at(after, at) or ())


def test_words_not_found_once_change_nothing() -> None:
    """A correction that cannot be carried out for certain leaves the words alone."""
    for correction in (make("overview", "no such words", "x"), make("overview", "the", "a"), make("nowhere", "a", "b")):
        briefing = with_corrections(correction)
        assert count_words_at(briefing, correction) != 1
        assert apply_corrections(briefing) == briefing


def test_ids_and_addresses_stay() -> None:
    """A correction of a strand or of the closing words changes no id and no address."""
    briefing = with_corrections(make("signpost", "nottinghamcity", "x"), make("engagement", "engagement-1", "x"))
    assert apply_corrections(briefing) == briefing


@given(st.sampled_from([*FIELDS, "engagement", "engagement-1"]), st.text(max_size=8), st.text(min_size=1, max_size=8))
def test_never_raises(at: str, old: str, new: str) -> None:
    """No words a correction can hold make applying it fail."""
    if old.strip() and new.strip():
        apply_corrections(with_corrections(make(at, old, new)))
