"""Exports of synthetic and real briefings, and the sites that other engines build from them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from briefings.build import SiteBuild
from briefings.exporting import read_written_part, write_export

BUILT_ON = date(2026, 3, 1)
COMMANDS = {
    "mkdocs": ["mkdocs", "build", "--strict"],
    "properdocs": ["properdocs", "build", "--strict", "--config-file", "mkdocs.yml"],
    "zensical": ["zensical", "build", "--strict"],
}


def export(project_root: Path, learning_points: Path, folder: Path, *, sheets: bool = True) -> Path:
    """The export of the briefings in a folder."""
    sheet_folder = project_root / ".cache" / "sheets" if sheets else None
    build = SiteBuild.read(learning_points, built_on=BUILT_ON, is_preview=False, sheet_folder=sheet_folder)
    build.make_sheets(lambda _done, _of: None)
    folder.mkdir(parents=True)
    write_export(build, read_written_part(project_root), project_root / "docs", folder)
    return folder


def build_plainly(engine: str, exported: Path, folder: Path) -> Path:
    """The site that an engine builds from a copy of an export, strictly and in a process that knows nothing of ours."""
    work = Path(shutil.copytree(exported, folder))
    command = [sys.executable, "-m", *COMMANDS[engine]]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return work / "site"
