"""Where people live and how they are reached: postcodes, street addresses, phones, e-mail, names on social media."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from ..problems import Severity
from .hits import UPPER, Hit, before, hit, rule
from .kinds import Kind

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
    "UB W WA WC WD WF WN WR WS WV YO ZE BX XX"
).split()
_AREA = f"(?:{'|'.join(sorted(_AREAS, key=len, reverse=True))})"
_LONG_AREAS = "|".join(
    area for area in _AREAS if len(area) == 2 and area not in {"ME", "SO", "CO", "XX", "BX", "CT", "PA", "PE"}
)
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"

_STRONG = r"(?:street|road|avenue|lane|crescent|terrace|boulevard|cul-de-sac|mews)"
_TYPE = (
    r"(?:street|str|st|road|rd|avenue|ave?|lane|ln|close|cl|drive|dr|court|crt|ct|crescent|cres|gardens?|gdns"
    r"|grove|gr|place|pl|square|sq|terrace|terr?|way|walk|hill|mews|row|rise|view|green|parade|mount|vale|gate"
    r"|boulevard|blvd|house|towers?|point|heights|lodge|cottages?|farm|park|bank|croft|fold|meadows?|end|yard|quay"
    r"|wharf|wynd|brae)"
)
_CAP = rf"[{UPPER}][\w'-]{{0,24}}"
_SMALL = (
    r"(?!(?:the|a|an|to|of|on|in|from|at|and|or|per|no|their|his|her|this|that|by|with|for|is|was|were|are|each"
    r"|every|main|same|other|own|new|more|busy|long|children|people|times?|miles?|metres?|minutes?|hours?|days?"
    r"|weeks?|months?|years?)\b)[a-z][a-z'-]{1,24}"
)
_KNOWN_STREETS = re.compile(r"^(?:(?:the )?high street|downing street|fleet street|one way street)$", re.IGNORECASE)
_FLAT = r"(?:flat|apartment|apt|unit|room|caravan|plot|house number|door number)"

_PHONE = re.compile(r"(?<![\w/])(?:\+|\(|00)?[\d(](?:[ ()./-]{0,3}\d){6,19}(?!\d)")
_CALLED = (
    r"\b(?:tel(?:ephone)?|phone|ph|mob(?:ile)?|landline|fax|call|ring|text|whatsapp|extension|ext)\b(?: ?(?:no\.?"
    r"|number|on|us on|her on|him on))?[ :.-]{1,4}(?P<value>[+(]?\d[\d ()-]{4,24}\d)"
)
_LOCAL = r"[\w.+%'-]{1,64}"


def find_phones(text: str) -> Iterator[Hit]:
    """Numbers that the library takes for British, or for international ones with their plus sign."""
    for match in _PHONE.finditer(text):
        number = match[0]
        if re.search(r"\d{4}-\d\d-\d\d", number):
            continue
        if _is_phone(number):
            yield hit(Kind.PHONE, match.start(), match.end())


def _is_phone(text: str) -> bool:
    """A number that exists in its country's plan, or one that starts and is as long as a British one does."""
    digits = re.sub(r"\D", "", text)
    if re.fullmatch(r"0[1-37-9]\d{8,9}|44(?:0)?[1-37-9]\d{8,9}|0044(?:0)?[1-37-9]\d{8,9}|08\d{6}", digits):
        return True
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return False
    starts = text.lstrip("( ").startswith(("+", "0"))
    return starts and phonenumbers.is_valid_number(number)


def _is_street(match: re.Match[str]) -> bool:
    return not _KNOWN_STREETS.match(re.sub(r"^(?:\d+|on|in|at|of|from|the) ", "", match[0]))


def _is_inward(match: re.Match[str]) -> bool:
    """“1st”, “2nd” and “3rd” are no ends of postcodes unless written in capitals."""
    return not re.search(r"(?:1st|2nd|3rd|\dth)$", match[0], re.IGNORECASE) or (
        match[0].isupper() and " " not in match[0]
    )


