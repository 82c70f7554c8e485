"""Identifying data in everything a person wrote into a file, and the exceptions that were decided on.

What a field is for decides what may stand in it: a day may be a date, and who signs has a name. No problem repeats what
was found, since reports end up in logs and on screens that others see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ..identifying import Found, Kind, find_words, is_within, scan_name, scan_text
from ..problems import Place, Problem, Severity

_DATES = frozenset({Kind.DATE, Kind.MONTH, Kind.NUMBER})
_PEOPLE = frozenset({Kind.NAME, Kind.INITIALS, Kind.CAPITALS, Kind.PLACE})
_IN_ADDRESSES = _DATES | {Kind.REFERENCE, Kind.CAPITALS, Kind.PLACE, Kind.ORIGIN, Kind.PSEUDONYM, Kind.LEFTOVER}
_ANY = re.compile(r".*", re.DOTALL)
_BOARD_LINES = (
    "name",
    "short_name",
    "website",
    "website_printed_as",
    "site_name",
    "site_address",
    "concerns",
    "contact",
)


class Use(StrEnum):
    """What a text in a file is for."""

    PROSE = "prose"
    DAY = "day"
    ADDRESS = "web address"
    ID = "id"
    FILE = "file name"
    FINGERPRINT = "fingerprint"
    SIGNER = "name of who signs"
    KEPT = "words of an exception"
    OFFICIAL = "official contact"
    REMARK = "remark"


_DROPPED = {Use.DAY: _DATES, Use.SIGNER: _PEOPLE, Use.ADDRESS: _IN_ADDRESSES}
# What does not look like what belongs into its field is a text like any other. A day may be written in any way.
_SHAPES = {
    Use.DAY: re.compile(r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?[\w./,' -]{4,24}\s*", re.IGNORECASE),
    Use.ADDRESS: re.compile(r"https?://\S+"),
    Use.ID: re.compile(r"[a-z0-9_-]+"),
    Use.FINGERPRINT: re.compile(r"[0-9a-f]{64}"),
}


@dataclass(frozen=True)
class Allowed:
    """What may be named: ``official`` strings exactly as they stand, and ``known`` words, which name nobody."""

    official: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def read_official(board: Mapping[str, Any]) -> frozenset[str]:
    """The official strings of a board's file, from its plain data, whether or not that makes a whole board."""
    successor = board.get("successor")
    names = [successor.get(key) for key in ("name", "short_name")] if isinstance(successor, dict) else []
    contacts = board.get("official_contacts")
    listed = contacts if isinstance(contacts, list) else []
    return frozenset(text for text in (*map(board.get, _BOARD_LINES), *names, *listed) if isinstance(text, str))


def read_known(vocabulary: Mapping[str, Any]) -> frozenset[str]:
    """The words of the vocabulary's labels, in small letters: in a heading they have capitals and name nobody."""
    terms = [term for value in vocabulary.values() if isinstance(value, list) for term in value]
    labels = [str(term.get("label") or "") for term in terms if isinstance(term, dict)]
    return frozenset(word.lower() for label in labels for word in re.findall(r"[^\W\d_][\w’'-]+", label))


def scan_use(text: str, use: Use, allowed: Allowed) -> Iterator[Found]:
    """What is found in a text, without what its use makes harmless."""
    use = use if _SHAPES.get(use, _ANY).fullmatch(text) else Use.PROSE
    if use in {Use.KEPT, Use.OFFICIAL, Use.FINGERPRINT}:
        return
    if use is Use.ID:
        yield from scan_name(text)
        return
    plain = text.replace("_", " ") if use is Use.FILE else text
    for found in scan_text(plain, allowed.official, allowed.known):
        if use is Use.ADDRESS and found.kind is Kind.NAME:
            # A web address holds ordinary words without their capitals: names in it are worth a look, no more.
            yield replace(found, severity=Severity.WARNING)
        elif found.kind not in _DROPPED.get(use, ()):
            yield found


@dataclass
class Exceptions:
    """The words that may stay, with what each was good for so far."""

    words: Sequence[str]
    stands: set[str]
    covers: set[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Exceptions:
        """The exceptions of one file, none of them used yet."""
        return cls(tuple(words), set(), set())

    def keep(self, text: str, found: Sequence[Found]) -> list[Found]:
        """What is left of what was found in a text: what lies wholly inside the words of an exception may stay."""
        left = list(found)
        for words in dict.fromkeys(self.words):
            spans = find_words(text, words)
            stays = [one for one in left if not is_within(one.start, one.end, spans)]
            self.stands.update({words} if spans else ())
            self.covers.update({words} if len(stays) < len(left) else ())
            left = stays
        return left

    def explain_stale(self, at: int) -> tuple[str, str] | None:
        """What is wrong with one exception, and what to do; ``None`` when it is needed. Asked for at the end."""
        words = self.words[at]
        if words in self.words[:at]:
            return "an exception above has the same words", "Delete one of the two."
        if words not in self.stands:
            message = "the words of this exception no longer stand in this file"
            return message, "Delete the exception, or copy the words exactly, letter by letter."
        if words not in self.covers:
            hint = "Delete the exception, or copy the whole of what is found there."
            return "nothing is found in the words of this exception, so it is not needed", hint
        return None


def explain_found(found: Found, place: Place, field: str | None, way_out: str) -> Problem:
    """The problem for something found; ``way_out`` says what to do where it must stay."""
    label = found.kind.label
    if not found.kind.is_secret:
        message = f"here is {label}"
    elif found.severity is Severity.ERROR:
        message = f"here is {label}, which can identify someone"
    else:
        message = f"here is {label}, which might identify someone together with other things"
    return Problem(found.kind.rule, message, place, found.severity, field=field, hint=f"{found.kind.remedy} {way_out}")
