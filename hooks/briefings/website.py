"""What a site needs to live on the web, beside its pages: for search engines, feed readers, other websites and hosts.

``Website`` is asked for the head of each page while pages are made, and writes everything else once they all stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit

from .model import Briefing, KnowledgeBase
from .offline import tell_size, write_offline_copy
from .render.embedding import render_embedded_pages
from .render.feeds import render_atom, render_json_feed
from .render.hosting import render_hosting_files
from .render.html import Render, render_template
from .views.feed import build_feed
from .views.headers import build_header_rules
from .views.imprint import Imprint
from .views.links import briefing_address
from .views.page_head import ATOM_FEED, JSON_FEED, build_page_head
from .views.sitemap import ROBOTS, SITEMAP, build_sitemap

# A page that is empty until its reader fills it.
_READERS_OWN = "my-sheet.html"


class Website:
    """What one build knows of the site as a place on the web."""

    def __init__(self, kb: KnowledgeBase, imprint: Imprint, render: Render = render_template) -> None:
        self._render = render
        self._kb = kb
        self._imprint = imprint
        self._written: list[str] = []
        self._offering: str | None = None

    def add_written_page(self, address: str, *, offers_copy: bool) -> None:
        """Take note of a hand-written page; ``offers_copy`` is whether it offers the offline copy."""
        if address != _READERS_OWN:
            self._written.append(address)
        if offers_copy:
            self._offering = address

    def render_head(self, address: str, title: str, description: str) -> str:
        """What a page says in its head for machines.

        Args:
            address: the page's, from the site's root.
            title: the page's title as plain text.
            description: its description as plain text.
        """
        briefing = self._briefing_pages.get(address)
        head = build_page_head(
            self._kb, self._imprint, address, title=title, description=description, briefing=briefing
        )
        return str(render_template("head.html", head=head))

    def write(self, site: Path, *, with_copy: bool, kept: Path | None = None) -> None:
        """Write every file that is no page of the site's own, the offline copy last, since it holds the others.

        Args:
            site: the folder with every page in it.
            with_copy: whether to make the offline copy, which takes a while.
            kept: the folder where the copy is kept between builds, if it is.

        Raises:
            ValueError: the page that offers the copy has no place for its size.
        """
        _write(site, self._render_files())
        folders = tuple(sorted({path.name for path in site.iterdir() if path.is_dir()} | {"offline"}))
        rules = build_header_rules(self._kb.board)
        _write(site, render_hosting_files(rules, folders, self._served_at))
        if with_copy:
            size = write_offline_copy(site, self._imprint.built_on, kept)
            if self._offering:
                tell_size(site / self._offering, size)

    @cached_property
    def _briefing_pages(self) -> dict[str, Briefing]:
        return {briefing_address(briefing.id): briefing for briefing in self._kb.briefings}

    @property
    def _served_at(self) -> str:
        """Where on its server the site stands, such as ``/learning/``; safe to stand in a host's own files."""
        return quote(urlsplit(self._imprint.web_address("") or "/").path, safe="/%~")

    def _render_files(self) -> Iterator[tuple[str, str]]:
        entries = build_sitemap(self._kb, self._imprint, self._written)
        if entries:
            yield SITEMAP, str(render_template("web/sitemap.xml", entries=entries)) + "\n"
        sitemap = self._imprint.web_address(SITEMAP)
        yield ROBOTS, str(render_template("web/robots.txt", sitemap=sitemap)) + "\n"
        feed = build_feed(self._kb, self._imprint)
        if feed:
            yield ATOM_FEED, render_atom(feed)
            yield JSON_FEED, render_json_feed(feed)
        yield from render_embedded_pages(self._kb, self._imprint, render=self._render)


def write_text(path: Path, text: str, *, is_new: bool = False) -> None:
    """Write a text file of the site, and the folder it belongs in.

    Raises ``FileExistsError`` where ``is_new`` says that nothing may stand there, and something does.
    """
    content, mode = text.encode("utf-8"), "xb" if is_new else "wb"
    try:
        file = path.open(mode)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open(mode)
    with file:
        file.write(content)


def _write(site: Path, files: Iterator[tuple[str, str]]) -> None:
    for address, text in files:
        write_text(site / address, text)
