"""A page for the office: what must still be decided on top, then the source beside where each part of it went."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import BriefingContent, NeededToPublish, Source
from ..render.html import render_template
from ..source.fields import name_path
from .converting import Conversion
from .draft import KIND_READ, REVIEW_READ, doubts_of
from .looking import Finding
from .parts import Fate, Part
from .reading import merge_hidden
from .words import is_picture

_STYLE = Path(__file__).resolve().parents[1] / "templates" / "importing" / "side-by-side.css"
_FATES = {
    Fate.HEADING: "Heading: the field’s name stands for it",
    Fate.REPEATED: "Repeated on other pages, or elsewhere: left out of the draft",
    Fate.UNPLACED: "Not placed",
    Fate.MARK: "A sign without words",
}


@dataclass(frozen=True)
class Entry:
    """Something to decide: in words, with the place in the source and the row that shows it."""

    text: str
    place: str = ""
    row: str = ""


@dataclass(frozen=True)
class Group:
    """Things to decide of one kind, and the field of the draft that lists them."""

    heading: str
    field: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Row:
    """A part of the source and where it went; ``fate`` is ``check`` for placed words that are to be checked."""

    id: str
    place: str
    mark: str
    text: str
    fate: str
    label: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SideBySide:
    """What the page shows."""

    source: str
    draft: str
    counts: str
    decisions: tuple[Group, ...]
    rows: tuple[Row, ...]


def build_side_by_side(conversion: Conversion, findings: Sequence[Finding], *, source: str, draft: str) -> SideBySide:
    """The view of one import.

    Args:
        conversion: what was made of the document.
        findings: what may identify a person.
        source: the name of the document.
        draft: the name of the draft's file.
    """
    groups = _decisions(conversion, findings)
    return SideBySide(
        source=source,
        draft=draft,
        counts=describe_account(conversion),
        decisions=tuple(group for group in groups if group.entries),
        rows=tuple(_rows(conversion.parts, findings)),
    )


def describe_account(conversion: Conversion) -> str:
    """How many words the source has and what became of them, in one sentence; the numbers add up."""
    account = conversion.account
    words = {
        Fate.PLACED: "placed",
        Fate.HEADING: "headings",
        Fate.REPEATED: "repeated",
        Fate.MARK: "bullets and numbers",
        Fate.UNPLACED: "not placed",
    }
    told = ", ".join(f"{account.count(fate):,} {word}" for fate, word in words.items() if account.count(fate))
    return f"{account.words:,} words in the source: {told}."


def write_page(
    path: Path, conversion: Conversion, findings: Sequence[Finding], *, source: str, draft: str, tokens: Path
) -> Path:
    """Write the page and the two style sheets beside it; ``tokens`` is the file that holds the colours. Its path."""
    view = build_side_by_side(conversion, findings, source=source, draft=draft)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(render_template("importing/side-by-side.html", view=view)), encoding="utf-8", newline="\n")
    shutil.copyfile(_STYLE, path.parent / _STYLE.name)
    shutil.copyfile(tokens, path.parent / "tokens.css")
    return path


def find_missing(data: dict[str, object]) -> tuple[str, ...]:
    """The fields that publishing needs and the draft lacks, in plain words."""
    fields = BriefingContent.model_fields.items()
    needed = [(name, field.title or name) for name, field in fields if NeededToPublish in map(type, field.metadata)]
    missing = [title for name, title in needed if name not in data]
    # What the document is, no document says of itself.
    return (*missing, Source.model_fields["document"].title or "document")


def _decisions(conversion: Conversion, findings: Sequence[Finding]) -> Iterator[Group]:
    parts = conversion.parts
    found = [Entry(f"{_capital(one.kind.label)}. {one.kind.remedy}", one.place, _id(one.part)) for one in findings]
    yield Group("What may identify a person", "", tuple(found))
    hidden = merge_hidden(conversion.document.hidden)
    yield Group("Hidden words that were left out", "", tuple(Entry(kind, ", ".join(places)) for kind, places in hidden))
    unplaced = [
        Entry(f"{part.why} “{_short(part.text)}”", part.place, _id(number))
        for number, part in enumerate(parts)
        if part.fate is Fate.UNPLACED
    ]
    yield Group("Words without a place", "unplaced", tuple(unplaced))
    checks = [
        Entry(doubt, part.place, _id(number))
        for number, part in enumerate(parts)
        if part.fate is Fate.PLACED
        for doubt in doubts_of(part)
    ]
    facts = [
        Entry(words) for field, words in (("kind", KIND_READ), ("review", REVIEW_READ)) if field in conversion.data
    ]
    notes = [Entry(note) for note in conversion.document.notes]
    yield Group("Places to check", "to_check", (*checks, *facts, *notes))
    missing = (Entry(title) for title in find_missing(conversion.data))
    yield Group("Fields that the source does not give and every briefing needs", "", tuple(missing))


def _rows(parts: Sequence[Part], findings: Sequence[Finding]) -> Iterator[Row]:
    """One row for each part, a bullet with the words behind it."""
    mark = ""
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        if part.fate is Fate.MARK and following is not None and following.line == part.line:
            # A sign of a picture font would show as an empty box.
            mark = f"{mark} {'•' if is_picture(part.text) else part.text}".strip()
            continue
        notes = [part.why] if part.why else []
        notes += [f"Check: {doubt}" for doubt in doubts_of(part)] if part.fate is Fate.PLACED else []
        notes += [f"Identifying: {one.kind.label}" for one in findings if one.part == number]
        needs_check = part.fate is Fate.PLACED and bool(notes)
        fate = "check" if needs_check else part.fate.value
        yield Row(_id(number), part.place, mark, part.text, fate, _label(part), tuple(notes))
        mark = ""


def _label(part: Part) -> str:
    if part.fate is not Fate.PLACED:
        return _FATES[part.fate]
    return name_path(BriefingContent, part.path) or ""


def _id(number: int) -> str:
    return f"part-{number + 1}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
