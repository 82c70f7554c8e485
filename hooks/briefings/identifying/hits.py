"""What the rules share: a hit in the plain form of a text, and the pieces that patterns are made of.

Every repeat in a pattern has an upper bound, or one class of characters alone that nothing before it can take too, so
that the time a pattern takes grows with the length of the text and not faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from ..problems import Severity
from .kinds import Kind

UPPER = "".join(
    chr(code) for code in (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000)) if chr(code).isupper()
)
"""The capital letters of Latin, Greek and Cyrillic writing, for use inside ``[...]``."""

LETTER = r"[^\W\d_]"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:19|20)\d\d"

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)


def one_of(words: str) -> str:
    """A group that matches any of some words parted by spaces; longer ones are tried first."""
    return f"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


NUMBER_WORD = f"(?:{one_of(_TENS)}(?:[- ]{one_of(_ONES)})?|{one_of(_TEENS)}|{one_of(_ONES)})"
NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
ORDINAL_WORD = f"(?:{one_of('twenty thirty')}[- ]{one_of(_ORDINALS)}|twentieth|thirtieth|{one_of(_ORDINALS)})"


def group_by_beginning(words: Collection[str]) -> str:
    """A pattern for the longest of some words, in a group; those that begin alike are tried together."""
    return f"({_branch(words)})"


def _branch(words: Collection[str]) -> str:
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(first) + _branch(rest) for first, rest in sorted(rests.items())]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in words else ''}"


A_DIGIT = "0"
"""Among what a rule needs it stands for any digit."""


@dataclass(frozen=True)
class Hit:
    """Something found in the plain form of a text."""

    start: int
    end: int
    kind: Kind
    severity: Severity


def hit(kind: Kind, start: int, end: int, severity: Severity | None = None) -> Hit:
    """A hit as grave as its kind usually is, or as said."""
    return Hit(start, end, kind, severity or kind.severity)


@dataclass(frozen=True)
class Rule:
    """A pattern for one kind; ``accepts`` may refuse a match, ``group`` is the part of it that counts.

    It is worth looking only in a text that holds one of ``needs``, written in small letters; without any, always.
    """

    kind: Kind
    pattern: re.Pattern[str]
    severity: Severity | None = None
    accepts: Callable[[re.Match[str]], bool] | None = None
    group: int | str = 0
    needs: tuple[str, ...] = ()

    def find(self, text: str) -> Iterator[Hit]:
        """Every hit, from left to right."""
        for match in self.pattern.finditer(text):
            if self.accepts is None or self.accepts(match):
                yield hit(self.kind, match.start(self.group), match.end(self.group), self.severity)


def rule(
    kind: Kind,
    pattern: str,
    *,
    severity: Severity | None = None,
    accepts: Callable[[re.Match[str]], bool] | None = None,
    group: int | str = 0,
    exact: bool = False,
    needs: str = "",
) -> Rule:
    """A rule whose pattern ignores capitals, unless ``exact``; ``needs`` are words one of which must be in the"
    " text."""
    return Rule(
        kind, re.compile(pattern, 0 if exact else re.IGNORECASE), severity, accepts, group, tuple(needs.split())
    )


def is_within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch lies inside one of some spans that stand in order and do not overlap."""
    at = bisect_right(spans, start, key=lambda span: span[0])
    return at > 0 and end <= spans[at - 1][1]


def before(match: re.Match[str], length: int = 24) -> str:
    """The few letters before a match, in small letters."""
    return match.string[max(0, match.start() - length) : match.start()].lower()


def after(match: re.Match[str], length: int = 24) -> str:
    """The few letters after a match, in small letters."""
    return match.string[match.end() : match.end() + length].lower()
