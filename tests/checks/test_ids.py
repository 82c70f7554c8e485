"""Ids within a briefing."""

from __future__ import annotations

import pytest

from small_briefing import SMALL, rules_of, with_change


def test_different_ids_are_fine() -> None:
    """A briefing whose ids all differ has no problem."""
    assert rules_of(SMALL) == []


@pytest.mark.parametrize("new", ["id: diary\n", "id: diary-1\n"])
def test_an_id_stands_once(new: str) -> None:
    """A point cannot share its id with another point or with its strand."""
    assert rules_of(with_change("id: diary-2\n", new)) == ["repeated-id"]


@pytest.mark.parametrize("name", ["content", "learning-points", "diary-issues", "diary-issue-2", "diary-learning"])
def test_the_page_keeps_its_own_addresses(name: str) -> None:
    """The addresses of the page's own headings cannot be ids."""
    assert rules_of(with_change("  - id: diary\n", f"  - id: {name}\n")) == ["reserved-id"]


@pytest.mark.parametrize("name", ["contents", "issues", "diary-issue", "learning", "diary-learnings"])
def test_similar_ids_are_fine(name: str) -> None:
    """Only the addresses themselves are kept, not every id that looks like one."""
    assert rules_of(with_change("  - id: diary\n", f"  - id: {name}\n")) == []
