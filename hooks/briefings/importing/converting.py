"""A document as read to the draft of a briefing, every word held against the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from ..model import Vocabulary
from .accounting import Account, LostWordsError, account_for, compare_with_file
from .blocks import build_blocks
from .document import Document, Line, Word
from .draft import build_draft, render_draft
from .facts import find_review
from .furniture import find_repeated
from .headings import Headings, find_headings
from .parts import Fate, Part
from .placing import place_sections
from .sections import Section, resolve_sections, split_sections
from .suspicions import mark_suspicious


@dataclass(frozen=True)
class Conversion:
    """What became of one document.

    Attributes:
        document: the source as read.
        parts: every piece of it in its order, and where it went.
        data: the fields of the draft.
        text: the draft as a file.
        account: how many words met which fate.
    """

    document: Document
    parts: tuple[Part, ...]
    data: dict[str, Any]
    text: str
    account: Account


def convert(document: Document, vocabulary: Vocabulary, *, file: str, sha256: str) -> Conversion:
    """Make a draft.

    Args:
        document: the source as read.
        vocabulary: says what headings mean.
        file: the name of the source file.
        sha256: its fingerprint.

    Raises:
        LostWordsError: a word would be lost or invented; no draft must be written.
    """
    parts = place_lines(document.lines, vocabulary)
    account = account_for(document, parts)
    data = build_draft(parts, find_review(parts, vocabulary), document.notes, file=file, sha256=sha256)
    text = render_draft(data)
    compare_with_file(parts, _read_back(text))
    return Conversion(document, tuple(parts), data, text, account)


def place_lines(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Part]:
    """Every piece of the lines and where it goes, in the order of the source."""
    headings = Headings(vocabulary)
    repeated = find_repeated(lines, headings.is_heading)
    sections: list[Section] = []
    for story, indexes in _stories(lines, repeated):
        numbered = [(index, lines[index]) for index in indexes]
        blocks = build_blocks(numbered, headings.is_heading, headings.is_signpost)
        sections += split_sections(find_headings(blocks, headings), story)
    sections.sort(key=lambda section: section.position)
    placed = place_sections(resolve_sections(sections), headings)
    parts = [*placed, *(_furniture(lines, index) for index in sorted(repeated))]
    ordered = sorted(parts, key=lambda part: (part.words[0].line, part.words[0].at, part.words[0].offset))
    return mark_suspicious(ordered, headings.is_signpost)


def _stories(lines: Sequence[Line], repeated: frozenset[int]) -> list[tuple[int, list[int]]]:
    """The lines of each story. The running text is one story, however often a box stands between."""
    stories: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if index not in repeated:
            stories.setdefault(line.story, []).append(index)
    return list(stories.items())


def _furniture(lines: Sequence[Line], index: int) -> Part:
    words = tuple(Word(text, index, at) for at, text in enumerate(lines[index].text.split()))
    return Part(Fate.REPEATED, words, lines[index])


def _read_back(text: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise LostWordsError(f"The draft cannot be read again: {error}") from error
    if not isinstance(data, dict):
        raise LostWordsError("The draft cannot be read again.")
    return data
