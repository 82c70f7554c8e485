"""Dates in the forms people write them, months with a year, and dates of birth."""

from __future__ import annotations

import re

from ..problems import Severity
from .hits import MONTH, ORDINAL_WORD, YEAR, before, rule
from .kinds import Kind

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_SHORT_YEAR = rf"(?:{YEAR}|'?\d\d)"
_ORDINAL = rf"(?:{_DAY}(?: ?(?:st|nd|rd|th))?(?!\d)|{ORDINAL_WORD})"
_SAID_DAY = (
    rf"(?:(?:the )?{_DAY}(?: ?(?:st|nd|rd|th))?(?: day)?(?: of)?|the {ORDINAL_WORD}(?: day)?(?: of)?"
    rf"|{ORDINAL_WORD}(?: day)? of)"
)
_GAP = r"[ ,./-]{0,3}"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"

NUMERIC = (
    rf"(?<![\w.])(?:{_DAY}(?P<dot> ?[./-] ?| ){_MONTH_NUMBER}(?P=dot){_SHORT_YEAR}"
    rf"|{_MONTH_NUMBER}(?P<us> ?[./-] ?){_DAY}(?P=us){_SHORT_YEAR}|{YEAR}(?P<iso> ?[./-] ?"
    rf"| ){_MONTH_NUMBER}(?P=iso){_DAY})(?![\w/]|\.\d)"
)
WRITTEN = (
    rf"(?<!\w){_WEEKDAY}(?:{_SAID_DAY}{_GAP}{MONTH}|{MONTH}{_GAP}(?:the )?{_ORDINAL})(?:{_GAP}(?:of "
    rf"|in )?(?:{YEAR}|'\d\d|\d\d))?(?!\w)"
)
_COMPACT = (
    rf"(?<![\w.,])(?:{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]"
    rf"|1[0-2]){YEAR})(?![\w,]|\.\d)"
)
_NUMBERED = re.compile(
    r"\b(?:sections?|ss?\.|paragraphs?|paras?\.?|chapters?|regulations?|articles?|rules?|versions?|part|table"
    r"|figure|page|standards?|recommendations?|v) ?$"
)
_BORN = (
    r"(?:\bd\.? ?o\.? ?b\b\.?|\bdates? of births?|\bbirth ?dates?|\bborn(?: on| in)?"
    r"|\bbirthday)[ :.=(-]{1,5}(?:is |was |on )?"
)
_MONTH_NAME = re.compile(MONTH, re.IGNORECASE)


def _is_date(match: re.Match[str]) -> bool:
    """Not the number of a section, nor a version."""
    return not _NUMBERED.search(before(match))


def _is_written_date(match: re.Match[str]) -> bool:
    """“may” is mostly a verb: it counts as a month with a capital, or with a year behind it."""
    month = _MONTH_NAME.search(
        re.sub(r"(?i)^(mon|thu|sat|sun|tue|wed|fri)\w*", lambda day: " " * len(day[0]), match[0])
    )
    is_verb = month is not None and month[0] in {"may", "mar", "march"} and not re.search(YEAR, match[0])
    return not is_verb


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
DATE_RULES = (
    rule(Kind.DATE_OF_BIRTH, rf"{_BORN}(?:\d|{ORDINAL_WORD}|{MONTH})[\w ,./'-]{{0,24}}\d\d(?!\d)", needs="0"),
    rule(Kind.DATE_OF_BIRTH, rf"{_BORN}{YEAR}(?!\d)", severity=Severity.WARNING, needs="0"),
    rule(Kind.DATE, NUMERIC, accepts=_is_date, needs="0"),
    rule(Kind.DATE, WRITTEN, accepts=_is_written_date, needs=_MONTHS),
    rule(Kind.DATE, _COMPACT, needs="0"),
    rule(
        Kind.DATE,
        rf"\bon (?:the )?(?:{_DAY} ?(?:st|nd|rd|th))\b(?! (?:of\b|day|{MONTH}\b|floor|centile|percentile|birthday"
        rf"|occasion|page))",
        severity=Severity.WARNING,
        needs="0",
    ),
    rule(Kind.MONTH, rf"(?<!\w){MONTH}{_GAP}(?:of )?(?:{YEAR}|'\d\d)(?!\d)", needs="0"),
    rule(
        Kind.MONTH,
        rf"(?<!\w){YEAR}[ ,]{{0,2}}{MONTH}(?!\w)",
        accepts=lambda match: not match[0].endswith("may"),
        needs="0",
    ),
    rule(
        Kind.MONTH,
        rf"\b(?:spring|summer|autumn|winter|christmas|easter|ramadan|eid|diwali|halloween|new year)(?: holidays?"
        rf"| term| break| day)?(?: of| in)?,? {YEAR}(?!\d)",
        needs="0",
    ),
    rule(
        Kind.MONTH,
        rf"(?<![\w./-])(?:0[1-9]|1[0-2])[/.-]{YEAR}(?![\w/-])|(?<![\w./-]){YEAR}[/-](?:0[1-9]|1[0-2])(?![\w/-])",
        needs="0",
    ),
)
