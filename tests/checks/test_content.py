"""Content of one briefing."""

from __future__ import annotations

import pytest

from briefings.problems import Severity
from small_briefing import SMALL, problems_of, rules_of, with_change, with_fields

PUBLISHED = with_change("status: draft", "status: published")
SOURCE = "source:\n  document: A made-up sheet\n"
ANONYMITY = "anonymity:\n  basis: published_by_board\n"


@pytest.mark.parametrize(
    "fields",
    [
        "agencies:\n  - police\n  - police\n",
        "harm_types:\n  - neglect\n  - neglect\n",
        "age_bands: [unborn, unborn]\n",
        "editorial: [title, title]\n",
    ],
    ids=["agencies", "harm types", "age bands", "editorial"],
)
def test_an_entry_stands_once(fields: str) -> None:
    """A term or field name listed twice is reported at the second one."""
    assert rules_of(with_fields(fields)) == ["repeated-entry"]


def test_different_entries_are_fine() -> None:
    """A list of different terms has no problem."""
    assert rules_of(with_fields("agencies:\n  - police\n  - schools\n")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Read what others wrote.", "write  down what you SAW"),
        ("  - Share it.", "  - Read it."),
        ("      - text: Nothing was written down.\n", "      - text: Nothing.\n      - text: Nothing\n"),
    ],
    ids=["points", "bullets", "issues"],
)
def test_the_same_words_twice_ask_for_a_look(old: str, new: str) -> None:
    """Words repeated in a list are a warning, since a source may repeat itself."""
    (problem,) = problems_of(with_change(old, new))
    assert (problem.rule, problem.severity) == ("repeated-text", Severity.WARNING)


def test_an_editor_cannot_have_added_nothing() -> None:
    """A field named under `editorial` must hold something."""
    assert rules_of(with_fields("editorial:\n  - agencies\n")) == ["empty-editorial"]
    assert rules_of(with_fields("editorial:\n  - title\n")) == []


@pytest.mark.parametrize("review_by", ["2020-12-31", "2021-01-01"])
def test_review_comes_after_publishing(review_by: str) -> None:
    """The day of the next review must be later than the day of publishing."""
    assert rules_of(with_fields(f"dates:\n  published: 2021-01-01\n  review_by: {review_by}\n")) == ["dates"]
    assert rules_of(with_fields("dates:\n  published: 2021-01-01\n  review_by: 2024-01-01\n")) == []


def test_publishing_comes_after_the_review() -> None:
    """A briefing published before the year of its review asks for a look."""
    (problem,) = problems_of(with_fields("dates:\n  published: 2019-12-31\n"))
    assert (problem.rule, problem.severity) == ("dates", Severity.WARNING)
    assert rules_of(with_fields("dates:\n  published: 2020-01-01\n")) == []


def test_a_meaning_changes_after_the_review() -> None:
    """A learning point cannot have got another meaning before the review it comes from."""
    point = "        text: Write down what you saw.\n"
    changed = with_change(point, f"{point}        meaning_changed: 2019-12-31\n")
    assert rules_of(changed) == ["dates"]
    assert rules_of(changed.replace("2019-12-31", "2020-01-01")) == []


def test_nothing_is_published_unsettled() -> None:
    """A published briefing needs `anonymity`, and without `source` asks for a look; a draft needs neither."""
    assert rules_of(PUBLISHED) == ["anonymity", "no-source"]
    assert rules_of(PUBLISHED + SOURCE) == ["anonymity"]
    assert rules_of(PUBLISHED + ANONYMITY) == ["no-source"]
    assert rules_of(PUBLISHED + SOURCE + ANONYMITY) == []
    assert rules_of(SMALL) == []


def test_a_web_address_in_a_label_is_a_warning_with_both_fields_to_paste() -> None:
    """The name of a resource and its address are two fields; a name of words alone is fine."""
    problems = problems_of(with_fields("resources:\n  - label: Guide, see www.example.org/a\n"))
    assert [problem.rule for problem in problems] == ["address-in-label"]
    assert problems[0].suggestion == "  - label: Guide, see\n    address: https://www.example.org/a"
    assert problems_of(with_fields("resources:\n  - label: Guide on www and more\n")) == ()
