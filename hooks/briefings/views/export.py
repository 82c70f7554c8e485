"""What an export holds besides the pages made from the content: the pages written by hand, and the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_HEADING = re.compile(r"^# +(.+?)(?: *#*| *\{[^}]*\})$", re.MULTILINE)


@dataclass(frozen=True)
class WrittenPage:
    """A page written by hand, as its file has it.

    Attributes:
        path: counts from the folder of the written pages, with forward slashes: ``briefings/index.md``.
        meta: its front matter.
        words: the Markdown below that.
    """

    path: str
    meta: Mapping[str, object]
    words: str

    @property
    def address(self) -> str:
        """Where the page stands on the site."""
        return f"{self.path.removesuffix('.md')}.html"

    @property
    def listing(self) -> str | None:
        """The listing it asks for (``shows``)."""
        listing = self.meta.get("shows")
        return str(listing) if listing else None

    @property
    def title(self) -> str:
        """Its own title: from the front matter, or else its first main heading; its path where it has neither."""
        heading = _HEADING.search(self.words)
        return str(self.meta.get("title") or (heading[1] if heading else self.path))


@dataclass(frozen=True)
class WrittenPart:
    """All that is written by hand: the pages, the other files that go with them, and the engine's settings.

    Attributes:
        pages: in the order of their paths.
        assets: pictures and the like, by their paths; styles, scripts and fonts of this site are not among them.
        settings: the engine's settings as ``mkdocs.yml`` has them.
    """

    pages: tuple[WrittenPage, ...]
    assets: tuple[str, ...]
    settings: Mapping[str, object]

    @property
    def menu_titles(self) -> Mapping[str, str]:
        """The titles that the menu gives to pages, by their paths: such a title goes before the page's own."""
        return dict(_walk_menu(self.settings.get("nav")))


def _walk_menu(entry: object) -> Iterator[tuple[str, str]]:
    if isinstance(entry, list):
        for part in entry:
            yield from _walk_menu(part)
    elif isinstance(entry, dict):
        for title, part in entry.items():
            if isinstance(part, str):
                yield part, str(title)
            else:
                yield from _walk_menu(part)
