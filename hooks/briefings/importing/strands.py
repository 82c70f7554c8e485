"""A strand while it is filled: its issues, the words that lead in, its learning points."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Block
from .entries import base_level, colon_doubts, depth_of, entry_doubts, is_sub_point
from .gathering import Gathered
from .parts import Fate, FieldPath
from .reasons import AFTER_LIST, BELOW_LEFT, LEAD_IN, LEADS_IN, NO_LIST, OTHER_STORY, SUB_POINTS
from .words import ends_with_colon


@dataclass
class OpenStrand:
    """A strand while it is filled; ``stories`` are those its words came from so far."""

    number: int
    stories: set[int]
    issues: int = 0
    points: int = 0
    has_title: bool = False


def place_issues(gathered: Gathered, strand: OpenStrand, body: list[Block]) -> None:
    """Place what stands below a heading of issues."""
    base = base_level(body)
    has_entries = any(block.sign for block in body)
    above: Block | None = None
    points = 0
    for at, block in enumerate(body):
        following = body[at + 1] if at + 1 < len(body) else None
        if above is not None and is_sub_point(block, above, base):
            path: FieldPath = ("strands", strand.number, "issues", strand.issues - 1, "points", points)
            points += 1
            gathered.add(Fate.PLACED, block, path, _story_doubts(gathered, strand))
            continue
        if has_entries and not block.sign and (at or not ends_with_colon(block.text) or following is None):
            gathered.leave([block], AFTER_LIST)
            body[at + 1 :] = [below.with_doubt(BELOW_LEFT) for below in body[at + 1 :]]
            above = None
            continue
        if has_entries and not block.sign:
            gathered.leave([block], LEADS_IN)
            continue
        doubts = (*_story_doubts(gathered, strand), *entry_doubts(block, body), *colon_doubts(block, following, base))
        gathered.add(Fate.PLACED, block, ("strands", strand.number, "issues", strand.issues, "text"), doubts)
        strand.issues += 1
        above, points = block, 0


def place_learning(gathered: Gathered, strand: OpenStrand, body: list[Block]) -> None:
    """Place what stands below a heading of learning."""
    base = base_level(body)
    first = next((at for at, block in enumerate(body) if block.sign), None)
    if first is None:
        _place_prose_learning(gathered, strand, body)
        return
    for block in body[:first]:
        gathered.add(Fate.PLACED, block, ("strands", strand.number, "lead_in"), _story_doubts(gathered, strand))
    is_left = False
    for at, block in enumerate(body[first:], first):
        following = body[at + 1] if at + 1 < len(body) else None
        if not block.sign:
            gathered.leave([block], AFTER_LIST)
            is_left = True
        elif depth_of(block) > base:
            gathered.leave([block], SUB_POINTS)
        else:
            doubts = (*_story_doubts(gathered, strand), *colon_doubts(block, following, base))
            doubts += (BELOW_LEFT,) if is_left else ()
            _add_point(gathered, strand, block, doubts)


def _place_prose_learning(gathered: Gathered, strand: OpenStrand, body: list[Block]) -> None:
    """Paragraphs without bullets: the first may lead in; each other one may be a point."""
    for at, block in enumerate(body):
        if at == 0 and ends_with_colon(block.text) and len(body) > 1:
            path: FieldPath = ("strands", strand.number, "lead_in")
            gathered.add(Fate.PLACED, block, path, (LEAD_IN, *_story_doubts(gathered, strand)))
        else:
            _add_point(gathered, strand, block, (NO_LIST, *_story_doubts(gathered, strand)))


def _add_point(gathered: Gathered, strand: OpenStrand, block: Block, doubts: tuple[str, ...]) -> None:
    gathered.add(Fate.PLACED, block, ("strands", strand.number, "learning", strand.points, "text"), doubts)
    strand.points += 1


def _story_doubts(gathered: Gathered, strand: OpenStrand) -> tuple[str, ...]:
    """Words for a strand that begins in another box or cell: said once for each."""
    if gathered.story in strand.stories:
        return ()
    strand.stories.add(gathered.story)
    return (OTHER_STORY,)
