"""Gathers the parts of a document while its sections are placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .blocks import Block
from .parts import Fate, FieldPath, Part
from .reasons import ABOVE_LEFT, AFTER_LIST, NO_HEADING, TABLE
from .words import is_symbol


@dataclass
class Gathered:
    """The parts so far; ``story`` is where the section under way stands."""

    parts: list[Part] = field(default_factory=list)
    story: int = 0

    def leave(self, blocks: Sequence[Block], why: str) -> None:
        """Leave blocks without a place, and say why."""
        last = self.parts[-1] if self.parts else None
        if why == AFTER_LIST and last is not None and last.fate is Fate.PLACED:
            self.parts[-1] = last.with_doubts(ABOVE_LEFT)
        for block in blocks:
            reason = TABLE if block.first.table is not None and why == NO_HEADING else why
            if block.mark and not is_symbol(block.sign):
                # A dash or number may be part of the words.
                block = replace(block, words=block.all_words, mark=())
            self.add(Fate.UNPLACED, block, why=reason)

    def add(
        self, fate: Fate, block: Block, path: FieldPath = (), doubts: tuple[str, ...] = (), *, why: str = ""
    ) -> None:
        """Add a block: its bullet, its words, and what becomes of them."""
        first, last = block.first, block.lines[-1]
        for signs in (block.mark, block.pictures):
            if signs:
                self.parts.append(Part(Fate.MARK, signs, first))
        if not block.words:
            return
        all_doubts = tuple(dict.fromkeys((*doubts, *block.doubts))) if fate is Fate.PLACED else ()
        self.parts.append(Part(fate, block.words, first, path, why, all_doubts, last))
