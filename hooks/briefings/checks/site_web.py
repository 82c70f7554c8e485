"""What the built site tells machines and other websites -> problems: nothing forgotten, nothing that was taken away."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from ..model import KnowledgeBase
from ..problems import Place, Problem
from ..views.embedding import EMBED_INDEX, embed_address
from ..views.headers import HOSTING_FILES
from ..views.links import briefing_address
from ..views.offline import COPY_FOLDER, OFFLINE_COPY, belongs_in_copy
from ..views.page_head import ATOM_FEED, JSON_FEED
from ..views.sitemap import ROBOTS, SITEMAP

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check_web_files(site: Path, kb: KnowledgeBase) -> Iterator[Problem]:
    """Sitemap, feeds, pages to embed and files for hosts are there and tell of the current briefings alone."""
    for address in (ROBOTS, EMBED_INDEX, *HOSTING_FILES):
        if not (site / address).is_file():
            yield Problem("web-file-missing", "this file is missing", Place(address))
    for briefing in kb.briefings:
        if not (site / embed_address(briefing.id)).is_file():
            message = f"the page to embed of the briefing {briefing.id} is missing"
            yield Problem("embed-missing", message, Place(embed_address(briefing.id)))
    if kb.board.site_root:
        current = {briefing.id for briefing in kb.briefings}
        dated = {briefing.id for briefing in kb.briefings if briefing.last_changed and not briefing.is_draft}
        yield from _check_told(site, kb, SITEMAP, must=current, may=current)
        for address in (ATOM_FEED, JSON_FEED):
            # A feed leaves the oldest out, so what it must tell cannot be counted here; see views/feed.py.
            yield from _check_told(site, kb, address, must=set(), may=dated)


def check_offline_copy(site: Path) -> Iterator[Problem]:
    """The copy holds every page and file that belongs in it, whole and unchanged, and nothing else."""
    path = site / OFFLINE_COPY
    if not path.is_file():
        return
    with ZipFile(path) as copy:
        found = {info.filename.removeprefix(f"{COPY_FOLDER}/"): info for info in copy.infolist()}
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    expected = {address for address in files if belongs_in_copy(address)}
    for address in sorted(expected ^ set(found)):
        what = "is missing in" if address in expected else "should not be in"
        yield Problem("offline-copy", f"{address} {what} the offline copy", Place(OFFLINE_COPY))
    for address in sorted(expected & set(found)):
        # The page that offers the copy tells its size, which it could not know before: a few letters more.
        content = files[address].read_bytes()
        if zlib.crc32(content) != found[address].CRC and b"data-offline-told" not in content:
            yield Problem("offline-copy", f"{address} is not the same in the offline copy", Place(OFFLINE_COPY))


def _check_told(site: Path, kb: KnowledgeBase, address: str, *, must: set[str], may: set[str]) -> Iterator[Problem]:
    path = site / address
    if not path.is_file():
        yield Problem("web-file-missing", "this file is missing", Place(address))
        return
    prefix = f"{kb.board.site_root}/{briefing_address('')}".removesuffix(".html")
    told = {
        found.removeprefix(prefix).removesuffix(".html")
        for found in _read_addresses(path)
        if found.startswith(prefix) and not found.endswith("/index.html")
    }
    for briefing_id in sorted(must - told):
        yield Problem("not-told", f"the briefing {briefing_id} is missing in this file", Place(address))
    for briefing_id in sorted(told - may):
        message = f"this file tells of {briefing_id}, which is no current briefing with a day"
        yield Problem("told-wrongly", message, Place(address))


def _read_addresses(path: Path) -> tuple[str, ...]:
    """The pages that a sitemap or a feed leads to."""
    if path.name == JSON_FEED:
        return tuple(item["url"] for item in json.loads(path.read_text(encoding="utf-8"))["items"])
    root = etree.fromstring(path.read_bytes())
    locations = tuple(element.text or "" for element in root.iter(f"{_SITEMAP}loc"))
    return (*locations, *(link.get("href", "") for link in root.iterfind(f"{_ATOM}entry/{_ATOM}link")))
