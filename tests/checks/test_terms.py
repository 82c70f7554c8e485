"""Terms against the vocabulary."""

from __future__ import annotations

import pytest

from small_briefing import problems_of, rules_of, with_change

FIELDS = {
    "review type": ("type: learning_review", "type: {}", "lcspr"),
    "theme": ("  - recording\n", "  - {}\n", "supervision"),
    "agency": ("overview:", "agencies:\n  - {}\noverview:", "police"),
    "harm type": ("overview:", "harm_types:\n  - {}\noverview:", "neglect"),
    "age band": ("overview:", "age_bands:\n  - {}\noverview:", "under_1"),
    "strand theme": ("    title: Diary\n", "    title: Diary\n    themes:\n      - {}\n", "early_help"),
    "point agency": ("      - id: diary-2\n", "      - id: diary-2\n        agencies:\n          - {}\n", "schools"),
}


@pytest.mark.parametrize("field", FIELDS)
def test_known_terms_are_fine(field: str) -> None:
    """A term of the right list can stand in each field that takes terms."""
    old, new, term = FIELDS[field]
    assert rules_of(with_change(old, new.format(term))) == []


@pytest.mark.parametrize("field", FIELDS)
def test_unknown_terms_are_named(field: str) -> None:
    """A term that is not in its list is reported in each field that takes terms."""
    old, new, _ = FIELDS[field]
    assert rules_of(with_change(old, new.format("zzzzz"))) == ["unknown-term"]


def test_a_near_miss_is_put_right() -> None:
    """A misspelt term comes with the line that has it right."""
    (problem,) = problems_of(with_change("  - recording\n", "  - recordng\n"))
    assert (problem.hint, problem.suggestion) == ("Did you mean `recording`?", "  - recording")


def test_a_term_of_another_list_is_sent_there() -> None:
    """A term that belongs to another field is told so."""
    (problem,) = problems_of(with_change("  - recording\n", "  - recording\n  - probation\n"))
    assert "`agencies`" in (problem.hint or "")
