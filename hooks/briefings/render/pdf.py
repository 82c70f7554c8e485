"""A sheet -> an accessible PDF (PDF/UA-1), by Typst.

The sheet's texts go to the template as strings, never as markup. Typst sets the pages and refuses what would not be
accessible. Where the pages fall badly, they are set again with a little less, then with a little more space between
parts. Last, the boxes are made into boxes to tick on screen. The same sheet gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from ..views.sheets import Sheet
from .pdf_boxes import add_boxes
from .pdf_data import Fit, SheetSize, build_sheet_data
from .pdf_layout import LayoutFlaw, Mark, find_flaws

__all__ = ["PdfError", "PdfSheet", "SheetSize", "UnprintableCharacterError", "render_pdf"]

_CORE = Path(__file__).parent.parent
_TEMPLATES = _CORE / "templates" / "sheets"
_FONTS = _CORE / "fonts"
_STYLES = 2
_FITS = (Fit(), Fit(spacing=0.85), Fit(hold=True), Fit(spacing=1.2, hold=True))
_UNPRINTABLE = re.compile(r"the text `\"(?P<text>.+?)\"` could not be displayed")


class PdfError(Exception):
    """A sheet that cannot be made into a PDF; says which, and why."""


class UnprintableCharacterError(PdfError):
    """A character that the font does not have: ``characters`` as typed, ``text`` the sheet's text it stands in."""

    def __init__(self, sheet: Sheet, characters: str, text: str) -> None:
        named = " ".join(f"U+{ord(character):04X}" for character in characters)
        super().__init__(f"{sheet.id}: the character {characters} ({named}) cannot be printed: “{text}”")
        self.characters = characters
        self.text = text


@dataclass(frozen=True)
class PdfSheet:
    """A finished PDF. ``flaws`` are those that no spacing could mend, in the order of reading."""

    content: bytes
    pages: int
    flaws: tuple[LayoutFlaw, ...]


@dataclass(frozen=True)
class _Setting:
    """The pages as Typst has set them."""

    content: bytes
    marks: tuple[Mark, ...]

    @property
    def flaws(self) -> tuple[LayoutFlaw, ...]:
        return find_flaws(self.marks)


def render_pdf(sheet: Sheet, size: SheetSize, built_on: date) -> PdfSheet:
    """The sheet as a PDF of that size.

    Raises ``UnprintableCharacterError`` when the font lacks a character, ``PdfError`` when Typst refuses the sheet.
    """
    setting = _set_well(sheet, size, built_on)
    points = [point for strand in sheet.strands for point in strand.points]
    content = add_boxes(setting.content, points) if sheet.has_boxes else setting.content
    return PdfSheet(content, pages=setting.marks[-1].page, flaws=setting.flaws)


def _set_well(sheet: Sheet, size: SheetSize, built_on: date) -> _Setting:
    """The first setting without a flaw; where there is none, the one that everybody expects."""
    tried = []
    for fit in _FITS:
        setting = _set_pages(sheet, build_sheet_data(sheet, size, built_on, fit), built_on)
        if not setting.flaws:
            return setting
        tried.append(setting)
    return tried[0]


def _set_pages(sheet: Sheet, data: dict[str, Any], built_on: date) -> _Setting:
    compiler = typst.Compiler(
        _TEMPLATES / "sheet.typ",
        root=_TEMPLATES,
        font_paths=_load_fonts(),
        sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)},
    )
    midnight = int(datetime.combine(built_on, time(), UTC).timestamp())
    try:
        content = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=midnight)
    except typst.TypstError as error:
        raise _explain(sheet, error) from error
    if not isinstance(content, bytes):
        raise PdfError(f"{sheet.id}: Typst gave no PDF")
    found = json.loads(compiler.query("<layout>", field="value", one=True))
    return _Setting(content, tuple(Mark(**mark) for mark in found))


@cache
def _load_fonts() -> typst.Fonts:
    """The sheets' own fonts and no other, so that every computer sets the same pages; read once."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
    if len(fonts.fonts()) < _STYLES:
        raise PdfError(f"the fonts of the sheets are missing: {_FONTS.name} should hold {_STYLES} styles")
    return fonts


def _explain(sheet: Sheet, error: typst.TypstError) -> PdfError:
    lacking = _UNPRINTABLE.search(str(error))
    if not lacking:
        return PdfError(f"{sheet.id}: {error}")
    characters = _undo_escapes(lacking["text"])
    text = next((text for text in _walk_texts(sheet.to_data()) if characters in text), "")
    return UnprintableCharacterError(sheet, characters, text)


def _undo_escapes(text: str) -> str:
    """What Typst writes as ``\\u{200b}`` or ``\\t``."""
    simple = {"t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\"}
    return re.sub(r"\\(?:u\{([0-9a-f]+)\}|(.))", lambda m: chr(int(m[1], 16)) if m[1] else simple.get(m[2], m[2]), text)


def _walk_texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _walk_texts(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _walk_texts(value)
