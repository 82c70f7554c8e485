"""A text as it is looked through: one spelling for everything that looks alike, and the way back to the original.

Names and numbers arrive with letters of full width, spaces that do not break, characters that cannot be seen, digits
of other scripts and dashes of all lengths. Rules are written for the plain form alone. For each character of the plain
form the folding knows where it came from, so that places hold in the text as typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PLAIN_RUN = re.compile(r"[!-~]+(?: [!-~]+)*")
_SPECIAL = re.compile(r"[^!-~]")
# Seen as nothing, or nearly: they are skipped. Categories Cc, Cf, Cs and Cn go as well.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}
_BLANK = "\u2800"
_AS_SPACE = frozenset(" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u2800")
_LINE = frozenset("\n\u2029")
_LOOKALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʹ′`´‛", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("·∙․", "."),
        **dict.fromkeys("−⁃➖", "-"),
        # Cyrillic and Greek letters with the shape of a Latin one.
        **dict(zip("АВЕЅЗІЈКМНОРСТУХ", "ABESZIJKMHOPCTYX", strict=True)),
        **dict(zip("аеоѕірсухјԁһ", "aeosipcyxjdh", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    }
)


@dataclass(frozen=True)
class Folded:
    """A text in its plain form; ``starts`` and ``ends`` say where each character stood in the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of the plain form (not an empty one) was made from."""
        return self.starts[start], self.ends[end - 1]


def fold_text(text: str) -> Folded:
    """The plain form of a text. One space stands for any run of white space, a line break for a run with an"
    " empty line.

    NFKC is applied letter by letter, with the marks that belong to a letter, since that is what keeps places known.
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        run = _PLAIN_RUN.match(text, at)
        # A letter before something special may still take a mark from it.
        stop = run.end() - (run.end() < len(text) and not text[run.end()].isspace()) if run else at
        if stop > at:
            parts.append(text[at:stop])
            starts.extend(range(at, stop))
            ends.extend(range(at + 1, stop + 1))
            at = stop
            continue
        stop, plain = _fold_space(text, at) if _is_space(text[at]) else _fold_letter(text, at)
        parts.append(plain)
        starts.extend([at] * len(plain))
        ends.extend([stop] * len(plain))
        at = stop
    return Folded("".join(parts), starts, ends)


def _is_space(character: str) -> bool:
    return character in _AS_SPACE or unicodedata.category(character) in {"Zs", "Co"}


def _is_unseen(character: str) -> bool:
    return (
        character in _UNSEEN
        or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn"}
        or (0xE0100 <= ord(character) <= 0xE01EF)
    )


def _fold_space(text: str, at: int) -> tuple[int, str]:
    """A run of white space, with what cannot be seen inside it: where it ends, and what stands for it."""
    end = at
    breaks = 0
    while end < len(text) and (_is_space(text[end]) or _is_unseen(text[end])):
        breaks += text[end] in _LINE
        end += 1
    return end, "\n" if breaks > 1 else " "


def _fold_letter(text: str, at: int) -> tuple[int, str]:
    """One letter with its marks: where it ends, and its plain form; nothing for what cannot be seen."""
    if _is_unseen(text[at]):
        return at + 1, ""
    end = at + 1
    while end < len(text) and (unicodedata.combining(text[end]) or _is_unseen(text[end])):
        end += 1
    letter = "".join(character for character in text[at:end] if not _is_unseen(character))
    plain = unicodedata.normalize("NFKC", letter.translate(_LOOKALIKE))
    return end, "".join(_plain(character) for character in plain)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return "-" if category == "Pd" else character.translate(_LOOKALIKE)
