"""Finished sheets, kept by what they were made from.

A sheet's key is the hash of everything its bytes depend on: its texts, its form, the day, the templates, the fonts, our
code and the libraries' versions. A changed sheet has another key, so that a stale file cannot be found by construction;
deleting the whole folder only costs time. A file's name holds the hash of its bytes as well: one that was damaged is no
longer what its name says, and is made again.
"""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from ..keeping import hash_code
from ..views.sheet_files import SheetForm
from ..views.sheets import Sheet

_CORE = Path(__file__).parent.parent
_MADE_FROM = (
    "fonts/**/*",
    "templates/sheets/**/*",
    "templates/docx/**/*",
    "render/pdf*.py",
    "render/docx*.py",
    "render/html.py",
    "views/sheets.py",
    "sheets/*.py",
)
_TOKENS = _CORE.parent.parent / "docs" / "stylesheets" / "tokens.css"
_KEPT_FOR = 14 * 24 * 60 * 60
_LIBRARIES = ("typst", "pikepdf", "segno", "Jinja2", "lxml", "MarkupSafe")


@dataclass(frozen=True)
class KeptSheet:
    """A finished file: where it is kept, and how many pages it has (0 where the form knows none)."""

    path: Path
    pages: int
    size: int


def make_key(sheet: Sheet, form: SheetForm, built_on: date) -> str:
    """The key of a sheet in one form, made on one day."""
    facts = [sheet.to_data(), form.value, built_on.isoformat(), _fingerprint()]
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:40]


class SheetCache:
    """A folder of finished sheets. Each is written aside and put in its place whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self._names = {path.name.partition(".")[0]: path for path in folder.iterdir() if path.suffix == ".sheet"}

    def find(self, key: str) -> KeptSheet | None:
        """The sheet kept under this key, if it is there and undamaged."""
        path = self._names.get(key)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        _key, pages, digest, _suffix = path.name.split(".")
        if _hash(content) != digest:
            path.unlink(missing_ok=True)
            return None
        os.utime(path)
        return KeptSheet(path, int(pages), len(content))

    def keep(self, key: str, content: bytes, pages: int) -> KeptSheet:
        """Keep a finished sheet."""
        kept = write_sheet(self.folder, key, content, pages)
        self._names[key] = kept.path
        return kept

    def add(self, key: str, kept: KeptSheet) -> None:
        """Take note of a sheet that another process has written here."""
        self._names[key] = kept.path

    def drop_unused(self, now: float) -> None:
        """Delete what no build has used for two weeks; ``now`` in seconds since 1970."""
        for path in self.folder.iterdir():
            if now - path.stat().st_mtime > _KEPT_FOR:
                path.unlink(missing_ok=True)


def write_sheet(folder: Path, key: str, content: bytes, pages: int) -> KeptSheet:
    """Write a finished sheet into the folder of a cache, whole or not at all."""
    target = folder / f"{key}.{pages}.{_hash(content)}.sheet"
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as aside:
        aside.write(content)
    os.replace(aside.name, target)
    return KeptSheet(target, pages, len(content))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


@cache
def _fingerprint() -> str:
    """Everything besides the sheet itself that its bytes depend on: less than all code, since sheets take long."""
    paths = {_TOKENS, *(path for pattern in _MADE_FROM for path in _CORE.glob(pattern))}
    return f"{hash_code(paths, _LIBRARIES)} {zlib.ZLIB_RUNTIME_VERSION}"
