"""A sheet -> one Word file.

The parts of the file are auto-escaping templates, as those of the pages are: what an author typed is only ever a value
in one. Word's own format is written rather than some library's objects, since none of those knows boxes to tick.

In order: the sheet becomes plain data with texts that XML can hold, each box and each address gets its name, the
templates give the parts, and the parts are packed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import quote

import segno

from ..views.sheets import Sheet, SheetKind
from .docx_look import BOX_FONT, FONT, Page, Size, read_colours
from .docx_package import write_package
from .html import render_template, split_paragraphs

_LONGEST_NAME = 64
"""Word refuses a file in which the name of a control is longer."""
_HASHED = 12

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARTS = {
    "[Content_Types].xml": "content_types",
    "_rels/.rels": "package_rels",
    "docProps/core.xml": "core",
    "docProps/app.xml": "app",
    "word/document.xml": "document",
    "word/_rels/document.xml.rels": "document_rels",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/header-first.xml": "header",
    "word/header.xml": "header",
    "word/footer-first.xml": "footer",
    "word/footer.xml": "footer",
}


class UnfitCharacterError(Exception):
    """A text holds a character that no Word file can hold; the message says which and where."""


@dataclass(frozen=True)
class Box:
    """A box to tick: ``tag`` is what a program finds it by, ``alias`` what a screen reader calls it."""

    number: int
    tag: str
    alias: str


def render_docx(sheet: Sheet, points: int = 12) -> bytes:
    """The sheet as a Word file, its text in this size (12 for standard print, 18 for large).

    Raises ``UnfitCharacterError`` when a text holds a character that the format cannot hold.
    """
    data = _clean(sheet.to_data(), sheet)
    _name_boxes(data)
    qr_code = _draw_qr_code(sheet.end.online) if sheet.end.online else None
    context = _describe(data, points, has_qr_code=qr_code is not None)
    parts = {name: _render_part(name, context) for name in _PARTS}
    if qr_code:
        parts["word/media/qr-code.png"] = qr_code
    return write_package(parts)


def _render_part(name: str, context: dict[str, Any]) -> bytes:
    # Word wants the declaration to be the very first thing in a part.
    text = render_template(f"docx/{_PARTS[name]}.xml", is_first=name.endswith("-first.xml"), **context)
    return text.strip().encode("utf-8")


def _describe(sheet: dict[str, Any], points: int, *, has_qr_code: bool) -> dict[str, Any]:
    """What the templates may use."""
    page = Page()
    label, board = len(sheet["label"]), len(sheet["board"])
    return {
        "sheet": sheet,
        "size": Size(points),
        "page": page,
        "colour": read_colours(),
        "font": FONT,
        "box_font": BOX_FONT,
        "links": {address: f"link{number}" for number, address in enumerate(_find_addresses(sheet), 1)},
        "encode_address": _encode_address,
        "qr_code": has_qr_code,
        "online_label": sheet["end"]["online_label"],
        "masthead_is_one_line": page.fits_on_a_line(label + board, points, is_bold=True),
        "footer_is_one_line": page.fits_on_a_line(board + len(" · Uncontrolled copy Page 1 of 1"), points),
    }


def _find_addresses(sheet: dict[str, Any]) -> Iterator[str]:
    """Every address that the document links to, once."""
    ends = (sheet["end"]["website"], sheet["end"]["online"])
    resources = (resource["address"] for resource in sheet["resources"])
    yield from dict.fromkeys(address for address in (*resources, *ends) if address)


def _encode_address(address: str) -> str:
    """An address in the letters that are allowed in one; Word calls a file broken for others."""
    return quote(address, safe="%/:?#@!$&'()*+,;=~")


def _clean(value: Any, sheet: Sheet) -> Any:
    """The same data with texts as a page shows them: runs of spaces and single line breaks are one space."""
    if isinstance(value, dict):
        return {name: _clean(part, sheet) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(part, sheet) for part in value]
    if isinstance(value, str) and not isinstance(value, SheetKind):
        _refuse_unfit_characters(value, sheet)
        return "\n\n".join(re.sub(r"[ \t\n\r\f]+", " ", part) for part in split_paragraphs(value))
    return value


def _refuse_unfit_characters(text: str, sheet: Sheet) -> None:
    """Reading has refused them long before. Leaving one out in silence here could change what a sentence says."""
    unfit = _NOT_XML.search(text)
    if unfit:
        code = f"U+{ord(unfit[0]):04X}"
        before = text[max(0, unfit.start() - 30) : unfit.start()]
        place = sheet.file or sheet.page
        raise UnfitCharacterError(
            f"{place}: a Word file cannot hold the invisible character {code}. It stands after “{before}”. Delete it."
        )


def _name_boxes(sheet: dict[str, Any]) -> None:
    """Gives each learning point its box."""
    numbers = count(1)
    for strand in sheet["strands"]:
        for point in strand["points"]:
            point["box"] = Box(next(numbers), _shorten_name(point["name"]), _shorten_words(point["text"]))


def _shorten_name(name: str) -> str:
    """A point's permanent name. One too long for Word is cut and ends in a hash of the whole: as permanent."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - _HASHED - 1]}~{sha256(name.encode()).hexdigest()[:_HASHED]}"


def _shorten_words(text: str) -> str:
    """The first words of a text, as many as the name of a control may hold."""
    words = " ".join(split_paragraphs(text))
    if _length_for_word(words) <= _LONGEST_NAME:
        return words
    short = words[: _LONGEST_NAME - 1]
    while _length_for_word(short) > _LONGEST_NAME - 1:
        short = short[:-1]
    whole_words, _space, _cut = short.rpartition(" ")
    return f"{(whole_words or short).rstrip(' ,;:–-')}…"


def _length_for_word(text: str) -> int:
    """Word counts as UTF-16 does: a character beyond the first 65,536 counts twice."""
    return len(text.encode("utf-16-le")) // 2


@lru_cache(maxsize=64)
def _draw_qr_code(address: str) -> bytes:
    """A QR code as a picture, with the quiet zone that the standard (ISO/IEC 18004) asks for."""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()
