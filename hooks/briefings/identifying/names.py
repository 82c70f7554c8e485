"""Names: after a title, after “named”, before “family”, in the lists of names; and initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .ages import PERSON
from .hits import UPPER, Hit, hit
from .kinds import Kind
from .words import family_names, first_names, is_known, sure_first_names

IsKnown = Callable[[str], bool]

_CAP = rf"[{UPPER}][\w'-]{{0,30}}"
_PARTICLE = r"(?:(?:van|von|der|den|de|la|le|del|da|di|dos|bin|ibn|binte|al|el|ap|ab|ter|mac|o')[ -]){0,3}"
_INITIALS = rf"(?:[{UPPER}]\.? ?){{1,3}}"
_CAP2 = rf"[{UPPER}][\w'-]{{1,30}}"
_NAME = rf"(?:{_PARTICLE}{_CAP})(?: {_PARTICLE}{_CAP}){{0,3}}"
_PERSON_TITLE = (
    "Mr Mrs Ms Miss Mx Messrs Mister Missus Master Dr Doctor Prof Professor Rev Revd Reverend Sir Dame Lord Lady "
    "Canon Imam Rabbi Pastor Sheikh Sheik Fr Cllr Councillor Alderman Hon Judge HHJ DJ Justice Recorder Magistrate "
    "Sgt Sergeant PS DS DI DCI DCS DSupt Det Detective PC WPC DC TDC PCSO CI Insp Inspector Supt Superintendent "
    "MR MRS MS MISS MX DR PROF "
    "Constable Officer Capt Captain Major Colonel Nurse Matron Midwife Aunt Auntie Aunty Uncle Nan Nana Nanny "
    "Grandma Grandad Granny Gran Mummy Daddy"
).split()
# Behind these stands a name, even one that is an ordinary word as well: Foster, Brown, Green. “Nurse Team” is no name.
_SURE_TITLES = frozenset(
    "Mr Mrs Ms Miss Mx Messrs Mister Missus Dr Prof Rev Revd Cllr Sgt DCI DI DSupt Supt HHJ "
    "MR MRS MISS MX DR PROF".split()
)
_TITLE = rf"(?:{'|'.join(sorted(_PERSON_TITLE, key=len, reverse=True))})"
_TITLED = re.compile(
    rf"(?<!\w)(?P<title>{_TITLE})\.?(?: (?:and"
    rf"|&) {_TITLE}\.?)?(?: {_TITLE}\.?)?(?: \d{{1,6}})? (?P<name>(?:{_INITIALS} ?)?{_NAME}"
    rf"|[{UPPER}](?:\.? ?[{UPPER}])?(?![\w'])\.?)"
)
_WHISPERED = re.compile(
    r"(?<!\w)(?:mr|mrs|dr|cllr|prof)\.? (?P<name>(?!and\b|or\b|was\b|is\b|has\b|said\b|the\b|who\b|to\b|in\b"
    r"|at\b)[a-z][a-z'-]{1,30})(?!\w)"
)
_CALLED = re.compile(
    rf"(?<!\w)(?i:named|(?:is|was|were|are|be|been|child|boy|girl|man|woman|son|daughter|baby) called|known as|aka"
    rf"|a\.k\.a\.?|nicknamed|(?:first |full |last |middle |maiden |birth |real )?names?(?: is| was| are| were"
    rf"| of)?|surname(?: is| was)?|forenames?|nee|née|initials?(?: are| were)?)[ :=-]{{1,3}}\"?'?(?P<name>{_NAME}"
    rf"|[{UPPER}]\.?[{UPPER}]\.?(?!\w))"
)
_FAMILY = re.compile(
    rf"(?<!\w)(?:[Tt]he |[Ff]amily )(?P<name>{_PARTICLE}{_CAP}(?:[ -]{_CAP}){{0,2}}) "
    r"(?:family|families|household|children|siblings?|brothers?|sisters?|boys?|girls?|twins|baby|parents?|couple"
    r"|residence|infant|youngsters|clan|kids)(?!\w)"
)
_RELATED = re.compile(
    rf"(?<!\w)(?i:(?:{PERSON}|cousin|aunt|uncle|friend|colleague|neighbour|worker|teacher|nurse|visitor|midwife|gp"
    rf"|officer|manager|carer|headteacher|foster carer)(?: is| was| called"
    rf"| named)?)[ ,:(]{{1,3}}(?P<name>{_PARTICLE}{_CAP2}(?: {_PARTICLE}{_CAP}){{0,3}})(?!\w)"
)
_OWNED = re.compile(
    rf"(?<!\w)(?P<name>{_CAP2}(?: {_CAP}){{0,2}})'s? (?:older |younger |elder |little |big |maternal |paternal "
    rf"|birth |biological |adoptive |foster )?{PERSON}(?!\w)"
)
_SAID = re.compile(
    rf"(?<!\w)(?P<name>{_CAP2}(?: {_CAP}){{0,2}}) (?:said|says|told|died|lived|lives|disclosed|alleged|stabbed"
    rf"|cried|was born|had been born|moved in|went missing|was placed|was found|was admitted|was murdered"
    rf"|was killed|was pregnant)(?!\w)"
)
_DOTTED = re.compile(
    rf"(?<![\w.])[{UPPER}]\.(?: ?[{UPPER}]\.){{1,3}}(?!\w)|(?<![\w.])[{UPPER}](?:\.[{UPPER}]){{1,3}}(?![\w.])"
)
_ABBREVIATIONS = frozenset(
    "eg ie am pm uk us usa eu un nhs gp dv la bc ad phd ba ma cd tv hq po id it vi".upper().split()
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CAPITAL = re.compile(rf"(?<![\w'-])[{UPPER}][\w'-]*")
_BESIDE = re.compile(rf"(?: (?:{_PARTICLE}{_CAP}|[{UPPER}]\.?(?!\w))){{1,3}}")


def find_names(text: str, known: IsKnown) -> Iterator[Hit]:
    """Every name and set of initials; ``known`` says of a word that it names nobody."""
    for match in _WHISPERED.finditer(text):
        yield from _unless_known(match, known, whole=True)
    for match in _TITLED.finditer(text):
        if match["title"] in _SURE_TITLES:
            yield _titled(match)
    # Most texts have capitals at the start of their sentences alone, and those need no further look.
    if any(not known(match[0]) for match in _CAPITAL.finditer(text)):
        yield from _find_with_capitals(text, known)
    yield from _find_listed(text)
    for match in _DOTTED.finditer(text):
        if re.sub(r"[^A-Z]", "", match[0]) not in _ABBREVIATIONS:
            yield hit(Kind.INITIALS, match.start(), match.end())


def _find_with_capitals(text: str, known: IsKnown) -> Iterator[Hit]:
    for match in _TITLED.finditer(text):
        if match["title"] not in _SURE_TITLES:
            yield from _unless_known(match, known, whole=True)
    for pattern in (_CALLED, _FAMILY, _RELATED, _OWNED, _SAID):
        for match in pattern.finditer(text):
            yield from _unless_known(match, known, whole=False)


def _titled(match: re.Match[str]) -> Hit:
    """A name behind a sure title; a single letter, as in “Ms A”, is a pseudonym."""
    is_letter = re.fullmatch(rf"[{UPPER}]\.?", match["name"]) is not None
    return hit(Kind.PSEUDONYM if is_letter else Kind.NAME, match.start(), match.end())


def _unless_known(match: re.Match[str], known: IsKnown, *, whole: bool) -> Iterator[Hit]:
    """A hit where the first word of the name is no ordinary word: “Nurse Team” and “called Police” name nobody."""
    start, end = match.span("name")
    words = match["name"].split(" ")
    while words and known(words[-1]):
        end -= len(words.pop()) + 1
    while words and known(words[0]) and not whole:
        start += len(words.pop(0)) + 1
    if not words or known(words[0]):
        return
    plain = words[-1]
    if plain.endswith("'s"):
        end -= 2
    is_letters = re.fullmatch(rf"[{UPPER}]\.?[{UPPER}]?\.?", match["name"]) is not None and not whole
    yield hit(Kind.INITIALS if is_letters else Kind.NAME, match.start() if whole else start, end)


def _find_listed(text: str) -> Iterator[Hit]:
    """Names from the lists, with the words in capitals that stand beside them."""
    firsts, sure, lasts = first_names(), sure_first_names(), family_names()
    for match in _WORD.finditer(text):
        word = match[0].lower().removesuffix("'s").removesuffix("s'").rstrip("'")
        parts = word.split("-")
        is_capital = match[0][0].isupper()
        is_name = word in sure or (
            is_capital
            and (word in firsts or word in lasts or (len(parts) > 1 and all(p in firsts or p in lasts for p in parts)))
        )
        if is_name and (is_capital or len(word) > 3):
            yield _with_neighbours(text, match, word)


def _with_neighbours(text: str, match: re.Match[str], word: str) -> Hit:
    start, end = match.start(), match.start() + len(word)
    if not match[0][0].isupper():
        return hit(Kind.NAME, start, end)
    if end == match.end() and (beside := _BESIDE.match(text, end)):
        words = beside[0].strip().split(" ")
        while words and is_known(words[-1].removesuffix("'s")):
            words.pop()
        joined = " ".join(words)
        end += len(joined) + 1 if words else 0
        end -= 2 if joined.endswith("'s") else 0
    return hit(Kind.NAME, start, end)
