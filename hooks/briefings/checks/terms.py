"""Terms: each must be in its list of the vocabulary, and stand in a field only once."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..model import TermList, Vocabulary
from ..problems import Problem
from .subject import CheckedBriefing, Path

Use = tuple[Path, str, TermList]


def check_terms(subject: CheckedBriefing, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Terms that the vocabulary does not know."""
    known = {term_list: [term.id for term in vocabulary.terms(term_list)] for term_list in TermList}
    for path, term, term_list in _uses(subject):
        if term not in known[term_list]:
            yield _unknown(subject, path, term, term_list, known)


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


def _unknown(
    subject: CheckedBriefing, path: Path, term: str, term_list: TermList, known: dict[TermList, list[str]]
) -> Problem:
    message = f"`{term}` is not a term of `{term_list.value}` in _vocabulary.yml"
    elsewhere = [other.value for other, terms in known.items() if term in terms]
    if elsewhere:
        hint = f"It is a term of `{elsewhere[0]}`: does it belong to that field?"
        return subject.problem("unknown-term", message, path, hint=hint)
    close = get_close_matches(term, known[term_list], 1, 0.7)
    if close:
        better = subject.places.replaced(path, close[0])
        return subject.problem("unknown-term", message, path, hint=f"Did you mean `{close[0]}`?", suggestion=better)
    expected = "one of " + ", ".join(known[term_list][:12]) + (" …" if len(known[term_list]) > 12 else "")
    hint = "Choose a term of that list, or add this one to _vocabulary.yml with its label and meaning."
    return subject.problem("unknown-term", message, path, expected=expected, hint=hint)
