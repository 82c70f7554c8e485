"""Ages in days, weeks, months and years, in digits and words; not the bands and limits of the law and of services."""

from __future__ import annotations

import re

from ..problems import Severity
from .hits import NUMBER, ORDINAL_WORD, before, rule
from .kinds import Kind

_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
PERSON = (
    r"(?:boys?|girls?|child(?:ren)?|babies|baby|infants?|toddlers?|teenagers?|youths?|m[ae]n|wom[ae]n|males?"
    r"|females?|mothers?|fathers?|mums?|dads?|sons?|daughters?|brothers?|sisters?|siblings?|half-siblings?"
    r"|step-?(?:son|daughter|father|mother)s?|parents?|grand(?:mother|father|parent|son|daughter|child)s?"
    r"|partners?|uncles?|aunts?|cousins?|nephews?|nieces?|victims?|perpetrators?|patients?|adults?|carers?"
    r"|young (?:person|people|man|woman)|pupils?|students?|lodgers?|friends?|boyfriends?|girlfriends?|husbands?"
    r"|wi(?:fe|ves)|twins?|offenders?|defendants?|subjects?|tenants?)"
)
_LIMIT = re.compile(
    r"(?:\b(?:under|over|below|above|younger than|older than|less than|more than|at least|up to|between|minimum"
    r"|maximum|before|until|from|within|for|every|all|any|those|ages?|aged|to|and|or|than|the age of|turn|turns"
    r"|first|next|last|past)|[<>≤≥])(?: the age of| age| aged)? ?$"
)
_BAND_BEFORE = re.compile(r"\b(?:under|over|below|above|between|from|up to|until|before|than|at least) (?:the )?$")
_BAND_AFTER = re.compile(
    r"^ ?(?:\+|(?:years?|months?|weeks?)?,? ?(?:old )?(?:to|and|or|-|–) ?(?:under|over|above|below|older|younger"
    r"|up|less|more|upwards|beyond|\d|" + NUMBER + r"\b))"
)
_SHORT_LIST = re.compile(r"^ ?(?:,|and|&) ?\d")


def _is_no_limit(match: re.Match[str]) -> bool:
    """“under 2 years old” is a limit."""
    return not _BAND_BEFORE.search(before(match))


def _is_one_age(match: re.Match[str]) -> bool:
    """“aged 16 and over” and “aged 11 to 15” are bands; “aged 4 and 7” are two ages."""
    rest = match.string[match.end() : match.end() + 24].lower()
    if _SHORT_LIST.match(rest):
        return "between" not in match[0].lower()
    return not _BAND_AFTER.match(rest)


def _is_own_birthday(match: re.Match[str]) -> bool:
    return not re.search(r"\b(?:their|the|a|an|until|before|after|to|by) $", before(match))


