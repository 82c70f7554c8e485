"""The board's real briefing is held whole: each word of its text stands in the file once, in its right field."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefings.corrections import texts_at
from briefings.model import Briefing, EditorialField, KnowledgeBase, walk_prose
from briefings.source import read_knowledge_base

ROOT = Path(__file__).parent.parent
SEED = (ROOT / "tests" / "data" / "seed.txt").read_text(encoding="utf-8")

# Headings of the source that the page shows as the name of a field, as often as they stand in the source.
HEADINGS = (
    "How this document can be used",
    "Case Summary",
    *["Learning"] * 4,
    *["Issues present in this case:"] * 3,
)
# Fields an editor added: their words are not in the source.
ADDED = ("title", "short_title", "summary")


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    reading = read_knowledge_base(ROOT / "learning_points")
    assert reading.problems == ()
    assert reading.knowledge_base is not None
    return reading.knowledge_base


@pytest.fixture(scope="module")
def briefing(kb: KnowledgeBase) -> Briefing:
    return kb.briefing("2017-home-conditions")


def seed_text() -> str:
    """The seed without its bullets, on one line."""
    without_bullets = re.sub(r"[\uf0b7•]|(?m:^\s*o(?=\s))", " ", SEED)
    return " ".join(without_bullets.split())


def source_texts(briefing: Briefing) -> list[str]:
    added = {getattr(briefing, name) for name in ADDED} | {briefing.source.document if briefing.source else None}
    return [" ".join(text.split()) for text in walk_prose(briefing) if text not in added]


def test_each_word_of_the_seed_stands_in_the_file_once(briefing: Briefing, kb: KnowledgeBase) -> None:
    """The words of the fields, the headings and the one written-out link are exactly the words of the seed."""
    held = Counter(word for text in (*source_texts(briefing), *HEADINGS) for word in text.split())
    held[kb.board.website] += 1  # the address behind the signpost's link, which the text of the source ends with
    assert held == Counter(seed_text().split())


def test_each_text_stands_in_the_seed_word_for_word(briefing: Briefing) -> None:
    """Every text of the file is a stretch of the seed: nothing left out of it, added or put in another order."""
    seed = seed_text()
    assert [text for text in source_texts(briefing) if text not in seed] == []


def test_words_are_in_their_right_fields(briefing: Briefing) -> None:
    """The parts of the briefing hold what the source has under their headings."""
    assert [text.split()[0] for text in briefing.how_to_use] == ["Please", "Keep", "Take", "Use"]
    assert (briefing.case_summary or "").startswith("In 2017 the NCSCB completed a learning review")
    assert (briefing.overview or "").endswith("to consider within their everyday practice.")
    assert [strand.title for strand in briefing.strands] == [
        "Engagement",
        "Effective responses to anonymous referrals",
        "Collaborative Working",
    ]
    assert briefing.strands[2].subtitle == "The benefit of collaborative working with housing providers"
    assert [len(strand.issues) for strand in briefing.strands] == [2, 2, 1]
    assert len(briefing.strands[0].issues[1].points) == 5
    assert [len(strand.learning) for strand in briefing.strands] == [6, 5, 1]
    assert (briefing.strands[0].lead_in or "").endswith("highlighted the need to:")
    assert briefing.signpost is not None
    assert briefing.signpost.printed_as == "www.nottinghamcity.gov.uk/ncscb"


def test_slips_are_proposed_and_not_applied(briefing: Briefing) -> None:
    """Five slips of the source have a correction proposed; none is approved, and the words stand as printed."""
    assert len(briefing.corrections) == 5
    for correction in briefing.corrections:
        assert not correction.approved
        assert sum(text.count(correction.from_) for text in texts_at(briefing, correction.at) or ()) == 1
        assert correction.from_ in seed_text()


def test_what_an_editor_added_is_marked(briefing: Briefing) -> None:
    """The title, the summary and the themes are not in the source, and the file says so."""
    assert {EditorialField.TITLE, EditorialField.SUMMARY, EditorialField.THEMES} <= set(briefing.editorial)
    assert briefing.title not in seed_text()


def test_it_is_published_because_the_board_published_it(briefing: Briefing) -> None:
    """The ground for publishing stands in the file."""
    assert briefing.is_public
    assert briefing.anonymity is not None
    assert briefing.anonymity.basis == "published_by_board"
