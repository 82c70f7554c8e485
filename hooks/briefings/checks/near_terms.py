"""Which term an author meant: by its id, its label, or a word of its meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ..model import Term

MOST = 4
"""Terms that are named as the nearest."""

_COMMON = frozenset(
    {"and", "the", "other", "all", "from", "with", "for", "services", "service", "who", "how", "family"}
)


def find_term(value: str, terms: Sequence[Term]) -> str | None:
    """The id of the one term that was clearly meant, or ``None``."""
    wanted = slug_of(value)
    for term in terms:
        if wanted in (term.id, slug_of(term.label)):
            return term.id
    scored = sorted(((_likeness(wanted, term), term.id) for term in terms), reverse=True)
    if scored and scored[0][0] >= 0.8:
        return scored[0][1]
    named = [term.id for term in terms if _is_in_words(wanted, term)]
    return named[0] if len(named) == 1 else None


def nearest_terms(value: str, terms: Sequence[Term]) -> list[str]:
    """The ids of the terms most like a value, the likeliest first."""
    wanted = slug_of(value)
    named = [term.id for term in terms if _is_in_words(wanted, term)]
    liked = sorted(terms, key=lambda term: -_likeness(wanted, term))
    near = [term.id for term in liked if _likeness(wanted, term) >= 0.45]
    return list(dict.fromkeys([*named, *near]))[:MOST]


def part_terms(value: str, terms: Sequence[Term]) -> list[str]:
    """The terms of a line that names several with commas between them; none unless each part is clear."""
    parts = [part.strip() for part in re.split(r"[,;]|(?<=[a-z]) and (?=[a-z])", value) if part.strip()]
    found = [find_term(part, terms) for part in parts]
    return [term for term in found if term] if len(parts) > 1 and all(found) else []


def slug_of(text: str) -> str:
    """A text as an id would be written: small letters, words joined by an underscore."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’]", "", text.lower())).strip("_")


def _likeness(wanted: str, term: Term) -> float:
    return max(SequenceMatcher(None, wanted, other).ratio() for other in (term.id, slug_of(term.label)))


def _is_in_words(wanted: str, term: Term) -> bool:
    """Whether all words of a value stand in a term's label or meaning; ``gp`` stands in *GPs* too."""
    said = _words(f"{term.label} {term.meaning} {term.id}")
    words = [word for word in _words(wanted) if word not in _COMMON]
    return bool(words) and all(word in said or f"{word}s" in said or word.removesuffix("s") in said for word in words)


def _words(text: str) -> set[str]:
    return set(slug_of(text).split("_"))
