"""The lists of words that names are told from ordinary words by. They are files, so that anyone can add a word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def _read(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def first_names() -> frozenset[str]:
    """Given names, in small letters."""
    return frozenset(word.rstrip("*") for line in _read("first_names.txt") for word in line.split())


@cache
def sure_first_names() -> frozenset[str]:
    """Given names that are no ordinary words, so that they are names without a capital too."""
    return frozenset(word for line in _read("first_names.txt") for word in line.split() if not word.endswith("*"))


@cache
def family_names() -> frozenset[str]:
    """Family names, in small letters."""
    return frozenset(word for line in _read("family_names.txt") for word in line.split())


@cache
def faiths() -> frozenset[str]:
    """Words for a faith, in small letters."""
    return frozenset(word for line in _read("faiths.txt") for word in line.split())


@cache
def origins() -> frozenset[str]:
    """Nations, peoples and countries, in small letters."""
    return frozenset(word for line in _read("origins.txt") for word in line.split())


@cache
def known_words() -> frozenset[str]:
    """Ordinary words and the sector's own, in small letters, abbreviations included."""
    return frozenset(
        word.lower() for name in ("ordinary.txt", "sector.txt") for line in _read(name) for word in line.split()
    )


@cache
def phrases() -> re.Pattern[str]:
    """Proper names that no person is meant by, as one pattern, longest first."""
    names = sorted(_read("phrases.txt"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


_ENDINGS = re.compile(r"(?:'s|s'|s|es|ed|d|ing|er|ers|or|ly|'|n't)$")


@lru_cache(maxsize=65536)
def is_known(word: str, more: frozenset[str] = frozenset()) -> bool:
    """Whether a word, in whatever letters and with whatever usual ending, is an ordinary one."""
    plain = word.lower().strip(".")
    known = known_words()
    if plain in known or plain in more:
        return True
    for _ in range(2):
        match = _ENDINGS.search(plain)
        if match is None:
            return False
        stem = plain[: match.start()]
        if (
            {stem, f"{stem}e", f"{stem[:-1]}y"} & known
            or stem in more
            or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known)
        ):
            return True
        plain = stem
    return False
