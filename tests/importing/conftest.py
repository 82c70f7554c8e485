"""What the tests of the import share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from importing.outlines import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of briefings with the board and the vocabulary, and no briefing."""
    place = tmp_path / "learning_points"
    place.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(ROOT / "learning_points" / name, place)
    return place
