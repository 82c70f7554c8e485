"""Headings and blocks to sections, and what each section is: told by its heading and by the headings around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..model import HeadingMeaning
from .blocks import Block
from .headings import Heading, Strength

TITLE_GUESSED = "This was taken as the title because it stands above everything else."
HALF = "A short line stands right above it: is this the whole heading?"
TITLE_OR_STRAND = "Two headings stand at the beginning: is the first the document's title, or the strand's?"


_STEP = 0.6
"""By how much headings differ in rank that are not the same; sizes measured on a page vary a little."""


class Role(StrEnum):
    """What a section is, apart from the meanings of known headings."""

    START = "start"
    TITLE = "title"
    STRAND = "strand"
    SUBTITLE = "subtitle"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading.

    Attributes:
        heading: ``None`` for what stands before the first heading of a story.
        body: the blocks below it.
        role: what it is, or ``None`` when its heading's meaning says so.
        doubts: what is not certain about that.
        story: where it stands, as ``Line.story``.
    """

    heading: Heading | None
    body: tuple[Block, ...] = ()
    role: Role | None = None
    doubts: tuple[str, ...] = ()
    story: int = 0

    @property
    def meaning(self) -> HeadingMeaning | None:
        """What the heading says about the body."""
        return self.heading.meaning if self.heading and self.role is None else None

    @property
    def rank(self) -> float:
        """The heading's rank; smaller is higher."""
        return self.heading.rank if self.heading else 99.0

    @property
    def position(self) -> int:
        """The index of the line it begins on."""
        block = self.heading.block if self.heading else self.body[0]
        return block.all_words[0].line

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands between this heading and the next."""
        return not self.body


_OF_STRAND = (HeadingMeaning.ISSUES, HeadingMeaning.LEARNING)


def split_sections(parts: Sequence[Block | Heading], story: int) -> list[Section]:
    """The sections of one story, their roles not yet known."""
    sections = [Section(None, role=Role.START, story=story)]
    last: Block | None = None
    for part in parts:
        if isinstance(part, Heading):
            sections.append(Section(part, role=None if part.meaning else Role.UNKNOWN, story=story))
            last = part.block
            continue
        if _begins_cell(part, last) and not (sections[-1].heading and sections[-1].is_bare):
            sections.append(Section(None, role=Role.START, story=story))
        sections[-1] = replace(sections[-1], body=(*sections[-1].body, part))
        last = part
    return [section for section in sections if section.heading or section.body]


def _begins_cell(block: Block, last: Block | None) -> bool:
    """Whether a block begins another cell of a table than the one above: what heads that one says nothing of it."""
    return last is not None and block.first.table != last.first.table


def resolve_sections(sections: Sequence[Section]) -> list[Section]:
    """The sections of all stories in the order of the document, each with its role."""
    raw = list(sections)
    for at, section in enumerate(raw):
        if section.heading is not None and section.heading.meaning is None:
            raw[at] = _resolve(raw, at)
    return _find_title(_doubt_halves(raw))


def _doubt_halves(sections: list[Section]) -> list[Section]:
    """A strand's title right below another short line may be the second half of a heading broken in two."""
    for at, section in enumerate(sections):
        above = sections[at - 1] if at else None
        is_second = above is not None and above.role is Role.UNKNOWN and _is_short_line(above)
        if section.role is Role.STRAND and is_second and _is_short_line(replace(section, body=())):
            sections[at] = replace(section, doubts=(*section.doubts, HALF))
    return sections


def _is_short_line(section: Section | None) -> bool:
    """Whether a section is nothing but a heading told by its shape alone, and no strand's title that was doubted."""
    if section is None or section.heading is None or not section.is_bare:
        return False
    return section.heading.strength is Strength.SHAPE and section.role in (Role.UNKNOWN, Role.STRAND)


def _resolve(sections: Sequence[Section], at: int) -> Section:
    """What a heading of unknown meaning is, told by what follows it."""
    section = sections[at]
    following = sections[at + 1 : at + 3]
    if section.heading is None or section.heading.block.first.heading == 0:
        return section
    if section.is_bare and following and following[0].meaning in _OF_STRAND:
        return _strand_or_subtitle(sections, at)
    is_pair = len(following) == 2 and following[0].role is Role.UNKNOWN and following[0].is_bare
    if section.is_bare and is_pair and following[1].meaning in _OF_STRAND:
        return replace(section, role=Role.STRAND)
    if _heads_learning(sections, at):
        return replace(section, role=Role.STRAND)
    if following and following[0].meaning in _OF_STRAND and following[0].rank > section.rank + _STEP:
        is_styled = section.heading.strength is Strength.LOOK and following[0].heading is not None
        if is_styled:
            return replace(section, role=Role.STRAND)
    return section


def _strand_or_subtitle(sections: Sequence[Section], at: int) -> Section:
    """Right above the issues or the learning: a strand's title, or the second heading below one."""
    above = sections[at - 1] if at else None
    if above is None or above.role is not Role.STRAND or not above.is_bare:
        return replace(sections[at], role=Role.STRAND)
    return replace(sections[at], role=Role.SUBTITLE)


def _heads_learning(sections: Sequence[Section], at: int) -> bool:
    """Whether this is a lower heading inside a section of learning that has no points of its own."""
    section = sections[at]
    if section.is_bare or section.heading is None or section.heading.strength is not Strength.LOOK:
        return False
    for above in reversed(sections[:at]):
        if above.meaning is HeadingMeaning.LEARNING:
            return above.rank + _STEP < section.rank and not any(block.sign for block in above.body)
        if above.role is not Role.STRAND or abs(above.rank - section.rank) > _STEP:
            return False
    return False


def _find_title(sections: list[Section]) -> list[Section]:
    """The document's title: by its style, or the one heading above all others before anything else is said."""
    for at, section in enumerate(sections):
        if section.heading is not None and section.heading.block.first.heading == 0:
            sections[at] = replace(section, role=Role.TITLE)
            return sections
    start = next((at for at, section in enumerate(sections) if section.heading is not None), None)
    if start is None or start > 0:
        return sections
    first = sections[start]
    ranks = [section.rank for section in sections[start + 1 :]]
    is_highest = bool(ranks) and first.rank + _STEP < min(ranks)
    heading = first.heading
    if heading is None or heading.meaning is not None or not first.is_bare:
        return sections
    following = sections[start + 1] if len(sections) > start + 1 else None
    if following is not None and following.meaning in _OF_STRAND:
        return sections
    if is_highest and heading.strength is Strength.LOOK:
        return _retitle(sections, start, ())
    if following is not None and following.role is Role.SUBTITLE:
        for at in (start, start + 1):
            sections[at] = replace(sections[at], doubts=(TITLE_OR_STRAND,))
        return sections
    if first.role is Role.UNKNOWN and following is not None and following.role is not Role.UNKNOWN:
        return _retitle(sections, start, (TITLE_GUESSED,))
    return sections


def _retitle(sections: list[Section], start: int, doubts: tuple[str, ...]) -> list[Section]:
    """The first heading is the title; a second one below it, taken as subtitle so far, is a strand's own."""
    sections[start] = replace(sections[start], role=Role.TITLE, doubts=doubts)
    if len(sections) > start + 1 and sections[start + 1].role is Role.SUBTITLE:
        sections[start + 1] = replace(sections[start + 1], role=Role.STRAND)
    return sections
