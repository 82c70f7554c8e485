"""What might identify someone together with other things: letters for people, origin, brothers and sisters, places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .hits import UPPER, Hit, hit, one_of, rule
from .kinds import Kind
from .words import faiths, is_known, origins

ROLE = one_of(
    "Child Baby Infant Adult Family Mother Father Mum Dad Sibling Person Patient Victim Perpetrator Boy Girl "
    "Teenager Parent Partner Grandmother Grandfather Brother Sister Half-sibling Sister Uncle Aunt Stepfather "
    "Stepmother Male Female Subject Case Carer Resident Offender Pupil Student Youth Man Woman Son Daughter "
    "Professional Worker Tenant"
)
_LOWER_ROLE = (
    ROLE.lower().replace("|case|", "|").replace("|subject|", "|").replace("|worker|", "|").replace("|student|", "|")
)
_CHILDREN = (
    r"(?:siblings?|brothers?|sisters?|half-siblings?|half-brothers?|half-sisters?|step-siblings?|sons?|daughters?)"
)
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2])"
_CAP = rf"[{UPPER}][\w'.-]{{0,24}}"

_WORD = re.compile(r"[^\W\d_][\w'-]*")


def find_origins(text: str) -> Iterator[Hit]:
    """Words for a faith, a nation or a people; a nation only with its capital: “polish” is a verb too."""
    for match in _WORD.finditer(text):
        word = match[0].lower().removesuffix("'s")
        if word in faiths() or (word in origins() and match[0][0].isupper()):
            yield hit(Kind.ORIGIN, match.start(), match.start() + len(word))


def _names_place(match: re.Match[str]) -> bool:
    """Whether a word before “School” is no ordinary one: “Primary School” names none."""
    return not all(is_known(word) for word in match[0].split(" "))


HINT_RULES = (
    rule(
        Kind.PSEUDONYM,
        rf"(?<!\w)(?:(?i:young person|young people)|{ROLE}|{_LOWER_ROLE}) (?:(?!I\b)[A-Z]{{1,2}}|[A-Z]?\d{{1,2}}"
        rf"|Alpha|Beta|Gamma|X|Y)(?![\w/]|\.\d|-year)(?! (?:years?|months?|weeks?|days?|or|to|per|in|of)\b)",
        exact=True,
        accepts=lambda m: (
            not m[0].endswith((" GP", " IT", " TV", " UK", " EU", " ID", " DV", " SW", " HV", " IQ", " MH"))
        ),
    ),
    rule(Kind.PSEUDONYM, r"(?<!\w)(?:YP|MGM|MGF|PGM|PGF|FA|MO|SIB|Sib|CH|Ch) ?\d{1,2}(?!\w)", exact=True, needs="0"),
    rule(
        Kind.ORIGIN,
        r"\b(?:jehovah's witness(?:es)?|church of (?!england)[a-z]{2,30}|sri lankan?|saudi arabian?|south african?"
        r"|west indian|hong kong)\b",
        needs="jehovah church lanka arabia africa indian kong",
    ),
    rule(
        Kind.ORIGIN,
        r"\b(?:white (?:british|irish|european|other|english)|black (?:british|african|caribbean|other)"
        r"|mixed (?:race|heritage|ethnicity)|dual heritage|eastern european|south asian|middle eastern"
        r"|asylum[- ]seek(?:er|ers|ing)|refugees?|unaccompanied (?:minors?|asylum)|born (?:abroad|overseas)"
        r"|of [a-z]{2,30} (?:origin|descent|heritage))\b",
        needs="white black mixed dual european asian eastern refugee seek unaccompanied born of",
    ),
    rule(Kind.SIBLINGS, r"\b(?:twins?|triplets?|quadruplets?|quintuplets?)\b(?! track)(?!-track)", needs="twin let"),
    rule(
        Kind.SIBLINGS,
        rf"\b{_FEW} (?:other |older |younger |elder |full |surviving |half |step |little |small |young |maternal "
        rf"|paternal )?{_CHILDREN}\b",
        needs="sibling brother sister son daughter",
    ),
    rule(
        Kind.SIBLINGS,
        rf"\b(?:eldest|oldest|youngest|middle|second|third|fourth|fifth|one"
        rf"|first) (?:child )?of (?:the )?(?:{_FEW})(?: children| siblings)?\b(?! (?:the|those|these|agencies"
        rf"|areas))",
        accepts=lambda m: not m[0].lower().startswith("one of") or m[0].lower().endswith(("children", "siblings")),
        needs="est middle second third fourth fifth one first",
    ),
    rule(
        Kind.SIBLINGS,
        rf"\b(?:family|sibling group) of (?:{_FEW})\b|\bmother of (?:{_FEW})\b|\b(?:{_FEW}) children (?:in"
        rf"|of) the (?:family|home|house|household)\b",
        needs="family group mother children",
    ),
    rule(
        Kind.PLACE,
        rf"(?<!\w)(?:{_CAP} ){{1,4}}(?:(?:Church of England|CofE|C of E|Catholic|Community|Infant|Junior|Primary"
        rf"|High|Secondary|Grammar|Special|Nursery|Free) ){{0,3}}"
        r"(?:School|Academy|College|Nursery|Hospital|Infirmary|Hospice|Surgery|Clinic|Medical Centre|Health Centre"
        r"|Medical Practice|Children's Centre|Family Hub|Children's Home|Care Home|Nursing Home|House|Lodge|Church"
        r"|Estate|Ward|Prison|Refuge|Hostel|Hotel|Park|Library|Leisure Centre|Youth Club|University)\b",
        exact=True,
        accepts=_names_place,
        needs="school academy college nursery hospi infirmary surgery clinic medical centre hub home house lodge"
        " church estate ward prison refuge hostel hotel park library club university",
    ),
    rule(
        Kind.PLACE,
        rf"(?<!\w)(?:HMP|HMYOI|YOI|HMPPS|St\.?|Saint) (?:& YOI )?{_CAP}(?: {_CAP}){{0,2}}",
        exact=True,
        needs="hm yoi st saint",
    ),
)
