"""Bytes to lines: what encoding a file was saved in, and what no text file holds.

A byte order mark and Windows line ends are read like any other (``decisions/`` says why). Windows-1252 and UTF-16
are read too, so that the rest can be checked, but they are errors: another program would show the wrong letters.
"""

from __future__ import annotations

import codecs
import re

from ..problems import Place, Problem
from .page import Page, shorten

LARGEST_FILE = 256 * 1024
"""In bytes: about a hundred times a real briefing. More is a picture or a mistake, and would take long to read."""

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS = "Open the file, choose Save as, and choose the encoding UTF-8."
_LINE_END = re.compile("\r\n|\n")


def read_page(path: str, data: bytes) -> tuple[Page | None, list[Problem]]:
    """The lines of a file, or ``None`` when it is no text; with the problems of its encoding."""
    if len(data) > LARGEST_FILE:
        return None, [_too_large(path, len(data))]
    if data.lstrip().startswith(b"{\\rtf"):
        return None, [_rich_text(path)]
    wide = _wide_encoding(data)
    if wide:
        return _read_wide(path, data, wide)
    if b"\0" in data:
        return None, [_not_text(path)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _page(path, data.decode("utf-8")), []
    except UnicodeDecodeError:
        return _read_windows(path, data)


def _page(path: str, text: str) -> Page:
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    return Page.of(path, lines)


def _wide_encoding(data: bytes) -> str | None:
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:200]
    if len(head) >= 4 and not head[1::2].strip(b"\0") and head[0::2].isascii() and b"\0" not in head[0::2]:
        return "utf-16-le"
    if len(head) >= 4 and not head[0::2].strip(b"\0") and head[1::2].isascii() and b"\0" not in head[1::2]:
        return "utf-16-be"
    return None


def _read_wide(path: str, data: bytes, encoding: str) -> tuple[Page | None, list[Problem]]:
    try:
        page = _page(path, data.decode(encoding))
    except UnicodeDecodeError:
        return None, [_not_text(path)]
    name = "UTF-32" if encoding == "utf-32" else "UTF-16"
    message = f"this file is saved as {name} (“Unicode” in some programs), not as UTF-8"
    return page, [Problem("encoding", message, Place(path), hint=_SAVE_AS)]


def _read_windows(path: str, data: bytes) -> tuple[Page, list[Problem]]:
    """Read line by line, since one pasted line is enough to spoil a file that is otherwise UTF-8."""
    lines: list[str] = []
    spoilt: list[tuple[int, int]] = []
    for number, raw in enumerate(data.replace(b"\r\n", b"\n").split(b"\n")):
        try:
            lines.append(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            spoilt.append((number, len(raw[: error.start].decode("utf-8"))))
            lines.append(_decode_windows(raw))
    if lines[-1] == "":
        lines.pop()
    page = Page.of(path, lines)
    return page, [_not_utf8(page, spoilt)]


def _decode_windows(raw: bytes) -> str:
    """Windows-1252 leaves five bytes without a letter: those stand as the sign for a lost letter."""
    return raw.decode("cp1252", errors="replace")


def _not_utf8(page: Page, spoilt: list[tuple[int, int]]) -> Problem:
    line, column = spoilt[0]
    numbers = shorten(", ".join(str(number + 1) for number, _ in spoilt))
    found = f"letters as Windows-1252 writes them, on {'line' if len(spoilt) == 1 else 'lines'} {numbers}"
    return Problem(
        "encoding",
        "this file is not saved as UTF-8: other programs would show wrong letters here",
        page.place(line, column),
        found=found,
        hint=f"{_SAVE_AS} Then look at these lines again.",
        suggestion=page.lines[line],
        replaces=(line + 1, line + 1),
    )


def _too_large(path: str, size: int) -> Problem:
    message = f"this file is too large ({size // 1024} kB)"
    expected = f"at most {LARGEST_FILE // 1024} kB"
    hint = "A briefing is text alone: look for a picture or another file pasted into it."
    return Problem("file-size", message, Place(path), expected=expected, hint=hint)


def _rich_text(path: str) -> Problem:
    hint = "In WordPad or Word choose Save as, and choose plain text with the encoding UTF-8; or write it in Notepad."
    return Problem(
        "not-text", "this is an RTF file with its name changed, not a plain text file", Place(path), hint=hint
    )


def _not_text(path: str) -> Problem:
    hint = "Is it a Word document or a picture with its name changed? Write the briefing in a plain text file."
    return Problem("not-text", "this is not a text file", Place(path), hint=hint)
