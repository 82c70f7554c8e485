"""Numbers -> text, small and quick to read back: the postings of the search travel inside scripts, as text.

A number is written in digits of base ``BASE``, the lowest first; a digit that is followed by another is written with a
character of the second half of ``ALPHABET``. Small numbers take one character, so that compressing on the way to the
browser (which goes by the character) finds what is frequent. ``docs/javascripts/search-pieces.js`` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable

# Printable, and none of " ' < \ : these would have to be escaped in a script.
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in "'<\\")[:88]
BASE = len(ALPHABET) // 2


def encode_numbers(numbers: Iterable[int]) -> str:
    """Numbers from 0 as text; ``ValueError`` for one below."""
    written = []
    for number in numbers:
        if number < 0:
            raise ValueError(f"{number} is below 0")
        while number >= BASE:
            written.append(ALPHABET[BASE + number % BASE])
            number //= BASE
        written.append(ALPHABET[number])
    return "".join(written)


def encode_rising(numbers: Iterable[int]) -> str:
    """Numbers that rise, each as its distance from the one before; the first counts from -1."""
    gaps = []
    last = -1
    for number in numbers:
        gaps.append(number - last - 1)
        last = number
    return encode_numbers(gaps)
