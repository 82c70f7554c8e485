"""Makes every sheet of a build: what is kept is taken from the cache, the rest is made by several processes at once."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from ..problems import Place, Problem
from ..render.pdf_layout import Flaw, LayoutFlaw
from ..spawning import core_on_path
from ..views.sheet_files import SheetFile, SheetForm, file_address, forms_of
from ..views.sheets import Sheet
from .cache import KeptSheet, SheetCache, make_key
from .worker import Failure, Job, make_sheet, make_sheets

Progress = Callable[[int, int], None]
"""Told how many sheets are made, of how many."""

# Starting other processes takes longer than making so few.
_FEW = 60
_STAYS = (
    "The board's words stay as they are: tell whoever maintains this site. "
    "Until then the site can be published without sheets: leave `sheets:` in mkdocs.yml empty."
)
_FLAW_WORDS = {
    Flaw.STRANDED_HEADING: "a heading stands alone at the foot of page {page}",
    Flaw.SPLIT_POINT: "a learning point is split between page {page} and the next",
    Flaw.EMPTY_LAST_PAGE: "page {page}, the last, holds nothing but the closing words",
    Flaw.OVERFULL_PAGE: "the text runs over the foot of page {page}",
}


@dataclass(frozen=True)
class MadeSheet:
    """A finished file: what a page offers, the page that offers it, and where its bytes are kept."""

    file: SheetFile
    page: str
    kept: KeptSheet


class SheetMaker:
    """Makes the sheets of one build.

    Args:
        folder: where finished sheets are kept between builds.
        built_on: the day printed on every sheet.
        workers: how many processes make them; as many as there are processors when not given.
        forms: the forms that a sheet is made in.
    """

    def __init__(
        self,
        folder: Path,
        built_on: date,
        workers: int | None = None,
        forms: Callable[[Sheet], tuple[SheetForm, ...]] = forms_of,
    ) -> None:
        self._cache = SheetCache(folder)
        self._built_on = built_on
        self._workers = workers or os.cpu_count() or 1
        self._forms = forms

    def make(
        self, sheets: Iterable[Sheet], progress: Progress = lambda _done, _of: None
    ) -> tuple[tuple[MadeSheet, ...], tuple[Problem, ...]]:
        """Make every sheet in every form it comes in.

        Returns: the files in the order of the sheets, and what could not be made.
        """
        jobs = [self._make_job(sheet, form) for sheet in sheets for form in self._forms(sheet)]
        found: dict[str, KeptSheet | Failure] = {}
        for job in jobs:
            if known := self._cache.find(job.key):
                found[job.key] = known
        missing = [job for job in jobs if job.key not in found]
        for done, (job, made) in enumerate(self._make_all(missing), 1):
            found[job.key] = made
            if isinstance(made, KeptSheet):
                self._cache.add(job.key, made)
            progress(done, len(missing))
        self._cache.drop_unused(time.time())
        finished = ((job, found[job.key]) for job in jobs)
        files = tuple(_describe(job, made) for job, made in finished if isinstance(made, KeptSheet))
        failures = [made for made in found.values() if isinstance(made, Failure)]
        return files, tuple(problem for failure in failures for problem in _explain(failure))

    def find(self, sheet: Sheet, form: SheetForm) -> SheetFile:
        """The file of a sheet as a page offers it, without making it; its facts where it is kept already."""
        job = self._make_job(sheet, form)
        kept = self._cache.find(job.key)
        return _describe_file(job, kept)

    def make_one(self, sheet: Sheet, form: SheetForm) -> bytes:
        """One file, from the cache or made now.

        Raises ``ValueError``, in plain words, when it cannot be made.
        """
        job = self._make_job(sheet, form)
        made = self._cache.find(job.key) or make_sheet(job, self._cache.folder, self._built_on)
        if isinstance(made, Failure):
            raise ValueError("; ".join(problem.message for problem in _explain(made)))
        self._cache.add(job.key, made)
        return made.path.read_bytes()

    def _make_job(self, sheet: Sheet, form: SheetForm) -> Job:
        return Job(sheet, form, make_key(sheet, form, self._built_on))

    def _make_all(self, jobs: list[Job]) -> Iterator[tuple[Job, KeptSheet | Failure]]:
        if len(jobs) < _FEW or self._workers == 1:
            for job in jobs:
                yield job, make_sheet(job, self._cache.folder, self._built_on)
            return
        # Never forked: Typst has threads of its own, and a fork of a process with threads may stand still for ever.
        with core_on_path(), ProcessPoolExecutor(self._workers, mp_context=get_context("spawn")) as pool:
            groups = _group_by_source(jobs)
            running = {pool.submit(make_sheets, group, self._cache.folder, self._built_on): group for group in groups}
            for done in as_completed(running):
                yield from zip(running[done], done.result(), strict=True)


def _group_by_source(jobs: Iterable[Job]) -> list[list[Job]]:
    """The sheets of each briefing together; of a theme or an agency each file by itself, since those may be long."""
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.sheet.file or job.key, []).append(job)
    return list(groups.values())


def write_sheets(made: Iterable[MadeSheet], site: Path) -> None:
    """Put the finished files into the built site."""
    for sheet in made:
        target = site / sheet.file.address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sheet.kept.path, target)


def _describe(job: Job, kept: KeptSheet) -> MadeSheet:
    return MadeSheet(_describe_file(job, kept), job.sheet.page, kept)


def _describe_file(job: Job, kept: KeptSheet | None) -> SheetFile:
    address = file_address(job.sheet, job.form)
    if kept is None:
        return SheetFile(address, job.sheet.kind, job.form)
    return SheetFile(address, job.sheet.kind, job.form, kept.pages or None, kept.size)


def _explain(failure: Failure) -> Iterator[Problem]:
    path = failure.file or failure.name
    if not failure.flaws:
        hint = "Write the text another way, or tell whoever maintains this site."
        yield Problem("sheet", failure.message, Place(path), hint=hint)
    for flaw in failure.flaws:
        yield Problem("sheet-layout", _describe_flaw(failure, flaw), Place(path), hint=_STAYS)


def _describe_flaw(failure: Failure, flaw: LayoutFlaw) -> str:
    where = f", near the learning point {flaw.point}" if flaw.point else ""
    return f"{failure.name}: {_FLAW_WORDS[flaw.flaw].format(page=flaw.page)}{where}"
