"""What a site is made with: a part that is missing is named, with what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("part", ["typst", "pikepdf", "pydantic"])
def test_a_missing_part_gives_a_clear_message(part: str, project: Path, engine: str) -> None:
    """No traceback: which part is missing, and the one command to type."""
    stand_in = project / "stand-in"
    stand_in.mkdir()
    (stand_in / f"{part}.py").write_text(f"raise ImportError(\"No module named '{part}'\")\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(stand_in)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert part in said
    assert "python3 scripts/build.py" in said
    assert "Traceback" not in said
