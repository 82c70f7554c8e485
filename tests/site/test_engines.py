"""The engine may change: the same hook gives the same site from MkDocs and from its drop-in fork.

Since every byte is the same, what is promised of one engine's pages holds for the other's. So a run builds with one
engine and only what is quickly read is read twice; ``--engine properdocs`` runs everything with the fork instead.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from built_files import copy_content, files_of
from hostile import write_hostile
from living import write_lives


@pytest.mark.parametrize("write", [copy_content, write_lives, write_hostile], ids=["own", "lives", "hostile"])
def test_both_engines_build_the_same_site(
    build_site: Callable[..., Path],
    build_by_command: Callable[[str, Path], Path],
    other_engine: str,
    project_root: Path,
    tmp_path: Path,
    write: Callable[[Path, Path], Path],
) -> None:
    """A strict build by the other engine, as a command, gives the same files and bytes."""
    content = write(project_root, tmp_path)
    assert files_of(build_by_command(other_engine, content)) == files_of(build_site(content))


def test_each_run_builds_with_the_engine_it_names(engine: str) -> None:
    """What the tests take for the engine is the chosen one: comparing one with itself would prove nothing."""
    from mkdocs.commands.build import build

    assert build.__module__ == f"{engine}.commands.build"


def test_the_plain_command_builds_the_same_site(
    built_site: Path, project_root: Path, tmp_path: Path, engine: str
) -> None:
    """``mkdocs build --strict``, typed by hand, gives the same bytes as the build in the tests."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", engine, "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        [*command, "--config-file", "mkdocs.yml"], cwd=project_root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert files_of(site) == files_of(built_site)
