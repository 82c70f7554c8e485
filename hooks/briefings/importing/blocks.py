"""Lines to blocks: paragraphs and list entries, each whole again however its lines were broken.

Whether a line goes on with the one above is told by several signs: how the line above ends and this one begins, the
space between them, whether the line above was full, and where this one begins. Where the signs agree, that is the
answer; where they do not, the block carries a doubt that a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .document import Line, Word, join_words
from .marks import find_marks
from .measures import Measures
from .words import (
    ends_sentence,
    ends_with_address,
    ends_with_colon,
    is_picture,
    runs_on,
    starts_small,
    starts_with_address,
)

HYPHEN = "A word is broken at the end of a line here: does its hyphen belong to it?"
ADDRESS = "A web address is broken at the end of a line here: is it whole?"
PICTURE = "A sign of a picture font was left out here: does it matter?"
ONE_OR_TWO = "The lines here may be one paragraph or two."

_LONGEST_HEADING = 12
"""Words of a heading at most."""
_JOINTS = ("/", "-", "_", "=", "?", "&", ".")
"""A web address that ends so goes on."""

IsHeading = Callable[[str], bool]
"""Whether a line by itself is a heading whose meaning is known, or begins the closing words."""


@dataclass(frozen=True)
class Block:
    """A paragraph, list entry or heading.

    Attributes:
        words: its words, without its bullet or number.
        mark: the words that are its bullet or number.
        lines: the lines it was joined from; the first says where it stands and how it looks.
        sign: its bullet or number as text, drawn or typed; empty for a paragraph.
        level: how deep in a list, from 0; ``None`` when nothing tells.
        doubts: what is not certain.
        pictures: signs of picture fonts among its words, which no other font has.
    """

    words: tuple[Word, ...]
    mark: tuple[Word, ...]
    lines: tuple[Line, ...]
    sign: str = ""
    level: int | None = None
    doubts: tuple[str, ...] = ()
    pictures: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """Its words as text."""
        return join_words(self.words)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def all_words(self) -> tuple[Word, ...]:
        """Its words, its mark before them."""
        return (*self.mark, *self.words)

    def with_doubt(self, doubt: str) -> Block:
        """The same with one more doubt."""
        return self if doubt in self.doubts else replace(self, doubts=(*self.doubts, doubt))


def build_blocks(
    lines: Sequence[tuple[int, Line]], is_heading: IsHeading, is_signpost: IsHeading = lambda _text: False
) -> list[Block]:
    """The blocks of one story.

    Args:
        lines: the lines in reading order, each with its index in the document.
        is_heading: knows the headings of the vocabulary.
        is_signpost: knows how the closing words begin.
    """
    marked = find_marks([line for _, line in lines])
    singles = [_single(index, line, mark) for (index, line), mark in zip(lines, marked, strict=True)]
    measures = Measures.of([line for _, line in lines], [bool(block.sign) for block in singles])
    blocks: list[Block] = []
    waiting = list(singles)
    while waiting:
        block = waiting.pop(0)
        width = _heading_width(block, waiting, is_heading)
        if width:
            for _ in range(width - 1):
                block = _joined(block, waiting.pop(0), None)
            blocks.append(block)
            continue
        before = blocks[-1] if blocks else None
        if before is not None and before.sign and not before.words and not block.sign:
            # A bullet on a line of its own.
            blocks[-1] = _joined(before, block, None)
            continue
        if before is None or _closed(before, block, is_heading) or _begins_signpost(before, block, is_signpost):
            blocks.append(block)
            continue
        joins, doubt = _decide(before, block, measures)
        is_open = not ends_sentence(before.text) and doubt is None
        may_head = _may_head(before, block, waiting) or _is_below_heading(before, block, measures)
        if joins and not is_open and may_head:
            # Nobody can tell: as a heading of its own it is noticed, inside the paragraph above it would be lost.
            joins, doubt = False, None
        if joins:
            blocks[-1] = _joined(before, block, doubt)
        else:
            blocks.append(block.with_doubt(doubt) if doubt else block)
    return blocks


def _single(index: int, line: Line, sign: str) -> Block:
    words = tuple(Word(text, index, at) for at, text in enumerate(line.text.split()))
    mark: tuple[Word, ...] = ()
    if sign:
        first = words[0]
        mark, words = (first._replace(text=sign),), words[1:]
        if len(first.text) > len(sign):
            words = (first._replace(text=first.text[len(sign) :], offset=len(sign)), *words)
    pictures = tuple(word for word in words if is_picture(word.text))
    rest = tuple(word for word in words if not is_picture(word.text))
    doubts = (*line.doubts, *((PICTURE,) if pictures and rest else ()))
    return Block(rest, mark, (line,), sign or line.mark, line.level, doubts, pictures)


def _heading_width(block: Block, following: list[Block], is_heading: IsHeading) -> int:
    """How many lines make up the known heading that begins here; 0 when none does."""
    if block.text[:1].islower() and block.first.heading is None:
        return 0
    texts = [block.text]
    for other in following[:2]:
        if other.sign or block.first.is_whole or other.first.is_whole or other.first.starts:
            break
        texts.append(f"{texts[-1]} {other.text}")
    # The longest: a line that is a heading by itself may be the first half of another.
    return next((count for count in range(len(texts), 0, -1) if is_heading(texts[count - 1])), 0)


def _may_head(before: Block, block: Block, following: list[Block]) -> bool:
    """Whether a line that could end the paragraph above could as well be a heading: short, capital, without an end."""
    text = block.text
    if runs_on(before.text) or runs_on(text) or starts_small(text) or len(text.split()) > _LONGEST_HEADING:
        return False
    if re.search(r"[.;,:!?]$", text) or starts_with_address(text) or ends_with_address(text):
        return False
    return not following or bool(following[0].sign) or not starts_small(following[0].text)


def _is_below_heading(before: Block, block: Block, measures: Measures) -> bool:
    """Whether the block above is one short line that could be a heading of its own, and this line what it heads."""
    text = before.text
    if before.sign or len(before.lines) > 1 or runs_on(text) or starts_small(block.text):
        return False
    if measures.is_full(before.lines[-1], block.first):
        return False
    return len(before.words) <= _LONGEST_HEADING and not re.search(r"[.;,:!]$", text) and not starts_small(text)


def _begins_signpost(before: Block, block: Block, is_signpost: IsHeading) -> bool:
    return is_signpost(block.text) and not starts_small(block.text) and not runs_on(before.text)


def _closed(before: Block, block: Block, is_heading: IsHeading) -> bool:
    """Whether nothing can be joined here: a new entry, a whole paragraph, another look, or a heading above."""
    above, line = before.lines[-1], block.first
    if block.sign or line.is_whole or line.starts or above.is_whole:
        return True
    if line.heading is not None or above.heading is not None:
        return line.heading != above.heading
    if line.is_bold != above.is_bold or abs(line.size - above.size) > 0.6:
        return True
    return is_heading(before.text)


def _joined(before: Block, block: Block, doubt: str | None) -> Block:
    words = (*block.mark, *block.words)
    last = before.words[-1].text if before.words else ""
    doubts = [*before.doubts, *block.doubts, *([doubt] if doubt else [])]
    is_address = starts_with_address(last) and last.endswith(_JOINTS)
    if words and ((last.endswith("-") and len(last) > 1 and words[0].text[:1].islower()) or is_address):
        words = (words[0]._replace(is_glued=True), *words[1:])
        doubts.append(ADDRESS if is_address else HYPHEN)
    unique = tuple(dict.fromkeys(doubts))
    return replace(
        before,
        words=(*before.words, *words),
        lines=(*before.lines, *block.lines),
        doubts=unique,
        pictures=(*before.pictures, *block.pictures),
    )


def _decide(before: Block, block: Block, measures: Measures) -> tuple[bool, str | None]:
    """Whether a line goes on with the block above, and the doubt about it."""
    above, line = before.lines[-1], block.first
    full = measures.is_full(above, line)
    wide = measures.is_wide(line)
    inside = measures.is_inside(before.first, line, is_entry=bool(before.sign))
    if measures.is_unwrapped:
        return False, None
    if before.words and starts_with_address(before.words[-1].text) and before.text.endswith(_JOINTS):
        return True, None
    if ends_with_address(before.text) or (starts_with_address(block.text) and ends_sentence(before.text)):
        return starts_small(block.text), ONE_OR_TWO if starts_small(block.text) else None
    if runs_on(before.text):
        return True, (ONE_OR_TWO if wide and inside is not True else None)
    if not ends_sentence(before.text) and not ends_with_colon(before.text):
        return _decide_open(starts_small(block.text), full, wide, inside)
    joins, doubt = _decide_ended(starts_small(block.text), full, wide, inside)
    # Below a list entry, a line that had no room above is part of it: a new paragraph would stand apart.
    return joins, (None if joins and full and before.sign and not starts_small(block.text) else doubt)


def _decide_open(small: bool, full: bool | None, wide: bool, inside: bool | None) -> tuple[bool, str | None]:
    """The sentence above has no end."""
    if inside is False and not small:
        return False, None
    if small:
        return True, (ONE_OR_TWO if (wide or full is False or inside is False) else None)
    if wide:
        return False, (ONE_OR_TWO if full or inside else None)
    if full is None:
        return inside is not False, ONE_OR_TWO
    return full, None


def _decide_ended(small: bool, full: bool | None, wide: bool, inside: bool | None) -> tuple[bool, str | None]:
    """The sentence above has ended: this line may begin the next one, or the next paragraph."""
    if small:
        return True, ONE_OR_TWO
    if inside is False:
        return False, None
    if wide:
        return False, (ONE_OR_TWO if inside else None)
    if inside and full is not False:
        return True, None
    if full is None:
        return True, ONE_OR_TWO
    return full, (None if not full else ONE_OR_TWO)
