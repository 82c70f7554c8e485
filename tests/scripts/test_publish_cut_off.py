"""Whatever cuts a publication off, at whatever moment: the old site or the new one stands there, whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

# A publication of the small site takes about as many file operations; far fewer would mean that they go uncounted.
AT_LEAST = 80


def cut_off(project_root: Path, ground: Path, cut: str, way: str) -> list[dict[str, object]]:
    """What stood there after each cut, and after the publication that followed it."""
    folders = [str(project_root / name) for name in ("scripts", "hooks", "tests")]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    command = [sys.executable, str(project_root / "tests" / "cutting_off.py"), str(ground), cut, way]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("cut", ["killed", "refused once", "refused from then on"])
def test_a_cut_at_any_file_operation_leaves_a_whole_site(cut: str, project_root: Path, tmp_path: Path) -> None:
    """Killed, or refused by a full disk, before each file operation: there is a whole site, and the next run tidies."""
    found = cut_off(project_root, tmp_path, cut, "one step")
    assert len(found) > AT_LEAST
    assert {entry["stood"] for entry in found} == {"old", "new"}
    assert {(entry["then"], *entry["left"]) for entry in found} == {("new", "site")}  # type: ignore[misc]


@pytest.mark.parametrize("cut", ["killed", "refused once", "refused from then on"])
def test_where_two_steps_are_needed_the_next_run_mends(cut: str, project_root: Path, tmp_path: Path) -> None:
    """Where two folders cannot change places at once, one cut alone leaves neither, and nothing is ever lost."""
    found = cut_off(project_root, tmp_path, cut, "two renames")
    stood = Counter(entry["stood"] for entry in found)
    assert len(found) > AT_LEAST
    assert stood.pop("missing", 0) <= 1
    assert set(stood) == {"old", "new"}
    assert {(entry["then"], *entry["left"]) for entry in found} == {("new", "site")}  # type: ignore[misc]
