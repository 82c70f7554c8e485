"""A small synthetic briefing for tests of reading and checking, and a way to read it with changes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefings.problems import Problem
from briefings.source import Reading, read_knowledge_base

CONTENT = Path(__file__).resolve().parents[1] / "learning_points"
SMALL = (Path(__file__).resolve().parent / "golden" / "problems" / "good.yml").read_text("utf-8")


def read_files(files: Mapping[str, str | bytes], today: date | None = None) -> Reading:
    """Read files by name; the real board and vocabulary stand beside them unless they are among the names."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "learning_points"
        folder.mkdir()
        for name in ("_board.yml", "_vocabulary.yml"):
            shutil.copy(CONTENT / name, folder)
        for name, content in files.items():
            (folder / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return read_knowledge_base(folder, today=today)


def with_change(old: str, new: str) -> str:
    """The small briefing with one stretch, which must stand there once, replaced."""
    assert SMALL.count(old) == 1, f"{old!r} stands there {SMALL.count(old)} times"
    return SMALL.replace(old, new)


def with_fields(fields: str) -> str:
    """The small briefing with more fields at its end."""
    return f"{SMALL}{fields}"


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """What is wrong with one briefing."""
    return read_files({"small.yml": text}).problems


def rules_of(text: str | bytes) -> list[str]:
    """The rules one briefing breaks, in the order of the file."""
    return [problem.rule for problem in problems_of(text)]
