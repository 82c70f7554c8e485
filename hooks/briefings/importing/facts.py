"""The few facts that a draft takes from a sentence of the source: the kind of review and its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Vocabulary
from .parts import Fate, Part

_YEAR = re.compile(r"\bin (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:completed|concluded|published|carried out|undertook|commissioned)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ReviewFacts:
    """What one sentence says of the review: the id of its type, its year, and where the sentence stands."""

    review_type: str
    year: int
    place: str


def find_review(parts: Sequence[Part], vocabulary: Vocabulary) -> ReviewFacts | None:
    """The review as one sentence names it: its type, that it was done, and the year.

    ``None`` where no sentence says so, or two sentences say different things: then a person decides.
    """
    found: list[ReviewFacts] = []
    for part in parts:
        if part.fate is Fate.PLACED:
            for sentence in re.split(r"(?<=[.!?])\s+", part.text):
                found += _read_sentence(sentence, part.place, vocabulary)
    different = {(facts.review_type, facts.year) for facts in found}
    return found[0] if len(different) == 1 else None


def _read_sentence(sentence: str, place: str, vocabulary: Vocabulary) -> list[ReviewFacts]:
    years = _YEAR.findall(sentence)
    done = _DONE.search(sentence)
    named = _types_in(sentence, vocabulary)
    if len(set(years)) != 1 or not done or len(named) != 1:
        return []
    return [ReviewFacts(named[0], int(years[0]), place)]


def _types_in(sentence: str, vocabulary: Vocabulary) -> list[str]:
    """The ids of the review types a sentence names; of two labels that overlap only the longer."""
    lowered = sentence.casefold()
    labels = [(term.label.casefold(), term.id) for term in vocabulary.review_types]
    found = [(label, term) for label, term in labels if re.search(rf"\b{re.escape(label)}\b", lowered)]
    return [term for label, term in found if not any(label != other and label in other for other, _ in found)]
