"""One build of the site, from the folder of briefings to the checked result.

``SiteBuild`` holds what one build knows, and is made anew for each: nothing outlives a build. Whatever site engine
writes the pages tells it, in this order, of each hand-written page (``add_written_page``), asks for the listings those
carry (``render_listing``), hands it the surroundings that its theme gives a page (``pages.add_shell``), has everything
else written (``write``) and the finished folder checked. A preview writes what somebody asks for (``write_asked_for``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from .checks.site import check_site
from .corrections import apply_corrections
from .keeping import KeptTexts, hash_files, make_key
from .model import Briefing, KnowledgeBase
from .page_parts import list_print_styles, list_scripts, list_styles
from .problems import Problem, Severity
from .render.catalogue import render_catalogue
from .render.html import render_template
from .render.pages import LISTING_NAMES, LISTS, PageText, PlannedPage, render_listing
from .render.reports import ReportFormat, render_report
from .render.search_index import render_search_index
from .render.words_of_points import render_words_of_points
from .sheets.maker import Progress
from .sheets.site_sheets import SiteSheets
from .site_pages import SitePages
from .source import Reading, read_knowledge_base
from .source.memory import Memory
from .views.headers import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from .views.imprint import Imprint
from .views.links import briefing_address
from .views.search import PageSection, SearchEntry, build_page_entries, build_search_entries, list_term_words
from .views.words import count_of
from .website import Website, write_text
from .written_pages import read_sections

PROBLEMS = "problems.html"
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
        self._reading = reading
        self.everything = kb
        self.is_preview = is_preview
        self.kb = _make_shown(kb, built_on, is_preview=is_preview)
        self.imprint = Imprint(kb.board, built_on)
        self._kept = kept
        self._texts = KeptTexts(None if is_preview or kept is None else kept / "texts")
        self.website = Website(self.kb, self.imprint, self._render)
        self._sections: list[PageSection] = []
        self._written: set[str] = set()
        self._with_copy = with_copy and not is_preview
        self.sheets = SiteSheets(self.kb, self.imprint, sheet_folder, built_on, is_preview=is_preview)
        more = (PlannedPage(PROBLEMS, self._render_problems),) if is_preview else ()
        self.pages = SitePages(self.kb, self.imprint, self.sheets.files_of, self.website, more, self._render)

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

    @property
    def problem_count(self) -> str:
        """How many problems the files have, in words; empty when they have none."""
        return count_of(len(self._reading.problems), "problem") if self._reading.problems else ""

    def report(self, *, at_most: int | None = None) -> tuple[str, ...]:
        """What a person should know of the files: one text, or none.

        Args:
            at_most: so many problems are told in full, the gravest first, and how many there are besides.
        """
        problems = self._reading.problems
        told = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)[:at_most]
        if not told:
            return ()
        text = render_report(told, self._reading.sources, ReportFormat.TEXT)
        return (text if len(told) == len(problems) else f"{text}{count_of(len(problems), 'problem')} in all.\n",)

    def describe(self) -> str:
        """What is shown, in one line, with the addresses of the drafts."""
        drafts = [briefing_address(briefing.id) for briefing in self.kb.briefings if briefing.is_draft]
        text = f"{count_of(len(self.kb.briefings), 'briefing')}, {count_of(len(drafts), 'draft')}"
        text = ": ".join([text, ", ".join(drafts)]) if drafts else text
        waiting = self._reading.unfinished if self.is_preview else ()
        return f"{text}. Not shown until nothing is missing: {', '.join(waiting)}" if waiting else text

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
        """Take note of a hand-written page, so that its words can be found; pages of lists are left out."""
        self.website.add_written_page(address, offers_copy=listing == "offline")
        if listing not in LISTS:
            self._sections.extend(read_sections(html, title=title, address=address))

    @cached_property
    def entries(self) -> tuple[SearchEntry, ...]:
        """All that can be found by searching; asked for when every hand-written page is known."""
        return (*build_search_entries(self.kb), *build_page_entries(self._sections))

    def render_listing(self, name: str, address: str) -> str:
        """The listing a hand-written page asks for.

        Raises:
            ContentError: there is no listing of that name.
        """
        try:
            return self._texts.make(
                [
                    "listing",
                    name,
                    address,
                    self._with_copy,
                    self._content_key,
                    self._entries_key if name == "find" else "",
                ],
                lambda: self._render_listing(name, address),
            )
        except KeyError:
            known = ", ".join(LISTING_NAMES)
            raise ContentError(f"The page {address} asks for `shows: {name}`. Known are: {known}.") from None

    def _render_listing(self, name: str, address: str) -> str:
        # A plain text again: adding it to the page's own HTML must not escape that.
        entries = self.entries if name == "find" else ()
        copy = self._with_copy
        return str(render_listing(name, self.kb, entries, self.imprint, address=address, with_copy=copy))

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
        for name in self._data:
            self._write_data(site, name)
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
        name = next((name for name in self._data if address.startswith(name)), "")
        if name in self._written:
            return False
        if name:
            self._write_data(site, name)
        else:
            self.website.write(site, with_copy=False)
        self._written.add(name)
        return True

    @cached_property
    def _data(self) -> dict[str, Callable[[], Iterable[tuple[str, str]]]]:
        """What scripts and other programs read, by what its addresses begin with."""
        return {
            "search/": self._render_search,
            "points": lambda: self._keep_files("points", lambda: render_words_of_points(self.kb)),
            "briefings.": lambda: self._keep_files("catalogue", lambda: render_catalogue(self.kb, self.imprint)),
        }

    def _render(self, name: str, **values: object) -> Markup:
        """A template with these values, or what was made of them before."""
        text = self._texts.make([name, values], lambda: render_template(name, **values))
        return Markup(text)  # noqa: S704 -- what a template made, which escapes

    def _render_search(self) -> Iterable[tuple[str, str]]:
        words = list_term_words(self.kb.vocabulary)
        return self._keep_files("search", lambda: render_search_index(self.entries, words), self._entries_key)

    def _keep_files(
        self, name: str, render: Callable[[], Iterable[tuple[str, str]]], *facts: object
    ) -> Iterable[tuple[str, str]]:
        """Files made from all of the content: one text where they are kept, and parted again."""
        text = self._texts.make([name, self._content_key, *facts], lambda: json.dumps(list(render())))
        yield from json.loads(text)

    @cached_property
    def _content_key(self) -> str:
        """The hash of all that is shown, made once for the many things that depend on all of it."""
        return make_key([self.kb, self.imprint]) if self._texts.is_on else ""

    @cached_property
    def _entries_key(self) -> str:
        return make_key(self.entries) if self._texts.is_on else ""

    def _write_data(self, site: Path, name: str) -> None:
        for address, text in self._data[name]():
            assert address.startswith(name), address
            write_text(site / address, text)

    def check_site(self, site: Path, *, served_at: str) -> tuple[str, ...]:
        """Count what must be there in the finished folder, and what must not.

        Args:
            site: the folder as written.
            served_at: where on its server the site will stand: ``/``, or such as ``/reviews/``.

        Returns: what was counted, in words.

        Raises:
            ContentError: something is missing, broken, or should not be there.
        """
        count = self._texts.make(self._list_checked(site, served_at), lambda: self._check_site(site, served_at))
        self._texts.save()
        return (f"Checked {count}: {count_of(len(self.kb.briefings), 'briefing')} whole and linked.",)

    def _check_site(self, site: Path, served_at: str) -> str:
        count, problems = check_site(site, self.kb, self.entries, self.unpublished, served_at)
        if problems:
            raise ContentError(_describe(problems))
        return count_of(count, "page")

    def _list_checked(self, site: Path, served_at: str) -> object:
        """Everything that the check depends on: a site that was found whole, byte by byte, need not be read again."""
        if not self._texts.is_on:
            return None
        addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        return ["check", served_at, hash_files(site, addresses), self._content_key, self._entries_key, self.unpublished]

    @property
    def unpublished(self) -> tuple[Briefing, ...]:
        """The briefings of which no word may be shown: drafts, and what was withdrawn. A preview may show all."""
        shown = {briefing.id for briefing in self.kb.readable}
        return () if self.is_preview else tuple(b for b in self.everything.briefings if b.id not in shown)

    def _render_problems(self) -> PageText:
        report = "\n\n".join(self.report()) or "Nothing is wrong."
        counted = self.problem_count or "No problem was"
        html = render_template("problems.html", report=report, counted=counted)
        return PageText(PROBLEMS, "Problems in the files", "What is wrong in the files of the briefings.", html)


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
