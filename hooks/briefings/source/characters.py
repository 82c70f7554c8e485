"""Characters that look like nothing, or like something else, and arrive with text pasted from Word or a PDF.

Tabs and no-break spaces break the indentation or the search; invisible and directing characters can hide words or turn
them round; a pasted bullet is a letter of a symbol font. Each is an error with the line as it should read, and the
working copy is put right so that reading goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Place
from .page import Finding, Page, shorten

NO_BREAK_SPACES = "\u00a0\u202f\u2007"
LINE_BREAKS = "\r\u0085\u2028\u2029\u000b\u000c"
ROUND_BULLETS = "•●▪◦‣⁃∙■□➢►❖✓"
"""Characters no sentence starts with: at the start of a line they are bullets."""

_SUSPECT = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0373\u2010-\u2016\u2018-\u2021\u2026\u20ac]")
_DASHES = re.compile(r" *(?:- +)*")
_BULLET = re.compile(rf"(?P<bullet>[{ROUND_BULLETS}\ue000-\uf8ff·–—*]|o(?= ))[ \t{NO_BREAK_SPACES}]*(?P<rest>\S.*)")


@dataclass(frozen=True)
class _Kind:
    rule: str
    message: str
    hint: str


_TAB = _Kind("tab", "there is a tab on this line", "Use spaces; indent each level by two.")
_NO_BREAK = _Kind(
    "no-break-space",
    "there is a no-break space on this line, which looks like a space but is not one",
    "It comes with text pasted from Word or a web page. Type an ordinary space in its place.",
)
_OTHER_SPACE = _Kind(
    "no-break-space",
    "there is a space of an unusual width on this line",
    "It comes with text pasted from Word or a web page. Type an ordinary space in its place.",
)
_BREAK = _Kind(
    "line-break-character",
    "there is a hidden line break on this line",
    "It comes with text pasted from elsewhere. Delete it, or press Enter there.",
)
_SOFT_HYPHEN = _Kind(
    "soft-hyphen",
    "there is a hidden hyphen on this line",
    "It comes with text pasted from Word or a web page, and the search would not find the word. Delete it.",
)
_SYMBOL = _Kind(
    "pasted-symbol",
    "there is a letter of a symbol font on this line, which shows as an empty box elsewhere",
    "It comes with text pasted from Word. Delete it, or type what it stood for.",
)
_INVISIBLE = _Kind(
    "invisible-character",
    "there is an invisible character on this line",
    "It comes with text pasted from elsewhere, and can hide or turn round words. Delete it.",
)
_LOST = _Kind(
    "lost-character",
    "a letter on this line was lost when the text was saved or copied",
    "Look the word up in the source and type it again.",
)


def check_characters(page: Page) -> Iterator[Finding]:
    """Every line with a character that does not belong; each finding holds the line as it should read.

    The caller applies a finding before it asks for the next one, so that corrections of one line add up.
    """
    for number in range(len(page.lines)):
        if "<U+" in page.lines[number] and (code := _CODE.search(page.lines[number])):
            yield _code_in_text(page, number, code)
        if _SUSPECT.search(page.lines[number]) or _BULLET.match(page.lines[number].lstrip(" -")):
            yield from _check_bullet(page, number)
            yield from _check_line(page, number)


_CODE = re.compile(r"<U\+[0-9A-F]{4,6}>")


def _code_in_text(page: Page, number: int, code: re.Match[str]) -> Finding:
    """The name of a character in place of the character: copied from a report, and rubbish to a reader."""
    message = f"{code[0]} stands among the words: it is the name of an invisible character, copied from a report"
    hint = "Delete it, and look whether a space belongs there."
    place = page.place(number, code.start(), len(code[0]))
    return page.finding("code-in-text", message, place, hint=hint)


def _check_line(page: Page, number: int) -> Iterator[Finding]:
    found: dict[_Kind, list[int]] = {}
    for column, character in enumerate(page.lines[number]):
        kind = _kind_of(character) if _SUSPECT.match(character) else None
        if kind:
            found.setdefault(kind, []).append(column)
    codes = {kind: [f"U+{ord(page.lines[number][at]):04X}" for at in columns] for kind, columns in found.items()}
    for kind in found:
        yield _finding(page, number, kind, codes[kind])


def _finding(page: Page, number: int, kind: _Kind, codes: list[str]) -> Finding:
    line = page.written[number]
    column = next((at for at, character in enumerate(line) if _kind_of(character) == kind), 0)
    place = _place(page, number, column)
    count = "" if len(codes) == 1 else f", {len(codes)} times"
    fixed = _without(page.lines[number], kind)
    if kind is _LOST:
        return page.finding(kind.rule, kind.message, place, hint=kind.hint)
    found = f"{', '.join(dict.fromkeys(codes))}{count}"
    return page.finding(kind.rule, kind.message, place, {number: fixed}, found=found, hint=kind.hint)


def _place(page: Page, number: int, column: int) -> Place:
    whole = page.place_of_line(number)
    return Place(whole.path, whole.line, column + 1, 1)


def _without(line: str, kind: _Kind) -> str:
    """The line with every character of one kind replaced; spaces left at its end go too."""
    start = len(line) - len(line.lstrip())
    fixed = (_replacement(character, kind, at < start) for at, character in enumerate(line))
    return "".join(fixed).rstrip(" ")


def _replacement(character: str, kind: _Kind, leads: bool) -> str:
    """What stands in place of a character; ``leads`` when it is part of the line's indentation."""
    if _kind_of(character) != kind:
        return character
    if kind is _TAB and leads:
        return "  "
    return " " if kind in (_TAB, _NO_BREAK, _OTHER_SPACE, _BREAK) else ""


