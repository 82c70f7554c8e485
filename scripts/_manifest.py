"""The list of a site's files with their sizes and fingerprints, kept in the site itself.

It tells whether a copy is whole, which files of a folder are the site's own and which somebody else put there, and,
next time, which pages read differently.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path

MARKER = ".made-by-build"
# What releases before this list wrote into the same file.
FIRST_MARKER = "scripts/build.py made this folder and replaces all of it at the next build. Keep nothing else here.\n"
NOTE = "This folder was made by a command and all of it is replaced next time. Keep nothing of your own here."
TITLE = re.compile(rb"<title>\s*(.*?)\s*</title>", re.DOTALL)


@dataclass(frozen=True)
class ListedFile:
    """A file as it must be: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class ListedPage:
    """A page as a reader sees it: its title, and a fingerprint that the day of the build does not change."""

    title: str
    words: str


@dataclass(frozen=True)
class Manifest:
    """A site's files and pages by their addresses. ``files`` is ``None`` where the site was made before there were
    lists: then nothing is known of it but that it is ours.
    """

    files: dict[str, ListedFile] | None
    pages: dict[str, ListedPage]

    @property
    def size(self) -> int:
        """All files together, in bytes."""
        return sum(file.size for file in (self.files or {}).values())


def make_manifest(site: Path, built: tuple[str, ...] = ()) -> Manifest:
    """The list of what stands in ``site``; ``built`` is the day of the build in each way that pages write it."""
    files: dict[str, ListedFile] = {}
    pages: dict[str, ListedPage] = {}
    for name in sorted(walk_files(site)):
        content = (site / name).read_bytes()
        files[name] = ListedFile(len(content), hashlib.sha256(content).hexdigest())
        if name.endswith(".html"):
            pages[name] = _list_page(name, content, built)
    return Manifest(files, pages)


def render_manifest(manifest: Manifest) -> str:
    """The list as it is kept, with no more than the site itself tells everybody."""
    files = {name: [file.size, file.sha256] for name, file in (manifest.files or {}).items()}
    pages = {name: asdict(page) for name, page in manifest.pages.items()}
    data = {"note": NOTE, "version": 1, "files": files, "pages": pages}
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


def read_manifest(site: Path) -> Manifest | None:
    """The list a folder holds, or ``None`` when it holds none that we made.

    Raises ``OSError`` when there is one that cannot be read just now: that is not the same as none.
    """
    try:
        text = (site / MARKER).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, UnicodeDecodeError):
        return None
    try:
        if text == FIRST_MARKER:
            return Manifest(None, {})
        data = json.loads(text)
        files = {str(name): ListedFile(int(size), str(sha256)) for name, (size, sha256) in data["files"].items()}
        pages = {str(name): ListedPage(**page) for name, page in data["pages"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return Manifest(files, pages) if data.get("note") == NOTE else None


def find_differences(site: Path, manifest: Manifest) -> list[str]:
    """The files of ``site`` that are missing or are not as listed, read anew from the disk."""
    return [name for name, file in (manifest.files or {}).items() if not is_as_listed(site / name, file)]


def is_as_listed(path: Path, listed: ListedFile) -> bool:
    """Whether a file is there and holds what it should."""
    if not path.is_file() or path.stat().st_size != listed.size:
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == listed.sha256


def walk_files(folder: Path) -> Iterator[str]:
    """Each file below a folder, as its path from there with forward slashes; links count as files and are not followed.

    Raises ``OSError`` when a folder cannot be read: what is passed over in silence would be lost.
    """
    for here, folders, names in os.walk(folder, onerror=_raise):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        for name in (*names, *links):
            yield Path(here, name).relative_to(folder).as_posix()


def _raise(error: OSError) -> None:
    raise error


def _list_page(name: str, content: bytes, built: tuple[str, ...]) -> ListedPage:
    found = TITLE.search(content)
    title = unescape(found[1].decode("utf-8", "replace")) if found else name
    for day in built:
        content = content.replace(day.encode(), b"")
    return ListedPage(" ".join(title.split()), hashlib.sha256(content).hexdigest())
