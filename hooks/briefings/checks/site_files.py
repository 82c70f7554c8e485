"""The built site's files, read back: what each page holds, links to and asks for."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

_FETCHING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", re.I)


def _path(path: str) -> etree.XPath:
    """A path for lxml. A plain string keeps no tree alive: a "smart" one holds on to the whole page it stands on."""
    return etree.XPath(path, smart_strings=False)


# One plain path for each thing to find: lxml walks such a path ten times faster than one with a condition, and the
# pages of a large site have millions of elements.
_IDS = _path("//@id")
_LINKS = _path("//a/@href")
_SCRIPTS = _path("//script")
_STYLES = _path("//style|//@style")
_RELATIONS = _path("//link")
# Where a browser fetches by itself, in contrast to a link that a person follows.
_FETCHED = tuple(
    _path(f"//{part}") for part in ("@src", "@srcset", "@poster", "object/@data", "form/@action", "@formaction")
)
_ADDRESSED = (_path("//@href"), _path("//@src"), _path("//@action"), _path("//@formaction"))
_HANDLERS = _path("//@*[starts-with(name(), 'on')]/..")
# Slow to look for in a tree; most pages have not even a text that could be one.
_PERHAPS_HANDLER = re.compile(rb"on\w+\s*=", re.I)
_CODE_SCHEMES = {"javascript", "vbscript", "data"}


@dataclass
class BuiltPage:
    """One page as a browser gets it; paths and targets count from the site's root."""

    path: str
    served_at: str = "/"
    ids: Counter[str] = field(default_factory=Counter)
    inside: set[tuple[str, str]] = field(default_factory=set)
    outside: set[str] = field(default_factory=set)
    requests_elsewhere: set[str] = field(default_factory=set)
    inline_code: set[str] = field(default_factory=set)

    @cached_property
    def targets(self) -> frozenset[str]:
        """What its links inside the site lead to, with the part behind ``#``; asked for when the page is read."""
        return frozenset(f"{target}#{anchor}" if anchor else target for target, anchor in self.inside)


def read_pages(site: Path, served_at: str = "/") -> dict[str, BuiltPage]:
    """Every HTML file of the folder, by its path.

    Args:
        site: the folder as written.
        served_at: where on its server the folder stands, such as ``/reviews/``.
    """
    paths = sorted(path for path in site.rglob("*.html") if path.is_file())
    pages = (_read_page(path, path.relative_to(site).as_posix(), served_at) for path in paths)
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


def _read_page(path: Path, shown_as: str, served_at: str) -> BuiltPage:
    page, content = BuiltPage(shown_as, served_at), path.read_bytes()
    document = lxml_html.document_fromstring(content)
    page.ids.update(_select(_IDS, document))
    for href in set(_select(_LINKS, document)):
        _note_link(page, href)
    for address in _find_fetched(document):
        _note_fetched(page, address)
    page.inline_code.update(_find_code(document))
    if _PERHAPS_HANDLER.search(content):
        page.inline_code.update(_find_handlers(document))
    return page


def _select(path: etree.XPath, document: lxml_html.HtmlElement) -> list[Any]:
    found = path(document)
    assert isinstance(found, list)  # A path that selects parts of a document never gives anything else.
    return found


def _find_code(document: lxml_html.HtmlElement) -> Iterator[str]:
    if any(not script.get("src") and not _is_linked_data(script) for script in _select(_SCRIPTS, document)):
        yield "a script"
    if _select(_STYLES, document):
        yield "a style"
    for path in _ADDRESSED:
        for address in set(_select(path, document)):
            scheme = address.strip().lower().partition(":")[0]
            # A picture may stand in its page as data: nothing in that runs.
            if scheme in _CODE_SCHEMES and not (scheme == "data" and path is _ADDRESSED[1]):
                yield f"a {scheme}: address"


def _find_handlers(document: lxml_html.HtmlElement) -> Iterator[str]:
    for element in _select(_HANDLERS, document):
        yield from (f"the handler {name}" for name in element.attrib if str(name).startswith("on"))


def _is_linked_data(element: lxml_html.HtmlElement) -> bool:
    """Whether it is the one block of data that a page may hold: no browser runs it, and its JSON must be whole."""
    if dict(element.attrib) != {"type": "application/ld+json"}:
        return False
    try:
        return isinstance(json.loads(element.text or ""), dict)
    except ValueError:
        return False


def _find_fetched(document: lxml_html.HtmlElement) -> Iterator[str]:
    for path in _FETCHED:
        yield from set(_select(path, document))
    for link in _select(_RELATIONS, document):
        if _FETCHING_LINKS & set((link.get("rel") or "").split()):
            yield link.get("href") or ""


def _note_fetched(page: BuiltPage, address: str) -> None:
    parts = urlsplit(address)
    if parts.netloc:
        page.requests_elsewhere.add(address)
    elif address and not parts.scheme:
        page.inside.add((_resolve(page, parts.path), ""))


def _note_link(page: BuiltPage, href: str) -> None:
    parts = urlsplit(href)
    if parts.netloc:
        page.outside.add(href)
    elif not parts.scheme:
        page.inside.add((_resolve(page, unquote(parts.path)), unquote(parts.fragment)))


def _resolve(page: BuiltPage, target: str) -> str:
    if not target:
        return page.path
    if target.startswith(page.served_at):
        # Only the error page uses addresses from the server's root, since it is shown at any address.
        return target.removeprefix(page.served_at)
    return _join(posixpath.dirname(page.path), target)


@lru_cache(maxsize=65536)
def _join(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))
