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

# Where a browser fetches by itself, in contrast to a link that a person follows.
_FETCHED = (
    ("src", None),
    ("srcset", None),
    ("poster", None),
    ("data", "object"),
    ("href", "link"),
    ("action", "form"),
    ("formaction", None),
)
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

_IDS = etree.XPath("//@id")
# Of a page's thousand elements those that can ask for something, lead somewhere or run. The parser itself finds them,
# since the pages of a large site have millions.
_TELLING = etree.XPath(
    "//*[self::script or self::style or @href or @src or @srcset or @poster or @data or @action or @formaction"
    " or @style or @*[starts-with(name(), 'on')]]"
)


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
    page = BuiltPage(shown_as, served_at)
    document = lxml_html.document_fromstring(path.read_bytes())
    page.ids.update(_select(_IDS, document))
    for element in _select(_TELLING, document):
        _note_code(page, element)
        _note_addresses(page, element)
    return page


def _select(path: etree.XPath, document: lxml_html.HtmlElement) -> list[Any]:
    found = path(document)
    assert isinstance(found, list)  # A path that selects parts of a document never gives anything else.
    return found


def _note_code(page: BuiltPage, element: lxml_html.HtmlElement) -> None:
    if element.tag == "script" and not element.get("src") and not _is_linked_data(element):
        page.inline_code.add("a script")
    if element.tag == "style" or element.get("style") is not None:
        page.inline_code.add("a style")
    page.inline_code.update(f"the handler {name}" for name in element.attrib if str(name).startswith("on"))
    for name in ("href", "src", "action", "formaction"):
        scheme = (element.get(name) or "").strip().lower().partition(":")[0]
        if scheme in {"javascript", "vbscript"} or (scheme == "data" and name != "src"):
            page.inline_code.add(f"a {scheme}: address")


def _is_linked_data(element: lxml_html.HtmlElement) -> bool:
    """Whether it is the one block of data that a page may hold: no browser runs it, and its JSON must be whole."""
    if dict(element.attrib) != {"type": "application/ld+json"}:
        return False
    try:
        return isinstance(json.loads(element.text or ""), dict)
    except ValueError:
        return False


def _note_addresses(page: BuiltPage, element: lxml_html.HtmlElement) -> None:
    if element.tag == "a" and (href := element.get("href")):
        _note_link(page, href)
    for name, tag in _FETCHED:
        address = element.get(name)
        if not address or (tag and tag != element.tag) or _is_mere_relation(element):
            continue
        if urlsplit(address).netloc:
            page.requests_elsewhere.add(address)
        elif not urlsplit(address).scheme:
            page.inside.add((_resolve(page, urlsplit(address).path), ""))


def _is_mere_relation(element: lxml_html.HtmlElement) -> bool:
    return element.tag == "link" and not _FETCHING_LINKS & set((element.get("rel") or "").split())


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
