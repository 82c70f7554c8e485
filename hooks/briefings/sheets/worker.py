"""Makes one file from one sheet. Runs in a process of its own when there is much to make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..render.docx import UnfitCharacterError, render_docx
from ..render.pdf import PdfError, SheetSize, UnprintableCharacterError, render_pdf
from ..render.pdf_layout import Flaw, LayoutFlaw
from ..views.sheet_files import SheetForm, file_address
from ..views.sheets import Sheet
from .cache import KeptSheet, write_sheet


@dataclass(frozen=True)
class Job:
    """What is to be made: a sheet in one form, kept under its key."""

    sheet: Sheet
    form: SheetForm
    key: str


@dataclass(frozen=True)
class Failure:
    """Why a file could not be made: its name, and the author's text at fault where one is known (``text``)."""

    name: str
    file: str | None
    message: str
    text: str = ""
    flaws: tuple[LayoutFlaw, ...] = ()


def make_sheets(jobs: Sequence[Job], folder: Path, built_on: date) -> list[KeptSheet | Failure]:
    """Make several files one after another: those of one briefing share what is made once, such as a QR code."""
    return [make_sheet(job, folder, built_on) for job in jobs]


def make_sheet(job: Job, folder: Path, built_on: date) -> KeptSheet | Failure:
    """Make one file and write it into the cache's folder. What goes wrong comes back as plain data."""
    sheet, name = job.sheet, file_address(job.sheet, job.form).rpartition("/")[2]
    try:
        content, pages, flaws = _render(sheet, job.form, built_on)
    except UnprintableCharacterError as error:
        return Failure(name, sheet.file, str(error), error.text)
    except (PdfError, UnfitCharacterError) as error:
        return Failure(name, sheet.file, str(error))
    refused = tuple(flaw for flaw in flaws if _is_refused(flaw, job.form))
    if refused:
        return Failure(name, sheet.file, f"{name}: the pages fall badly", flaws=refused)
    return write_sheet(folder, job.key, content, pages)


def _is_refused(flaw: LayoutFlaw, form: SheetForm) -> bool:
    """In large print the closing words may stand alone on the last page: hardly any author could mend that."""
    return form is not SheetForm.PDF_LARGE or flaw.flaw is not Flaw.EMPTY_LAST_PAGE


def _render(sheet: Sheet, form: SheetForm, built_on: date) -> tuple[bytes, int, tuple[LayoutFlaw, ...]]:
    if form is SheetForm.WORD:
        return render_docx(sheet), 0, ()
    size = SheetSize.LARGE if form is SheetForm.PDF_LARGE else SheetSize.STANDARD
    made = render_pdf(sheet, size, built_on)
    return made.content, made.pages, made.flaws
