"""A text with what was found in it made unreadable, its length kept so that columns still hold."""

from __future__ import annotations

from collections.abc import Iterable

from .scanning import scan_text

MASK = "▒"
"""Stands in place of each letter."""


def mask_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with each stretch (start, end) of it masked; spaces are masked too, line breaks are not."""
    letters = list(text)
    for start, end in spans:
        for at in range(max(0, start), min(end, len(letters))):
            letters[at] = letters[at] if letters[at] == "\n" else MASK
    return "".join(letters)


def mask_text(text: str, official: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> str:
    """The text with everything masked in it that could identify someone."""
    return mask_spans(
        text, ((found.start, found.end) for found in scan_text(text, official, known) if found.kind.is_secret)
    )
