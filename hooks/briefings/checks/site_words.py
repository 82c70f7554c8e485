"""No word of an unpublished briefing may be in any file of the built site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from ..model import Briefing, KnowledgeBase, walk_prose
from ..problems import Place, Problem
from ..views.search import SearchEntry

# Shorter texts ("Left cards") may stand in a published briefing or on a page by right.
_TELLING_WORDS = 4
# Files that hold files: Word's own, and the offline copy.
_PACKED = {".docx", ".zip"}
# JSON inside a script is escaped twice, so any number of backslashes may stand before a character.
_UNICODE_ESCAPE = re.compile(r"\\+u([0-9a-fA-F]{4})")
_NEWLINE_ESCAPE = re.compile(r"\\+[nrt]")
_QUOTE_ESCAPE = re.compile(r"""\\+(["'/])""")


def check_unpublished_words(
    site: Path, kb: KnowledgeBase, entries: tuple[SearchEntry, ...], unpublished: tuple[Briefing, ...]
) -> Iterator[Problem]:
    """Look for each text of the unpublished briefings in each file; their ids count as words too.

    A text that the published briefings, the board's settings or the hand-written pages hold by right tells nothing of a
    draft. The message names the briefing and never repeats its words: reports are shared.
    """
    if not unpublished:
        return
    public = _gather_public(kb, entries)
    withdrawn = {withdrawn.id for withdrawn in kb.withdrawn}
    telling = {b.id: _find_telling(b, public, is_named=b.id in withdrawn) for b in unpublished}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        words = _fold(_read_text(path))
        for briefing_id, texts in telling.items():
            if any(text in words for text in texts):
                shown_as = path.relative_to(site).as_posix()
                message = f"words of the unpublished briefing {briefing_id} stand in this file"
                hint = "Was a text copied by hand into a page or a setting? Take it out there."
                yield Problem("unpublished-words", message, Place(shown_as), hint=hint)


def _gather_public(kb: KnowledgeBase, entries: tuple[SearchEntry, ...]) -> str:
    """All that may be read on the site by right, folded, each text apart from the next."""
    records = (*kb.readable, kb.board, kb.vocabulary)
    texts = (*(text for record in records for text in walk_prose(record)), *(entry.text for entry in entries))
    return "\0".join(_fold(text) for text in texts)


def _find_telling(briefing: Briefing, public: str, *, is_named: bool) -> tuple[str, ...]:
    """What gives a briefing away; the address of one that was taken away may be named, since a notice stands there."""
    texts = (_fold(text) for text in walk_prose(briefing))
    telling = [text for text in texts if len(text.split()) >= _TELLING_WORDS and text not in public]
    return tuple(telling) if is_named else (*telling, f"briefings/{briefing.id}.")


def _read_text(path: Path) -> str:
    if path.suffix in _PACKED:
        with ZipFile(path) as packed:
            contents = [packed.read(name) for name in packed.namelist()]
        return "\n".join(content.decode("utf-8", errors="replace") for content in contents)
    return path.read_bytes().decode("utf-8", errors="replace")


def _fold(text: str) -> str:
    """Texts are compared as a reader sees them: escapes undone, white space and case folded, tags taken out."""
    text = _UNICODE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = _QUOTE_ESCAPE.sub(r"\1", _NEWLINE_ESCAPE.sub(" ", text))
    text = html.unescape(re.sub(r"<[^<>]*>", " ", text))
    return " ".join(text.split()).casefold()
