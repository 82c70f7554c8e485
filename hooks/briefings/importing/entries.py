"""What is known of the blocks of one section: how deep they stand, whether they can be entries, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import ONE_OR_TWO, Block
from .reasons import AFTER_LIST, BELOW_UNSURE, LEADS_IN, NO_BULLETS, POINTS_BELOW, SUB_POINTS
from .words import ends_sentence, ends_with_colon


def with_doubts(block: Block, doubts: Sequence[str]) -> Block:
    """The same block with these doubts."""
    for doubt in doubts:
        block = block.with_doubt(doubt)
    return block


def spread_doubts(body: list[Block]) -> list[Block]:
    """Below a block that may have swallowed a heading, nothing is certain any more."""
    for at, block in enumerate(body):
        if ONE_OR_TWO in block.doubts and not ends_sentence(block.text) and not ends_with_colon(block.text):
            return [*body[: at + 1], *(below.with_doubt(BELOW_UNSURE) for below in body[at + 1 :])]
    return body


def depth_of(block: Block) -> int:
    """How deep an entry stands, from 0."""
    return block.level or 0


def base_level(body: Sequence[Block]) -> int:
    """The level of the highest entries of a section."""
    return min((depth_of(block) for block in body if block.sign), default=0)


def is_sub_point(block: Block, above: Block, base: int) -> bool:
    """Whether an entry is listed below another one."""
    return bool(block.sign) and depth_of(block) > base and bool(above.words)


def why_no_entry(block: Block, following: Block | None, body: Sequence[Block], base: int) -> str:
    """Why a block cannot be an entry of a plain list; empty when it can."""
    if block.sign and depth_of(block) > base:
        return SUB_POINTS
    if not block.sign and ends_with_colon(block.text) and following is not None:
        return LEADS_IN
    at = body.index(block)
    if not block.sign and any(other.sign for other in body[:at]):
        return AFTER_LIST
    return ""


def entry_doubts(block: Block, body: Sequence[Block]) -> tuple[str, ...]:
    """A paragraph taken as an entry of a list; where it is the only one there is nothing to doubt."""
    return () if block.sign or len(body) == 1 else (NO_BULLETS,)


def colon_doubts(block: Block, following: Block | None, base: int) -> tuple[str, ...]:
    """An entry that leads into others at its own level: do those belong to it?"""
    if not ends_with_colon(block.text) or following is None:
        return ()
    return () if depth_of(following) > base else (POINTS_BELOW,)
