"""The command that checks: its exit codes, and that it prints on any terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from small_briefing import CONTENT, SMALL

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "check.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a board, a vocabulary and one briefing."""
    place = tmp_path / "learning_points"
    place.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        (place / name).write_bytes((CONTENT / name).read_bytes())
    (place / "small.yml").write_text(SMALL, "utf-8")
    return place


def run(*arguments: str | Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person would."""
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(command, capture_output=True, check=False, env=environment)


def test_all_is_well(folder: Path) -> None:
    """Without errors the command says what it read and ends with 0."""
    done = run(folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith("1 briefing is in order: 0 published, 1 draft.\n")


def test_the_real_folder_is_the_default() -> None:
    """Called with nothing, the command reads the project's own briefings."""
    done = run()
    assert done.returncode == 0
    assert "in order" in done.stdout.decode()


def test_warnings_are_no_errors(folder: Path) -> None:
    """With warnings alone the command shows them and ends with 0."""
    (folder / "small.yml").write_text(SMALL.replace("Share it.", "Read it."), "utf-8")
    done = run(folder)
    assert done.returncode == 0
    assert "warning[repeated-text]" in done.stdout.decode()
    assert "in order" in done.stdout.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", "cp437"])
def test_errors_are_shown_on_any_terminal(folder: Path, encoding: str) -> None:
    """With an error the command ends with 1, and no terminal's encoding makes it fail."""
    text = SMALL.replace("id: diary-2", "id: Zoë’s 日記")
    (folder / "small.yml").write_text(text, "utf-8")
    done = run(folder, encoding=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"error[id]" in done.stdout
    assert b"1 error in 1 file." in done.stdout


def test_json_is_json(folder: Path) -> None:
    """The format for programs is one JSON document and nothing else."""
    (folder / "small.yml").write_text(SMALL + "weather: fine\n", "utf-8")
    done = run(folder, "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert document["counts"] == {"error": 1, "warning": 0}
    assert document["problems"][0]["path"] == "learning_points/small.yml"


def test_github_gets_annotations(folder: Path) -> None:
    """The format for GitHub is one annotation a line."""
    (folder / "small.yml").write_text(SMALL + "weather: fine\n", "utf-8")
    lines = run(folder, "--format", "github").stdout.decode().splitlines()
    assert [line.split(",")[0] for line in lines] == ["::error file=learning_points/small.yml"]


@pytest.mark.parametrize(
    "arguments", [["no-such-folder"], ["--format", "html"], ["a", "b"]], ids=["folder", "format", "two"]
)
def test_wrong_usage(arguments: list[str]) -> None:
    """Called wrongly, the command says how it is called and ends with 2."""
    done = run(*arguments)
    assert done.returncode == 2
    assert b"usage" in done.stderr


@pytest.mark.parametrize(("fields", "told"), [("weather: fine\n", False), ("weather: fine\nwind: cold\n", True)])
def test_several_errors_are_mended_from_the_top(folder: Path, fields: str, told: bool) -> None:
    """With several errors the report ends in where to begin; with one that needs no saying."""
    (folder / "small.yml").write_text(SMALL + fields, "utf-8")
    assert ("Begin at the top" in run(folder).stdout.decode()) is told
