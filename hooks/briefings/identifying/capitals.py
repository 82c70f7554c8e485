"""Words with a capital in the middle of a sentence that no list knows: mostly a name of a person or a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .hits import UPPER, Hit, hit, is_within
from .kinds import Kind

_WORD = re.compile(rf"(?<![\w'+-])[{UPPER}](?:[\w'+-]*\w)?")
_STARTS = re.compile(r"(?:^|[.!?:;•▪●/\n|]|[.!?:;]?[\"')\]]|(?:^|\n|[.!?:;] ?) ?[\"'(\[*-]{1,3}|-) ?$| - $")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|no|st|dr|mr|mrs|ms|prof)\.) ?$", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:appendix|annex|band|group|option|part|schedule|hepatitis|vitamin|grade|level|category|team|plan|type"
    r"|table|figure|box) $",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,300}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/[^\s<>\"]{0,300}"
)


def find_capitals(text: str, known: Callable[[str], bool]) -> Iterator[Hit]:
    """Runs of such words; the first word of a sentence counts only in front of another one."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "/" in text or "www" in text else []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        strange = (
            not _is_known(match[0], known)
            and not _is_label(text, match)
            and not is_within(match.start(), match.end(), addresses)
        )
        if run and not (strange and text[run[-1].end() : match.start()] in {" ", "-"}):
            yield from _close(text, run)
            run = []
        if strange:
            run.append(match)
    yield from _close(text, run)


def _is_known(word: str, known: Callable[[str], bool]) -> bool:
    return known(word) or ("-" in word and all(not part or known(part) for part in word.split("-")))


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Letters that stand for no word: “U.K.”, “Appendix A”, “s.47”, “KS3”; numbers have rules of their own."""
    letters = [character for character in match[0] if character.isalpha()]
    if len(letters) < 4 and len(letters) < len(match[0].replace("-", "")):
        return True
    if len(match[0]) > 1:
        return False
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return (
        match[0] in "IA"
        or bool(set(".:") & set(around))
        or bool(_LABELLED.search(text[max(0, match.start() - 14) : match.start()]))
    )


def _close(text: str, run: list[re.Match[str]]) -> Iterator[Hit]:
    if run and (len(run) > 1 or not _starts_sentence(text, run[0])):
        end = run[-1].end()
        yield hit(Kind.CAPITALS, run[0].start(), end - 2 * run[-1][0].endswith("'s"))


def _starts_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a capital is owed to its place alone; an abbreviation in capitals never is."""
    if len(match[0]) > 1 and match[0].isupper():
        return False
    head = text[max(0, match.start() - 12) : match.start()]
    at_start = match.start() == 0 or (head.strip() == "" and match.start() <= 12)
    return at_start or bool(_STARTS.search(head) and not _ABBREVIATION.search(head))