CONTACT_RULES = (
    rule(
        Kind.POSTCODE,
        rf"(?<![\w.@/-])(?:{_AREA}\d[A-Z\d]?[ -]{{0,2}}{_INWARD}|GIR ?0AA)(?!\w)",
        accepts=_is_inward,
        needs="0",
    ),
    rule(
        Kind.POSTCODE,
        rf"(?<![\w.@/-])(?:{_LONG_AREAS})[1-9]\d?(?=[,.; )]|$)",
        exact=True,
        severity=Severity.WARNING,
        needs="0",
        accepts=lambda m: not re.search(r"\b(?:nice|guid\w+)\b", before(m)),
    ),
    rule(
        Kind.ADDRESS,
        rf"(?<![\w.])\d{{1,4}}[A-Za-z]?(?: ?[-/] ?\d{{1,4}}[A-Za-z]?)?,? (?:{_CAP} ){{1,4}}(?i:{_TYPE})\b\.?",
        exact=True,
        needs="0",
    ),
    rule(
        Kind.ADDRESS,
        rf"(?<![\w.])\d{{1,4}}[a-z]?,? (?:{_SMALL} ){{1,2}}(?:{_STRONG}|close|drive|grove|gardens)\b",
        needs="0",
    ),
    rule(
        Kind.ADDRESS,
        rf"(?<!\w)(?:{_CAP} ){{1,3}}(?:Street|Road|Avenue|Lane|Crescent|Terrace|Mews|Boulevard|Close|Drive|Grove"
        rf"|Rd|Ave)\b",
        exact=True,
        accepts=_is_street,
        needs="street road avenue lane crescent terrace mews boulevard close drive grove rd ave",
    ),
    rule(
        Kind.ADDRESS,
        rf"(?<!\w)(?i:{_FLAT}) ?(?:no\.? ?|number |#)?\d{{1,4}}[A-Za-z]?,? (?:{_CAP},? ){{1,3}}(?i:{_TYPE})\b",
        exact=True,
        needs="0",
    ),
    rule(
        Kind.ADDRESS,
        r"\b(?:flat|apartment|apt|house number|door number) ?(?:no\.? ?|number )?(?:\d{1,4}[a-z]?"
        r"|[a-h])\b(?= ?[,.;)]|$| (?!level|rate|fee))",
        accepts=lambda m: bool(re.search(r"\d|[A-Z]$", m[0])),
        needs="flat apartment apt number",
        severity=Severity.WARNING,
    ),
    rule(Kind.ADDRESS, r"(?<!/)///[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}\b", needs="///"),
    rule(Kind.ADDRESS, r"(?<!\w)(?:P\.?O\.? Box) \d{1,6}\b", needs="box"),
    rule(Kind.ADDRESS, r"(?<![\w.])-?\d{1,2}\.\d{4,8}, ?-?\d{1,3}\.\d{4,8}(?!\w)", needs="0"),
    rule(Kind.PHONE, _CALLED, group="value", accepts=lambda m: sum(map(str.isdigit, m["value"])) >= 6, needs="0"),
    rule(Kind.EMAIL, rf"(?<![\w.+%'-]){_LOCAL} ?@ ?(?:[\w-]{{1,63}}\.){{1,6}}[a-z]{{2,24}}(?![\w-])", needs="@"),
    rule(
        Kind.EMAIL,
        rf"(?<![\w.+%'-]){_LOCAL} ?[\[({{<] ?at ?[\])}}>] ?[\w-]{{1,63}}(?: ?(?:\."
        rf"|[\[({{<] ?dot ?[\])}}>]) ?[\w-]{{2,24}}){{1,4}}",
        needs="[ ( { <",
    ),
    rule(
        Kind.EMAIL,
        rf"(?<![\w.+%'-]){_LOCAL} at [\w-]{{1,63}} dot [\w-]{{2,24}}(?: dot [\w-]{{2,24}}){{0,3}}(?!\w)",
        needs="dot",
    ),
    rule(
        Kind.ONLINE,
        r"(?<![\w.@/])@(?=[\w.]{0,29}[\d_.]\w|[\w.]{0,29}[A-Z])[A-Za-z\d_][\w.]{1,30}",
        exact=True,
        needs="@",
    ),
    rule(Kind.ONLINE, r"(?<![\w.@/])@[a-z\d_][\w.]{1,30}", severity=Severity.WARNING, needs="@"),
    rule(
        Kind.ONLINE,
        r"(?:https?://)?(?:www\.|m\.|en-gb\.)?(?:facebook|fb|instagram|tiktok|twitter|x|snapchat|linkedin|youtube"
        r"|youtu|threads|pinterest|onlyfans|reddit|justgiving|gofundme|twitch|discord|telegram|t|wa)\.(?:com|me|be"
        r"|gg|tv|co\.uk)/[\w@.?=/%+-]{2,80}",
        accepts=lambda m: not re.search(r"[\w.]$", before(m, 1)),
        needs="/",
    ),
    rule(
        Kind.ONLINE,
        r"\b(?:facebook|instagram|insta|tiktok|twitter|snapchat|snap|discord|xbox|playstation|psn|gamertag"
        r"|whatsapp|user ?name|handle|screen name|profile name)(?: (?:user ?name|handle|name|id|account"
        r"|profile))?(?: is| was|:| -) ?\"?(?=[\w.]{0,29}[\d_.]|[^ ]{0,29}[A-Z])[\w.]{3,30}",
        accepts=lambda m: not re.search(r"(?:is|was) [a-z]+$", m[0]),
        needs="facebook insta tiktok twitter snap discord xbox playstation psn gamertag whatsapp user handle name",
    ),
    rule(
        Kind.ONLINE,
        r"https?://[\w.-]{1,100}/(?:~|users?/|people/|profile/|in/)[\w.%-]{2,60}|\bfile://[^\s]{1,200}"
        r"|\b[A-Z]:\\Users\\[^\s\\]{1,60}",
        needs="http file users",
    ),
)
