"""Finished sheets are found again when nothing has changed, and never when anything has."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefings.sheets import cache
from briefings.sheets.cache import SheetCache, make_key
from briefings.views.imprint import Imprint
from briefings.views.sheet_files import SheetForm
from briefings.views.sheets import Sheet, build_sheets
from synthetic import read_real_knowledge_base

DAY = date(2026, 3, 1)


@pytest.fixture
def sheet() -> Sheet:
    kb = read_real_knowledge_base()
    return next(iter(build_sheets(kb, Imprint(kb.board, date(2026, 3, 1)))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def test_what_was_kept_is_found(folder: Path) -> None:
    """By a later build too, with its number of pages."""
    SheetCache(folder).keep("key", b"content", 3)
    found = SheetCache(folder).find("key")
    assert found is not None
    assert (found.path.read_bytes(), found.pages, found.size) == (b"content", 3, 7)
    assert SheetCache(folder).find("other") is None


def test_a_damaged_file_is_not_found(folder: Path) -> None:
    """A file that is not what it was when it was kept is made again, whoever changed it and however long it is."""
    kept = SheetCache(folder).keep("key", b"content", 1)
    for damaged in (b"", b"cont", b"Content"):
        kept.path.write_bytes(damaged)
        assert SheetCache(folder).find("key") is None
        SheetCache(folder).keep("key", b"content", 1)


def test_a_file_taken_away_is_not_found(folder: Path) -> None:
    """Whoever empties the folder loses nothing but time."""
    kept = SheetCache(folder)
    kept.keep("key", b"content", 1).path.unlink()
    assert kept.find("key") is None


def test_nothing_half_written_is_found(folder: Path) -> None:
    """A build that was ended while it wrote leaves nothing that a later one would take for a sheet."""
    folder.mkdir(parents=True)
    (folder / "tmpabc").write_bytes(b"half")
    assert SheetCache(folder).find("tmpabc") is None


def test_what_nobody_uses_is_dropped(folder: Path) -> None:
    """After two weeks without use a file is deleted, with whatever else lies about; one in use stays."""
    kept = SheetCache(folder)
    old, used = kept.keep("old", b"a", 1).path, kept.keep("used", b"b", 1).path
    month_ago = used.stat().st_mtime - 30 * 24 * 60 * 60
    for path in (old, used):
        os.utime(path, (month_ago, month_ago))
    kept.find("used")
    kept.drop_unused(used.stat().st_mtime)
    assert sorted(path.name for path in folder.iterdir()) == [used.name]


def test_every_change_gives_another_key(sheet: Sheet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One letter, the form, the day, a template, a font, the code or a library's version: each makes another key."""
    first = sheet.strands[0]
    point = replace(first.points[0], text=f"{first.points[0].text} ")
    changed = replace(sheet, strands=(replace(first, points=(point, *first.points[1:])), *sheet.strands[1:]))
    keys = {
        make_key(sheet, SheetForm.PDF, DAY),
        make_key(changed, SheetForm.PDF, DAY),
        make_key(sheet, SheetForm.PDF_LARGE, DAY),
        make_key(sheet, SheetForm.PDF, date(2026, 3, 2)),
    }
    assert len(keys) == 4
    monkeypatch.setattr("briefings.keeping.version", lambda name: "another")
    cache._fingerprint.cache_clear()
    keys.add(make_key(sheet, SheetForm.PDF, DAY))
    monkeypatch.undo()
    for place in ("templates/sheets/sheet.typ", "fonts/a.ttf", "render/pdf.py", "render/docx.py", "sheets/worker.py"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("one", encoding="utf-8")
    monkeypatch.setattr(cache, "_CORE", tmp_path)
    for place in ("templates/sheets/sheet.typ", "fonts/a.ttf", "render/pdf.py", "render/docx.py", "sheets/worker.py"):
        before = len(keys)
        (tmp_path / place).write_text("two", encoding="utf-8")
        cache._fingerprint.cache_clear()
        keys.add(make_key(sheet, SheetForm.PDF, DAY))
        assert len(keys) == before + 1, place
    monkeypatch.undo()
    cache._fingerprint.cache_clear()


def test_the_same_sheet_has_the_same_key(sheet: Sheet) -> None:
    """Nothing but what a sheet is made from counts."""
    again = replace(sheet)
    assert make_key(again, SheetForm.WORD, DAY) == make_key(sheet, SheetForm.WORD, DAY)
