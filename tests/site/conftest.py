"""Sites built by an engine as a command, as a person types it; and the project's own site from each engine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

OTHER = {"mkdocs": "properdocs", "properdocs": "mkdocs"}


@pytest.fixture(scope="session")
def other_engine(engine: str) -> str:
    """The engine that this run does not build with."""
    return OTHER[engine]


@pytest.fixture(scope="session")
def build_by_command(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], Path]:
    """``build_by_command(engine, learning_points)`` builds the site in a process of its own and gives its folder."""

    def build(engine: str, learning_points: Path) -> Path:
        folder = tmp_path_factory.mktemp(engine)
        settings = yaml.safe_load((project_root / "mkdocs.yml").read_text("utf-8"))
        settings["docs_dir"], settings["site_dir"] = str(project_root / "docs"), str(folder / "site")
        settings["theme"]["custom_dir"] = str(project_root / "overrides")
        settings["hooks"] = [str(project_root / hook) for hook in settings["hooks"]]
        settings["extra"]["learning_points"] = str(learning_points)
        settings["extra"]["sheets"] = str(project_root / settings["extra"]["sheets"])
        settings["watch"] = []
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
        run_engine(engine, folder)
        return folder / "site"

    return build


@pytest.fixture(scope="session")
def other_site(build_by_command: Callable[[str, Path], Path], other_engine: str, project_root: Path) -> Path:
    """The project's own site from the engine that this run does not build with."""
    return build_by_command(other_engine, project_root / "learning_points")


@pytest.fixture(scope="session", params=["built_site", "other_site"], ids=["this engine", "the other engine"])
def each_site(request: pytest.FixtureRequest) -> Path:
    """The project's own site, from one engine after the other: for what is quickly read."""
    return Path(request.getfixturevalue(request.param))


def run_engine(engine: str, folder: Path) -> None:
    """A strict build by the settings in a folder; fails the test with what the engine said."""
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
