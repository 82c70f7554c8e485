"""The live preview goes on whatever happens to the files, and tells of it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from briefings.build import ContentError, SiteBuild

PATIENCE = 60
BUILT_ON = date(2026, 3, 1)


@pytest.fixture
def project(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the project, to be edited."""
    for name in ("docs", "hooks", "overrides", "learning_points"):
        shutil.copytree(project_root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project_root / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a running preview of the copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def wait_for(address: str, is_right: Callable[[str], bool]) -> str:
    """The page once it is right; asks again and again, and gives up after a minute."""
    until = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode("utf-8")
        except OSError:
            text = ""  # not up yet, or just being made anew
        if is_right(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"{address} never became right; it ended as:\n{text[:2000]}")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_preview_survives_a_broken_vocabulary(project: Path, preview: str) -> None:
    """While the vocabulary is broken the last good content shows with a notice; mended, the notice goes."""
    home = preview + "index.html"
    assert wait_for(home, lambda text: "This is a preview" in text and "problems.html" not in text)
    vocabulary = project / "learning_points" / "_vocabulary.yml"
    change(vocabulary, "\nthemes:", "\nthmes:")
    assert wait_for(home, lambda text: "problems.html" in text and "Home conditions: learning from a review" in text)
    assert wait_for(preview + "problems.html", lambda text: "learning_points/_vocabulary.yml" in text)
    change(vocabulary, "\nthmes:", "\nthemes:")
    assert wait_for(home, lambda text: "This is a preview" in text and "problems.html" not in text)
    change(project / "learning_points" / "2017-home-conditions.yml", "status: published", "status: draft")
    assert wait_for(home, lambda text: "Draft – not on the published site" in text)


def test_a_build_never_goes_on_with_older_content(project: Path) -> None:
    """Only a preview may show what was last good; a build with an unreadable board stops."""
    content = project / "learning_points"
    good = SiteBuild.read(content, built_on=BUILT_ON, is_preview=True).everything
    (content / "_board.yml").write_text("name: x\n", encoding="utf-8")
    shown = SiteBuild.read(content, built_on=BUILT_ON, is_preview=True, last_good=good)
    assert shown.kb.board.short_name == "NCSCB"
    assert shown.problem_count
    with pytest.raises(ContentError, match=r"_board\.yml"):
        SiteBuild.read(content, built_on=BUILT_ON, is_preview=False, last_good=good)
    with pytest.raises(ContentError, match=r"_board\.yml"):
        SiteBuild.read(content, built_on=BUILT_ON, is_preview=True)
