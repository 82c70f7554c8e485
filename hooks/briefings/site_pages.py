"""The pages that the content calls for, each found by its address, put into its shell and written.

None is kept: a build renders one after the other, and a preview renders what somebody asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from markupsafe import escape

from .model import KnowledgeBase
from .render.html import Render, render_template
from .render.pages import FOLDERS, SHELLS, Files, PageText, PlannedPage, plan_pages
from .render.shell import Shell, ShellKind, Slot
from .views.imprint import Imprint
from .website import Website, write_text

# What a preview adds stands at the root.
_FOLDERS = frozenset((*FOLDERS, ""))


class SitePages:
    """The pages of one build, besides those written by hand.

    Args:
        kb: what is shown.
        imprint: whose site it is and when it was built.
        files: gives the files that each page offers.
        website: gives what each page says in its head.
        more: pages besides those that the content calls for.
        render: renders a template, or gives what was kept.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        imprint: Imprint,
        files: Files,
        website: Website,
        more: tuple[PlannedPage, ...] = (),
        render: Render = render_template,
    ) -> None:
        self._render = render
        self._kb, self._imprint, self._files, self._website, self._more = kb, imprint, files, website, more
        self._shells: dict[ShellKind, Shell] = {}
        self._found: dict[str, PlannedPage] = {}
        self._unseen = iter(self)

    def __iter__(self) -> Iterator[PlannedPage]:
        return chain(self._more, plan_pages(self._kb, self._imprint, self._files, self._render))

    def find(self, address: str) -> PlannedPage | None:
        """The page at an address, which counts from the site's root; no more is planned for it than is needed."""
        top, _, _rest = address.rpartition("/")[0].partition("/")
        if top not in _FOLDERS or not address.endswith(".html"):
            return None
        while address not in self._found:
            page = next(self._unseen, None)
            if page is None:
                return None
            self._found[page.address] = page
        return self._found[address]

    def add_shell(self, kind: ShellKind, html: str) -> None:
        """Take in what the engine made of the page that shows a shell.

        Raises:
            ValueError: the theme left out the place for the content or the title.
        """
        self._shells[kind] = Shell.cut(html)

    def take_shells_away(self, site: Path) -> None:
        """Delete the pages that the engine showed shells with, and the folders that held nothing else."""
        for kind in SHELLS:
            path = site / kind.address
            path.unlink(missing_ok=True)
            if path.parent.is_dir() and not any(path.parent.iterdir()):
                path.parent.rmdir()

    def render_head(self, address: str, title: str, description: str) -> str:
        """What the page at an address says in its head for machines: words, or the mark where it stands in a shell."""
        if any(address == kind.address for kind in SHELLS):
            return Slot.HEAD
        return self._website.render_head(address, title, description)

    def write(self, site: Path, page: PlannedPage) -> None:
        """Render a page into the site.

        Raises:
            FileExistsError: something written by hand stands at its address.
            KeyError: the engine was not asked for the shell that it needs.
        """
        write_text(site / page.address, self.put_into_shell(page.render()), is_new=True)

    def put_into_shell(self, text: PageText) -> str:
        """A whole page as HTML: the same as the engine's own template would make of it."""
        title = escape(text.title).striptags()
        description = escape(text.description or self._kb.board.site_description).striptags()
        is_listed = text.shell.is_current
        return self._shells[text.shell].fill(
            {
                Slot.TITLE: escape(title),
                Slot.DESCRIPTION: escape(description),
                Slot.HEAD: self._website.render_head(text.address, title, description) if is_listed else "",
                Slot.CONTENT: text.html,
                Slot.MOVED_TO: escape(text.moved_to or ""),
                Slot.BRIEFING: escape((text.source or "").removesuffix(".yml")),
            }
        )
