"""The vocabulary: ids are permanent and stand once, and one agency term stands for everyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import TermList, Vocabulary, normalise_heading
from ..problems import Problem, Severity
from .subject import Path, Places


def check_repeated_terms(vocabulary: Vocabulary, places: Places) -> Iterator[Problem]:
    """An id names one term of its list; two terms that look the same to readers are a slip too."""
    for term_list in TermList:
        ids: dict[str, Path] = {}
        labels: dict[str, Path] = {}
        for at, term in enumerate(vocabulary.terms(term_list)):
            yield from _repeat(places, ids, (term_list.value, at, "id"), term.id, Severity.ERROR)
            yield from _repeat(places, labels, (term_list.value, at, "label"), term.label.lower(), Severity.WARNING)


def _repeat(places: Places, seen: dict[str, Path], path: Path, value: str, severity: Severity) -> Iterator[Problem]:
    if value in seen:
        line = places.place(seen[value]).line
        message = f"the same {path[-1]} stands on line {line} already"
        hint = "Delete one of the two terms, or give this one another name."
        yield Problem("repeated-term", message, places.place(path), severity, field=places.name(path), hint=hint)
    seen.setdefault(value, path)


def check_everyone(vocabulary: Vocabulary, places: Places) -> Iterator[Problem]:
    """One agency term, and only one, stands for all agencies: briefings for everyone are found by it."""
    marked = [at for at, term in enumerate(vocabulary.agencies) if term.everyone]
    hint = "Put `everyone: true` below the one agency that stands for all, and nowhere else."
    if not marked:
        path: Path = ("agencies",)
        message = "no agency is marked as standing for everyone"
        yield Problem("everyone", message, places.key_place(path), field=places.name(path), hint=hint)
    for at in marked[1:]:
        path = ("agencies", at, "everyone")
        message = "a second agency is marked as standing for everyone"
        yield Problem("everyone", message, places.key_place(path), field=places.name(path), hint=hint)
    for term_list in TermList:
        if term_list is TermList.AGENCIES:
            continue
        for at, term in enumerate(vocabulary.terms(term_list)):
            if term.everyone:
                path = (term_list.value, at, "everyone")
                message = "only a term of `agencies` can stand for everyone"
                yield Problem("everyone", message, places.key_place(path), field=places.name(path), hint=hint)


def check_repeated_headings(vocabulary: Vocabulary, places: Places) -> Iterator[Problem]:
    """A heading has one meaning: with two, the import could not tell where the words below it belong."""
    seen: dict[str, Path] = {}
    for at, heading in enumerate(vocabulary.headings):
        for number, phrase in enumerate(heading.phrases):
            path: Path = ("headings", at, "phrases", number)
            words = normalise_heading(phrase)
            if words in seen:
                message = f"the same heading stands on line {places.place(seen[words]).line} already"
                hint = "Delete one of the two."
                yield Problem("repeated-heading", message, places.place(path), field=places.name(path), hint=hint)
            seen.setdefault(words, path)


Rule = Callable[[Vocabulary, Places], Iterator[Problem]]
VOCABULARY_RULES: tuple[Rule, ...] = (check_repeated_terms, check_everyone, check_repeated_headings)
