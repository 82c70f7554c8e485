"""What checklists show, and the words that a reader's own sheet takes."""

from __future__ import annotations

import json
from datetime import date

import pytest

from briefings.model import Briefing, KnowledgeBase, TermList
from briefings.render.words_of_points import LIST_PATH, render_words_of_points
from briefings.views.briefing_page import build_briefing_view
from briefings.views.checklist import Checklist, build_checklist
from briefings.views.term_page import build_term_pages
from briefings.views.words_of_points import build_words_of_points
from synthetic import make_knowledge_base, read_real_knowledge_base

HOSTILE = "</script><b>'\\\u2028\" &amp; ${x}"


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return read_real_knowledge_base()


@pytest.fixture(scope="module")
def checklist(real: KnowledgeBase) -> Checklist:
    return build_checklist(real, real.briefings[0])


def change_first_point(kb: KnowledgeBase, **changes: object) -> KnowledgeBase:
    """The first briefing alone, its first learning point changed."""
    briefing = kb.briefings[0]
    strand = briefing.strands[0]
    point = strand.learning[0].model_copy(update=changes)
    strand = strand.model_copy(update={"learning": (point, *strand.learning[1:])})
    briefing = briefing.model_copy(update={"strands": (strand, *briefing.strands[1:])})
    return KnowledgeBase(kb.board, kb.vocabulary, (briefing,))


def read_data(script: str) -> object:
    """What a browser gets from such a script: the quoted JSON behind ``JSON.parse``."""
    literal = script.partition("JSON.parse('")[2].rpartition("');")[0]
    return json.loads(literal.replace("\\\\", "\\"))


def test_every_learning_point_is_on_the_checklist_in_order(real: KnowledgeBase, checklist: Checklist) -> None:
    """A checklist has each point of its briefing once, in the order of the source, in its words."""
    points = [point for group in checklist.groups for point in group.points]
    assert [point.text for point in points] == [point.text for point in real.briefings[0].points]
    assert [point.ref for point in points] == [f"2017-home-conditions/{p.id}" for p in real.briefings[0].points]


def test_each_point_leads_to_where_it_comes_from(checklist: Checklist) -> None:
    """A point's link is that of the point in its briefing."""
    first = checklist.groups[0].points[0]
    assert first.address == "briefings/2017-home-conditions.html#engagement-1"
    assert first.anchor == "2017-home-conditions--engagement-1"


def test_a_change_of_meaning_is_told_everywhere(real: KnowledgeBase) -> None:
    """The day of the change is the point's edition on checklist, theme and sheet, and stands in words for readers."""
    kb = change_first_point(real, meaning_changed=date(2026, 3, 1))
    point = build_checklist(kb, kb.briefings[0]).groups[0].points[0]
    assert (point.edition, point.changed) == ("2026-03-01", "1 March 2026")
    on_theme = build_term_pages(kb, TermList.THEMES)[0].groups[0].points[0]
    assert (on_theme.edition, on_theme.changed) == (point.edition, point.changed)
    on_sheet = build_words_of_points(kb, kb.briefings[0]).points[0]
    assert (on_sheet.edition, on_sheet.changed) == (point.edition, point.changed)
    assert build_briefing_view(kb, kb.briefings[0]).strands[0].points[0].changed == point.changed


def test_a_point_that_never_changed_says_nothing(checklist: Checklist) -> None:
    """Most points have no edition."""
    assert {(point.edition, point.changed) for group in checklist.groups for point in group.points} == {("", "")}


def test_the_questions_are_the_authors_or_else_the_boards(real: KnowledgeBase) -> None:
    """A briefing with questions of its own brings them; one without gets the board's standing ones."""
    assert build_checklist(real, real.briefings[0]).questions == real.board.standing_questions
    synthetic = make_knowledge_base(1)
    assert build_checklist(synthetic, synthetic.briefings[0]).questions == synthetic.briefings[0].reflective_questions


def test_a_theme_of_several_briefings_has_the_standing_questions() -> None:
    """Questions written for one briefing are not put to the points of others."""
    kb = make_knowledge_base(12)
    for page in build_term_pages(kb, TermList.THEMES):
        briefings = {group.briefing_id for group in page.groups}
        own = kb.briefing(next(iter(briefings))).reflective_questions
        assert page.questions == (own if len(briefings) == 1 else kb.board.standing_questions)


def test_a_sheet_finds_the_words_of_every_point() -> None:
    """Each briefing has a script with the words of all its points, and the list names every briefing."""
    kb = make_knowledge_base(3)
    scripts = dict(render_words_of_points(kb))
    assert read_data(scripts[LIST_PATH]) == [briefing.id for briefing in kb.briefings]
    for briefing in kb.briefings:
        data = read_data(scripts[f"points/{briefing.id}.js"])
        assert isinstance(data, dict)
        assert {key: value["text"] for key, value in data["points"].items()} == _texts_of(briefing)
        assert data["questions"] == list(briefing.reflective_questions)


def test_no_word_of_an_author_ends_its_script(real: KnowledgeBase) -> None:
    """Quotes, tags, backslashes and line separators come back as typed and break nothing."""
    kb = change_first_point(real, text=HOSTILE)
    script = dict(render_words_of_points(kb))["points/2017-home-conditions.js"]
    assert "</script>" not in script
    assert "\u2028" not in script
    data = read_data(script)
    assert isinstance(data, dict)
    assert data["points"]["engagement-1"]["text"] == HOSTILE


def _texts_of(briefing: Briefing) -> dict[str, str]:
    return {point.id: point.text for point in briefing.points}
