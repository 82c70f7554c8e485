"""Someone who knows no YAML pastes what is suggested: the file is in order then, and its words are the same."""

from __future__ import annotations

import pytest

from briefings.model import walk_prose
from briefings.problems import Problem, Severity
from small_briefing import CONTENT, problems_of, read_files

GOOD = (CONTENT / "2017-home-conditions.yml").read_text("utf-8")

SLIPS = {
    "bullets at the margin": (
        "          - Wrote to the family\n          - Employed",
        "•\tWrote to the family\n- Employed",
    ),
    "first bullet at the margin": ("          - Telephoned", "•\tTelephoned"),
    "a point at the margin": (
        "      - id: engagement-2\n        text: Be clear",
        "- id: engagement-2\n  text: Be clear",
    ),
    "two invisible characters": ("          - Left cards", "          - Le\u00adft\tca\u200brds"),
    "an open quote": ("text: 'Professional response:'", "text: 'Professional response:"),
    "a quote that was never opened": ("title: 'Home conditions: learning", "title: Home conditions: learning"),
    "no line strands": ("strands:\n", ""),
    "no line learning": ("    learning:\n      - id: engagement-1\n", "      - id: engagement-1\n"),
    "no line points": ("        points:\n", ""),
    "no id": ("      - id: engagement-3\n", ""),
    "no first id": ("    learning:\n      - id: engagement-1\n", "    learning:\n"),
    "no field text": ("      - id: engagement-5\n        text: >-\n", "      - id: engagement-5\n"),
    "an id twice": ("id: engagement-3", "id: engagement-2"),
    "the label of a term": ("  - anonymous_referrals\n  - multi", "  - Anonymous referrals\n  - multi"),
    "a word of a term's meaning": ("          - primary_health\n", "          - GPs\n"),
    "two terms on a line": (
        "          - housing\n          - primary_health\n",
        "          - housing, primary_health\n",
    ),
    "no space behind the colon": ("      - id: anonymous-referrals-5", "      - id:anonymous-referrals-5"),
    "the first dash lost": ("          - Telephoned", "            Telephoned"),
}


def prose(text: str) -> list[str]:
    """The words of a briefing that is in order."""
    base = read_files({"small.yml": text}).knowledge_base
    assert base is not None
    return [" ".join(words.split()) for briefing in base.briefings for words in walk_prose(briefing)]


def paste_all(text: str) -> str:
    """A text after rounds of pasting, in each round every suggestion from the last line to the first."""
    for _ in range(10):
        errors = [problem for problem in problems_of(text) if problem.severity is Severity.ERROR]
        if not any(problem.suggestion is not None for problem in errors):
            break
        lines = text.split("\n")
        for problem in sorted(errors, key=_first_line, reverse=True):
            if problem.suggestion is not None:
                first, last = problem.replaces or (problem.place.line, problem.place.line)
                lines[first - 1 : last] = problem.suggestion.split("\n")
        text = "\n".join(lines)
    return text


def _first_line(problem: Problem) -> int:
    return (problem.replaces or (problem.place.line, problem.place.line))[0]


@pytest.mark.parametrize("slip", SLIPS)
def test_pasting_gives_the_words_back(slip: str) -> None:
    """Pasting alone puts each of these slips right, and no word is another one afterwards."""
    old, new = SLIPS[slip]
    assert GOOD.count(old) >= 1
    text = GOOD.replace(old, new, 1)
    assert any(problem.severity is Severity.ERROR for problem in problems_of(text))
    assert prose(paste_all(text)) == prose(GOOD)


@pytest.mark.parametrize("bullet", ["•\t", "- "])
def test_good_lines_are_not_blamed(bullet: str) -> None:
    """A run of bullets at the left margin is one problem, about these lines alone."""
    bullets = "".join(f"          - {words}\n" for words in ("Wrote to the family", "Employed opportunistic visiting"))
    at_margin = bullets.replace("          - ", bullet)
    moved = [p for p in problems_of(GOOD.replace(bullets, at_margin)) if p.rule != "pasted-bullet"]
    assert [problem.message for problem in moved] == ["these 2 bullets belong below `points:` on line 57"]


def test_a_line_is_suggested_once() -> None:
    """Several slips on one line are mended by one line to paste, without a sign that stands for a hidden one."""
    problems = problems_of(GOOD.replace("- Left cards", "- Le\u00adft\tca\u200brds: \ue000#3"))
    suggested = [problem.suggestion for problem in problems if problem.suggestion is not None]
    assert len(problems) > 3
    assert suggested == ["          - 'Left cards: #3'"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("01/02/2022", "2022-02-01"),
        ("1 February 2025", "2025-02-01"),
        ("1st Feb 2022", "2022-02-01"),
        ("2025-2-1", "2025-02-01"),
        ("31/02/2022", None),
        ("next spring", None),
    ],
)
def test_clear_dates_are_suggested(typed: str, meant: str | None) -> None:
    """A date that is clear in another form is suggested in the right one, and never a day that there is not."""
    problem = next(p for p in problems_of(f"{GOOD}dates:\n  published: {typed}\n") if p.rule == "date")
    assert problem.suggestion == (meant and f"  published: {meant}")


def test_a_list_in_a_list_is_not_flattened() -> None:
    """A bullet with bullets below is left to the author, with advice."""
    text = GOOD.replace(
        "          - Left cards\n", "          - The dentist:\n              - rang\n              - wrote\n"
    )
    problems = problems_of(text)
    assert [problem.message for problem in problems] == ["lists go one level deep here"]
    assert problems[0].suggestion is None


def test_a_code_among_the_words_is_an_error() -> None:
    """The name of a hidden character, copied from a report, does not pass for text."""
    assert [problem.rule for problem in problems_of(GOOD.replace("Left cards", "Left <U+200B>cards"))] == [
        "code-in-text"
    ]
    assert problems_of(GOOD) == ()


TOGETHER = (
    "bullets at the margin",
    "an open quote",
    "a quote that was never opened",
    "no id",
    "the label of a term",
    "two terms on a line",
)


def test_many_slips_at_once_are_named_and_mended_together() -> None:
    """Slips of several kinds in one file spoil no message of each other: pasting gives all the words back."""
    text = GOOD
    for slip in TOGETHER:
        old, new = SLIPS[slip]
        assert GOOD.count(old) >= 1
        text = text.replace(old, new, 1)
    lines = {problem.place.line for problem in problems_of(text) if problem.severity is Severity.ERROR}
    assert len(lines) >= len(TOGETHER)
    assert prose(paste_all(text)) == prose(GOOD)


def test_a_text_without_its_field_name_is_not_guessed_into_another_field() -> None:
    """With the line ``case_summary: >-`` deleted, nothing is offered to paste: the words belong to no list above."""
    text = GOOD.replace("case_summary: >-\n", "", 1)
    found = [problem for problem in problems_of(text) if problem.severity is Severity.ERROR]
    assert [problem.rule for problem in found] == ["missing-name"]
    assert found[0].suggestion is None
    assert "case_summary: >-" in (found[0].hint or "")


def test_a_pasted_number_is_a_bullet() -> None:
    """A line that begins with 2. below another is an entry of its own, and is offered as one."""
    text = GOOD.replace("  - Take this document", "    2. Take this document", 1)
    found = [problem.rule for problem in problems_of(text) if problem.severity is Severity.ERROR]
    assert found == ["joined-bullet"]
    assert prose(paste_all(text)) == prose(GOOD)
