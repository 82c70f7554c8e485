"""What is looked for: each kind with its name in plain words, how grave it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..problems import Severity


class Kind(StrEnum):
    """A kind of thing that identifies someone, or might. The value is stable: reports and tests name it."""

    DATE_OF_BIRTH = "date-of-birth"
    DATE = "date"
    AGE = "age"
    NHS_NUMBER = "nhs-number"
    NATIONAL_INSURANCE = "national-insurance-number"
    PUPIL_NUMBER = "pupil-number"
    REFERENCE = "reference"
    PHONE = "phone-number"
    EMAIL = "email-address"
    ONLINE = "online-name"
    POSTCODE = "postcode"
    ADDRESS = "street-address"
    NAME = "name"
    INITIALS = "initials"
    MARKING = "protective-marking"
    LEFTOVER = "unfinished"
    PSEUDONYM = "pseudonym"
    MONTH = "month-and-year"
    ORIGIN = "faith-or-origin"
    SIBLINGS = "siblings"
    PLACE = "named-place"
    NUMBER = "long-number"
    CAPITALS = "unknown-capital"

    @property
    def label(self) -> str:
        """The kind in plain words, with its article: “a postcode”."""
        return _WORDS[self].label

    @property
    def remedy(self) -> str:
        """What to do about it, in one plain sentence."""
        return _WORDS[self].remedy

    @property
    def rule(self) -> str:
        """The name of the rule in reports."""
        return f"identifying-{self.value}" if self.is_secret else self.value

    @property
    def is_secret(self) -> bool:
        """Whether the words themselves could identify someone; a marking or a gap that was not filled could not."""
        return self not in {Kind.MARKING, Kind.LEFTOVER}

    @property
    def severity(self) -> Severity:
        """How grave it usually is; a single finding may be less so (``Found.severity`` holds what counts)."""
        return Severity.WARNING if self in _MIGHT else Severity.ERROR


@dataclass(frozen=True)
class Found:
    """Something found in a text: where, and never what it says, so that it can be passed on without harm.

    Attributes:
        start: the first character, counted from 0 in the text as it was given.
        end: the character after the last.
        kind: what it is.
        severity: ``ERROR`` for what identifies, ``WARNING`` for what might.
    """

    start: int
    end: int
    kind: Kind
    severity: Severity


@dataclass(frozen=True)
class _Words:
    label: str
    remedy: str


_MIGHT = frozenset({Kind.PSEUDONYM, Kind.MONTH, Kind.ORIGIN, Kind.SIBLINGS, Kind.PLACE, Kind.NUMBER, Kind.CAPITALS})
_YEAR = "Write the year alone, or leave it out."
_OUT = "Take it out."
_WORDS = {
    Kind.DATE_OF_BIRTH: _Words("a date of birth", "Take it out, or name the age band."),
    Kind.DATE: _Words("a date", _YEAR),
    Kind.AGE: _Words("an age", "Write the age band, or “a child”, “a baby”, “an adult”."),
    Kind.NHS_NUMBER: _Words("an NHS number", _OUT),
    Kind.NATIONAL_INSURANCE: _Words("a National Insurance number", _OUT),
    Kind.PUPIL_NUMBER: _Words("a unique pupil number", _OUT),
    Kind.REFERENCE: _Words("a case or reference number", _OUT),
    Kind.PHONE: _Words("a phone number", f"{_OUT} The board’s own goes into `official_contacts` in _board.yml."),
    Kind.EMAIL: _Words("an e-mail address", f"{_OUT} The board’s own goes into `official_contacts` in _board.yml."),
    Kind.ONLINE: _Words("a name on social media, or a personal page", _OUT),
    Kind.POSTCODE: _Words("a postcode", _OUT),
    Kind.ADDRESS: _Words("a street address", "Take it out, or write “the home”."),
    Kind.NAME: _Words("a person’s name", "Write who it is in the story: “the mother”, “the social worker”."),
    Kind.INITIALS: _Words("a person’s initials", "Write who it is in the story: “the child”, “the mother”."),
    Kind.MARKING: _Words(
        "a protective marking", "Ask whether this may be published at all; then take the marking out."
    ),
    Kind.LEFTOVER: _Words("something unfinished", "Write what belongs here, or take it out."),
    Kind.PSEUDONYM: _Words("a letter or number for a person", "If other papers use it too, write “the child”."),
    Kind.MONTH: _Words("a month or season with its year", _YEAR),
    Kind.ORIGIN: _Words("a faith, nationality or origin", "Keep it only where the learning needs it."),
    Kind.SIBLINGS: _Words("twins, or a number of brothers and sisters", "Write “the children”."),
    Kind.PLACE: _Words("a named place", "Write what it is: “the school”, “the hospital”."),
    Kind.NUMBER: _Words("a long number", "Take it out if it stands for a person or a case."),
    Kind.CAPITALS: _Words("an unknown word with a capital letter", "Look whether it names a person or a place."),
}
