"""Terms: each must be in its list of the vocabulary, and stand in a field only once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Term, TermList, Vocabulary
from ..problems import Problem
from .near_terms import find_term, nearest_terms, part_terms, slug_of
from .subject import CheckedBriefing, Path, Places

Use = tuple[Path, str, TermList]


def check_terms(subject: CheckedBriefing, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Terms that the vocabulary does not know."""
    for path, term, term_list in _uses(subject):
        if all(term != known.id for known in vocabulary.terms(term_list)):
            message, details, meant = explain_term(term, term_list, vocabulary)
            better = suggest_terms(subject.places, path, meant)
            yield subject.problem("unknown-term", message, path, suggestion=better, **details)


def _uses(subject: CheckedBriefing) -> Iterator[Use]:
    """Every place where a briefing names a term."""
    briefing = subject.briefing
    yield ("review", "type"), briefing.review.type, TermList.REVIEW_TYPES
    for term_list in (TermList.THEMES, TermList.AGENCIES, TermList.HARM_TYPES, TermList.AGE_BANDS):
        yield from _each((term_list.value,), getattr(briefing, term_list.value), term_list)
    for at, strand in enumerate(briefing.strands):
        yield from _each(("strands", at, "themes"), strand.themes, TermList.THEMES)
        for number, point in enumerate(strand.learning):
            path = ("strands", at, "learning", number, "agencies")
            yield from _each(path, point.agencies, TermList.AGENCIES)


def _each(path: Path, terms: tuple[str, ...], term_list: TermList) -> Iterator[Use]:
    for at, term in enumerate(terms):
        yield (*path, at), term, term_list


def explain_term(term: str, term_list: TermList, vocabulary: Vocabulary) -> tuple[str, dict[str, Any], list[str]]:
    """What to say of a term that is not in its list: the message, its details, and the terms that were meant."""
    name = term_list.value
    message = f"`{term}` is not a term of `{name}` in _vocabulary.yml"
    meant = _meant(term, vocabulary.terms(term_list))
    if meant:
        words = " and ".join(f"`{one}`" for one in meant)
        hint = f"Did you mean {words}?" + (" Write each on a line of its own." if len(meant) > 1 else "")
        return message, {"hint": hint}, meant
    elsewhere = [other.value for other in TermList if find_exact(term, vocabulary.terms(other))]
    if elsewhere:
        return message, {"hint": f"It is a term of `{elsewhere[0]}`: does it belong to that field?"}, []
    whole = f"The whole list, with labels, is in learning_points/README.md under `{name}`."
    hint = f"{whole} If none of them fits, leave it out: a new term is the board’s decision."
    near = nearest_terms(term, vocabulary.terms(term_list))
    details: dict[str, Any] = {"hint": hint}
    if near:
        details["expected"] = f"a term of that list; the nearest are {', '.join(near)}"
    return message, details, []


def _meant(term: str, terms: tuple[Term, ...]) -> list[str]:
    parts = part_terms(term, terms)
    found = None if parts else find_term(term, terms)
    return parts or ([found] if found else [])


def find_exact(term: str, terms: tuple[Term, ...]) -> bool:
    """Whether a list holds a term by its id or its label."""
    return any(slug_of(term) in (known.id, slug_of(known.label)) for known in terms)


def suggest_terms(places: Places, path: Path, meant: list[str]) -> str | None:
    """The line with the terms that were meant, each on a line of its own."""
    line = places.replaced(path, meant[0]) if meant else None
    if line is None or len(meant) == 1:
        return line
    head, found, _ = line.partition("- ")
    if not found or head.strip() or not isinstance(path[-1], int):
        return None
    return "\n".join(f"{head}- {term}" for term in meant)
