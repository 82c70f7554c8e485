"""Letters as they come out of documents, made fit for a text file without losing a word.

What is taken away has no letter: invisible characters, bullets, symbols of picture fonts. What is exchanged reads the
same: ligatures for their letters, every kind of space for a space. A letter that cannot be known shows as ``□``.
"""

from __future__ import annotations

import re
import unicodedata

LOST = "□"
"""Stands for a letter that the document's font does not tell."""

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ROUND = "•‣⁃◦∙·●○◉◌◘■□▪▫◆◇◈❖★☆✦➢➣➤➔→►▶▸▹▻✓✔✗✘☐☑☒❑❒⦁⦿"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_DASHES = "-–—*+"
_BULLET = re.compile(rf"(?P<mark>[{_ROUND}{_PRIVATE}]|(?:[{_DASHES}]|o)(?= ))\s*")
_NUMBER = re.compile(r"(?P<mark>\(?(?P<value>\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{2,4})(?:\.|\)))\s+(?=\S)")


def clean(text: str) -> str:
    """The words of a text with single spaces between them; empty when it holds none."""
    if text.rstrip().endswith("\u00ad"):
        # At the end of a line a soft hyphen is printed, and the next line goes on with the word.
        text = text.rstrip()[:-1] + "-"
    composed = unicodedata.normalize("NFC", text).translate(_LIGATURES)
    kept = (_clean_letter(letter) for letter in composed)
    words = "".join(kept).split()
    return " ".join(_show_lost(word, is_first=number == 0) for number, word in enumerate(words))


def _clean_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if letter == "\ufffd" or category in {"Cs", "Cn"}:
        return LOST
    return "" if category in {"Cc", "Cf"} else letter


def _show_lost(word: str, *, is_first: bool) -> str:
    """A sign of a picture font inside a word stands for a letter that is not known.

    Alone it is a picture, and before the first word a bullet.
    """
    if is_picture(word):
        return word
    kept = 1 if is_first and unicodedata.category(word[0]) == "Co" else 0
    return word[:kept] + "".join(LOST if unicodedata.category(one) == "Co" else one for one in word[kept:])


def is_symbol(word: str) -> bool:
    """Whether a word is a sign without letters: a bullet, or a sign of a picture font."""
    return all(letter in _ROUND or unicodedata.category(letter) == "Co" for letter in word)


def is_picture(word: str) -> bool:
    """Whether a word is a sign of a picture font alone, which no other font has."""
    return all(unicodedata.category(letter) == "Co" for letter in word)


def split_mark(text: str) -> tuple[str, str]:
    """A line's bullet or number, and the rest: ``("•", "Wrote to the family")``; an empty mark when it has none.

    A bullet may stand alone, its words on the next line.
    """
    if is_symbol(text):
        return text, ""
    found = _BULLET.match(text) or _NUMBER.match(text)
    if not found:
        return "", text
    return found["mark"], text[found.end() :]


def is_dash(mark: str) -> bool:
    """Whether a mark could also be a dash or star of running text."""
    return mark in _DASHES and bool(mark)


def number_of(mark: str) -> tuple[int, ...] | None:
    """The value of a number mark: ``2.`` is (2,), ``1.3`` is (1, 3), ``b)`` is (2,); ``None`` for bullets."""
    plain = mark.strip("().")
    if re.fullmatch(r"\d{1,2}(\.\d{1,2})*", plain):
        return tuple(int(part) for part in plain.split("."))
    if re.fullmatch(r"[a-z]", plain) and mark != "o":
        return (ord(plain) - ord("a") + 1,)
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
    return (roman[plain],) if plain in roman else None


def kind_of_mark(mark: str) -> str:
    """What marks of one list have in common: the bullet itself, or the way its numbers are written."""
    value = number_of(mark)
    if value is None:
        return mark
    shape = re.sub(r"\d+", "1", mark)
    return re.sub(r"[a-z]+", "a", shape)


_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_COLON = re.compile(r":[\"'”’)\]]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|No|Dr|Mr|Mrs|Ms|St|cf|approx|incl)\.|\b[A-Z]\.)$")
_WEAK = frozenset(
    """a an the of to and or nor in on at by for with from into onto as that which who whom whose is are was were be
    been being has have had not no this these those their his her its our your my any each every all both between about
    whether if when where while than then but so because must should would could can may might will shall do does did
    including such via per under over after before during against through without within""".split()
)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a web address ends a text too, an abbreviation does not."""
    return bool((_ENDED.search(text) and not _ABBREVIATED.search(text)) or _ADDRESS.search(text))


def ends_with_address(text: str) -> bool:
    """Whether a text ends with a web address."""
    return bool(_ADDRESS.search(text))


def starts_with_address(text: str) -> bool:
    """Whether a text begins with a web address."""
    return bool(re.match(r"https?:|www\.", text, re.IGNORECASE))


def ends_with_colon(text: str) -> bool:
    """Whether a text leads into what follows."""
    return bool(_COLON.search(text))


def runs_on(text: str) -> bool:
    """Whether a text certainly goes on: it ends with a comma, a joining sign, or a word that ends no sentence."""
    last = text.rsplit(" ", 1)[-1]
    return text.endswith((",", "/", "&", "–", "—", "(")) or last.strip("“‘\"'(").lower() in _WEAK


def starts_small(text: str) -> bool:
    """Whether a text begins like the middle of a sentence: with a small letter, or a sign that follows words."""
    first = text.lstrip("“‘\"'([")
    if starts_with_address(first):
        return False
    return bool(first) and (first[0].islower() or text[0] in ",.;:)]&/–—-" or not text[0].isprintable())


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals: two letters at least, none of them small."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(not letter.islower() for letter in letters)
