"""What a site says of all its content at once: the listings in hand-written pages, and the data for scripts and others.

Hand-written pages are taken in one by one; what can be found is known when all of them are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from .model import KnowledgeBase
from .render.catalogue import render_catalogue
from .render.listings import LISTS, render_listing
from .render.search_index import render_search_index
from .render.words_of_points import render_words_of_points
from .site_texts import FileTexts, SiteTexts
from .views.imprint import Imprint
from .views.search import PageSection, SearchEntry, build_page_entries, build_search_entries, list_term_words
from .website import write_text
from .written_pages import read_sections


class SiteData:
    """The listings and the data of one build.

    Args:
        kb: what is shown.
        imprint: whose site it is and when it was built.
        texts: makes texts, or takes those that an earlier build made.
        with_copy: whether the offline copy will be made.
    """

    def __init__(self, kb: KnowledgeBase, imprint: Imprint, texts: SiteTexts, *, with_copy: bool) -> None:
        self._kb, self._imprint, self._texts, self._with_copy = kb, imprint, texts, with_copy
        self._sections: list[PageSection] = []
        self._files: dict[str, Callable[[], FileTexts]] = {
            "search/": self._make_search,
            "points": lambda: texts.make_files("points", lambda: render_words_of_points(kb)),
            "briefings.": lambda: texts.make_files("catalogue", lambda: render_catalogue(kb, imprint)),
        }

    def add_written_page(self, address: str, *, title: str, html: str, listing: str | None) -> None:
        """Take note of a hand-written page, so that its words can be found; pages of lists are left out."""
        if listing not in LISTS:
            self._sections.extend(read_sections(html, title=title, address=address))

    @cached_property
    def entries(self) -> tuple[SearchEntry, ...]:
        """All that can be found by searching; asked for when every hand-written page is known."""
        return (*build_search_entries(self._kb), *build_page_entries(self._sections))

    @cached_property
    def entries_fact(self) -> str:
        """What stands for all that can be found among what a text depends on."""
        return self._texts.make_fact(self.entries)

    def render_listing(self, name: str, address: str) -> str:
        """The listing that the hand-written page at an address asks for.

        Raises:
            KeyError: there is no listing of that name.
        """
        found = self.entries if name == "find" else ()

        def render() -> str:
            # A plain text again: adding it to the page's own HTML must not escape that.
            with_copy = self._with_copy
            return str(render_listing(name, self._kb, found, self._imprint, address=address, with_copy=with_copy))

        facts = [address, self._with_copy, *([self.entries_fact] if found else [])]
        return self._texts.make(f"listing {name}", render, *facts)

    def write(self, site: Path) -> None:
        """Write all data into the site."""
        for beginning in self._files:
            self._write(site, beginning)

    def write_asked_for(self, site: Path, address: str) -> bool:
        """Write the data that an address belongs to, with all of its kind; whether it belongs to any."""
        beginning = next((known for known in self._files if address.startswith(known)), None)
        if beginning is not None:
            self._write(site, beginning)
        return beginning is not None

    def _write(self, site: Path, beginning: str) -> None:
        for address, text in self._files[beginning]():
            assert address.startswith(beginning), address
            write_text(site / address, text)

    def _make_search(self) -> FileTexts:
        words = list_term_words(self._kb.vocabulary)
        return self._texts.make_files("search", lambda: render_search_index(self.entries, words), self.entries_fact)
