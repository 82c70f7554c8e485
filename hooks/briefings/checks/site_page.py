"""One page of the built site, read back: what it holds, links to and asks for.

Nearly every page is written so regularly that plain patterns find everything in it, ten times as fast as a parser. What
is regular is itself told by a pattern (``_REGULAR``) which the whole page must match; any other page is parsed.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
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
# Every value in double quotes, one space before each name that is looked for, and nothing that runs or asks for
# something but a link, a script, a picture or a form: text, tags and comments of that kind and nothing else.
_ATTRIBUTES = rb"""(?:
      (?:[ ]|\s++(?!(?:id|href|src|action|rel|type)=))
      (?:(?!on|style|srcset|poster|formaction|data=)[a-z][a-z0-9:-]*+(?![A-Z])|viewBox)
      (?:="[^"<>]*+")?+
    )*+\s*+/?+"""
# What holds text alone: a tag in there is none.
_TEXT_ALONE = b"|".join(
    b"<" + name + _ATTRIBUTES + b">[^<]*+</" + name + b">" for name in (b"title", b"textarea", b"script")
)
# No group of it is remembered: within quantifiers that give nothing back, Python 3.11 can trip over one.
_REGULAR = re.compile(
    rb"""(?:
        [^<=]++ | =(?!")
      | </(?!title>|textarea>|script>)[a-z][a-z0-9-]*+>
      | <(?!(?:style|object|embed|iframe|title|textarea|script|xmp|plaintext)[ />])[a-z][a-z0-9-]*+"""
    + _ATTRIBUTES
    + rb"""> | """
    + _TEXT_ALONE
    + rb"""
      | <!--(?:[^<-]|-(?!->))*+-->
      | <!doctype[ ]html>
    )*+""",
    re.VERBOSE,
)
_ID = re.compile(rb' id="([^"]*+)"')
_HREF = re.compile(rb' href="([^"]*+)"')
_LINK_TO = re.compile(rb'<a [^>]*?href="([^"]*+)"')
_SRC = re.compile(rb' src="([^"]*+)"')
_ACTION = re.compile(rb'<form [^>]*?action="([^"]*+)"')
_RELATION = re.compile(rb"<link [^>]*+>")
_REL = re.compile(rb' rel="([^"]*+)"')
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]* src=)([^>]*+)>(.*?)</script>", re.DOTALL)
_LINKED_DATA = b' type="application/ld+json"'


def _path(path: str) -> etree.XPath:
    """A path for lxml. A plain string keeps no tree alive: a "smart" one holds on to the whole page it stands on."""
    return etree.XPath(path, smart_strings=False)


_IDS = _path("//@id")
_LINKS = _path("//a/@href")
_SCRIPTS = _path("//script")
_STYLES = _path("//style|//@style")
_RELATIONS = _path("//link")
_SOURCES = _path("//@src")
# Where a browser fetches by itself, in contrast to a link that a person follows.
_FETCHED = (
    _SOURCES,
    *(_path(f"//{part}") for part in ("@srcset", "@poster", "object/@data", "form/@action", "@formaction")),
)
_ADDRESSED = (_SOURCES, *(_path(f"//{part}") for part in ("@href", "@action", "@formaction")))
_HANDLERS = _path("//@*[starts-with(name(), 'on')]/..")
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
    def folder(self) -> str:
        """The folder it stands in."""
        return posixpath.dirname(self.path)

    @cached_property
    def targets(self) -> frozenset[str]:
        """What its links inside the site lead to, with the part behind ``#``; asked for when the page is read."""
        return frozenset(f"{target}#{anchor}" if anchor else target for target, anchor in self.inside)


def read_page(content: bytes, path: str, served_at: str = "/") -> BuiltPage:
    """Read one page.

    Args:
        content: its bytes, in UTF-8.
        path: where it stands, from the site's root.
        served_at: where on its server the site stands, such as ``/reviews/``.
    """
    page = BuiltPage(path, served_at)
    if _REGULAR.fullmatch(content):
        _read_regular(page, content)
    else:
        _parse_any(page, content)
    return page


def _read_regular(page: BuiltPage, content: bytes) -> None:
    page.ids.update(map(_decode, _ID.findall(content)))
    for href in set(_LINK_TO.findall(content)):
        _note_link(page, _decode(href))
    sources, actions = set(_SRC.findall(content)), set(_ACTION.findall(content))
    for address in {*sources, *actions, *_find_relations(content)}:
        _note_fetched(page, _decode(address))
    for address in sources | actions | set(_HREF.findall(content)):
        if b":" in address or b"&" in address:
            page.inline_code.update(_find_code_address(_decode(address), is_source=address in sources))
    for attributes, text in _INLINE_SCRIPT.findall(content):
        if attributes != _LINKED_DATA or not _is_whole(text.decode()):
            page.inline_code.add("a script")


def _find_relations(content: bytes) -> Iterator[bytes]:
    for link in set(_RELATION.findall(content)):
        rel, href = _REL.search(link), _HREF.search(link)
        if rel and href and _FETCHING_LINKS & set(rel[1].decode().split()):
            yield href[1]


def _decode(value: bytes) -> str:
    text = value.decode("utf-8")
    return unescape(text) if "&" in text else text


def _parse_any(page: BuiltPage, content: bytes) -> None:
    document = lxml_html.document_fromstring(content)
    page.ids.update(_select(_IDS, document))
    for href in set(_select(_LINKS, document)):
        _note_link(page, href)
    for address in _find_fetched(document):
        _note_fetched(page, address)
    page.inline_code.update(_find_code(document))


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
            yield from _find_code_address(address, is_source=path is _SOURCES)
    for element in _select(_HANDLERS, document):
        yield from (f"the handler {name}" for name in element.attrib if str(name).startswith("on"))


def _find_code_address(address: str, *, is_source: bool) -> Iterator[str]:
    scheme = address.strip().lower().partition(":")[0]
    # A picture may stand in its page as data: nothing in that runs.
    if scheme in _CODE_SCHEMES and not (scheme == "data" and is_source):
        yield f"a {scheme}: address"


def _is_linked_data(element: lxml_html.HtmlElement) -> bool:
    """Whether it is the one block of data that a page may hold: no browser runs it, and its JSON must be whole."""
    return dict(element.attrib) == {"type": "application/ld+json"} and _is_whole(element.text or "")


def _is_whole(data: str) -> bool:
    try:
        return isinstance(json.loads(data), dict)
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
    has_host, scheme, path, anchor = _split(href)
    if has_host:
        page.outside.add(href)
    elif not scheme:
        page.inside.add((_resolve(page, path), anchor))


def _resolve(page: BuiltPage, target: str) -> str:
    if not target:
        return page.path
    if target.startswith(page.served_at):
        # Only the error page uses addresses from the server's root, since it is shown at any address.
        return target.removeprefix(page.served_at)
    return _join(page.folder, target)


@lru_cache(maxsize=65536)
def _split(href: str) -> tuple[bool, str, str, str]:
    parts = urlsplit(href)
    return bool(parts.netloc), parts.scheme, unquote(parts.path), unquote(parts.fragment)


@lru_cache(maxsize=65536)
def _join(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))
