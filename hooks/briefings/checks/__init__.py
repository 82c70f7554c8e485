"""Rules about what was read: each is a generator of problems and does nothing else.

Rules about one briefing, about the vocabulary, and about the collection as a whole are separate lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..model import Vocabulary
from ..problems import Problem
from .collection import COLLECTION_FIELDS, COLLECTION_RULES
from .content import CONTENT_RULES, ENTRY_RULES
from .corrections import CORRECTION_RULES
from .ids import ID_RULES
from .life import LIFE_RULES, SETTLING_RULES, check_due
from .subject import CheckedBriefing, Places
from .terms import check_terms
from .vocabulary import VOCABULARY_RULES

BRIEFING_RULES = (*ID_RULES, *CONTENT_RULES, *CORRECTION_RULES, *LIFE_RULES)
"""Rules that need nothing but the briefing; of one with stand-ins only those on ids and single entries are asked."""

__all__ = [
    "BRIEFING_RULES",
    "COLLECTION_FIELDS",
    "COLLECTION_RULES",
    "SETTLING_RULES",
    "VOCABULARY_RULES",
    "CheckedBriefing",
    "Places",
    "check_briefing",
    "check_collection",
    "check_vocabulary",
]


def check_briefing(
    subject: CheckedBriefing, vocabulary: Vocabulary | None, today: date | None = None
) -> Iterator[Problem]:
    """Everything that is wrong with one briefing.

    Its terms are checked where there is a ``vocabulary`` to know them by, days that have come where ``today`` is given.
    """
    rules = BRIEFING_RULES if subject.is_whole else (*ID_RULES, *ENTRY_RULES)
    problems = [problem for rule in rules for problem in rule(subject)]
    if today is not None and subject.is_whole:
        problems += check_due(subject, today)
    if vocabulary is not None:
        problems += check_terms(subject, vocabulary)
    yield from (problem for problem in problems if not subject.speaks_of_stand_in(problem))


def check_collection(subjects: Sequence[CheckedBriefing], known_ids: set[str]) -> Iterator[Problem]:
    """Everything that is wrong between briefings; ``known_ids`` counts those that could not be read too."""
    by_path = {subject.path: subject for subject in subjects}
    for rule in COLLECTION_RULES:
        for problem in rule(subjects, known_ids):
            if not by_path[problem.place.path].speaks_of_stand_in(problem):
                yield problem


def check_vocabulary(vocabulary: Vocabulary, places: Places) -> Iterator[Problem]:
    """Everything that is wrong with the vocabulary."""
    for rule in VOCABULARY_RULES:
        yield from rule(vocabulary, places)
