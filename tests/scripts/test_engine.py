"""What of the engine's talk reaches a person: its problems always, its noise never."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from _engine import Translator, run_engine

NOISE = """\
INFO    -  Building documentation...
INFO    -  Cleaning site directory
INFO    -  The following pages exist in the docs directory, but are not included in the "nav" configuration:
  - one.md
  - two.md
INFO    -  Documentation built in 0.51 seconds
INFO    -  [21:12:34] Watching paths for changes: 'docs', 'mkdocs.yml'
INFO    -  [21:12:40] Detected file changes
DEBUG   -  Reading: index.md"""
PLAIN = {"Building documentation": "Building...", "Detected file changes": "A file was saved."}


def shown(text: str) -> list[str]:
    translator = Translator(PLAIN)
    return [plain for line in text.split("\n") if (plain := translator.translate(line)) is not None]


def test_noise_is_left_out_and_known_remarks_are_put_plainly() -> None:
    """Of the engine's remarks a person sees only those that were put into plain words."""
    assert shown(NOISE) == ["Building...", "A file was saved."]


def test_remarks_meant_for_people_pass() -> None:
    """What the build says of its sheets is shown as it is."""
    translator = Translator({}, passed=("Sheets: ",))
    assert (
        translator.translate("INFO    -  Sheets: Checklist, PDF: 8 with 1 page")
        == "Sheets: Checklist, PDF: 8 with 1 page"
    )
    assert translator.translate("INFO    -  Cleaning site directory") is None


@pytest.mark.parametrize(
    "problem",
    [
        pytest.param("WARNING -  Doc file 'a.md' contains a link 'b.md'.\n  It does not exist.", id="warning"),
        pytest.param("ERROR   -  The briefings cannot be published yet.\n\n  --> a.yml:3:4\n   | x", id="error"),
        pytest.param("Traceback (most recent call last):\n  File 'x', line 1\nValueError: x", id="traceback"),
        pytest.param("Error: Config file 'mkdocs.yml' does not exist.", id="without a level"),
        pytest.param("Aborted with 1 warnings in strict mode!", id="abort"),
        pytest.param("CRITICAL - all is lost", id="critical"),
    ],
)
def test_a_problem_is_never_hidden(problem: str) -> None:
    """Warnings, errors and anything not understood are shown whole, also right after noise."""
    assert shown(f"{NOISE}\n{problem}") == ["Building...", "A file was saved.", *problem.split("\n")]


def test_the_engines_exit_code_and_words_come_through(tmp_path: Path) -> None:
    """A command sees what the engine said and how it ended."""
    said: list[str] = []
    assert run_engine(tmp_path, ["build"], said.append) != 0
    assert any("mkdocs.yml" in line for line in said)


def test_an_interrupted_engine_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever interrupts the command, the engine does not go on alone."""
    (tmp_path / "mkdocs.py").write_text(
        "import pathlib, sys, time\nprint('started', flush=True)\n"
        "try:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    pathlib.Path('ended').touch()\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_engine(tmp_path, [], interrupt)
    assert (tmp_path / "ended").exists() or sys.platform == "win32"
