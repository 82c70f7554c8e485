"""What every reader of documents gives: lines in reading order, each with its place, its look and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Region(StrEnum):
    """Where on a page a line stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    CONTENTS = "contents"


@dataclass(frozen=True)
class Line:
    """A line of a page or of a text file; or, from a format that has them, a whole paragraph.

    Attributes:
        text: its words with single spaces between them, cleaned by ``words.clean``; never empty.
        page: counted from 1; 0 when the document has no pages.
        number: of the line on its page, or of the line or paragraph in the file; from 1.
        unit: what ``number`` counts: ``line`` or ``paragraph``.
        story: 0 for the running text; each text box, table cell and the like has a number of its own. A heading in
            one story says nothing about the words in another.
        is_whole: whether this is a paragraph already, not to be joined with the next line.
        starts: whether a paragraph certainly begins here.
        mark: the bullet or number that the program draws before it, which is no word of its own.
        level: how deep in a list it stands, from 0; ``None`` when the format says nothing of lists.
        heading: 0 for the document's title, 1 and more for headings by style; ``None`` for other lines.
        is_bold: whether all of it is bold.
        label: how many of its first words are bold, where the rest is not.
        size: the size of its letters in points; 0 when unknown.
        gap: the empty space above, in lines; ``None`` where nothing can be said, as at the top of a page.
        left: where it begins, in letters or points; ``None`` when unknown.
        end: where it ends, in the same measure; or, from nought down, how much room it leaves in its column.
        first: how wide its first word is, in the same measure.
        table: (table, row, column), each from 0, for a line in a table.
        doubts: what the reader was not sure of.
    """

    text: str
    page: int = 0
    number: int = 0
    unit: str = "line"
    story: int = 0
    region: Region = Region.BODY
    is_whole: bool = False
    starts: bool = False
    mark: str = ""
    level: int | None = None
    heading: int | None = None
    is_bold: bool = False
    label: int = 0
    size: float = 0.0
    gap: float | None = None
    left: float | None = None
    end: float | None = None
    first: float | None = None
    table: tuple[int, int, int] | None = None
    doubts: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Its place in plain words: ``page 2, line 14``."""
        where = f"{self.unit} {self.number}"
        return f"page {self.page}, {where}" if self.page else where


@dataclass(frozen=True)
class Hidden:
    """Words that a reader of the paper would not see: their kind and place, never the words themselves.

    ``is_known`` is false where it cannot be told which words those are, so that they cannot be left out.
    """

    kind: str
    place: str
    is_known: bool = True


@dataclass(frozen=True)
class Document:
    """A document as read.

    Attributes:
        lines: in reading order.
        hidden: the places of words that are in no line, because they are hidden; without leave, these refuse the file.
        notes: what a person should know about the whole document.
        pages: how many pages it has; 0 when that is not known.
    """

    lines: tuple[Line, ...]
    hidden: tuple[Hidden, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int = 0


class Word(NamedTuple):
    """A word of the source: its letters, the index of its line, its place in that line.

    ``offset`` is above 0 for the rest of a word that was cut; ``is_glued`` when no space stands before it.
    """

    text: str
    line: int
    at: int
    offset: int = 0
    is_glued: bool = False


def join_words(words: tuple[Word, ...]) -> str:
    """Words as text."""
    return "".join(word.text if word.is_glued or number == 0 else f" {word.text}" for number, word in enumerate(words))


@dataclass(frozen=True)
class Refusal:
    """Why a file is not read, and what to do."""

    message: str
    hint: str
    hidden: tuple[Hidden, ...] = field(default=())


class RefusedError(Exception):
    """A file cannot be read, or must not be."""

    def __init__(self, message: str, hint: str, hidden: tuple[Hidden, ...] = ()) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, hint, hidden)