_AGED = (
    rf"\b(?:aged?|age of|age:|age is|age was|age =)(?: just| only| about| around| approximately| nearly"
    rf"| almost)? ?[(:]? ?{NUMBER}\b"
)
_OF_PERSON = re.compile(rf"\b{PERSON}(?: who)?,? ?$")
_PERSON_BEFORE = re.compile(rf"\b(?:he|she|who|{PERSON}) $")
_NOT_SPAN = "(?! (?:late|long|in|apart|later|ago|after|before|pregnant))"
_WARN = Severity.WARNING
AGE_RULES = (
    rule(
        Kind.AGE,
        rf"(?<!\w)(?<!\d[.,/-]){NUMBER}(?: ?(?:and a half|½"
        rf"|1/2))?[ -]{{0,3}}{_UNIT}'?[ -]{{0,3}}(?:and {NUMBER}[ -]{_UNIT}[ -])?(?:olds?'?s?"
        rf"|of age)(?!\w)(?! (?:cohort|age group|population|age range|offer|check|review|assessment|funding"
        rf"|entitlement|place|provision|contact)s?\b)",
        accepts=lambda match: _is_no_limit(match) and not re.search(r"olds$", match[0], re.IGNORECASE),
        needs="old age",
    ),
    rule(
        Kind.AGE,
        rf"(?<!\w){NUMBER}[ -]{{0,3}}{_UNIT}[ -]{{0,3}}olds(?!\w)",
        severity=_WARN,
        accepts=lambda match: not re.search(r"(?:\b(?:for|all|to|and|or)|[-]) ?$", before(match)),
        needs="olds",
    ),
    rule(Kind.AGE, rf"(?<!\w){NUMBER} ?(?:y/?\.?o\.?|y\.o\.|yo|yrs?\.? old|m/o)(?!\w)", needs="yo y/o y.o yr m/o"),
    rule(Kind.AGE, r"(?<![\w/])\d{1,2}/(?:12|52|7) (?:old|of age)\b", needs="0"),
    rule(
        Kind.AGE,
        _AGED,
        needs="age",
        accepts=lambda match: (
            _is_one_age(match)
            and not re.search(
                r"\b(?:under|over|below|above|before|until|from|by|than|reach\w*|to|including|upto) (?:the )?$",
                before(match),
            )
        ),
    ),
    rule(
        Kind.AGE,
        rf"\({NUMBER}(?: ?{_UNIT})?\)|, ?{NUMBER}(?: ?{_UNIT})?(?=[,.;)]|$)",
        accepts=lambda match: _OF_PERSON.search(before(match, 40)) is not None,
        needs="( ,",
    ),
    rule(
        Kind.AGE,
        rf"\b(?:was|is|were|are|had been)(?: then| just| only| about| aged| nearly| almost"
        rf"| still)? {NUMBER}(?=[,.;:]|$| (?:when|while|at|and|but|years?{_NOT_SPAN}|months?{_NOT_SPAN}"
        rf"|weeks?{_NOT_SPAN}))",
        accepts=lambda match: _PERSON_BEFORE.search(before(match, 40)) is not None,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:boy|girl|lad|child|young person|young man|young woman|man|woman|teenager"
        rf"|youth) of {NUMBER}\b(?! (?:child|sibling|parent|brother|sister|these|the|those)|-)",
        needs="boy girl lad child person man teen youth",
    ),
    rule(
        Kind.AGE,
        rf"\bin (?:his|her|its) {ORDINAL_WORD} (?:year|month|week)\b(?! (?:at|in|with|on|of (?!life)))",
        needs="year month week",
    ),
    rule(
        Kind.AGE,
        rf"\b(?:his|her|{PERSON}'s|{PERSON}s') (?:{ORDINAL_WORD}|\d{{1,3}}(?:st|nd|rd|th)) birthday\b",
        needs="birthday",
    ),
    rule(
        Kind.AGE,
        rf"\b(?:{ORDINAL_WORD}|\d{{1,3}}(?:st|nd|rd|th)) birthday\b",
        severity=_WARN,
        accepts=_is_own_birthday,
        needs="birthday",
    ),
    rule(Kind.AGE, r"\b(?:turned|just turned|turning|nearly|almost) (?:\d{1,2})(?=[,.;]|$)", severity=_WARN, needs="0"),
    rule(
        Kind.AGE,
        r"\bin (?:his|her|their) (?:(?:early|mid|late)[ -])?(?:teens|twenties|thirties|forties|fifties|sixties"
        r"|seventies|eighties|nineties|\d0'?s)\b|\b(?:early|mid|late)[ -](?:teens|twenties|thirties|forties"
        r"|fifties|sixties|seventies|eighties|\d0'?s)\b",
        severity=_WARN,
        needs="teens ties 0",
    ),
    rule(
        Kind.AGE,
        r"\byear (?:[1-9]|1[0-3])(?= (?:pupil|student|boy|girl|child|at)\b|[,.;]|$)",
        severity=_WARN,
        needs="0",
    ),
    rule(
        Kind.AGE,
        rf"\b(?:at|was|is) (?:just |only )?{NUMBER} {_UNIT}(?: and {NUMBER} {_UNIT})? (?:he|she)\b",
        needs="year yr month mth week wk day",
    ),
)
