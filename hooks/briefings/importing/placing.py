"""Sections to parts: each paragraph and list entry gets its field, or stays without a place and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model import HeadingMeaning
from .blocks import Block
from .entries import (
    base_level,
    entry_doubts,
    spread_doubts,
    why_no_entry,
    with_doubts,
)
from .gathering import Gathered
from .headings import Heading, Headings
from .levels import infer_levels
from .parts import Fate, FieldPath, Part
from .reasons import (
    ABOVE_LEFT,
    AFTER_LIST,
    BELOW_LEFT,
    BULLETS_LOST,
    LOST_LETTER,
    NO_HEADING,
    NO_STRAND,
    OWN_TITLE,
    SECOND,
    UNKNOWN,
    UNKNOWN_HEADING,
)
from .sections import Role, Section
from .signpost import cut_address, find_repeated_addresses
from .strands import OpenStrand, place_issues, place_learning
from .words import LOST, is_symbol

_SINGLE = {
    HeadingMeaning.CASE_SUMMARY: "case_summary",
    HeadingMeaning.OVERVIEW: "overview",
}
_LISTS = {
    HeadingMeaning.HOW_TO_USE: "how_to_use",
    HeadingMeaning.GOOD_PRACTICE: "good_practice",
    HeadingMeaning.RECOMMENDATIONS: "recommendations",
    HeadingMeaning.REFLECTIVE_QUESTIONS: "reflective_questions",
}


@dataclass
class Placer:
    """Places the sections of all stories, in their order.

    Attributes:
        has_strands: whether any section of the document is the title of a strand.
    """

    headings: Headings
    has_strands: bool
    _gathered: Gathered = field(default_factory=Gathered)
    _strand: OpenStrand | None = None
    _count: int = 0
    _filled: dict[str, int] = field(default_factory=dict)

    def place(self, section: Section) -> None:
        """Place one section."""
        self._gathered.story = section.story
        body = infer_levels(self._take_aside(section.body))
        if section.heading is not None:
            # Where it is not certain that a heading stands in its place, neither is it for what follows.
            body = spread_doubts([with_doubts(block, section.heading.block.doubts) for block in body])
        if section.heading is None:
            self._gathered.leave(body, NO_HEADING)
        elif section.role is Role.TITLE:
            self._place_title(section, body)
        elif section.role in (Role.STRAND, Role.SUBTITLE):
            self._place_strand(section, body)
        elif section.meaning is None:
            self._strand = None
            self._gathered.leave([section.heading.block], UNKNOWN)
            self._gathered.leave(body, UNKNOWN_HEADING)
        else:
            self._place_known(section, section.heading, section.meaning, body)

    def _take_aside(self, body: Sequence[Block]) -> list[Block]:
        """The blocks without those that go to a place of their own wherever they stand, or cannot be placed at all."""
        kept: list[Block] = []
        for block in body:
            if not block.words or is_symbol(block.text):
                self._gathered.add(Fate.MARK, replace(block, words=block.all_words, mark=()))
            elif self.headings.is_signpost(block.text) and cut_address(block.words):
                self._place_signpost(block)
            elif LOST in block.text:
                self._gathered.leave([block], LOST_LETTER)
            else:
                kept.append(block)
        return kept

    @property
    def parts(self) -> list[Part]:
        """The parts of all sections placed so far."""
        return self._gathered.parts

    def _place_signpost(self, block: Block) -> None:
        cut = cut_address(block.words)
        if cut is None or "signpost" in self._filled:
            self._gathered.leave([block], SECOND)
            return
        self._filled["signpost"] = 1
        words, address, stop = cut
        self._gathered.add(Fate.PLACED, replace(block, words=words), ("signpost", "text"))
        self._gathered.add(Fate.PLACED, replace(block, words=address, mark=(), pictures=()), ("signpost", "printed_as"))
        if stop:
            self._gathered.add(Fate.MARK, replace(block, words=stop, mark=(), pictures=()))

    def _place_title(self, section: Section, body: list[Block]) -> None:
        assert section.heading is not None
        if "title" in self._filled:
            self._gathered.leave([section.heading.block], SECOND)
        else:
            self._filled["title"] = 1
            self._gathered.add(Fate.PLACED, section.heading.block, ("title",), section.doubts)
        self._gathered.leave(body, NO_HEADING)

    def _place_strand(self, section: Section, body: list[Block]) -> None:
        assert section.heading is not None
        if section.role is Role.SUBTITLE and self._strand is not None:
            path: FieldPath = ("strands", self._strand.number, "subtitle")
            self._gathered.add(Fate.PLACED, section.heading.block, path, section.doubts)
            return
        strand = self._open_strand()
        strand.has_title = True
        self._gathered.add(Fate.PLACED, section.heading.block, ("strands", strand.number, "title"), section.doubts)
        if body and any(block.sign for block in body):
            place_learning(self._gathered, strand, body)
        else:
            self._gathered.leave(body, NO_STRAND)

    def _open_strand(self) -> OpenStrand:
        self._strand = OpenStrand(self._count, {self._gathered.story})
        self._count += 1
        return self._strand

    def _place_known(self, section: Section, heading: Heading, meaning: HeadingMeaning, body: list[Block]) -> None:
        if meaning is HeadingMeaning.ISSUES:
            self._place_issue_section(heading, body)
        elif meaning is HeadingMeaning.LEARNING:
            self._place_learning_section(heading, body)
        else:
            self._strand = None
            self._gathered.add(Fate.HEADING, heading.block)
            if meaning in _SINGLE:
                self._place_text(_SINGLE[meaning], body)
            elif meaning is HeadingMeaning.RESOURCES:
                self._place_resources(body)
            else:
                self._place_list(_LISTS[meaning], body)

    def _place_issue_section(self, heading: Heading, body: list[Block]) -> None:
        self._gathered.add(Fate.HEADING, heading.block)
        strand = self._strand
        if strand is None or strand.issues or strand.points:
            strand = self._open_strand()
        place_issues(self._gathered, strand, body)

    def _place_learning_section(self, heading: Heading, body: list[Block]) -> None:
        """Learning belongs to the strand above. Without one it makes its own, unless it tells of all strands."""
        strand = self._strand
        has_entries = any(block.sign for block in body)
        if strand is not None and not strand.points:
            self._add_title(strand, heading)
            place_learning(self._gathered, strand, body)
        elif self.has_strands and not has_entries and body:
            self._strand = None
            self._gathered.add(Fate.HEADING, heading.block)
            self._place_text("overview", body)
        elif body:
            strand = self._open_strand()
            self._add_title(strand, heading)
            place_learning(self._gathered, strand, body)
        else:
            self._gathered.leave([heading.block], "Nothing stands below this heading.")

    def _add_title(self, strand: OpenStrand, heading: Heading) -> None:
        if strand.has_title:
            self._gathered.add(Fate.HEADING, heading.block)
            return
        strand.has_title = True
        self._gathered.add(Fate.PLACED, heading.block, ("strands", strand.number, "title"), (OWN_TITLE,))

    def _place_text(self, name: str, body: list[Block]) -> None:
        if name in self._filled:
            self._gathered.leave(body, SECOND)
            return
        for block in body:
            self._filled[name] = 1
            self._gathered.add(Fate.PLACED, block, (name,), (BULLETS_LOST,) if block.sign else ())

    def _place_list(self, name: str, body: list[Block]) -> None:
        if name in self._filled:
            self._gathered.leave(body, SECOND)
            return
        base = base_level(body)
        is_left = False
        for at, block in enumerate(body):
            following = body[at + 1] if at + 1 < len(body) else None
            if why := why_no_entry(block, following, body, base):
                self._gathered.leave([block], why)
                is_left = is_left or why == AFTER_LIST
                continue
            block = block.with_doubt(BELOW_LEFT) if is_left else block
            number = self._filled.get(name, 0)
            self._filled[name] = number + 1
            self._gathered.add(Fate.PLACED, block, (name, number), entry_doubts(block, body))

    def _place_resources(self, body: list[Block]) -> None:
        if "resources" in self._filled:
            self._gathered.leave(body, SECOND)
            return
        for block in body:
            number = self._filled.get("resources", 0)
            self._filled["resources"] = number + 1
            cut = cut_address(block.words)
            is_full = cut is not None and "://" in cut[1][0].text
            if cut is None or not cut[0] or not is_full:
                self._gathered.add(Fate.PLACED, block, ("resources", number, "label"))
                continue
            words, address, stop = cut
            self._gathered.add(Fate.PLACED, replace(block, words=words), ("resources", number, "label"))
            self._gathered.add(
                Fate.PLACED, replace(block, words=address, mark=(), pictures=()), ("resources", number, "address")
            )
            if stop:
                self._gathered.add(Fate.MARK, replace(block, words=stop, mark=(), pictures=()))


def place_sections(sections: Sequence[Section], headings: Headings) -> list[Part]:
    """The parts of all sections, which come in the order of the document."""
    placer = Placer(headings, any(section.role is Role.STRAND for section in sections))
    for section in sections:
        placer.place(section)
    return find_repeated_addresses(placer.parts, ABOVE_LEFT)
