"""The command that says what is due."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import reviews
from small_briefing import CONTENT, SMALL

PUBLISHED = SMALL.replace("draft", "published") + (
    "source:\n  document: A sheet\nanonymity:\n  basis: published_by_board\ndates:\n  review_by: 2021-01-01\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "learning_points"
    content.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(CONTENT / name, content)
    (content / "small.yml").write_text(PUBLISHED, encoding="utf-8")
    return content


def test_it_prints_what_is_due(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list is printed, and an overdue review is no failure of the command."""
    assert reviews.main(["--folder", str(folder)]) == 0
    assert "Review by 1 January 2021" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "start"), [("csv", b"\xef\xbb\xbfWhat,"), ("ics", b"BEGIN:VCALENDAR\r\n")])
def test_it_writes_a_file(folder: Path, tmp_path: Path, name: str, start: bytes) -> None:
    """Tables open in a spreadsheet with the right letters; a calendar has the line ends of its standard."""
    out = tmp_path / f"due.{name}"
    assert reviews.main(["--folder", str(folder), "--format", name, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(start)


def test_an_unreadable_file_is_not_passed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that silently lacks a briefing would be worse than none."""
    (folder / "broken.yml").write_text("kind: nothing\n", encoding="utf-8")
    assert reviews.main(["--folder", str(folder)]) == 1
    assert "would be missing" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_explained(folder: Path, tmp_path: Path) -> None:
    """The message names the place, and no half file is left."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match="file"):
        reviews.main(["--folder", str(folder), "--out", str(tmp_path / "file" / "due.txt")])
