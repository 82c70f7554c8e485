"""What an import left for a person to decide."""

from __future__ import annotations

import pytest

from briefings.problems import Severity
from small_briefing import SMALL, problems_of

LEFT = {
    "unplaced": "unplaced:\n  - text: Words.\n    where: page 1\n    why: The heading is not known.\n",
    "to-check": "to_check:\n  - at: diary-1\n    what: Does it belong here?\n    where: page 1, line 9\n",
}
SETTLED = "source:\n  document: A made-up sheet\nanonymity:\n  basis: published_by_board\n"


@pytest.mark.parametrize("rule", LEFT)
def test_a_draft_may_keep_what_is_not_decided(rule: str) -> None:
    """In a draft it is a reminder."""
    assert [(p.rule, p.severity) for p in problems_of(SMALL + LEFT[rule])] == [(rule, Severity.WARNING)]


@pytest.mark.parametrize("rule", LEFT)
def test_nothing_undecided_is_published(rule: str) -> None:
    """A published briefing with such an entry is an error; without one it is not."""
    published = SMALL.replace("status: draft", "status: published") + SETTLED
    assert [(p.rule, p.severity) for p in problems_of(published + LEFT[rule])] == [(rule, Severity.ERROR)]
    assert problems_of(published) == ()
