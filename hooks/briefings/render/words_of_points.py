"""The words of learning points -> small scripts, one a briefing, and the list of all briefings.

A page that a reader puts together loads those it needs. The list is asked only when one cannot be loaded: it tells a
briefing that has been taken away from a connection that failed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import KnowledgeBase
from ..views.links import words_address
from ..views.words_of_points import BriefingWords, build_words_of_points
from .json_script import render_json_literal

# Not among the briefings' own files, where one might be called index.
LIST_PATH = "points-list.js"


def render_words_of_points(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Each script: its address from the site's root, and its text."""
    ids = []
    for briefing in kb.readable:
        words = build_words_of_points(kb, briefing)
        # A sheet that was made before the briefing got its present name asks for them under the former one.
        for briefing_id in (briefing.id, *briefing.formerly):
            ids.append(briefing_id)
            yield words_address(briefing_id), _render_briefing(briefing_id, words)
    yield LIST_PATH, f"window.learningBriefings = JSON.parse({render_json_literal(ids)});\n"


def _render_briefing(briefing_id: str, words: BriefingWords) -> str:
    points = {
        point.id: {"text": point.text, "strand": point.strand, "edition": point.edition, "changed": point.changed}
        for point in words.points
    }
    data = {
        "title": words.title,
        "origin": words.origin,
        "address": words.address,
        "isDraft": words.is_draft,
        "questions": words.questions,
        "points": points,
    }
    literal = render_json_literal(data)
    return f'(window.learningPoints = window.learningPoints || {{}})["{briefing_id}"] = JSON.parse({literal});\n'
