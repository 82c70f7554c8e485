"""The built site's files, read back: its pages, style sheets and the data of its scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .site_page import BuiltPage, read_page

_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", re.I)


def read_pages(site: Path, served_at: str = "/") -> dict[str, BuiltPage]:
    """Every HTML file of the folder, by its path.

    Args:
        site: the folder as written.
        served_at: where on its server the folder stands, such as ``/reviews/``.
    """
    paths = sorted(path for path in site.rglob("*.html") if path.is_file())
    pages = (read_page(path.read_bytes(), path.relative_to(site).as_posix(), served_at) for path in paths)
    return {page.path: page for page in pages}


def read_stylesheet_addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Each address on another host that a style sheet would fetch, with the style sheet's path."""
    for path in sorted(site.rglob("*.css")):
        for address in _CSS_ADDRESS.findall(path.read_text(encoding="utf-8")):
            yield path.relative_to(site).as_posix(), address


def read_script_data(path: Path) -> Any:
    """The data that a script of ours holds: JSON between single quotes, as ``render.json_script`` writes it.

    Raises ``ValueError`` when the file holds no such text.
    """
    quoted = path.read_text(encoding="utf-8").partition("'")[2].rpartition("'")[0]
    return json.loads(quoted.replace("\\\\", "\\"))


def read_search_addresses(folder: Path) -> tuple[str, ...]:
    """The address of each entry that the search can show, as the texts of its index have it.

    Args:
        folder: where the index stands.
    """
    blocks = (read_script_data(path) for path in sorted(folder.glob("texts-*.js")))
    return tuple(
        f"{page}#{anchor}" if anchor else page
        for block in blocks
        for _source, _year, page, _is_draft, sections in block
        for _heading, entries in sections
        for _kind, anchor, _text in entries
    )


def list_search_pieces(index: Path) -> tuple[str, ...]:
    """The names of the other scripts that the search's first one speaks of; they stand beside it."""
    head = read_script_data(index)
    names = (
        "entries",
        *(f"words-{letter}" for letter in head["letters"]),
        *(f"hits-{number}" for number in range(len(head["hits"]))),
        *(f"texts-{number}" for number in range(head["blocks"])),
    )
    return tuple(f"{name}.js" for name in names)
