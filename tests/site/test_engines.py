"""The engine may change: the same hook gives the same site from MkDocs and from its drop-in fork."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def files_of(site: Path) -> dict[str, bytes]:
    """Every file's bytes: no engine names itself in any."""
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def test_properdocs_builds_the_same_site(built_site: Path, project_root: Path, tmp_path: Path) -> None:
    """A strict build by ProperDocs, as a command, gives the bytes that MkDocs gives."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        [*command, "--config-file", "mkdocs.yml"], cwd=project_root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert files_of(site) == files_of(built_site)


def test_the_plain_mkdocs_command_builds_the_same_site(built_site: Path, project_root: Path, tmp_path: Path) -> None:
    """``mkdocs build --strict``, typed by hand, gives the same bytes as the build in the tests."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project_root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert files_of(site) == files_of(built_site)
