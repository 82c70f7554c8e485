"""A file to a document: the right reader by its ending, and what no reader may hand on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .document import Document, Hidden, RefusedError
from .limits import LARGEST_FILE, MOST_WORDS
from .read_docx import read_docx
from .read_html import read_html
from .read_markdown import read_markdown
from .read_pdf import read_pdf
from .read_text import read_text
from .words import LOST

READERS: dict[str, Callable[[bytes], Document]] = {
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
"""What is read, by the ending of the file's name."""

_OTHERS = {
    ".doc": "Open it in Word, choose Save as, and save it as a Word document (.docx).",
    ".docm": "Open it in Word, choose Save as, and save it as a Word document (.docx), without its macros.",
    ".rtf": "Open it in Word, choose Save as, and save it as a Word document (.docx).",
    ".odt": "Open it in LibreOffice or Word, and save it as a Word document (.docx).",
    ".pages": "Open it in Pages, choose Export to, and choose Word.",
}
_SCAN = (
    "Is it a scan? Turn it into text first, by the text recognition of your PDF program or scanner, and read it over."
)
_MOST_LOST = 5
"""Letters that may be unknown before a document counts as unreadable."""


def read_document(data: bytes, ending: str) -> Document:
    """The lines of a file.

    Args:
        data: its bytes.
        ending: of its name, with the dot, in small letters.

    Raises:
        RefusedError: it is of no kind that is read, damaged, too large, or holds no words.
    """
    reader = READERS.get(ending)
    if reader is None:
        hint = _OTHERS.get(ending, f"What can be read: {', '.join(READERS)}.")
        raise RefusedError(f"files that end in {ending or 'nothing'} are not read", hint)
    if len(data) > LARGEST_FILE:
        raise RefusedError(f"this file is too large ({len(data) // 1024 // 1024} MB)", "Take the pictures out of it.")
    document = reader(data)
    words = sum(len(line.text.split()) for line in document.lines)
    if not words:
        raise RefusedError("there are no words in this file", _SCAN)
    if words > MOST_WORDS:
        raise RefusedError("this document is far longer than any briefing", "Import the briefing alone.")
    if sum(line.text.count(LOST) for line in document.lines) > _MOST_LOST:
        hint = "Import the document that this file was made from, or turn it into text first by text recognition."
        raise RefusedError("the letters of this file cannot be told: its fonts do not say which they are", hint)
    return document


def leave_out_hidden(document: Document, *, may_leave_out: bool) -> Document:
    """The document once it is settled what happens to its hidden words.

    Args:
        document: as read; hidden words are in none of its lines.
        may_leave_out: whether a person has chosen to leave them out.

    Raises:
        RefusedError: there are hidden words, and nobody has chosen; or it cannot be told which words they are.
    """
    unknown = tuple(hidden for hidden in document.hidden if not hidden.is_known)
    if unknown:
        message = "this file has words that may lie under something, and it cannot be told which"
        raise RefusedError(
            message, "Take the shapes away in the document, see what is below them, and save it.", unknown
        )
    if document.hidden and not may_leave_out:
        message = "this file holds words that nobody sees who reads it on paper"
        hint = (
            "Open the document and look at these places. Take the words out there (in Word: File, Info, Inspect "
            "Document); or import it with --leave-out-hidden, and they are left out."
        )
        raise RefusedError(message, hint, document.hidden)
    return document


def merge_hidden(hidden: tuple[Hidden, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds of hidden words, each with its places."""
    kinds: dict[str, list[str]] = {}
    for one in hidden:
        kinds.setdefault(one.kind, []).append(one.place)
    return tuple((kind, tuple(dict.fromkeys(places))) for kind, places in kinds.items())


def ending_of(path: Path) -> str:
    """The ending of a file's name in small letters."""
    return path.suffix.lower()
