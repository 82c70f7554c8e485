"""A new briefing has a name that stays, and asks for what it needs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.editor.drafts import SCHEMA_COMMENT, propose_id, render_draft
from briefings.model import Kind
from briefings.source.folder import is_id
from small_briefing import problems_of


@pytest.mark.parametrize(
    ("title", "taken", "wanted"),
    [
        ("Safer sleep", set(), "2019-safer-sleep"),
        ("Learning from a review: the safer sleep of babies", set(), "2019-safer-sleep-babies"),
        ("Safer sleep", {"2019-safer-sleep"}, "2019-safer-sleep-2"),
        ("Safer sleep", {"2019-safer-sleep", "2019-safer-sleep-2"}, "2019-safer-sleep-3"),
        ("The review", set(), "2019-the-review"),
        ("Ärger & Żółć’s", set(), "2019-arger-zocs"),
        ("日本語", set(), "2019-briefing"),
        ("2019 review of neglect", set(), "2019-neglect"),
    ],
)
def test_the_name_comes_from_year_and_title(title: str, taken: set[str], wanted: str) -> None:
    """The first telling words follow the year; a name that was ever used is not given again."""
    assert propose_id(title, 2019, taken) == wanted


@given(title=st.text(max_size=200), taken=st.sets(st.sampled_from(["2019-briefing", "2019-a", "2019-briefing-2"])))
def test_any_title_gives_a_good_name(title: str, taken: set[str]) -> None:
    """Whatever is typed, the name can be a file's and an address's, and is free."""
    name = propose_id(title, 2019, taken)
    assert is_id(name)
    assert name not in taken


@settings(max_examples=40, deadline=None)
@given(title=st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=60))
def test_a_draft_asks_only_for_what_must_be_filled_in(title: str) -> None:
    """A new file reads without a slip; all that is wrong with it is what is still empty."""
    text = render_draft(title, 2019, Kind.LEARNING_SHEET)
    assert text.startswith(f"{SCHEMA_COMMENT}\n")
    # What a made-up title may look like is no matter here.
    problems = [problem for problem in problems_of(text) if not problem.rule.startswith("identifying")]
    found = {(problem.rule, problem.path) for problem in problems}
    empty = {("summary",), ("review", "type"), ("themes",), ("strands",)}
    assert {rule for rule, _ in found} <= {"empty-field", "characters"}
    assert {path for _, path in found} == empty
