"""The command that writes the site out for other programs: what it puts where, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import export
from small_briefing import CONTENT


def run(*arguments: str | Path) -> int:
    return export.main([*map(str, arguments), "--no-sheets"])


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_writes_pages_and_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new folder holds the settings, the pages and a word on how to go on; nothing is left beside it."""
    assert run(tmp_path / "out") == 0
    assert names_in(tmp_path / "out") == {".made-by-build", "README.md", "docs", "mkdocs.yml"}
    assert names_in(tmp_path) == {"out"}
    assert (tmp_path / "out/docs/briefings/2017-home-conditions.md").is_file()
    assert "with 1 briefing" in capsys.readouterr().out


def test_the_next_export_replaces_the_last(tmp_path: Path) -> None:
    """A file of the last export that is no longer made is gone from the next."""
    assert run(tmp_path / "out") == 0
    before = (tmp_path / "out/mkdocs.yml").read_bytes()
    (tmp_path / "out/mkdocs.yml").write_text("spoilt", encoding="utf-8")
    assert run(tmp_path / "out") == 0
    assert (tmp_path / "out/mkdocs.yml").read_bytes() == before


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """What no command of ours made is never replaced."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="did not make"):
        run(tmp_path / "letters")
    assert (tmp_path / "letters/letter.txt").read_text("utf-8") == "mine"


def test_what_was_added_is_kept_only_when_it_is_named(tmp_path: Path) -> None:
    """A site built inside the export stops the next one until it is named with --keep."""
    assert run(tmp_path / "out") == 0
    (tmp_path / "out/site").mkdir()
    (tmp_path / "out/site/index.html").write_text("built", encoding="utf-8")
    with pytest.raises(SystemExit, match="--keep site"):
        run(tmp_path / "out")
    assert run(tmp_path / "out", "--keep", "site") == 0
    assert (tmp_path / "out/site/index.html").read_text("utf-8") == "built"


def test_the_project_itself_is_refused(project_root: Path) -> None:
    """An export never takes the project's own place."""
    with pytest.raises(SystemExit, match="holds the project itself"):
        run(project_root)


def test_a_broken_briefing_stops_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is half exported: the report says what is wrong, and the old export stands as it was."""
    assert run(tmp_path / "out") == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    content = tmp_path / "learning_points"
    content.mkdir()
    for path in CONTENT.glob("_*.yml"):
        (content / path.name).write_bytes(path.read_bytes())
    (content / "broken.yml").write_text("kind: nothing\n", encoding="utf-8")
    assert run(tmp_path / "out", "--content", content) == 1
    assert "Nothing was exported" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def test_a_missing_drive_is_explained(tmp_path: Path) -> None:
    """A folder above that is not there is said, not made: the drive may be missing."""
    with pytest.raises(SystemExit, match="no folder"):
        run(tmp_path / "nowhere" / "out")
