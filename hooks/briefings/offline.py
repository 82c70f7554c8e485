"""The finished site -> one zip file that opens from a folder on any computer.

The pages are those of the site: nothing is rendered a second time. What makes no sense away from a web server is left
out. The same site gives the same bytes: names are sorted, and every file has the day of the build as its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from .keeping import copy_kept, hash_files, keep_copy, make_key
from .render.html import render_template
from .views.offline import COPY_FOLDER, OFFLINE_COPY, belongs_in_copy, describe_size

# Small already; packing them once more would only take time.
_PACKED = {".pdf", ".docx", ".woff2", ".png"}
_READABLE = 0o100644 << 16
_UNIX = 3


def write_offline_copy(site: Path, built_on: date, kept: Path | None = None) -> int:
    """Write the copy into the built site, and give its size in bytes.

    Args:
        site: the folder with every file in it.
        built_on: the time of every file in the copy.
        kept: the folder where the copy is kept: the same files need not be packed again. None without it.
    """
    target = site / OFFLINE_COPY
    target.parent.mkdir(parents=True, exist_ok=True)
    addresses = tuple(list_copied(site))
    key = make_key(["offline copy", built_on, hash_files(site, addresses)]) if kept else ""
    if kept is None or not copy_kept(kept, key, target):
        with ZipFile(target, "w") as copy:
            for address in addresses:
                copy.writestr(_describe_file(address, built_on), (site / address).read_bytes())
        if kept:
            keep_copy(kept, key, target)
    return target.stat().st_size


def list_copied(site: Path) -> Iterator[str]:
    """The files of the site that belong into the copy, by their sorted addresses."""
    for address in sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
        if belongs_in_copy(address):
            yield address


def tell_size(page: Path, size: int) -> None:
    """Write the copy's size into the page that offers it.

    The page is in the copy itself, so its size cannot be known before; away from a web server the offer is hidden.

    Raises:
        ValueError: the page has no place for it, or more than one.
    """
    html, place = page.read_text(encoding="utf-8"), render_size(None)
    if html.count(place) != 1:
        raise ValueError(f"{page.name} has {html.count(place)} places for the size of the offline copy, not one.")
    page.write_text(html.replace(place, render_size(describe_size(size))), encoding="utf-8", newline="\n")


def render_size(size: str | None) -> str:
    """The copy's size as it stands in the page, or the place for it while it is not known."""
    return str(render_template("parts/offline-size.html", size=size)).strip()


def _describe_file(address: str, built_on: date) -> ZipInfo:
    info = ZipInfo(f"{COPY_FOLDER}/{address}", (built_on.year, built_on.month, built_on.day, 0, 0, 0))
    info.compress_type = ZIP_STORED if Path(address).suffix in _PACKED else ZIP_DEFLATED
    info.external_attr, info.create_system = _READABLE, _UNIX
    return info
