"""A file looked through for what could identify a person: problems, what of its lines may be shown, what must not be.

Reports show lines of the file, in problems of every rule. So what was found is masked in the lines here, before they
leave the reader; ``concealing`` does the same for the messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from ..checks.identifying import Allowed, Exceptions, Use, explain_found, scan_use
from ..identifying import Found, mask_spans
from ..model import BriefingContent
from ..problems import Problem, Severity, SourceFile
from .fields import name_path
from .page import Page
from .shapes import Shaped
from .texts import PlacedText, read_texts
from .tree import Tree

MOST_ON_LINE = 50
"""Findings of one corrected line that are looked for again one by one."""

_KEPT = "If it must stay, name the exact words under `exceptions`."
_SHARED = "If it is the board’s own and no secret, name it in `official_contacts` in _board.yml."


Span = tuple[int, int]
"""The first column of a stretch and the one after its last, from 0."""


@dataclass(frozen=True)
class Looked:
    """What came of looking through a file: problems, its lines as they may be shown, and the words that may not."""

    problems: tuple[Problem, ...]
    source: SourceFile
    secrets: frozenset[str]


def look_through(
    page: Page, model: type[BaseModel], tree: Tree | None, shaped: Shaped | None, allowed: Allowed
) -> Looked:
    """Look through every text of a file.

    Args:
        page: the file, its working copy corrected as far as it was.
        model: what kind of file it is.
        tree: what it was parsed to, where it could be.
        shaped: its data, where there are any.
        allowed: what may be named.
    """
    exceptions = Exceptions.of(_read_exceptions(shaped))
    way_out = _KEPT if model is BriefingContent else _SHARED
    seen = _Seen()
    for text in read_texts(page, tree, shaped.positions if shaped else None, model):
        found = list(scan_use(text.text, text.use, allowed))
        if text.use not in {Use.KEPT, Use.OFFICIAL}:
            found = exceptions.keep(text.text, found)
        # Of a file that cannot be parsed each line counts for itself, which is too little to guess by.
        sure = [one for one in found if tree is not None or one.severity is Severity.ERROR]
        new = [one for one in sure if not text.again or seen.is_new(text, one)]
        seen.problems += [_explain(page, model, text, one, way_out) for one in new]
        if not text.written:
            seen.note(text, found)
        seen.hide(text, found)
    if tree is not None:
        seen.problems += _check_exceptions(shaped, exceptions)
    return Looked(tuple(seen.problems), SourceFile(page.path, _show_lines(page, seen)), frozenset(seen.secrets))


@dataclass
class _Seen:
    """What was found so far: problems, words, all places, and those to mask in the working copy and as written."""

    problems: list[Problem] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    places: dict[int, list[Span]] = field(default_factory=dict)
    masks: dict[int, list[Span]] = field(default_factory=dict)
    written: dict[int, list[Span]] = field(default_factory=dict)

    def note(self, text: PlacedText, found: list[Found]) -> None:
        """Remember where something was found in the working copy."""
        for one in found:
            for line, first, last in text.stretches(one.start, one.end):
                self.places.setdefault(line, []).append((first, last))

    def hide(self, text: PlacedText, found: list[Found]) -> None:
        """Remember what must not be shown."""
        masks = self.written if text.written else self.masks
        for start, end in _hidden(text, found):
            self.secrets.add(text.text[start:end])
            for line, first, last in text.stretches(start, end):
                masks.setdefault(line, []).append((first, last))

    def is_new(self, text: PlacedText, found: Found) -> bool:
        """Whether something found in a line read again was not found before; of a corrected line, anything counts."""
        spots = list(text.stretches(found.start, found.end))
        if text.written:
            return not any(line in self.places for line, _first, _last in spots)
        return not any(first < b and a < last for line, first, last in spots for a, b in self.places.get(line, ()))


def _hidden(text: PlacedText, found: list[Found]) -> Iterator[tuple[int, int]]:
    """What of a text is never shown: what was found, and the whole of what names the one who signs or an exception."""
    if text.use in {Use.KEPT, Use.SIGNER}:
        yield 0, len(text.text)
    yield from ((one.start, one.end) for one in found if one.kind.is_secret)


def _read_exceptions(shaped: Shaped | None) -> Iterator[str]:
    for entry in _entries(shaped):
        yield str(entry.get("words") or "") if isinstance(entry, dict) else ""


def _entries(shaped: Shaped | None) -> list[Any]:
    entries = shaped.data.get("exceptions") if shaped else None
    return entries if isinstance(entries, list) else []


def _check_exceptions(shaped: Shaped | None, exceptions: Exceptions) -> Iterator[Problem]:
    if shaped is None:
        return
    for at, words in enumerate(exceptions.words):
        if words.strip() and (stale := exceptions.explain_stale(at)):
            path = ("exceptions", at, "words")
            place, name = shaped.positions.place(path), shaped.positions.name(path)
            yield Problem("stale-exception", stale[0], place, field=name, hint=stale[1])


def _explain(page: Page, model: type[BaseModel], text: PlacedText, found: Found, way_out: str) -> Problem:
    line, first, last = next(text.stretches(found.start, found.end), (0, 0, 1))
    name = name_path(model, text.path) if text.path else None
    if text.use is Use.REMARK:
        name, way_out = "a remark (#)", "Remarks are not shown on the site, but whoever gets the file reads them."
    return explain_found(found, page.place(line, first, last - first), name, way_out)


def _show_lines(page: Page, seen: _Seen) -> tuple[str, ...]:
    """The lines as written, masked."""
    shown = list(page.written)
    for line in {*seen.masks, *seen.written}:
        if line < len(shown):
            spans = seen.masks.get(line, [])
            known = page.lines[line] == shown[line]
            again = spans if known else _find_again(page, line, spans)
            shown[line] = mask_spans(shown[line], [*again, *seen.written.get(line, ())])
    return tuple(shown)


def _find_again(page: Page, line: int, spans: list[Span]) -> list[Span]:
    """Where words of a corrected line stand in the line as written; all of it where they are not found there."""
    written, corrected = page.written[line], page.lines[line]
    whole = [(len(written) - len(written.lstrip()), len(written))]
    if len(spans) > MOST_ON_LINE:
        return whole
    found: list[Span] = []
    for first, last in spans:
        again = [match.span() for match in re.finditer(re.escape(corrected[first:last]), written)]
        if not again:
            return whole
        found += again
    return found
