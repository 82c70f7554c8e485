"""A built site as its files, and the content of the project to build others from."""

from __future__ import annotations

import shutil
from pathlib import Path


def files_of(site: Path) -> dict[str, bytes]:
    """Every file's bytes: no engine names itself in any."""
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def copy_content(project_root: Path, folder: Path) -> Path:
    """A copy of the board's own content."""
    return Path(shutil.copytree(project_root / "learning_points", folder / "learning_points"))
