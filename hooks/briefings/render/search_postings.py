"""The words of the search: in which entries each stands, and how much it says there.

A word stands in an entry's text, or in the heading of a section, or in the title of a source; so its postings name
entries, sections and sources, and a briefing's title is not repeated for each of its points. How much a word says is
the part of the measure BM25+ that depends on the place alone (how often it stands there, and among how many words),
rounded to one of ``LEVELS``. The rest (how rare the word is, what a heading counts for) the browser knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .search_numbers import encode_numbers, encode_rising
from .search_rows import Source

LEVELS = 16
# The usual values of BM25+: how soon repetition stops to count, how much length does, what any match is worth.
_K, _B, _D = 1.2, 0.7, 0.5
_LEAST, _MOST = _D, _D + _K + 1
_APOSTROPHES = str.maketrans("", "", "'’")
# Letters and digits of every script: in Python all of \w but the underscore, in JavaScript [\p{L}\p{N}].
_WORD = re.compile(r"[^\W_]+")
# About so much is loaded to look up a word; a word in tens of thousands of entries takes a piece for itself.
_PIECE_LENGTH = 16_000
OTHER_LETTERS = "_"
"""The name of the list that holds the words which begin with anything but a to z."""

Posting = tuple[str, str]
"""The places a word stands in, as rising numbers, and its level in each."""


def tokenise(text: str) -> list[str]:
    """The words of a text as the search knows them: ``Hadn’t visited`` -> ``hadnt``, ``visited``.

    The script's ``tokenise`` does the same, step by step; a test holds the two together.
    """
    plain = unicodedata.normalize("NFKC", text).lower().translate(_APOSTROPHES)
    return _WORD.findall(plain)


@dataclass
class _Field:
    """The words of one kind of place, collected."""

    words: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    total: int = 0
    count: int = 0

    def add(self, number: int, text: str, times: int = 1) -> None:
        """Note the words of a text; ``times`` is how many entries it stands for."""
        words = Counter(tokenise(text))
        self.total += len(words) * times
        self.count += times
        for word, often in words.items():
            self.words.setdefault(word, []).append((number, often, len(words)))

    def encode(self) -> dict[str, Posting]:
        """The postings of each word."""
        average = self.total / self.count if self.total else 1.0
        return {
            word: (
                encode_rising(number for number, _, _ in places),
                encode_numbers(rate(often, length / average) for _, often, length in places),
            )
            for word, places in self.words.items()
        }


def rate(often: int, length: float) -> int:
    """The level of a word that stands ``often`` times among ``length`` times the usual number of words."""
    part = _D + often * (_K + 1) / (often + _K * (1 - _B + _B * length))
    return min(LEVELS - 1, int((part - _LEAST) / (_MOST - _LEAST) * LEVELS))


@dataclass(frozen=True)
class Postings:
    """The postings of every word: in texts (by entry), headings (by section), titles (by source)."""

    texts: Mapping[str, Posting]
    headings: Mapping[str, Posting]
    titles: Mapping[str, Posting]
    held: frozenset[str]

    def row(self, word: str) -> list[str]:
        """A word's postings in the order in which the browser reads them; what it has none of is empty."""
        none = ("", "")
        return [part for field in (self.texts, self.headings, self.titles) for part in field.get(word, none)]


def build_postings(sources: Iterable[Source]) -> Postings:
    """The words of all entries. ``held`` are those that learning holds, and not only pages about the site."""
    texts, headings, titles = _Field(), _Field(), _Field()
    held: set[str] = set()
    section_number = 0
    for source_number, source in enumerate(sources):
        entry = source.entry
        title = " ".join(str(part) for part in (entry.source, entry.year or "", entry.more_source) if part)
        titles.add(source_number, title, source.size)
        held.update(tokenise(title) if entry.year else ())
        for section in source.sections:
            first = section.entries[0]
            heading = f"{first.heading} {first.more_heading}".strip()
            headings.add(section_number, heading, len(section.entries))
            held.update(tokenise(heading) if entry.year else ())
            section_number += 1
            for number, one in enumerate(section.entries, start=section.first):
                texts.add(number, one.text)
                if entry.year:
                    held.update(tokenise(one.text))
    return Postings(texts.encode(), headings.encode(), titles.encode(), frozenset(held))


def order_of(word: str) -> bytes:
    """Words in the order in which a browser compares them: by the halves of characters beyond the first plane."""
    return word.encode("utf-16-be")


def part_by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their first letter, sorted; what begins with no plain letter stands under ``OTHER_LETTERS``."""
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=order_of):
        letter = word[0] if "a" <= word[0] <= "z" else OTHER_LETTERS
        letters.setdefault(letter, []).append(word)
    return letters


def build_pieces(words: Sequence[str], postings: Postings) -> Iterator[dict[str, list[str]]]:
    """The postings of sorted words, in pieces: each word of a stretch of the alphabet with its row."""
    rows: dict[str, list[str]] = {}
    length = 0
    for word in words:
        row = postings.row(word)
        size = sum(len(part) for part in row)
        if rows and length + size > _PIECE_LENGTH:
            yield rows
            rows, length = {}, 0
        rows[word] = row
        length += size
    if rows:
        yield rows
