"""A text to everything in it that identifies someone, or might.

The text is brought into its plain form (``folding``), every rule looks through that, what official strings and proper
names explain is dropped, and of findings inside one another the larger and graver stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from ..problems import Severity
from .ages import AGE_RULES
from .capitals import find_capitals
from .contacts import CONTACT_RULES, find_phones
from .dates import DATE_RULES
from .folding import Folded, fold_text
from .hints import HINT_RULES, find_origins
from .hits import A_DIGIT, Hit, Rule, group_by_beginning, is_within
from .kinds import Found, Kind
from .markings import LEFTOVER_RULES, MARKING_RULES
from .names import find_names
from .numbers import NUMBER_RULES, find_long_numbers, find_mixed_numbers, find_nhs_numbers, find_pupil_numbers
from .words import is_known, phrases

_WORDS = re.compile(r"[^\W\d_][\w'-]*")
_WITH_DIGITS: tuple[Rule, ...] = NUMBER_RULES
_ALWAYS: tuple[Rule, ...] = (*DATE_RULES, *AGE_RULES, *CONTACT_RULES, *MARKING_RULES, *LEFTOVER_RULES, *HINT_RULES)
_NEEDED = frozenset(word for rule in _ALWAYS for word in rule.needs if word != A_DIGIT)
# At each place the longest word that begins there; the shorter ones that it begins with are there too.
_NEEDED_WORDS = re.compile(f"(?={group_by_beginning(_NEEDED)})")
_SHORTER = {word: frozenset(other for other in _NEEDED if word.startswith(other)) for word in _NEEDED}
_ORDER = {kind: number for number, kind in enumerate(Kind)}
_HINTS_NAME_KNOWN = frozenset({Kind.NAME, Kind.INITIALS, Kind.CAPITALS, Kind.PLACE, Kind.ORIGIN, Kind.PSEUDONYM})


def scan_text(
    text: str, official: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()
) -> tuple[Found, ...]:
    """Everything in a text that identifies someone, or might, in the order of the text.

    Args:
        text: any text; nothing in it raises an exception, and the time taken grows with its length and no faster.
        official: exact strings that are no secret, such as the board's name and its contact lines. What stands wholly
            inside one, where it stands as whole words, is not reported.
        known: further words, in small letters, that are no names although they have a capital.
    """
    return _scan(text, official, known)


def forget_scans() -> None:
    """Forget the texts looked through before, for measuring."""
    _scan.cache_clear()
    scan_name.cache_clear()


# A preview reads all files again for one that was saved; most of their texts are as they were.
@lru_cache(maxsize=8192)
def _scan(text: str, official: frozenset[str], known: frozenset[str]) -> tuple[Found, ...]:
    folded = fold_text(text)
    hits = _drop_explained(folded.text, list(_find_hits(folded.text, known)), official)
    return tuple(_found(folded, one) for one in _keep_largest(hits))


@lru_cache(maxsize=4096)
def scan_name(name: str) -> tuple[Found, ...]:
    """The same for an id or a file's name, whose words are joined by hyphens and have no capitals; errors alone.

    Ids stand in addresses, so that what they give away can be seen in a link.
    """
    spaced = re.sub(r"[-_.]", " ", name)
    return tuple(found for found in scan_text(spaced.title()) if found.severity is Severity.ERROR)


def find_words(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where some words stand in a text as whole words: start and end in the text as it was given.

    Both are compared in their plain form, so that a line break or an invisible character makes no difference.
    """
    folded, pattern = fold_text(text), _official_pattern(frozenset({words}))
    return tuple(folded.original(*match.span()) for match in pattern.finditer(folded.text)) if pattern else ()


def _find_hits(text: str, known: frozenset[str]) -> Iterator[Hit]:
    def knows(word: str) -> bool:
        return is_known(word, known)

    has_digit = any(character in text for character in "0123456789")
    if has_digit:
        for rule in _WITH_DIGITS:
            yield from rule.find(text)
        for find in (find_nhs_numbers, find_pupil_numbers, find_phones, find_mixed_numbers, find_long_numbers):
            yield from find(text)
    for rule in _choose_rules(text.lower(), has_digit=has_digit):
        yield from rule.find(text)
    yield from find_origins(text)
    yield from find_names(text, knows)
    yield from find_capitals(text, knows)


def _choose_rules(lowered: str, *, has_digit: bool) -> Iterator[Rule]:
    """The rules that may find something, by the words they need, all of which one pattern looks for."""
    there = frozenset(chain.from_iterable(_SHORTER[found] for found in set(_NEEDED_WORDS.findall(lowered))))
    if has_digit:
        there |= {A_DIGIT}
    return (rule for rule in _ALWAYS if not rule.needs or not there.isdisjoint(rule.needs))


def _drop_explained(text: str, hits: list[Hit], official: frozenset[str]) -> list[Hit]:
    """Without what stands inside an official string, or inside the proper name of a law or a programme."""
    if not hits:
        return hits
    strings = _official_pattern(official)
    spans = [match.span() for match in strings.finditer(text)] if strings else []
    named = [match.span() for match in phrases().finditer(text)]
    return [
        one
        for one in hits
        if not is_within(one.start, one.end, spans)
        and not (one.kind in _HINTS_NAME_KNOWN and is_within(one.start, one.end, named))
    ]


@lru_cache(maxsize=64)
def _official_pattern(official: frozenset[str]) -> re.Pattern[str] | None:
    plain = sorted({fold_text(one).text.strip() for one in official} - {""}, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, plain))})(?!\w)") if plain else None


def _keep_largest(hits: list[Hit]) -> list[Hit]:
    """Without hits that lie inside a graver or larger one; what only overlaps stays, joined where it is of one kind.

    Markings and gaps are shown to people, so they hide nothing that may not be.
    """
    plain = [one for one in hits if not one.kind.is_secret]
    whole = {(one.start, one.end) for one in plain}
    markings = [(one.start, one.end) for one in _keep_each(plain) if one.kind is Kind.MARKING]
    secret = [one for one in hits if one.kind.is_secret and not _is_capital_of(one, whole, markings)]
    kept = [*_keep_each(plain), *_keep_each(secret)]
    return sorted(kept, key=lambda one: (one.start, one.end, _ORDER[one.kind]))


def _is_capital_of(one: Hit, whole: set[tuple[int, int]], markings: list[tuple[int, int]]) -> bool:
    """Whether capitals are no more than the gap or part of the marking: “XXXX”, “OFFICIAL”."""
    return one.kind is Kind.CAPITALS and ((one.start, one.end) in whole or is_within(one.start, one.end, markings))


def _keep_each(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        ranked = sorted(
            {one for one in hits if one.severity is severity}, key=lambda one: (one.start, -one.end, _ORDER[one.kind])
        )
        row: list[Hit] = []
        for one in ranked:
            if not (row and one.end <= row[-1].end) and not _inside_graver(one, kept):
                joined = row and one.kind is row[-1].kind and one.start < row[-1].end
                row.append(replace(one, start=row.pop().start) if joined else one)
        kept += row
    return kept


def _inside_graver(one: Hit, kept: list[Hit]) -> bool:
    """``kept`` holds what is graver, in its order; what lies inside one of a row lies inside the last before it."""
    at = bisect_right(kept, one.start, key=lambda other: other.start)
    return at > 0 and any(one.end <= other.end for other in kept[max(0, at - 2) : at])


def _found(folded: Folded, one: Hit) -> Found:
    start, end = folded.original(one.start, one.end)
    return Found(start, end, one.kind, one.severity)