def _kind_of(character: str) -> _Kind | None:
    if character == "\t":
        return _TAB
    if character in NO_BREAK_SPACES:
        return _NO_BREAK
    if character in LINE_BREAKS:
        return _BREAK
    if character == "\u00ad":
        return _SOFT_HYPHEN
    if character == "\ufffd":
        return _LOST
    category = unicodedata.category(character)
    if category == "Co":
        return _SYMBOL
    if category == "Zs" and character != " ":
        return _OTHER_SPACE
    return _INVISIBLE if category in {"Cc", "Cf", "Cn", "Cs"} else None


def _check_bullet(page: Page, number: int) -> Iterator[Finding]:
    """A pasted bullet behind the dash goes; in place of the dash it becomes one."""
    line = page.lines[number]
    dashes = _DASHES.match(line)
    start = dashes.end() if dashes else 0
    bullet = _BULLET.match(line, start)
    if not bullet or not _is_bullet(page, number, line[:start], bullet["bullet"]) or _stands_in_block(page, number):
        return
    head = line[:start] if "-" in line[:start] else line[:start] + "- "
    message = f"this line starts with a pasted bullet ({_name(bullet['bullet'])})"
    if "-" in line[:start]:
        message = f"there is a pasted bullet ({_name(bullet['bullet'])}) behind the dash"
    hint = "A dash and a space are all a list entry needs."
    place = _place(page, number, start) if page.written[number] == line else page.place_of_line(number)
    yield page.finding("pasted-bullet", message, place, {number: head + bullet["rest"]}, hint=hint)


def _is_bullet(page: Page, number: int, head: str, bullet: str) -> bool:
    """Dashes, stars and the letter o can start a line of running text, so those need a list around them."""
    if bullet in ROUND_BULLETS or unicodedata.category(bullet) == "Co":
        return True
    if not page.lines[number][len(head) + 1 :].startswith((" ", "\t", *NO_BREAK_SPACES)):
        return False
    return "-" in head or bullet in "*o" or _stands_in_list(page, number, len(head))


def _stands_in_block(page: Page, number: int) -> bool:
    """Whether a line is part of a text below ``>-`` or ``|``: a dash in place of its bullet would not make a list."""
    line = page.lines[number]
    indent = len(line) - len(line.lstrip(" "))
    above = next((a for a in reversed(page.lines[:number]) if a.strip() and len(a) - len(a.lstrip(" ")) < indent), "")
    return bool(re.search(r": +[|>][-+0-9]*\s*$", above))


def _stands_in_list(page: Page, number: int, column: int) -> bool:
    """Whether the line above opens a list or is an entry in line with this one."""
    above = next((line for line in reversed(page.lines[:number]) if line.strip()), "")
    return above.rstrip().endswith(":") or above.startswith(" " * column + "- ")


def _name(bullet: str) -> str:
    return shorten(bullet) if bullet.isprintable() and unicodedata.category(bullet) != "Co" else f"U+{ord(bullet):04X}"
