"""Numbers that stand for a person or a case: NHS, National Insurance, pupil numbers, references, long numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .hits import Hit, before, hit, rule
from .kinds import Kind

_TEN_DIGITS = re.compile(r"(?<![\w.])\d(?:[ .-]?\d){9}(?![ .-]?\d|\w)")
_PUPIL = re.compile(r"(?<!\w)([A-HJ-NP-RT-Z]) ?(\d(?:[ -]?\d){10})[ -]?([\dA-Z])(?!\w)", re.IGNORECASE)
_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_LONG = re.compile(r"(?<![\w.,£$€/-])\d(?:[ -]?\d){5,39}(?![\w/]|[.,]\d)")
_MIXED = re.compile(
    r"(?<![\w/.-])(?=[\w/-]{0,30}\d)(?=[\w/-]{0,30}[A-Za-z])[A-Za-z\d](?:[/_-]?[A-Za-z\d]){4,30}(?![\w/-])"
)
_FINGERPRINT = re.compile(r"[0-9a-f]{12,}(?:\.\w+)?$")


def find_nhs_numbers(text: str) -> Iterator[Hit]:
    """Ten digits, however spaced, whose last is the check digit (NHS Data Dictionary: modulus 11)."""
    for match in _TEN_DIGITS.finditer(text):
        digits = [int(character) for character in match[0] if character.isdigit()]
        check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
        labelled = re.search(r"\bnhs\b[^.;\n]{0,20}$", before(match))
        if (check % 11 == digits[9] and check != 10) or labelled:
            yield hit(Kind.NHS_NUMBER, match.start(), match.end())


def find_pupil_numbers(text: str) -> Iterator[Hit]:
    """A letter and twelve more; the letter checks the rest (DfE guide to unique pupil numbers: modulus 23)."""
    for match in _PUPIL.finditer(text):
        digits = [int(character) for character in match[2] if character.isdigit()]
        last = match[3]
        value = int(last) if last.isdigit() else _PUPIL_LETTERS.find(last.upper())
        total = sum(digit * weight for digit, weight in zip([*digits, value], range(2, 14), strict=True))
        good = _PUPIL_LETTERS[total % 23] == match[1].upper()
        labelled = re.search(r"\b(?:upn|pupil)\b", before(match))
        yield hit(Kind.PUPIL_NUMBER if good or labelled else Kind.REFERENCE, match.start(), match.end())


def find_long_numbers(text: str) -> Iterator[Hit]:
    """Six digits or more that nothing explains."""
    for match in _LONG.finditer(text):
        years = re.fullmatch(r"(?:19|20)\d\d[ -](?:(?:19|20)\d\d|\d\d)", match[0])
        if not years:
            yield hit(Kind.NUMBER, match.start(), match.end())


def find_mixed_numbers(text: str) -> Iterator[Hit]:
    """Letters and digits mixed, as records are numbered; sure where many of them are digits."""
    for match in _MIXED.finditer(text):
        word = match[0]
        digits = re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)", "", re.sub(r"[^\d/_-]", " ", word))
        count = sum(character.isdigit() for character in digits)
        if _FINGERPRINT.search(word) or re.fullmatch(r"\d+(?:st|nd|rd|th|s|am|pm|mg|ml|kg)", word, re.IGNORECASE):
            continue
        years = sum(character.isdigit() for character in word) - count
        if count >= 5 or (count >= 2 and years and "/" in word):
            yield hit(Kind.REFERENCE, match.start(), match.end())
        elif count >= 3 and re.search(r"[A-Z]", word):
            yield hit(Kind.NUMBER, match.start(), match.end())


def _is_reference(match: re.Match[str]) -> bool:
    """A year alone, or a short number without “number” or “ref” before it, is no reference."""
    value = match["value"]
    if not any(character.isdigit() for character in value):
        return False
    if match["sure"]:
        return True
    return not re.fullmatch(r"(?:19|20)\d\d(?:[/-]\d\d)?|\d{1,3}", value)


_VALUE = (
    r"(?P<value>(?:[A-Za-z\d]{1,20}[/.:_ -]){0,4}[A-Za-z\d]{0,20}\d[A-Za-z\d]{0,20}(?:[/.:_-][A-Za-z\d]{1,20}){0,4})"
)
_SURE = r"(?: ?(?:no\.?|nos\.?|number|num|nr|id|ref(?:erence)?|code|file)\b\.?| ?#)"
_THINGS = (
    r"(?:our ref|your ref|case|crime|incident|court|custody|claim|occurrence|cad|niche|patient|hospital|client"
    r"|pupil|student|record|referral|charge|offender|prison(?:er)?|passport|visa|driving licence|driver number"
    r"|account|policy|tenancy|rent|housing|contact|person|service user|complaint|log|file|nhs|unit|mrn|rio|emis"
    r"|systmone|system one|cis|ehcp?)"
)
_IDS = (
    r"(?:urn|pnc(?:id)?|pncid|crn|lcs|lac|mosaic|liquid ?logic|eclipse|azeus|framework-?i|care ?first|nomis|delius"
    r"|oasys|cafcass|holmes|visor|ucas|uln|uprn|upn|nino?|ni|niche|cris|athena|pin)"
)
NUMBER_RULES = (
    rule(
        Kind.NATIONAL_INSURANCE,
        r"(?<!\w)(?!GB|NK|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?!\w)",
    ),
    rule(Kind.REFERENCE, r"(?<!\w)[A-Z]{2}\d\d ?[CDFJPWZ] ?\d{5}(?!\w)", exact=True),
    rule(
        Kind.REFERENCE,
        r"[\[(](?:19|20)\d\d[\])] (?:EW|UK|NI|CS)[A-Z]{2,5} ?(?:Civ|Crim|Fam|Admin|B)? ?\d{1,5}",
        exact=True,
    ),
    rule(Kind.REFERENCE, r"(?<![\w/])(?:\d{2}|\d{4})/\d{3,7} ?[A-Z](?!\w)", exact=True),
    rule(Kind.REFERENCE, r"(?<!\w)(?:\d{2}[A-Z]{1,4}|[A-Z]{1,4}\d{0,2})/\d{2,7}(?:/\d{1,6}){1,2}(?![\w/])", exact=True),
    rule(
        Kind.REFERENCE,
        r"(?<![\w/])\d{4,8}/\d\d(?:\d\d)?(?![\w/])",
        accepts=lambda m: not re.match(r"(?:19|20)\d\d/\d\d$", m[0]),
    ),
    rule(Kind.REFERENCE, r"(?<!\w)[A-Z]{2}\d\d ?[A-Z]{3}(?!\w)", exact=True),
    rule(
        Kind.REFERENCE,
        rf"\bref(?:erence)?s?(?P<sure>\.|\b)(?: ?(?:no\.?|number|num|id|#))?[ :.#=-]{{1,4}}{_VALUE}",
        accepts=lambda match: (
            bool(re.search(r"\d", match["value"]))
            and not re.fullmatch(r"(?:in |to |the |of |for |from |a )?(?:19|20)?\d{1,2}", match["value"].split("\n")[0])
            and not re.match(r"[a-z]+ ", match["value"])
        ),
    ),
    rule(
        Kind.REFERENCE,
        rf"\b{_THINGS}(?: ref(?:erence)?)?(?P<sure>{_SURE})?(?: is"
        rf"| was)?[ :.#=(-]{{1,4}}{_VALUE.replace('_ -', '_-', 1)}",
        accepts=_is_reference,
    ),
    rule(
        Kind.REFERENCE,
        rf"\b{_IDS}(?P<sure>{_SURE})?(?: is| was)?[ :.#=(-]{{1,4}}{_VALUE.replace('_ -', '_-', 1)}",
        accepts=_is_reference,
    ),
    rule(Kind.REFERENCE, r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"),
    rule(Kind.NHS_NUMBER, r"\bnhs(?: ?(?:no\.?|number|num|#))[ :.#=-]{1,4}\d(?:[ -]?\d){5,11}(?!\d)"),
)
