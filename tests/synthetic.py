"""Synthetic briefings for tests: made up word by word from a fixed seed, about no real case and no real people."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefings.model import Board, Briefing, KnowledgeBase, TermList, Vocabulary, sort_briefings
from lengthening import lengthen

_CONTENT = Path(__file__).resolve().parent.parent / "learning_points"

_ACTIONS = """ask about|record|check|share|revisit|question|write down|listen to|discuss in supervision|agree|explain|
challenge|escalate|follow up|plan for|observe|clarify|look beyond|name|test""".replace("\n", "").split("|")
_THINGS = """the daily routine|sleeping arrangements|missed appointments|the view of the grandparent|bruising|
a change of school|the crowded bedroom|new partners|the purpose of the visit|the safety plan|mould and damp|
medication in reach|the dog in the yard|bedtime|the missing immunisations|the strategy meeting|the chronology|
a sudden move|money worries|loneliness|hoarded belongings|the interpreter|the birth plan|online contacts|
a quiet sibling|the discharge letter|school attendance|thresholds|drinking at home|bail conditions|the care package|
eviction notices|frequent callers|contact arrangements""".replace("\n", "").split("|")
_WAYS = """before the next visit|with every agency present|in plain words|even when it feels awkward|on the same day|
with the manager|without relying on one account|and say why|from the child’s side|more than once|
while the adult is alone|and note the answer|before closing the case|when plans change|at each handover""".replace(
    "\n", ""
).split("|")
_SUBJECTS = """Handovers|Quiet children|Winter visits|Closed doors|Moving house|Night-time care|Second opinions|
Unseen adults|Hospital discharge|Shared plans|Late bookings|Difficult questions|Waiting lists|Growing up|
Lost letters""".replace("\n", "").split("|")
_STRANDS = "Seeing the home|Talking together|Planning ahead|Checking facts|Keeping records|Hearing the child".split("|")


def make_briefing_yaml(index: int, seed: int = 0, *, full_length: bool = False) -> str:
    """The file of one synthetic briefing: published, every facet, three strands of four learning points.

    At ``full_length`` it has as many words as the board's real briefing, as varied as in real texts.
    """
    rng = random.Random(f"{seed}/{index}")
    content = _make_content(rng, index)
    if full_length:
        lengthen(content, rng)
    text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
    return f"# Synthetic: made up for tests, about no real case.\n{text}"


def make_knowledge_base(count: int, seed: int = 0) -> KnowledgeBase:
    """``count`` synthetic briefings under the real board and vocabulary."""
    briefings = [
        Briefing.model_validate(
            {"id": f"synthetic-{index:04d}", **yaml.load(make_briefing_yaml(index, seed), yaml.CSafeLoader)}
        )
        for index in range(count)
    ]
    return KnowledgeBase(_read_board(), _read_vocabulary(), sort_briefings(briefings))


def read_real_knowledge_base() -> KnowledgeBase:
    """The board's own briefing, read without the checks of the site's reader."""
    path = _CONTENT / "2017-home-conditions.yml"
    briefing = Briefing.model_validate({"id": path.stem, **yaml.safe_load(path.read_text("utf-8"))})
    return KnowledgeBase(_read_board(), _read_vocabulary(), (briefing,))


def _read_board() -> Board:
    return Board.model_validate(yaml.safe_load((_CONTENT / "_board.yml").read_text("utf-8")))


@cache
def _read_vocabulary() -> Vocabulary:
    return Vocabulary.model_validate(yaml.safe_load((_CONTENT / "_vocabulary.yml").read_text("utf-8")))


def _make_content(rng: random.Random, index: int) -> dict[str, Any]:
    vocabulary = _read_vocabulary_ids()
    subject = f"{_SUBJECTS[index % len(_SUBJECTS)]} {index}"
    year = 2005 + index % 20
    return {
        "kind": "review_briefing",
        "title": f"{subject}: synthetic learning for tests",
        "short_title": subject,
        "summary": f"Synthetic briefing {index}: how to {_sentence(rng, lower=True)}",
        "status": "published",
        "review": {"type": vocabulary["review_types"][index % len(vocabulary["review_types"])], "year": year},
        "themes": rng.sample(vocabulary["themes"], 4),
        "agencies": rng.sample(vocabulary["agencies"], 3),
        "harm_types": rng.sample(vocabulary["harm_types"], 2),
        "age_bands": rng.sample(vocabulary["age_bands"], 2),
        "dates": {"published": f"{year}-06-01", "on_site": f"{year}-07-01", "review_by": f"{year + 3}-06-01"},
        "how_to_use": ["Synthetic: read it.", "Synthetic: share it."],
        "case_summary": f"This case is synthetic. {_sentence(rng)} {_sentence(rng)} {_sentence(rng)}",
        "overview": f"This overview is synthetic. {_sentence(rng)} {_sentence(rng)}",
        "strands": [_make_strand(rng, number, vocabulary) for number in rng.sample(range(len(_STRANDS)), 3)],
        "good_practice": [_sentence(rng) for _ in range(2)],
        "recommendations": [_sentence(rng) for _ in range(2)],
        "reflective_questions": [f"When did you last {_sentence(rng, lower=True)[:-1]}?" for _ in range(2)],
        "source": {"document": "Synthetic sheet"},
        "anonymity": {"basis": "published_by_board"},
    }


def _make_strand(rng: random.Random, number: int, vocabulary: dict[str, list[str]]) -> dict[str, Any]:
    title = _STRANDS[number]
    strand_id = title.lower().replace(" ", "-")
    points: list[dict[str, Any]] = [
        {"id": f"{strand_id}-{place}", "text": f"{_sentence(rng)} {_sentence(rng)}"} for place in range(1, 5)
    ]
    points[0]["agencies"] = rng.sample(vocabulary["agencies"], 2)
    strand: dict[str, Any] = {
        "id": strand_id,
        "title": title,
        "issues": [{"text": f"Nobody thought to {_sentence(rng, lower=True)}", "points": [_sentence(rng)]}],
        "lead_in": "Synthetic lead-in.",
        "learning": points,
    }
    if number % 2:
        strand["themes"] = rng.sample(vocabulary["themes"], 2)
    return strand


def _sentence(rng: random.Random, *, lower: bool = False) -> str:
    text = f"{rng.choice(_ACTIONS)} {rng.choice(_THINGS)} {rng.choice(_WAYS)}."
    return text if lower else text[0].upper() + text[1:]


@cache
def _read_vocabulary_ids() -> dict[str, list[str]]:
    vocabulary = _read_vocabulary()
    return {name.value: [term.id for term in vocabulary.terms(name)] for name in TermList}
