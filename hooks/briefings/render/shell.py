"""The surroundings that a site engine's theme gives a page, rendered once for all pages of a kind, then filled.

A page's shell differs from its neighbours' in a few words alone. The engine is given one page of each kind with a mark
(``Slot``) in place of each of those words; what it makes of it is cut at the marks, and every page of that kind is put
together from the pieces. The engine's plain way gives the same bytes, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """What differs between pages of a kind, by the mark that stands for it. No template changes a plain word."""

    TITLE = "lbslottitle"
    DESCRIPTION = "lbslotdescription"
    HEAD = "lbslothead"
    CONTENT = "lbslotcontent"
    MOVED_TO = "lbslotmovedto"
    BRIEFING = "lbslotbriefing"


_MARK = re.compile(f"({'|'.join(Slot)})")
_ONCE = (Slot.CONTENT, Slot.TITLE)


@dataclass(frozen=True)
class ShellKind:
    """What a page's surroundings depend on, besides the words in its slots.

    Attributes:
        folder: the folder of its address; of those below a folder of the menu any stands for all.
        scripts: the set of scripts that brings it to life.
        is_current: whether search engines should list it.
        is_moved: whether it leads on to another page by itself.
        is_of_briefing: whether there is a briefing's file behind it.
    """

    folder: str
    scripts: str | None = None
    is_current: bool = True
    is_moved: bool = False
    is_of_briefing: bool = False

    @property
    def address(self) -> str:
        """Where the engine is to put the page that shows the shell; it is taken away again."""
        facts = (self.scripts or "plain", self.is_current, self.is_moved, self.is_of_briefing)
        name = "-".join(str(fact).lower() for fact in facts)
        return f"{self.folder}/page-shell-{name}.html".removeprefix("/")


@dataclass(frozen=True)
class Shell:
    """A shell, cut at its marks: texts and slots in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a page that the engine made at its marks.

        Raises:
            ValueError: the theme left out the place for the content or the title.
        """
        for slot in _ONCE:
            if slot not in html:
                raise ValueError(f"The theme's page has no place for the {slot.name.lower()}.")
        return cls(tuple(_MARK.split(html)))

    def fill(self, values: Mapping[str, str]) -> str:
        """A whole page, with ``values`` by slot: HTML, or text that is escaped already."""
        # A text may hold the word that is a mark by chance; only the pieces between the texts are slots.
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))
