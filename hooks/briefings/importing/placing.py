"""Sections to parts: each paragraph and list entry gets its field, or stays without a place and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model import HeadingMeaning
from .blocks import ONE_OR_TWO, Block
from .headings import Heading, Headings
from .levels import infer_levels
from .parts import Fate, FieldPath, Part
from .sections import Role, Section
from .signpost import cut_address, find_repeated_addresses
from .words import LOST, ends_sentence, ends_with_colon, is_symbol

NO_HEADING = "It stands before the first heading."
UNKNOWN_HEADING = "The heading above it is not in the vocabulary."
UNKNOWN = "This heading is not in the vocabulary."
SECOND = "This field was filled from another place in the document already."
LEADS_IN = "It leads into a list, and this field has no place for such words."
SUB_POINTS = "It is a sub-point, and this field has no place for those."
AFTER_LIST = "It follows a list without a bullet of its own: does it belong to the entry above?"
NO_STRAND = "It stands above a strand's issues or learning, where a strand has no place for words."
BELOW_LEFT = "It stands below words that have no place: does it still belong here?"
BELOW_UNSURE = "The words above it may end with a heading: does this still belong here?"
ABOVE_LEFT = "The words below it in the source have no place: do they belong to it?"
LOST_LETTER = "A letter could not be read."
TABLE = "It stands in a table whose cells have no headings."
NO_BULLETS = "These paragraphs have no bullets: is each an entry of its own?"
BULLETS_LOST = "The source has a list here, which became paragraphs."
POINTS_BELOW = "It ends with a colon: do the entries below belong to it?"
OWN_TITLE = "The strand has no heading of its own in the source, so it took this one."
NO_LIST = "The learning stands in running text: is each paragraph a learning point?"
LEAD_IN = "This was taken as the words that lead into the learning points."
OTHER_STORY = "It stands in a box or cell of its own: does it belong to this strand?"

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
class _Strand:
    """A strand while it is filled."""

    number: int
    stories: set[int]
    issues: int = 0
    points: int = 0
    has_title: bool = False


@dataclass
class Placer:
    """Places the sections of all stories, in their order.

    Attributes:
        has_strands: whether any section of the document is the title of a strand.
    """

    headings: Headings
    has_strands: bool
    parts: list[Part] = field(default_factory=list)
    _strand: _Strand | None = None
    _count: int = 0
    _filled: dict[str, int] = field(default_factory=dict)
    _story: int = 0

    def place(self, section: Section) -> None:
        """Place one section."""
        self._story = section.story
        body = infer_levels(self._take_aside(section.body))
        if section.heading is not None:
            # Where it is not certain that a heading stands in its place, neither is it for what follows.
            body = _spread_doubts([_with_doubts(block, section.heading.block.doubts) for block in body])
        if section.heading is None:
            self._leave(body, NO_HEADING)
        elif section.role is Role.TITLE:
            self._place_title(section, body)
        elif section.role in (Role.STRAND, Role.SUBTITLE):
            self._place_strand(section, body)
        elif section.meaning is None:
            self._strand = None
            self._leave([section.heading.block], UNKNOWN)
            self._leave(body, UNKNOWN_HEADING)
        else:
            self._place_known(section, section.heading, section.meaning, body)

    def _take_aside(self, body: Sequence[Block]) -> list[Block]:
        """The blocks without those that go to a place of their own wherever they stand, or cannot be placed at all."""
        kept: list[Block] = []
        for block in body:
            if not block.words or is_symbol(block.text):
                self._add(Fate.MARK, replace(block, words=block.all_words, mark=()))
            elif self.headings.is_signpost(block.text) and cut_address(block.words):
                self._place_signpost(block)
            elif LOST in block.text:
                self._leave([block], LOST_LETTER)
            else:
                kept.append(block)
        return kept

    def _place_signpost(self, block: Block) -> None:
        cut = cut_address(block.words)
        if cut is None or "signpost" in self._filled:
            self._leave([block], SECOND)
            return
        self._filled["signpost"] = 1
        words, address, stop = cut
        self._add(Fate.PLACED, replace(block, words=words), ("signpost", "text"))
        self._add(Fate.PLACED, replace(block, words=address, mark=(), pictures=()), ("signpost", "printed_as"))
        if stop:
            self._add(Fate.MARK, replace(block, words=stop, mark=(), pictures=()))

    def _place_title(self, section: Section, body: list[Block]) -> None:
        assert section.heading is not None
        if "title" in self._filled:
            self._leave([section.heading.block], SECOND)
        else:
            self._filled["title"] = 1
            self._add(Fate.PLACED, section.heading.block, ("title",), section.doubts)
        self._leave(body, NO_HEADING)

    def _place_strand(self, section: Section, body: list[Block]) -> None:
        assert section.heading is not None
        if section.role is Role.SUBTITLE and self._strand is not None:
            path: FieldPath = ("strands", self._strand.number, "subtitle")
            self._add(Fate.PLACED, section.heading.block, path, section.doubts)
            return
        strand = self._open_strand()
        strand.has_title = True
        self._add(Fate.PLACED, section.heading.block, ("strands", strand.number, "title"), section.doubts)
        if body and any(block.sign for block in body):
            self._place_learning(strand, body)
        else:
            self._leave(body, NO_STRAND)

    def _open_strand(self) -> _Strand:
        self._strand = _Strand(self._count, {self._story})
        self._count += 1
        return self._strand

    def _place_known(self, section: Section, heading: Heading, meaning: HeadingMeaning, body: list[Block]) -> None:
        if meaning is HeadingMeaning.ISSUES:
            self._place_issue_section(heading, body)
        elif meaning is HeadingMeaning.LEARNING:
            self._place_learning_section(heading, body)
        else:
            self._strand = None
            self._add(Fate.HEADING, heading.block)
            if meaning in _SINGLE:
                self._place_text(_SINGLE[meaning], body)
            elif meaning is HeadingMeaning.RESOURCES:
                self._place_resources(body)
            else:
                self._place_list(_LISTS[meaning], body)

    def _place_issue_section(self, heading: Heading, body: list[Block]) -> None:
        self._add(Fate.HEADING, heading.block)
        strand = self._strand
        if strand is None or strand.issues or strand.points:
            strand = self._open_strand()
        self._place_issues(strand, body)

    def _place_learning_section(self, heading: Heading, body: list[Block]) -> None:
        """Learning belongs to the strand above. Without one it makes its own, unless it tells of all strands."""
        strand = self._strand
        has_entries = any(block.sign for block in body)
        if strand is not None and not strand.points:
            self._add_title(strand, heading)
            self._place_learning(strand, body)
        elif self.has_strands and not has_entries and body:
            self._strand = None
            self._add(Fate.HEADING, heading.block)
            self._place_text("overview", body)
        elif body:
            strand = self._open_strand()
            self._add_title(strand, heading)
            self._place_learning(strand, body)
        else:
            self._leave([heading.block], "Nothing stands below this heading.")

    def _add_title(self, strand: _Strand, heading: Heading) -> None:
        if strand.has_title:
            self._add(Fate.HEADING, heading.block)
            return
        strand.has_title = True
        self._add(Fate.PLACED, heading.block, ("strands", strand.number, "title"), (OWN_TITLE,))

    def _place_text(self, name: str, body: list[Block]) -> None:
        if name in self._filled:
            self._leave(body, SECOND)
            return
        for block in body:
            self._filled[name] = 1
            self._add(Fate.PLACED, block, (name,), (BULLETS_LOST,) if block.sign else ())

    def _place_list(self, name: str, body: list[Block]) -> None:
        if name in self._filled:
            self._leave(body, SECOND)
            return
        base = _base_level(body)
        is_left = False
        for at, block in enumerate(body):
            following = body[at + 1] if at + 1 < len(body) else None
            if why := _no_entry(block, following, body, base):
                self._leave([block], why)
                is_left = is_left or why == AFTER_LIST
                continue
            block = block.with_doubt(BELOW_LEFT) if is_left else block
            number = self._filled.get(name, 0)
            self._filled[name] = number + 1
            self._add(Fate.PLACED, block, (name, number), _entry_doubts(block, body))

    def _place_resources(self, body: list[Block]) -> None:
        if "resources" in self._filled:
            self._leave(body, SECOND)
            return
        for block in body:
            number = self._filled.get("resources", 0)
            self._filled["resources"] = number + 1
            cut = cut_address(block.words)
            is_full = cut is not None and "://" in cut[1][0].text
            if cut is None or not cut[0] or not is_full:
                self._add(Fate.PLACED, block, ("resources", number, "label"))
                continue
            words, address, stop = cut
            self._add(Fate.PLACED, replace(block, words=words), ("resources", number, "label"))
            self._add(
                Fate.PLACED, replace(block, words=address, mark=(), pictures=()), ("resources", number, "address")
            )
            if stop:
                self._add(Fate.MARK, replace(block, words=stop, mark=(), pictures=()))

    def _place_issues(self, strand: _Strand, body: list[Block]) -> None:
        base = _base_level(body)
        has_entries = any(block.sign for block in body)
        above: Block | None = None
        points = 0
        for at, block in enumerate(body):
            following = body[at + 1] if at + 1 < len(body) else None
            if above is not None and _is_sub_point(block, above, base):
                path: FieldPath = ("strands", strand.number, "issues", strand.issues - 1, "points", points)
                points += 1
                self._add(Fate.PLACED, block, path, self._story_doubts(strand))
                continue
            if has_entries and not block.sign and (at or not ends_with_colon(block.text) or following is None):
                self._leave([block], AFTER_LIST)
                body[at + 1 :] = [below.with_doubt(BELOW_LEFT) for below in body[at + 1 :]]
                above = None
                continue
            if has_entries and not block.sign:
                self._leave([block], LEADS_IN)
                continue
            doubts = (*self._story_doubts(strand), *_entry_doubts(block, body), *_colon_doubts(block, following, base))
            self._add(Fate.PLACED, block, ("strands", strand.number, "issues", strand.issues, "text"), doubts)
            strand.issues += 1
            above, points = block, 0

    def _place_learning(self, strand: _Strand, body: list[Block]) -> None:
        base = _base_level(body)
        first = next((at for at, block in enumerate(body) if block.sign), None)
        if first is None:
            self._place_prose_learning(strand, body)
            return
        for block in body[:first]:
            self._add(Fate.PLACED, block, ("strands", strand.number, "lead_in"), self._story_doubts(strand))
        is_left = False
        for at, block in enumerate(body[first:], first):
            following = body[at + 1] if at + 1 < len(body) else None
            if not block.sign:
                self._leave([block], AFTER_LIST)
                is_left = True
            elif _depth(block) > base:
                self._leave([block], SUB_POINTS)
            else:
                doubts = (*self._story_doubts(strand), *_colon_doubts(block, following, base))
                doubts += (BELOW_LEFT,) if is_left else ()
                self._add_point(strand, block, doubts)

    def _place_prose_learning(self, strand: _Strand, body: list[Block]) -> None:
        """Paragraphs without bullets: the first may lead in; each other one may be a point."""
        for at, block in enumerate(body):
            if at == 0 and ends_with_colon(block.text) and len(body) > 1:
                path: FieldPath = ("strands", strand.number, "lead_in")
                self._add(Fate.PLACED, block, path, (LEAD_IN, *self._story_doubts(strand)))
            else:
                self._add_point(strand, block, (NO_LIST, *self._story_doubts(strand)))

    def _add_point(self, strand: _Strand, block: Block, doubts: tuple[str, ...]) -> None:
        self._add(Fate.PLACED, block, ("strands", strand.number, "learning", strand.points, "text"), doubts)
        strand.points += 1

    def _story_doubts(self, strand: _Strand) -> tuple[str, ...]:
        """Words for a strand that begins in another box or cell: said once for each."""
        if self._story in strand.stories:
            return ()
        strand.stories.add(self._story)
        return (OTHER_STORY,)

    def _leave(self, blocks: Sequence[Block], why: str) -> None:
        last = self.parts[-1] if self.parts else None
        if why == AFTER_LIST and last is not None and last.fate is Fate.PLACED:
            self.parts[-1] = last.with_doubts(ABOVE_LEFT)
        for block in blocks:
            reason = TABLE if block.first.table is not None and why == NO_HEADING else why
            if block.mark and not is_symbol(block.sign):
                # A dash or number may be part of the words.
                block = replace(block, words=block.all_words, mark=())
            self._add(Fate.UNPLACED, block, why=reason)

    def _add(
        self, fate: Fate, block: Block, path: FieldPath = (), doubts: tuple[str, ...] = (), *, why: str = ""
    ) -> None:
        first, last = block.first, block.lines[-1]
        for signs in (block.mark, block.pictures):
            if signs:
                self.parts.append(Part(Fate.MARK, signs, first))
        if not block.words:
            return
        all_doubts = tuple(dict.fromkeys((*doubts, *block.doubts))) if fate is Fate.PLACED else ()
        self.parts.append(Part(fate, block.words, first, path, why, all_doubts, last))


def place_sections(sections: Sequence[Section], headings: Headings) -> list[Part]:
    """The parts of all sections, which come in the order of the document."""
    placer = Placer(headings, any(section.role is Role.STRAND for section in sections))
    for section in sections:
        placer.place(section)
    return find_repeated_addresses(placer.parts, ABOVE_LEFT)


def _with_doubts(block: Block, doubts: Sequence[str]) -> Block:
    for doubt in doubts:
        block = block.with_doubt(doubt)
    return block


def _spread_doubts(body: list[Block]) -> list[Block]:
    """Below a block that may have swallowed a heading, nothing is certain any more."""
    for at, block in enumerate(body):
        if ONE_OR_TWO in block.doubts and not ends_sentence(block.text) and not ends_with_colon(block.text):
            return [*body[: at + 1], *(below.with_doubt(BELOW_UNSURE) for below in body[at + 1 :])]
    return body


def _depth(block: Block) -> int:
    return block.level or 0


def _base_level(body: Sequence[Block]) -> int:
    return min((_depth(block) for block in body if block.sign), default=0)


def _is_sub_point(block: Block, above: Block, base: int) -> bool:
    """Whether an entry is listed below another one."""
    return bool(block.sign) and _depth(block) > base and bool(above.words)


def _no_entry(block: Block, following: Block | None, body: Sequence[Block], base: int) -> str:
    """Why a block cannot be an entry of a plain list; empty when it can."""
    if block.sign and _depth(block) > base:
        return SUB_POINTS
    if not block.sign and ends_with_colon(block.text) and following is not None:
        return LEADS_IN
    at = body.index(block)
    if not block.sign and any(other.sign for other in body[:at]):
        return AFTER_LIST
    return ""


def _entry_doubts(block: Block, body: Sequence[Block]) -> tuple[str, ...]:
    """A paragraph taken as an entry of a list; where it is the only one there is nothing to doubt."""
    return () if block.sign or len(body) == 1 else (NO_BULLETS,)


def _colon_doubts(block: Block, following: Block | None, base: int) -> tuple[str, ...]:
    if not ends_with_colon(block.text) or following is None:
        return ()
    return () if _depth(following) > base else (POINTS_BELOW,)
