"""Which blocks are headings, and what they mean.

A heading is known by its words (the vocabulary's ``headings``), or by its look: a style, bold or larger letters,
capitals. Without a look, a short line that ends no sentence may be one; that is never more than a guess, and is
treated so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ..model import HeadingMeaning, Vocabulary, normalise_heading
from .blocks import Block
from .document import Word
from .words import ends_with_colon, is_capitals, kind_of_mark, number_of

_LONGEST = 14
"""Words of a heading at most."""
_LABEL = re.compile(r"[A-Z][^.:!?]{1,48}:$")


class Strength(IntEnum):
    """How sure it is that a block is a heading: by its shape alone, by its look, by its words."""

    SHAPE = 1
    LOOK = 2
    KNOWN = 3


@dataclass(frozen=True)
class Heading:
    """A heading: its block, its meaning where its words are known, how sure that is, and its rank (0 is highest)."""

    block: Block
    meaning: HeadingMeaning | None
    strength: Strength
    rank: float


class Headings:
    """The headings of the vocabulary, asked for by their words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._meanings = {
            normalise_heading(phrase): heading.meaning for heading in vocabulary.headings for phrase in heading.phrases
        }

    def meaning_of(self, text: str) -> HeadingMeaning | None:
        """What a heading says about the words below it; ``None`` when it is not in the vocabulary."""
        meaning = self._meanings.get(normalise_heading(text))
        return None if meaning is HeadingMeaning.SIGNPOST else meaning

    def is_heading(self, text: str) -> bool:
        """Whether a whole text is a heading of the vocabulary."""
        return len(text) < 100 and self.meaning_of(text) is not None

    def is_signpost(self, text: str) -> bool:
        """Whether a text begins as the closing words before a web address do."""
        plain = normalise_heading(text[:200])
        return any(
            plain == phrase or plain.startswith(f"{phrase} ")
            for phrase, meaning in self._meanings.items()
            if meaning is HeadingMeaning.SIGNPOST
        )


def find_headings(blocks: Sequence[Block], headings: Headings) -> list[Block | Heading]:
    """The same blocks, those that are headings marked as such; labels before a text are cut off as headings."""
    body_size = _body_size(blocks)
    has_labels = sum(_label_meaning(block, headings) is not None for block in blocks) > 1
    found: list[Block | Heading] = []
    for at, block in enumerate(_merge_numerals(blocks)):
        heading = _as_heading(block, headings, body_size)
        if heading:
            found.append(heading)
            continue
        cut = _cut_label(block, headings, has_labels=has_labels)
        found += cut if cut else [block]
        del at
    return _guess_headings(found)


def _as_heading(block: Block, headings: Headings, body_size: float) -> Heading | None:
    meaning = headings.meaning_of(block.text)
    rank = _rank(block, body_size)
    if meaning and (not block.sign or number_of(block.sign) or block.first.heading is not None):
        return Heading(block, meaning, Strength.KNOWN, rank)
    if _looks_like_heading(block, body_size):
        return Heading(block, meaning, Strength.KNOWN if meaning else Strength.LOOK, rank)
    return None


def _looks_like_heading(block: Block, body_size: float) -> bool:
    line = block.first
    if line.heading is not None:
        return True
    if len(block.words) > _LONGEST or (block.sign and not number_of(block.sign)) or not block.words:
        return False
    if re.search(r"[.;,]$", block.text):
        return False
    is_larger = body_size > 0 and line.size > body_size + 0.9
    return is_larger or line.is_bold or is_capitals(block.text)


def _rank(block: Block, body_size: float) -> float:
    """Smaller for higher headings: by style where there is one, else by size, capitals and weight."""
    line = block.first
    if line.heading is not None:
        return float(line.heading)
    larger = max(0.0, line.size - body_size) if body_size else 0.0
    return 20.0 - min(larger, 12.0) - (0.5 if is_capitals(block.text) else 0.0) - (0.3 if line.is_bold else 0.0)


def _body_size(blocks: Sequence[Block]) -> float:
    """The size of most words."""
    counts: dict[float, int] = {}
    for block in blocks:
        for line in block.lines:
            size = round(line.size, 1)
            counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size]) if counts else 0.0


def _label_meaning(block: Block, headings: Headings) -> HeadingMeaning | None:
    label = _label_width(block)
    return headings.meaning_of(" ".join(word.text for word in block.words[:label])) if label else None


def _label_width(block: Block) -> int:
    """How many words make up a label before a text, such as ``Case summary: In the spring ...``; 0 when none do."""
    for count in range(1, min(7, len(block.words))):
        text = " ".join(word.text for word in block.words[:count])
        if ends_with_colon(text):
            return count if _LABEL.fullmatch(text) else 0
    return 0


def _cut_label(block: Block, headings: Headings, *, has_labels: bool) -> list[Block | Heading]:
    """A label with its text as a heading and a paragraph; nothing when the words are a plain paragraph."""
    width = _label_width(block)
    if not width or block.sign:
        return []
    meaning = _label_meaning(block, headings)
    is_bold = bool(block.first.label) and block.first.label == width
    if meaning is None and not (is_bold or has_labels):
        return []
    head = replace(block, words=block.words[:width], doubts=(), pictures=())
    rest = replace(block, words=block.words[width:], mark=())
    strength = Strength.KNOWN if meaning else Strength.LOOK
    return [Heading(head, meaning, strength, 30.0), rest]


def _merge_numerals(blocks: Sequence[Block]) -> list[Block]:
    """A numeral on a line of its own belongs to the heading below it: it becomes its mark."""
    merged: list[Block] = []
    for block in blocks:
        above = merged[-1] if merged else None
        if above is not None and not above.sign and re.fullmatch(r"\d{1,2}[.)]?", above.text) and not block.sign:
            mark: tuple[Word, ...] = (*above.all_words, *block.mark)
            sign = above.text if number_of(f"{above.text.rstrip('.)')}.") else block.sign
            pictures = (*above.pictures, *block.pictures)
            merged[-1] = replace(block, mark=mark, sign=f"{sign.rstrip('.)')}.", pictures=pictures)
        else:
            merged.append(block)
    return merged


def _guess_headings(found: list[Block | Heading]) -> list[Block | Heading]:
    """Short lines that end no sentence, told by their shape alone."""
    guessed: list[Block | Heading] = []
    for at, part in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if isinstance(part, Block) and following is not None and _has_heading_shape(part, following):
            guessed.append(Heading(part, None, Strength.SHAPE, 25.0))
        else:
            guessed.append(part)
    return guessed


def _has_heading_shape(block: Block, following: Block | Heading) -> bool:
    text = block.text
    if (block.sign and not number_of(block.sign)) or not 0 < len(block.words) <= _LONGEST:
        return False
    if re.search(r"[.;,:!…]$|^[^\w“‘\"'(]", text) or text[:1].islower() or "www." in text or "://" in text:
        return False
    if block.sign:
        # A numbered entry of a list is followed by the next; a numbered heading by its text.
        is_entry = isinstance(following, Block) and kind_of_mark(following.sign or "") == kind_of_mark(block.sign)
        return not is_entry
    return True
