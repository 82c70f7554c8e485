"""Holds an import against the reading made by hand: which words are right, left for a person, or wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefings.importing.converting import Conversion
from briefings.importing.draft import doubts_of
from briefings.importing.parts import Fate, FieldPath, Part
from importing.outlines import Key, Piece


@dataclass(frozen=True)
class Score:
    """Words by what became of them.

    Attributes:
        right: in the entry where they belong, which holds nothing else; or a heading that a field's name stands for.
        unplaced: left without a place, with a reason.
        marked: somewhere else, in an entry that a person is told to check.
        silent: somewhere else, and nothing is said: this must never happen.
        lost: the words that went wrong in silence, for the message of a test.
    """

    right: int
    unplaced: int
    marked: int
    silent: int
    lost: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """All words."""
        return self.right + self.unplaced + self.marked + self.silent

    @property
    def share(self) -> float:
        """The share of words in their right entry."""
        return self.right / self.words if self.words else 1.0

    def __add__(self, other: Score) -> Score:
        numbers = (self.right + other.right, self.unplaced + other.unplaced, self.marked + other.marked)
        return Score(*numbers, self.silent + other.silent, (*self.lost, *other.lost))


NOTHING = Score(0, 0, 0, 0)
_Found = tuple[str, Part | None]


def score(conversion: Conversion, outline: Sequence[Piece]) -> Score:
    """Compare an import with the pieces of the document, which were laid out in this order or in columns."""
    wanted = [(word, piece.key) for piece in outline for word in piece.text.split()]
    pairs = _align(wanted, _found_words(conversion.parts))
    right = _right_entries(pairs)
    checked = _checked(conversion.parts)
    counts = {"right": 0, "unplaced": 0, "marked": 0, "silent": 0}
    lost: list[str] = []
    for (word, key), part in pairs:
        if part is None and not any(letter.isalnum() for letter in word):
            # A dash at the start of a line that was taken for a bullet: the entry it begins is judged by its words.
            continue
        fate = _judge(key, part, right, checked)
        counts[fate] += 1
        if fate == "silent":
            lost.append(f"{word} ({key} -> {part.path or part.fate.value if part else 'nowhere'})")
    return Score(**counts, lost=tuple(lost))


def _found_words(parts: Sequence[Part]) -> list[_Found]:
    """The words of the import in the order of the source, bullets left out; pieces of a cut word are one."""
    found: list[_Found] = []
    for part in parts:
        for word in part.words if part.fate is not Fate.MARK else ():
            if word.is_glued and found:
                found[-1] = (found[-1][0] + word.text, found[-1][1])
            else:
                found.append((word.text, part))
    return found


def _align(
    wanted: list[tuple[str, Key | None]], found: list[_Found]
) -> list[tuple[tuple[str, Key | None], Part | None]]:
    # A PDF has capitals where the document has a style for them.
    ours, theirs = [word.casefold() for word, _ in wanted], [word.casefold() for word, _ in found]
    if ours == theirs:
        return [(pair, part) for pair, (_, part) in zip(wanted, found, strict=True)]
    matched: dict[int, Part | None] = {}
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        matched |= {block.a + step: found[block.b + step][1] for step in range(block.size)}
    taken = {id(part) for part in matched.values()}
    # Words in another order, as of boxes read earlier or later: by the words themselves, whole parts at a time.
    spare: dict[str, list[Part | None]] = defaultdict(list)
    for word, part in found:
        if id(part) not in taken:
            spare[word.casefold()].append(part)
    for at, word in enumerate(ours):
        if at not in matched and spare[word]:
            matched[at] = spare[word].pop(0)
    return [(pair, matched.get(at)) for at, pair in enumerate(wanted)]


def _key_of(path: FieldPath) -> Key:
    """A path as the outlines name entries."""
    if path[0] == "strands":
        strand, field = int(path[1]), str(path[2])
        if field == "issues" and path[4] == "points":
            return ("strands.issues.points", strand, 100 * int(path[3]) + int(path[5]))
        return (f"strands.{field}", strand, int(path[3]) if len(path) > 3 else 0)
    return (str(path[0]), -1, int(path[1]) if len(path) > 1 and isinstance(path[1], int) else 0)


def _right_entries(pairs: list[tuple[tuple[str, Key | None], Part | None]]) -> set[Key]:
    """The entries of the import that hold the words of one entry of the outline, all of them and nothing else."""
    inside: dict[Key, set[Key | None]] = defaultdict(set)
    spread: dict[Key, set[Key | None]] = defaultdict(set)
    for (_, key), part in pairs:
        own = _key_of(part.path) if part is not None and part.fate is Fate.PLACED else None
        if own is not None:
            inside[own].add(key)
        if key is not None:
            spread[key].add(own)
    strands = _name_strands(inside)
    right: set[Key] = set()
    for own, keys in inside.items():
        key = next(iter(keys)) if len(keys) == 1 else None
        if key is not None and key[0] == own[0] and spread[key] == {own} and strands.get(own[1], -1) == key[1]:
            right.add(own)
    return right


def _name_strands(inside: dict[Key, set[Key | None]]) -> dict[int, int]:
    """Which strand of the outline each strand of the import is: the one most of its entries come from."""
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for own, keys in inside.items():
        if own[1] >= 0:
            counts[own[1]].update(key[1] for key in keys if key is not None and key[1] >= 0)
    return {own: found.most_common(1)[0][0] for own, found in counts.items() if found}


def _checked(parts: Sequence[Part]) -> set[Key]:
    """What a person is told to check: entries, whole texts, and strands, by a doubt about their titles."""
    told = [part for part in parts if part.fate is Fate.PLACED and doubts_of(part)]
    titles = {
        ("strand", int(part.path[1]), 0) for part in told if part.path[0] == "strands" and part.path[2] == "title"
    }
    return titles | {_key_of(part.path) for part in told}


def _judge(key: Key | None, part: Part | None, right: set[Key], checked: set[Key]) -> str:
    if part is None:
        return "silent"
    if part.fate is Fate.UNPLACED:
        return "unplaced"
    if part.fate in (Fate.HEADING, Fate.REPEATED):
        return "right" if key is None else "silent"
    own = _key_of(part.path)
    if own in right:
        return "right"
    return "marked" if own in checked or ("strand", own[1], 0) in checked else "silent"
