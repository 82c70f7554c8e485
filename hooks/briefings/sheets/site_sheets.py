"""The sheets of one build: which page offers which files, made all at once or, for a preview, when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from ..model import Briefing, KnowledgeBase
from ..problems import Problem
from ..views.imprint import Imprint
from ..views.links import briefing_address, checklist_address
from ..views.sheet_files import SheetFile, describe_files, file_address, forms_of
from ..views.sheets import Sheet, SheetKind, build_briefing_sheets, build_sheets, build_term_sheets, sheet_id
from .maker import MadeSheet, Progress, SheetMaker, write_sheets


class SiteSheets:
    """The sheets of a site.

    Args:
        kb: what is shown.
        imprint: what every sheet says of the site.
        folder: where finished sheets are kept between builds; without one there are none.
        built_on: the day printed on every sheet.
        is_preview: sheets are offered before they are made, and each is made when somebody asks for it.
    """

    def __init__(
        self, kb: KnowledgeBase, imprint: Imprint, folder: Path | None, built_on: date, *, is_preview: bool
    ) -> None:
        self._kb, self._imprint, self._is_preview = kb, imprint, is_preview
        self._maker = SheetMaker(folder, built_on) if folder else None
        self._made: tuple[MadeSheet, ...] = ()

    def make(self, progress: Progress) -> tuple[str, tuple[Problem, ...]]:
        """Make every sheet, unless they are made when asked for.

        Returns: what was made, in words, empty when none was; and what could not be made.
        """
        if self._maker is None or self._is_preview:
            return "", ()
        self._made, problems = self._maker.make(build_sheets(self._kb, self._imprint), progress)
        return describe_files(made.file for made in self._made), problems

    def make_one(self, address: str) -> bytes | None:
        """One sheet by its address, for a preview; ``None`` when there is none of that address.

        Raises ``ValueError``, in plain words, when it cannot be made.
        """
        for sheet in self._find_by_file(address) if self._maker else ():
            for form in forms_of(sheet):
                if self._maker and file_address(sheet, form) == address:
                    return self._maker.make_one(sheet, form)
        return None

    def files_of(self, page: str) -> tuple[SheetFile, ...]:
        """The files that were made from a page, by its address, or will be when they are asked for."""
        if self._maker is None or not self._is_preview:
            return self._made_from.get(page, ())
        sheets = [sheet for sheet in self._find_by_page(page) if sheet.page == page]
        return tuple(self._maker.find(sheet, form) for sheet in sheets for form in forms_of(sheet))

    def write(self, site: Path) -> None:
        """Write the sheets that were made into a built site, each at its address."""
        write_sheets(self._made, site)

    @cached_property
    def _made_from(self) -> dict[str, tuple[SheetFile, ...]]:
        files: dict[str, tuple[SheetFile, ...]] = {}
        for made in self._made:
            files[made.page] = (*files.get(made.page, ()), made.file)
        return files

    def _find_by_page(self, page: str) -> Iterator[Sheet]:
        if page in self._by_page:
            yield from build_briefing_sheets(self._kb, self._by_page[page], self._imprint)
        else:
            yield from self._of_terms

    def _find_by_file(self, address: str) -> Iterator[Sheet]:
        briefing = next((found for start, found in self._by_sheet.items() if address.startswith(start)), None)
        if briefing is not None:
            yield from build_briefing_sheets(self._kb, briefing, self._imprint)
        yield from self._of_terms

    @cached_property
    def _by_page(self) -> dict[str, Briefing]:
        places = (briefing_address, checklist_address)
        return {place(briefing.id): briefing for briefing in self._kb.briefings for place in places}

    @cached_property
    def _by_sheet(self) -> dict[str, Briefing]:
        """Each briefing by what the addresses of its files begin with."""
        return {f"sheets/{sheet_id(b.id, kind)}": b for b in self._kb.briefings for kind in SheetKind}

    @cached_property
    def _of_terms(self) -> tuple[Sheet, ...]:
        return tuple(build_term_sheets(self._kb, self._imprint))
