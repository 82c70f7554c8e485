"""The pinned lists: every dependency is there, with fingerprints, and from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import lock

NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


def normalise(requirement: str) -> str:
    """The name of a requirement, in the one spelling that all spellings stand for (PEP 503)."""
    found = NAME.match(requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def read_pinned(path: Path) -> dict[str, list[str]]:
    """Each pinned requirement of a list with the lines that belong to it."""
    pinned: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line and not line[0].isspace():
            pinned[line.rstrip(" \\")] = []
        elif line.strip():
            pinned[list(pinned)[-1]].append(line.strip())
    return pinned


@pytest.mark.parametrize("name", lock.LISTS)
def test_every_dependency_is_pinned(name: str, project_root: Path) -> None:
    """What pyproject.toml asks for is in the list that is installed from."""
    project = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    site, groups = project["project"]["dependencies"], project["dependency-groups"]
    wanted = {
        "requirements.txt": site,
        "requirements-dev.txt": site + groups["test"],
        "requirements-bench.txt": groups["bench"],
    }[name]
    pinned = {normalise(requirement) for requirement in read_pinned(project_root / name)}
    assert {normalise(requirement) for requirement in wanted} <= pinned


@pytest.mark.parametrize("name", lock.LISTS)
def test_everything_has_one_release_and_its_fingerprints(name: str, project_root: Path) -> None:
    """Nothing is installed that is not exactly what was tested."""
    pinned = read_pinned(project_root / name)
    assert len(pinned) > (0 if name == "requirements-bench.txt" else 20)
    for requirement, lines in pinned.items():
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][^ ]*( ;.*)?$", requirement), requirement
        assert any(re.match(r"--hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines), requirement


@pytest.mark.parametrize("name", lock.LISTS)
def test_no_list_names_a_place(name: str, project_root: Path) -> None:
    """Where packages come from is the computer's own business: no address stands in a list."""
    text = (project_root / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--?(index|extra|find|f|i)", text, re.MULTILINE)


def test_tests_run_on_what_the_site_is_built_with(project_root: Path) -> None:
    """Both lists hold the same releases of what they share."""
    base = set(read_pinned(project_root / "requirements.txt"))
    assert base <= set(read_pinned(project_root / "requirements-dev.txt"))


def test_upgrading_is_only_done_when_asked() -> None:
    """A plain run keeps every release that still fits."""
    assert "--upgrade" not in lock.compile_command("requirements.txt", [], upgrade=False)
    assert "--upgrade" in lock.compile_command("requirements.txt", [], upgrade=True)
