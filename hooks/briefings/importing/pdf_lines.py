"""Letters to lines: what stands on one level, without a gap that parts columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .pdf_letters import Box, Letter
from .words import is_dash, is_symbol, number_of

_COLUMN_GAP = 2.2
"""Widths of an m: more space than this inside a line parts columns."""
_AFTER_BULLET = 60.0
"""Points between a bullet and its words at most."""


@dataclass(frozen=True)
class PdfWord:
    """A word: its letters, place and look."""

    text: str
    box: Box
    base: float
    size: float
    is_bold: bool
    hidden: str


@dataclass
class PdfLine:
    """A line while it is gathered."""

    words: list[PdfWord] = field(default_factory=list)
    is_turned: bool = False

    @property
    def text(self) -> str:
        """Its words as text."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """Where it stands."""
        boxes = [word.box for word in self.words]
        return Box(
            min(box.left for box in boxes),
            min(word.base - word.size * 0.25 for word in self.words),
            max(box.right for box in boxes),
            max(word.base + word.size * 0.9 for word in self.words),
        )

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[round(word.size, 1)] += len(word.text)
        return counts.most_common(1)[0][0]

    @property
    def label(self) -> int:
        """How many bold words it begins with, where not all are bold."""
        bold = [word.is_bold for word in self.words]
        return 0 if all(bold) or not bold[0] else bold.index(False)


def build_words(letters: Iterable[Letter]) -> Iterator[tuple[PdfWord, bool]]:
    """The words in their order, each with whether it is turned."""
    waiting: list[Letter] = []
    for letter in letters:
        if letter.text == " " or (waiting and _parts(waiting[-1], letter)):
            if waiting:
                yield _word(waiting), waiting[0].is_turned
            waiting = []
        if letter.text != " ":
            waiting.append(letter)
    if waiting:
        yield _word(waiting), waiting[0].is_turned


def build_lines(words: Iterable[tuple[PdfWord, bool]]) -> list[PdfLine]:
    """The lines in the order in which the page's content has them."""
    lines: list[PdfLine] = []
    for word, is_turned in words:
        if lines and lines[-1].is_turned == is_turned and (is_turned or _continues(lines[-1], word)):
            lines[-1].words.append(word)
        else:
            lines.append(PdfLine([word], is_turned))
    return lines


def _parts(above: Letter, letter: Letter) -> bool:
    """Whether a letter cannot belong to the word above: it stands elsewhere, or looks hidden another way."""
    if above.hidden != letter.hidden or above.is_turned != letter.is_turned:
        return True
    if letter.is_turned:
        return False
    is_level = abs(above.base - letter.base) < 0.7 * max(above.size, letter.size)
    return not is_level or letter.box.left > above.box.right + 0.6 * above.size or letter.box.right < above.box.left


def _word(letters: list[Letter]) -> PdfWord:
    boxes = [letter.box for letter in letters]
    box = Box(
        min(one.left for one in boxes),
        min(one.bottom for one in boxes),
        max(one.right for one in boxes),
        max(one.top for one in boxes),
    )
    bold = sum(letter.is_bold for letter in letters) * 2 > len(letters)
    size = max(letter.size for letter in letters)
    text = "".join(letter.text for letter in letters)
    return PdfWord(text, box, letters[0].base, size, bold, letters[0].hidden)


def _continues(line: PdfLine, word: PdfWord) -> bool:
    last = line.words[-1]
    if abs(last.base - word.base) > 0.45 * max(last.size, word.size):
        return False
    gap = word.box.left - last.box.right
    if gap < -0.5 * last.size:
        return False
    if _is_mark(line.text):
        return gap < _AFTER_BULLET
    return gap < _COLUMN_GAP * max(last.size, word.size)


def _is_mark(text: str) -> bool:
    is_number = len(text) <= 4 and text[-1:] in {".", ")"} and number_of(text) is not None
    return is_symbol(text) or is_dash(text) or text == "o" or is_number
