"""Changes a document may have gone through in an office: each mutation is made by chance, from a seed.

A mutant is a text and the outline it was made from, so that what an import makes of it can be judged.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from importing.outlines import Kind, Piece

_BULLETS = ("\uf0b7 ", "• ", "o ", "– ", "- ", "* ", "· ", "▪ ", "➢ ", "\uf0a7\t", "●  ", "•")
_KNOWN = {
    "How this document can be used": ("How to use this briefing", "HOW TO USE THIS DOCUMENT", "Using this briefing:"),
    "Case Summary": ("Background", "The case", "What happened?", "CASE SUMMARY", "Summary of the case"),
    "Issues present in this case:": ("Issues", "Key issues:", "ISSUES IDENTIFIED", "Issues present in this case"),
    "Learning": ("Key learning", "LEARNING", "Learning points", "Lessons learned:", "Key messages"),
}
_UNKNOWN = ("Pointers", "In a nutshell", "The detail", "Thoughts from the panel", "Headlines")
_HEADERS = ("Nottingham City Safeguarding Children Board", "Learning briefing no. 7", "Official copy of the board")


@dataclass(frozen=True)
class Mutant:
    """A text, the outline of what it says, and what was done to it."""

    text: str
    outline: tuple[Piece, ...]
    done: tuple[str, ...]


def mutate(pieces: Sequence[Piece], seed: int) -> Mutant:
    """A text made from an outline, changed in one to four ways."""
    rng = random.Random(f"mutant/{seed}")
    outline, done = change(pieces, rng, numbered=True)
    marks = _choose_marks(rng)
    layout = rng.choice(list(_LAYOUTS))
    text = _LAYOUTS[layout](outline, marks, rng)
    if rng.random() < 0.3:
        done.append("furniture")
        text = add_furniture(text, rng)
    return Mutant(text, tuple(outline), (*done, layout, repr(marks[Kind.ITEM])))


def change(pieces: Sequence[Piece], rng: random.Random, *, numbered: bool = False) -> tuple[list[Piece], list[str]]:
    """An outline changed in some ways, and their names; numbers before headings only where the layout prints them."""
    names = [name for name in _CHANGES if numbered or name != "numbered"]
    done = [name for name in names if rng.random() < 0.4]
    outline = list(pieces)
    for name in done:
        outline = _CHANGES[name](outline, rng)
    return outline, done


def shuffle_parts(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """The parts of the document in another order."""
    parts = [list(group) for _, group in groupby(pieces, lambda piece: piece.box)]
    rng.shuffle(parts)
    return [piece for part in parts for piece in part]


def reword_headings(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """Headings as other boards have them; the vocabulary knows these."""
    chosen = {old: rng.choice(new) for old, new in _KNOWN.items()}
    return [replace(piece, text=chosen.get(piece.text, piece.text)) for piece in pieces]


def invent_headings(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """One heading as nobody has it."""
    at = rng.choice([at for at, piece in enumerate(pieces) if piece.kind is Kind.HEADING])
    changed = list(pieces)
    changed[at] = replace(changed[at], text=rng.choice(_UNKNOWN))
    return changed


def number_headings(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """The parts of the document numbered."""
    del rng
    changed, number, box = [], 0, -1
    for piece in pieces:
        is_first = piece.box != box and piece.kind in {Kind.HEADING, Kind.STRAND}
        box = piece.box
        number += is_first
        changed.append(replace(piece, text=piece.text, number=number if is_first else 0))
    return changed


_CHANGES: dict[str, Callable[[Sequence[Piece], random.Random], list[Piece]]] = {
    "shuffled": shuffle_parts,
    "reworded": reword_headings,
    "invented": invent_headings,
    "numbered": number_headings,
}


def _choose_marks(rng: random.Random) -> dict[Kind, str]:
    """A bullet for entries and another for those below."""
    first, second = rng.sample(_BULLETS, 2)
    return {Kind.ITEM: first, Kind.SUB_ITEM: second if second.strip() != first.strip() else "o "}


def _lead(piece: Piece, marks: dict[Kind, str]) -> str:
    return f"{piece.number}. " if piece.number else marks.get(piece.kind, "")


def wrapped(pieces: Sequence[Piece], marks: dict[Kind, str], rng: random.Random) -> str:
    """Wrapped at one width, with so many empty lines between the pieces."""
    width, gap = rng.randint(38, 120), rng.choice((1, 2, 2, 3))
    texts = (_wrap(_lead(piece, marks) + piece.text, width) for piece in pieces)
    return ("\n" * gap).join("\n".join(lines) for lines in texts) + "\n"


def doubled(pieces: Sequence[Piece], marks: dict[Kind, str], rng: random.Random) -> str:
    """Wrapped, with an empty line after every line, as text from a PDF often is."""
    width = rng.randint(60, 110)
    lines = [line for piece in pieces for line in _wrap(_lead(piece, marks) + piece.text, width)]
    return "\n\n".join(lines) + "\n"


def broken(pieces: Sequence[Piece], marks: dict[Kind, str], rng: random.Random) -> str:
    """Lines broken anywhere."""
    gap = rng.choice((1, 2, 2))
    texts = []
    for piece in pieces:
        words = (_lead(piece, marks) + piece.text).split(" ")
        lines, line = [], [words[0]]
        for word in words[1:]:
            if rng.random() < 0.12 and len(" ".join(line)) > 3:
                lines.append(" ".join(line))
                line = []
            line.append(word)
        texts.append("\n".join([*lines, " ".join(line)]))
    return ("\n" * gap).join(texts) + "\n"


def unwrapped(pieces: Sequence[Piece], marks: dict[Kind, str], rng: random.Random) -> str:
    """Each piece on a line of its own."""
    gap = rng.choice((1, 2))
    return ("\n" * gap).join(_lead(piece, marks) + piece.text for piece in pieces) + "\n"


_LAYOUTS: dict[str, Callable[[Sequence[Piece], dict[Kind, str], random.Random], str]] = {
    "wrapped": wrapped,
    "doubled": doubled,
    "broken": broken,
    "unwrapped": unwrapped,
}


def add_furniture(text: str, rng: random.Random) -> str:
    """Pages with a head and a foot."""
    lines = text.split("\n")
    size, head = rng.randint(25, 50), rng.choice(_HEADERS)
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    count = len(pages)
    made = ("\n".join([head, "", *page, "", f"Page {number} of {count}"]) for number, page in enumerate(pages, 1))
    return "\n\f".join(made) + "\n"


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [text]
