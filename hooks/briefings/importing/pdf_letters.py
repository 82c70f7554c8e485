"""The letters of a PDF page in the order of its content, each with its place, its look, and whether it can be seen.

A letter is seen when taking all letters away changes the page where it stands. So nothing has to be known about the
many ways of hiding words: white or transparent letters, bars and pictures over them, layers switched off, places
beyond the edge of the paper.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

SCALE = 2.0
"""Dots of the picture for each point of the page."""
_LEAST_CHANGE = 34
"""Of 255: what a letter must change where it stands; light grey #dddddd on white is just there."""
_SMALLEST = 4.0
"""Points: letters of a smaller font cannot be read."""
_DEEPEST = 12
"""Groups of objects inside each other."""


class Box(NamedTuple):
    """Left, bottom, right and top, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Letter:
    """A letter on a page.

    Attributes:
        text: the letter; a space where words part.
        box: where its ink is.
        base: the height of the line it stands on.
        size: the size of its font in points.
        is_bold: whether it is bold.
        hidden: why it cannot be seen; empty when it can.
        is_turned: whether it does not stand upright.
    """

    text: str
    box: Box
    base: float
    size: float
    is_bold: bool
    hidden: str
    is_turned: bool


def read_letters(page: pdfium.PdfPage) -> Iterator[Letter]:
    """The letters of a page; spaces that only part words have no place of their own."""
    text_page = page.get_textpage()
    picture = _Ink(page)
    strokes = list(_find_strokes(page))
    for number in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, number)
        letter = "-" if code in (0x02, 0xFFFE) else chr(code) if 0 < code < 0x110000 else "\ufffd"
        if letter.isspace() or raw.FPDFText_IsGenerated(text_page.raw, number) == 1:
            yield Letter(" ", Box(0, 0, 0, 0), 0, 0, is_bold=False, hidden="", is_turned=False)
            continue
        yield _read_letter(text_page.raw, number, letter, picture, strokes)


def _read_letter(text_page: Any, number: int, letter: str, picture: _Ink, strokes: list[Box]) -> Letter:
    box, base, size = _box_of(text_page, number), _base_of(text_page, number), _size_of(text_page, number)
    angle = raw.FPDFText_GetCharAngle(text_page, number)
    return Letter(
        letter,
        box,
        base,
        size,
        raw.FPDFText_GetFontWeight(text_page, number) >= 600 or "bold" in _font_of(text_page, number),
        _why_hidden(box, base, size, picture, strokes),
        0.1 < angle < 6.18,
    )


def _why_hidden(box: Box, base: float, size: float, picture: _Ink, strokes: list[Box]) -> str:
    if not picture.shows(box):
        return "text that cannot be seen on the page"
    if size < _SMALLEST:
        return "text too small to see"
    return "struck text" if any(_strikes(stroke, box, base, size) for stroke in strokes) else ""


class _Ink:
    """What the letters change on the picture of a page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        whole = self._render(page)
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST):
            raw.FPDFTextObj_SetTextRenderMode(item.raw, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        self._ink = ImageChops.difference(whole, self._render(page))
        self._left, self._top = page.get_cropbox()[0], page.get_cropbox()[3]

    def shows(self, box: Box) -> bool:
        """Whether letters change the page inside a box."""
        left, top = (box.left - self._left) * SCALE, (self._top - box.top) * SCALE
        right, bottom = (box.right - self._left) * SCALE, (self._top - box.bottom) * SCALE
        area = (int(left), int(top), max(int(right) + 1, int(left) + 1), max(int(bottom) + 1, int(top) + 1))
        if area[0] < 0 or area[1] < 0 or area[2] > self._ink.width + 1 or area[3] > self._ink.height + 1:
            return False
        return int(self._ink.crop(area).getextrema()[1]) >= _LEAST_CHANGE  # type: ignore[arg-type]

    @staticmethod
    def _render(page: pdfium.PdfPage) -> Image.Image:
        image: Image.Image = page.render(scale=SCALE, may_draw_forms=False, rotation=0).to_pil()
        return image.convert("L")


def _find_strokes(page: pdfium.PdfPage) -> Iterator[Box]:
    """Thin level lines, such as those that strike words out."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        box = Box(*item.get_bounds())
        if box.top - box.bottom <= 2.5 and box.right - box.left >= 4:
            yield box


def _strikes(stroke: Box, box: Box, base: float, size: float) -> bool:
    """Whether a stroke runs through the middle of a letter."""
    middle = (stroke.top + stroke.bottom) / 2
    through = base + 0.13 * size < middle < base + 0.45 * size
    return through and stroke.left <= box.left + 1 and stroke.right >= box.right - 1


def _box_of(text_page: Any, number: int) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, number, left, right, bottom, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _base_of(text_page: Any, number: int) -> float:
    """The height of the line that a letter stands on."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, number, across, up)
    return up.value


def _size_of(text_page: Any, number: int) -> float:
    """The size of a letter's font on the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, number, matrix)
    scale = (matrix.b**2 + matrix.d**2) ** 0.5
    return float(raw.FPDFText_GetFontSize(text_page, number) * (scale or 1.0))


def _font_of(text_page: Any, number: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, number, name, 128, flags)
    return name.value.decode("latin-1").lower()
