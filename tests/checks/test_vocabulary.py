"""The vocabulary."""

from __future__ import annotations

import pytest

from briefings.source import Reading
from small_briefing import CONTENT, SMALL, read_files

VOCABULARY = (CONTENT / "_vocabulary.yml").read_text("utf-8")
EVERYONE = "    everyone: true\n"


def read_with(vocabulary: str) -> Reading:
    """The small briefing beside a changed vocabulary."""
    return read_files({"_vocabulary.yml": vocabulary, "small.yml": SMALL})


def rules_with(vocabulary: str) -> list[str]:
    """The rules that a changed vocabulary breaks."""
    return [problem.rule for problem in read_with(vocabulary).problems]


def test_the_real_vocabulary_is_fine() -> None:
    """The vocabulary in use has no problem."""
    assert rules_with(VOCABULARY) == []


def test_a_term_stands_once_in_its_list() -> None:
    """An id repeated in one list is an error, and the knowledge base cannot be used."""
    reading = read_with(VOCABULARY.replace("  - id: recording\n", "  - id: supervision\n"))
    assert [problem.rule for problem in reading.errors] == ["repeated-term", "unknown-term"]
    assert reading.knowledge_base is None


def test_lists_may_share_an_id() -> None:
    """The same id in two lists is fine, as with self-neglect as theme and as harm."""
    assert VOCABULARY.count("- id: self_neglect\n") == 2


def test_labels_tell_terms_apart() -> None:
    """Two terms that readers could not tell apart ask for a look."""
    assert rules_with(VOCABULARY.replace("label: Police\n", "label: Probation\n")) == ["repeated-term"]


@pytest.mark.parametrize(
    "vocabulary",
    [
        VOCABULARY.replace(EVERYONE, ""),
        VOCABULARY.replace("    label: Police\n", f"    label: Police\n{EVERYONE}"),
        VOCABULARY.replace("    label: Recording\n", f"    label: Recording\n{EVERYONE}"),
    ],
    ids=["none", "two", "a theme"],
)
def test_one_agency_stands_for_everyone(vocabulary: str) -> None:
    """Exactly one term, and an agency, can stand for everyone."""
    assert rules_with(vocabulary) == ["everyone"]


def test_a_heading_has_one_meaning() -> None:
    """The same heading under two meanings is an error, however it is written."""
    changed = VOCABULARY.replace("      - Good practice\n", "      - Good practice\n      - '3. LEARNING POINTS:'\n")
    assert rules_with(changed) == ["repeated-heading"]
