"""Corrections must be possible to carry out."""

from __future__ import annotations

import pytest

from small_briefing import problems_of, rules_of, with_fields


def correction(at: str, old: str, new: str, approved: str = "false") -> str:
    """One correction as YAML."""
    return f"  - at: {at}\n    from: {old}\n    to: {new}\n    approved: {approved}\n"


def rules_with(*corrections: str) -> list[str]:
    """The rules the small briefing breaks with these corrections."""
    return rules_of(with_fields("corrections:\n" + "".join(corrections)))


@pytest.mark.parametrize(
    ("at", "old"),
    [
        ("title", "diary"),
        ("how_to_use", "Share it"),
        ("overview", "runs over two"),
        ("diary", "Diary"),
        ("diary-2", "others"),
    ],
)
def test_words_that_stand_there_once_are_fine(at: str, old: str) -> None:
    """A correction of words that stand at its place exactly once has no problem."""
    assert rules_with(correction(at, old, "other words")) == []


@pytest.mark.parametrize(
    ("at", "old"),
    [("overwiew", "two"), ("kind", "sheet"), ("title", "Diary"), ("how_to_use", "it"), ("diary-3", "others")],
    ids=["misspelt", "no words", "capital", "twice", "no such point"],
)
def test_words_that_cannot_be_found_are_reported(at: str, old: str) -> None:
    """A correction with no such place, no such words, or words that stand there twice is an error."""
    assert rules_with(correction(at, old, "other words")) == ["correction"]


def test_a_correction_must_change_something() -> None:
    """The words put right cannot be the words as printed."""
    assert rules_with(correction("title", "diary", "diary")) == ["correction"]


def test_approved_corrections_come_first() -> None:
    """A later correction is looked for in the words as approved earlier ones leave them."""
    first = correction("title", "diary", "daybook", "yes")
    assert rules_with(first, correction("title", "a daybook", "the daybook")) == []
    assert rules_with(first, correction("title", "a diary", "the diary")) == ["correction"]


def test_a_misspelt_place_is_put_right() -> None:
    """A place that is nearly right comes with the line that has it right."""
    (problem,) = problems_of(with_fields("corrections:\n" + correction("diary-", "others", "them")))
    assert problem.suggestion in {"  - at: diary-1", "  - at: diary-2", "  - at: diary"}


def test_words_found_nowhere_may_be_left_over() -> None:
    """A correction of words that stand nowhere is perhaps another file's; one of words elsewhere is not."""
    correction = "corrections:\n  - at: diary-1\n    from: {}\n    to: something else\n"
    nowhere = problems_of(with_fields(correction.format("quite other words")))[0].hint or ""
    elsewhere = problems_of(with_fields(correction.format("Share it")))[0].hint or ""
    assert "left over from the file you copied" in nowhere
    assert "left over" not in elsewhere
