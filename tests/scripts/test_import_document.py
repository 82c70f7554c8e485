"""The command that imports documents: what it says, and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from importing.docx_maker import make_docx, paragraph, run, text
from small_briefing import CONTENT

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "import_document.py"
GOOD = "Case summary\n\nA made-up text about nobody.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a board and a vocabulary."""
    place = tmp_path / "learning_points"
    place.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(CONTENT / name, place)
    return place


def run_command(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Import into a folder as a person would."""
    aside = folder.parent / "aside"
    command = [sys.executable, str(SCRIPT), "--folder", str(folder), "--aside", str(aside), *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, check=False, env=environment, text=True, encoding="utf-8")


def test_a_document_becomes_a_draft(folder: Path, tmp_path: Path) -> None:
    """The command says where draft and page are, what became of the words, and ends with 0."""
    (tmp_path / "old.txt").write_text(GOOD, "utf-8")
    done = run_command(folder, tmp_path / "old.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "old.txt: draft written to" in done.stdout
    assert "7 words in the source: 5 placed, 2 headings." in done.stdout
    assert done.stdout.endswith("1 file written.\n")
    assert (folder / "old.yml").is_file()


def test_many_files_end_with_a_table(folder: Path, tmp_path: Path) -> None:
    """Each file has its line; one that is refused or set aside ends the command with 1, and the rest is written."""
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b.txt").write_text("Case summary\n\nKevin Okafor was seen.\n", "utf-8")
    secret = text("Case summary") + paragraph(run("unseen", "<w:vanish/>"))
    (tmp_path / "c.docx").write_bytes(make_docx(secret))
    done = run_command(folder, tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.docx", tmp_path / "gone.pdf")
    assert done.returncode == 1
    assert "hidden text: page 1, paragraph 2" in done.stdout
    assert "unseen" not in done.stdout
    assert "Okafor" not in done.stdout
    assert "1 file written, 1 file set aside, 2 files refused." in done.stdout
    assert [path.name for path in sorted(folder.glob("[!_]*"))] == ["a.yml"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["--name", "A Name", "x.txt"], ["--name", "a", "x.txt", "y.txt"], ["--folder", "nowhere", "x.txt"]],
)
def test_a_wrong_call_ends_with_2(folder: Path, arguments: list[str]) -> None:
    """A call that means nothing is told so, and nothing is done."""
    done = run_command(folder, *arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_a_broken_vocabulary_stops_the_command(folder: Path, tmp_path: Path) -> None:
    """Without the meanings of headings nothing can be read: the command says what to type."""
    (folder / "_vocabulary.yml").write_text("themes: [", "utf-8")
    (tmp_path / "old.txt").write_text(GOOD, "utf-8")
    done = run_command(folder, tmp_path / "old.txt")
    assert done.returncode == 1
    assert "scripts/check.py" in done.stderr
