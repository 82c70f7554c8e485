"""The files a page offers: what each is, how many pages it has and how large it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .sheets import Sheet, SheetKind
from .words import count_of


class SheetForm(StrEnum):
    """The forms in which a sheet is made."""

    PDF = "pdf"
    PDF_LARGE = "pdf-large"
    WORD = "word"

    @property
    def ending(self) -> str:
        """What follows the sheet's id in the file's name."""
        return {SheetForm.PDF: ".pdf", SheetForm.PDF_LARGE: "-large-print.pdf", SheetForm.WORD: ".docx"}[self]

    @property
    def label(self) -> str:
        """The form in the words a reader sees."""
        return "Word" if self is SheetForm.WORD else "PDF"


@dataclass(frozen=True)
class SheetFile:
    """A file as a page offers it. ``pages`` and ``size`` (bytes) are ``None`` where they are not known."""

    address: str
    kind: SheetKind
    form: SheetForm
    pages: int | None = None
    size: int | None = None

    @property
    def label(self) -> str:
        """What it is: ``Checklist in large print``."""
        return f"{self.kind.label} in large print" if self.form is SheetForm.PDF_LARGE else self.kind.label

    @property
    def facts(self) -> str:
        """What a reader knows before opening it: ``PDF, 2 pages, 41 kB``."""
        pages = count_of(self.pages, "page") if self.pages else ""
        size = f"{max(1, round(self.size / 1000)):,} kB" if self.size else ""
        return ", ".join(fact for fact in (self.form.label, pages, size) if fact)


def describe_files(files: Iterable[SheetFile]) -> str:
    """How many files there are, and how many pages they have, in words: one line for each kind."""
    listed = tuple(files)
    lines = [f"{count_of(len(listed), 'file')} in all"]
    for label, form in dict.fromkeys((file.label, file.form.label) for file in listed):
        pages = Counter(file.pages for file in listed if (file.label, file.form.label) == (label, form))
        told = ", ".join(
            f"{number:,} with {count_of(length, 'page')}" if length else f"{number:,}"
            for length, number in sorted(pages.items(), key=lambda item: item[0] or 0)
        )
        lines.append(f"{label}, {form}: {told}")
    return "\n".join(lines)


def file_address(sheet: Sheet, form: SheetForm) -> str:
    """Where the file of a sheet stands, from the site's root."""
    return f"sheets/{sheet.id}{form.ending}"


def forms_of(sheet: Sheet) -> tuple[SheetForm, ...]:
    """The forms a sheet is made in: a briefing is for reading, what is worked on comes for Word too."""
    forms = (SheetForm.PDF, SheetForm.PDF_LARGE)
    return forms if sheet.kind is SheetKind.BRIEFING else (*forms, SheetForm.WORD)
