"""The command that begins a briefing for a text editor."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import new
from small_briefing import CONTENT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(CONTENT / name, tmp_path)
    return tmp_path


def test_a_title_becomes_a_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is there, named after year and title, with the line that text editors complete by."""
    assert new.main(["Quiet children", "--year", "2019", "--kind", "learning_sheet", "--folder", str(folder)]) == 0
    text = (folder / "2019-quiet-children.yml").read_text("utf-8")
    assert text.splitlines()[:3] == [
        "# yaml-language-server: $schema=./_briefing.schema.json",
        "kind: learning_sheet",
        "title: Quiet children",
    ]
    assert "learning_points/2019-quiet-children.yml" in capsys.readouterr().out


def test_a_second_one_never_takes_the_first_ones_place(folder: Path) -> None:
    """The same title again makes another file."""
    for _ in range(2):
        assert new.main(["Quiet children", "--year", "2019", "--folder", str(folder)]) == 0
    names = sorted(path.name for path in folder.glob("2019*"))
    assert names == ["2019-quiet-children-2.yml", "2019-quiet-children.yml"]


@pytest.mark.parametrize("arguments", [["  "], ["x", "--year", "19"], ["x", "--kind", "novel"], []])
def test_what_is_wrong_is_said(folder: Path, arguments: list[str]) -> None:
    """An empty title, an odd year or kind writes nothing."""
    with pytest.raises(SystemExit) as stopped:
        new.main([*arguments, "--folder", str(folder)])
    assert stopped.value.code not in (0, None)
    assert not list(folder.glob("2*"))
