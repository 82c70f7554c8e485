"""Drafts that still lack something: they are work to do and no error, and nothing is made from them yet."""

from __future__ import annotations

import pytest

from briefings.problems import Severity
from small_briefing import SMALL, problems_of, read_files, with_change

NEEDED = {
    "kind": "kind: learning_sheet\n",
    "title": "title: Keeping a diary\n",
    "summary": "summary: A made-up sheet for tests.\n",
    "review": "review:\n  type: learning_review\n  year: 2020\n",
    "type": "  type: learning_review\n",
    "year": "  year: 2020\n",
    "themes": "themes:\n  - recording\n",
    "strands": SMALL[SMALL.index("strands:") :],
    "learning": SMALL[SMALL.index("    learning:") :],
}


@pytest.mark.parametrize("field", NEEDED)
def test_a_draft_may_lack_what_only_publishing_needs(field: str) -> None:
    """Each field that a source may say nothing about can wait, and is named as still to do."""
    (problem,) = problems_of(with_change(NEEDED[field], ""))
    assert (problem.rule, problem.severity) == ("missing-field", Severity.WARNING)
    assert f"`{field}`" in problem.message
    assert "before publishing" in (problem.hint or "")


@pytest.mark.parametrize("field", NEEDED)
def test_a_published_briefing_lacks_nothing(field: str) -> None:
    """The same gap in a published briefing is an error."""
    published = with_change(NEEDED[field], "").replace("status: draft", "status: published")
    problems = [problem for problem in problems_of(published) if problem.rule == "missing-field"]
    assert [problem.severity for problem in problems] == [Severity.ERROR]


@pytest.mark.parametrize("gone", ["status: draft\n", "      - id: diary-1\n  "], ids=["status", "id of a point"])
def test_what_no_draft_may_lack_stays_an_error(gone: str) -> None:
    """Without a status nobody knows that it is a draft; without an id no point can be linked."""
    reading = read_files({"small.yml": SMALL.replace(gone, "      - " if "id" in gone else "")})
    assert [problem.rule for problem in reading.errors] == ["missing-field"]
    assert reading.unfinished == ()


def test_nothing_is_made_from_an_unfinished_draft() -> None:
    """It is counted, and in no list: what stands in for the missing words is never shown."""
    reading = read_files({"small.yml": with_change(NEEDED["title"], ""), "whole.yml": SMALL})
    assert reading.unfinished == ("small",)
    assert reading.knowledge_base is not None
    assert [briefing.id for briefing in reading.knowledge_base.briefings] == ["whole"]


def test_an_unfinished_draft_with_an_error_is_not_counted() -> None:
    """A draft that lacks something and has an error too has to be put right first."""
    spoilt = with_change(NEEDED["title"], "").replace("year: 2020", "year: soon")
    reading = read_files({"small.yml": spoilt})
    assert {problem.rule for problem in reading.problems} == {"missing-field", "year"}
    assert reading.unfinished == ()


def test_the_rest_of_an_unfinished_draft_is_checked() -> None:
    """An unknown theme is named in the same run as the missing title."""
    rules = {
        problem.rule for problem in problems_of(with_change(NEEDED["title"], "").replace("- recording", "- weather"))
    }
    assert rules == {"missing-field", "unknown-term"}
