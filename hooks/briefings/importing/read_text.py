"""Plain text to lines: in any encoding that office programs write, with form feeds as page breaks."""

from __future__ import annotations

import codecs
import re

from .document import Document, Line, RefusedError
from .words import clean

LONGEST_LINE = 20_000
"""Letters of a line; more is no text that a person wrote."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\u2028\u2029]")
_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"))


def read_text(data: bytes) -> Document:
    """The lines of a text file.

    Raises:
        RefusedError: it is no text.
    """
    return Document(read_text_lines(decode(data)))


def read_text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold words; ``gap`` counts the empty lines above."""
    lines: list[Line] = []
    pages = text.split("\f")
    number = 0
    for page, content in enumerate(pages, 1):
        empty: float | None = None if page > 1 else 0.0
        for raw in _LINE_END.split(content):
            number += 1
            words = clean(raw)
            if not words:
                empty = None if empty is None else empty + 1
                continue
            left = float(len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()))
            end, first = left + len(words), float(len(words.split()[0]))
            where = page if len(pages) > 1 else 0
            lines.append(Line(words, where, number, gap=empty, left=left, end=end, first=first))
            empty = 0.0
        # A form feed ends a line, and counts for none.
        number -= page < len(pages)
    return tuple(lines)


def decode(data: bytes) -> str:
    """The letters of a text file: UTF-8, UTF-16 or UTF-32 with their marks, else Windows-1252.

    Raises:
        RefusedError: it is no text.
    """
    if data.lstrip().startswith(b"{\\rtf"):
        raise RefusedError(
            "this is an RTF file", "Open it in Word or WordPad, save it as a Word document, import that."
        )
    for mark, encoding in (*_WIDE, (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\0" in data:
        raise RefusedError("this is not a text file", "Is its name changed? Import the document that it was made from.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        raise RefusedError("this file has a line that no person wrote", "Is it a text? Save the document as text anew.")
    return text


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedError(
            "this text file is damaged", "Save the document as text anew, in the encoding UTF-8."
        ) from None
