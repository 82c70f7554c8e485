"""One build of the site, from the folder of briefings to the checked result.

``SiteBuild`` holds what one build knows, and is made anew for each: nothing outlives a build. Whatever site engine
writes the pages tells it, in this order, of each hand-written page (``add_written_page``), asks for the listings those
carry (``render_listing``), hands it the surroundings that its theme gives a page (``pages.add_shell``), has everything
else written (``write``) and the finished folder checked. A preview writes what somebody asks for (``write_asked_for``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from .checks.site import check_site
from .corrections import apply_corrections
from .keeping import hash_files
from .model import Briefing, KnowledgeBase
from .page_parts import list_print_styles, list_scripts, list_styles
from .problems import Problem, Severity
from .render.html import render_template
from .render.listings import LISTING_NAMES
from .render.pages import PlannedPage
from .render.reports import ReportFormat, render_report
from .sheets.maker import Progress
from .sheets.site_sheets import SiteSheets
from .site_data import SiteData
from .site_pages import SitePages
from .site_report import PROBLEMS, SiteReport
from .site_texts import SiteTexts
from .source import Reading, read_knowledge_base
from .source.memory import Memory
from .views.headers import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from .views.imprint import Imprint
from .views.words import count_of
from .website import Website

PREVIEW_SCRIPT = "javascripts/preview.js"
FORM = "edit/index.html"
"""Where the form to write briefings in stands in a preview; no build has it."""


class ContentError(Exception):
    """The content, or the site made from it, is not fit to be shown. The message says where and what to do."""


class SiteBuild:
    """What one build knows."""

    CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY
    REFERRER_POLICY = REFERRER_POLICY
    # No script or style sheet of the theme is used, so none is shipped; the sitemap is our own.
    UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png", "sitemap.xml")

    def __init__(
        self,
        reading: Reading,
        kb: KnowledgeBase,
        *,
        built_on: date,
        is_preview: bool,
        sheet_folder: Path | None = None,
        kept: Path | None = None,
        with_copy: bool = True,
    ) -> None:
        self.report = SiteReport(reading)
        self.everything = kb
        self.is_preview = is_preview
        self.kb = _make_shown(kb, built_on, is_preview=is_preview)
        self.imprint = Imprint(kb.board, built_on)
        self._kept = kept
        self._with_copy = with_copy and not is_preview
        self._has_web_files = False
        self._texts = SiteTexts(self.kb, self.imprint, None if is_preview or kept is None else kept / "texts")
        self.website = Website(self.kb, self.imprint, self._texts.render)
        self.data = SiteData(self.kb, self.imprint, self._texts, with_copy=self._with_copy)
        self.sheets = SiteSheets(self.kb, self.imprint, sheet_folder, built_on, is_preview=is_preview)
        more = (PlannedPage(PROBLEMS, self.report.render_page),) if is_preview else ()
        self.pages = SitePages(self.kb, self.imprint, self.sheets.files_of, self.website, more, self._texts.render)

    @classmethod
    def read(
        cls,
        folder: Path,
        *,
        built_on: date,
        is_preview: bool,
        last_good: KnowledgeBase | None = None,
        sheet_folder: Path | None = None,
        kept: Path | None = None,
        memory: Memory | None = None,
        with_copy: bool = True,
    ) -> SiteBuild:
        """Read and check the folder of briefings.

        Args:
            folder: holds ``_board.yml``, ``_vocabulary.yml`` and the briefings.
            built_on: the day printed on every page.
            is_preview: drafts are shown, and a briefing with errors is left out instead of stopping the build.
            last_good: for a preview, what to show while the board or the vocabulary cannot be read.
            sheet_folder: where finished PDF and Word sheets are kept between builds; without one none are made.
            kept: where what was made of unchanged files is kept between builds; without one nothing is.
            memory: of earlier builds in the same run, for a preview.
            with_copy: whether the copy to take away is made.

        Raises:
            ContentError: there are errors; the message is the whole report.
        """
        reading = read_knowledge_base(folder, today=built_on, memory=memory, kept=kept and kept / "files.json")
        kb = reading.knowledge_base or (last_good if is_preview else None)
        if kb is None or (reading.errors and not is_preview):
            raise ContentError(render_report(reading.problems, reading.sources, ReportFormat.TEXT))
        return cls(
            reading,
            kb,
            built_on=built_on,
            is_preview=is_preview,
            sheet_folder=sheet_folder,
            kept=kept,
            with_copy=with_copy,
        )

    def scripts_for(self, kind: str | None) -> tuple[str, ...]:
        """The addresses of the scripts that a page runs, in their order.

        Args:
            kind: what the page is, as ``PageText.scripts`` or a hand-written page's ``shows`` says.
        """
        return (*list_scripts(kind), *([PREVIEW_SCRIPT] if self.is_preview else []))

    def styles_for(self, kind: str | None) -> tuple[tuple[str, str], ...]:
        """The addresses of the style sheets of a page, in their order, each with the medium it is for."""
        return (*((each, "all") for each in list_styles(kind)), *((each, "print") for each in list_print_styles()))

    def make_sheets(self, progress: Progress) -> str:
        """Make every PDF and Word sheet; a preview makes them only when they are asked for.

        Returns: what was made, in words; empty when no sheet is made.

        Raises:
            ContentError: a sheet cannot be made, or does not fit its pages.
        """
        made, problems = self.sheets.make(progress)
        if problems:
            raise ContentError(_describe(problems))
        return made

    def render_assets(self) -> Iterator[tuple[str, str]]:
        """Every other file made from the content: its address from the site's root, and its text."""
        yield "stylesheets/board.css", str(render_template("board.css", board=self.imprint.board))
        if self.is_preview:
            yield PREVIEW_SCRIPT, str(render_template("preview.js"))

    def add_written_page(self, address: str, *, title: str, html: str, listing: str | None) -> None:
        """Take note of a hand-written page: its address, its words, and whether it offers the offline copy."""
        self.website.add_written_page(address, offers_copy=listing == "offline")
        self.data.add_written_page(address, title=title, html=html, listing=listing)

    def render_listing(self, name: str, address: str) -> str:
        """The listing a hand-written page asks for.

        Raises:
            ContentError: there is no listing of that name.
        """
        if name not in LISTING_NAMES:
            known = ", ".join(LISTING_NAMES)
            raise ContentError(f"The page {address} asks for `shows: {name}`. Known are: {known}.")
        return self.data.render_listing(name, address)

    def write(self, site: Path, *, without_pages: bool = False) -> None:
        """Write into the built site what no engine need touch: sheets, pages, search index, words, web files.

        Args:
            site: the folder, with the hand-written pages in it.
            without_pages: whether the engine has written the pages itself.

        Raises:
            ContentError: a page written by hand stands where a generated one belongs.
        """
        self.sheets.write(site)
        for page in () if without_pages else self.pages:
            self._write_page(site, page)
        self.data.write(site)
        self.website.write(site, with_copy=self._with_copy, kept=self._kept and self._kept / "copy")

    def _write_page(self, site: Path, page: PlannedPage) -> None:
        """A generated page never replaces a written one unseen."""
        try:
            self.pages.write(site, page)
        except FileExistsError:
            written = f"docs/{page.address.removesuffix('.html')}.md"
            raise ContentError(
                f"{page.address} is there already. If there is a file {written}, rename it or take it away: the "
                "generated page belongs there. If not, build into an empty folder, and without --dirty."
            ) from None

    def write_asked_for(self, site: Path, address: str) -> bool:
        """For a preview: write what belongs at an address, which nobody has asked for before.

        Returns: whether it is there now, be it that somebody else has asked for it a moment ago.
        """
        if (site / address).is_file():
            return True
        page = self.pages.find(address)
        if page is not None:
            self.pages.write(site, page)
            return True
        if self.data.write_asked_for(site, address):
            return (site / address).is_file()
        if not self._has_web_files:
            self.website.write(site, with_copy=False)
            self._has_web_files = True
        return (site / address).is_file()

    def check_site(self, site: Path, *, served_at: str) -> tuple[str, ...]:
        """Count what must be there in the finished folder, and what must not.

        Args:
            site: the folder as written.
            served_at: where on its server the site will stand: ``/``, or such as ``/reviews/``.

        Returns: what was counted, in words.

        Raises:
            ContentError: something is missing, broken, or should not be there.
        """
        count = self._texts.make(
            "check", lambda: self._check_site(site, served_at), *self._list_checked(site, served_at)
        )
        self._texts.save()
        return (f"Checked {count}: {count_of(len(self.kb.briefings), 'briefing')} whole and linked.",)

    def _check_site(self, site: Path, served_at: str) -> str:
        count, problems = check_site(site, self.kb, self.data.entries, self.unpublished, served_at)
        if problems:
            raise ContentError(_describe(problems))
        return count_of(count, "page")

    def _list_checked(self, site: Path, served_at: str) -> tuple[object, ...]:
        """What the check depends on: a site that was found whole, byte by byte, need not be read again."""
        if not self._texts.is_kept:
            return ()
        addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        return served_at, hash_files(site, addresses), self.data.entries_fact, self.unpublished

    @property
    def unpublished(self) -> tuple[Briefing, ...]:
        """The briefings of which no word may be shown: drafts, and what was withdrawn. A preview may show all."""
        shown = {briefing.id for briefing in self.kb.readable}
        return () if self.is_preview else tuple(b for b in self.everything.briefings if b.id not in shown)


def _make_shown(kb: KnowledgeBase, built_on: date, *, is_preview: bool) -> KnowledgeBase:
    shown = kb.as_shown(built_on, with_drafts=is_preview)
    return replace(
        shown,
        briefings=tuple(apply_corrections(briefing) for briefing in shown.briefings),
        superseded=tuple(apply_corrections(briefing) for briefing in shown.superseded),
    )


def _describe(problems: tuple[Problem, ...]) -> str:
    lines = [f"{p.place.path}: {p.message}" + (f" ({p.hint})" if p.hint else "") for p in problems]
    errors = sum(p.severity is Severity.ERROR for p in problems)
    return "\n".join([*lines[:50], f"{count_of(errors, 'thing')} to put right in the built site."])
