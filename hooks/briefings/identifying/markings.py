"""Marks that say a text is not meant for the public, and what was left over when it was written."""

from __future__ import annotations

import re

from ..problems import Severity
from .hits import rule
from .kinds import Kind

_SLOT = (
    r"(?:insert|enter|add|type|put|name|names|first name|surname|forename|full name|child|child's name|initials?"
    r"|date|dates|dd|dob|age|year|month|address|postcode|school|hospital|gp|social worker|worker|area|location"
    r"|town|place|place name|la|local authority|agency|organisation|board|partnership|number|phone|telephone"
    r"|e-?mail|contact|details|text|title|tbc|tba|tbd|x{1,40}|redact(?:ed)?|removed|anonymi[sz]ed|author|chair"
    r"|signature|link|url|to follow|click|check|query|delete|note|todo)"
)
_INNOCENT = re.compile(
    r"\[(?:sic|\.{2,}|…|emphasis added|my emphasis|(?:(?:the|a|an|their|his|her) )?(?:they|he|she|it|we|you|who"
    r"|which|child|children|mother|father|parents?|baby|family|worker|practitioner|social worker|review|partner"
    r"|sibling|is|was|were|had|has|that|to|and|or)|\d{1,3}|(?:19|20)\d\d)\]"
)


def _is_strange(match: re.Match[str]) -> bool:
    return not _INNOCENT.match(match[0].lower())


MARKING_RULES = (
    rule(
        Kind.MARKING,
        r"\bofficial ?[-:/(]? ?sensitive\b\)?(?: ?[-:\[(]? ?(?:personal|commercial|locsen)\b[\])]?)?",
        needs="sensitive",
    ),
    rule(
        Kind.MARKING,
        r"(?:^|\n)[ *\"(\[]{0,3}(?:official|restricted|confidential|secret|protect|sensitive"
        r"|private)(?: ?[-:,] ?(?:personal|commercial|staff|management|investigations?))?[ *\")\].!]{0,3}(?=$|\n)",
        needs="official restricted confidential secret protect sensitive private",
    ),
    rule(
        Kind.MARKING,
        r"(?<!\w)(?:RESTRICTED|CONFIDENTIAL|TOP SECRET|SECRET|NOT PROTECTIVELY MARKED|UNCLASSIFIED"
        r"|PROTECT(?= ?[-:]))(?!\w)",
        exact=True,
        needs="restricted confidential secret protect unclassified",
    ),
    rule(
        Kind.MARKING,
        r"\bnot protectively marked\b|\b(?:strictly|highly|private (?:and|&)) (?:private and )?confidential\b"
        r"|\b(?:commercial(?:ly)?|staff|medical)(?: |-)in(?: |-)confidence\b",
        needs="protectively confidential confidence",
    ),
    rule(
        Kind.MARKING,
        r"\b(?:not|never) (?:for|to be) (?:(?:onward|further|public|wider|general|external) )?(?:publication"
        r"|publish(?:ed)?|circulat(?:ion|ed)|distribut(?:ion|ed)|dissemination|disseminated|release(?:d)?"
        r"|onward transmission|copied)\b",
        needs="publi circulat distribut disseminat releas transmission copied",
    ),
    rule(
        Kind.MARKING,
        r"\bfor internal (?:use|circulation|distribution)(?: only)?\b|\bembargo(?:ed)? until\b|\b(?:restricted"
        r"|limited) circulation\b|\bdo not (?:publish|circulate|distribute|forward|photocopy)\b",
        needs="internal embargo circulation publish circulate distribute forward photocopy",
    ),
    rule(Kind.MARKING, r"(?:^|\n)[ *\"(\[]{0,3}(?:handle|handling)[:] ", needs="handl"),
)

LEFTOVER_RULES = (
    rule(
        Kind.LEFTOVER,
        rf"\[ ?(?:[^\[\]\n]{{0,20}} )?{_SLOT}(?: [^\[\]\n]{{0,60}})? ?\](?!\()",
        accepts=_is_strange,
        needs="[",
    ),
    rule(Kind.LEFTOVER, r"\[[^\[\]\n]{1,60}\](?!\()", severity=Severity.WARNING, accepts=_is_strange, needs="["),
    rule(Kind.LEFTOVER, r"\[ {0,10}\]|\[[. _-]{4,60}\]", needs="["),
    rule(Kind.LEFTOVER, rf"<<? ?(?:{_SLOT}|(?:your|the) [^<>\n]{{1,40}})(?: [^<>\n]{{0,60}})? ?>", needs="<"),
    rule(Kind.LEFTOVER, rf"\{{\{{[ %]?[\w. ]{{1,40}}[ %]?\}}\}}|\{{ ?{_SLOT} ?\}}", needs="{"),
    rule(
        Kind.LEFTOVER,
        r"\( ?(?:insert|tbc|tba|tbd|x{2,40}|redacted|name removed|to follow|date tbc|(?:add|enter) [^()\n]{1,40}) ?\)",
        needs="(",
    ),
    rule(Kind.LEFTOVER, r"(?<!\w)xx?/xx?/x{2,4}(?!\w)|(?<![\w-])x{2,40}(?!\w)|\bx-x\b", needs="xx x-x"),
    rule(Kind.LEFTOVER, r"(?<!\w)(?:t\.?b\.?[cad]\.?|todo|fixme)(?!\w)", needs="tb t.b todo fixme"),
    rule(
        Kind.LEFTOVER,
        r"(?<!\w)(?:INSERT|DRAFT(?: ?v?\d[\d.]{0,5})?|REDACTED|N/K|TO FOLLOW)(?!\w)",
        exact=True,
        needs="insert draft redacted n/k follow",
    ),
    rule(Kind.LEFTOVER, r"\blorem ipsum\b|\bdolor sit amet\b", needs="lorem dolor"),
    rule(
        Kind.LEFTOVER,
        r"\?{3,40}|(?<!_)_{3,200}(?!\w)|\.{6,200}|…{3,40}|[█▇▆■▓▒░]{2,200}",
        needs="??? ___ ...... ……… ██ ▇▇ ▆▆ ■■ ▓▓ ▒▒ ░░",
    ),
    rule(Kind.LEFTOVER, r"\?\?(?!\?)", severity=Severity.WARNING, needs="??"),
    rule(
        Kind.LEFTOVER,
        r"\b(?:click|tap)(?: or (?:click|tap))? (?:here )?to (?:enter|add|insert)[ \w]{0,20}|\bchoose an item\b"
        r"|\b(?:name|date|text|address|title) (?:goes )?here\b",
        needs="click tap choose here",
    ),
    rule(
        Kind.LEFTOVER,
        r"\berror! (?:reference source|bookmark|no text)[ \w]{0,30}|\bcomment(?:ed)? \[[a-z]{1,4}\d{1,3}\]",
        needs="error! comment",
    ),
    rule(
        Kind.LEFTOVER,
        r"\b(?:name|address|details?) (?:has been |have been |was )?(?:redacted|removed|deleted)\b|\b(?:not"
        r"|n't) (?:his|her|their) real names?\b",
        severity=Severity.WARNING,
        needs="redacted removed deleted real",
    ),
    rule(
        Kind.LEFTOVER,
        r"\bto be (?:confirmed|added|completed|inserted|checked)\b",
        severity=Severity.WARNING,
        needs="confirmed added completed inserted checked",
    ),
)
