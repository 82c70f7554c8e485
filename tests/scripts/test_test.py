"""The command that runs all tests: it runs everything, and no failure gets lost."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from _browser import BrowserMissingError
from _office import OfficeMissingError


@pytest.fixture
def command(project_root: Path) -> ModuleType:
    """scripts/test.py, by its path: Python has a package of that name itself."""
    spec = importlib.util.spec_from_file_location("run_all_tests", project_root / "scripts" / "test.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ran(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the command runs, by its heading; nothing is run."""
    seen: dict[str, list[str]] = {}

    def note(title: str, what: list[str]) -> bool:
        seen[title] = what
        return title not in failing

    failing: set[str] = set()
    monkeypatch.setattr(command, "run", note)
    monkeypatch.setattr(command, "find_the_programs", lambda: seen.setdefault("programs", []))
    monkeypatch.setattr(command, "failing", failing, raising=False)
    return seen


def test_everything_is_run(command: ModuleType, ran: dict[str, list[str]]) -> None:
    """Style, layout, types, generated files, browser and office, all tests, with what the person adds for pytest."""
    assert command.main(["-k", "schema"]) == 0
    assert list(ran) == ["Style", "Layout of the code", "Types", "Generated files", "programs", "Tests"]
    assert ran["Tests"][-2:] == ["-k", "schema"]
    assert "not browser" not in ran["Tests"]


def test_fast_leaves_out_the_browser_and_says_so(
    command: ModuleType, ran: dict[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A quick run is told from a whole one."""
    assert command.main(["--fast"]) == 0
    assert "programs" not in ran
    assert ran["Tests"][-2:] == ["-m", "not browser and not office"]
    assert "are left out (--fast)" in capsys.readouterr().out


def test_lines_are_counted_when_asked_for(command: ModuleType, ran: dict[str, list[str]]) -> None:
    """The report of lines reached costs time, so it is made on request; what is tested is the same."""
    assert command.main([]) == 0
    plain = ran["Tests"]
    assert command.main(["--coverage"]) == 0
    assert [part for part in ran["Tests"] if part not in plain] == ["--cov", "--cov-report=term"]


def test_every_browser_test_is_known_as_one(project_root: Path) -> None:
    """What --fast leaves out is all of tests/browser: nothing there is left to run."""
    asked = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "not browser", "tests/browser"]
    done = subprocess.run(asked, cwd=project_root, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, done.stdout
    assert "deselected" in done.stdout


@pytest.mark.parametrize("title", ["Style", "Layout of the code", "Types", "Generated files", "Tests"])
def test_any_failure_fails_the_whole_and_is_named(
    title: str, command: ModuleType, ran: dict[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever fails, the rest is run too, the end names it, and the exit code is 1."""
    command.failing.add(title)
    assert command.main([]) == 1
    assert "Tests" in ran
    assert f"Failed: {title}." in capsys.readouterr().out


def test_a_check_that_fails_is_seen(command: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code of each tool is what counts."""
    assert command.run("Fine", [sys.executable, "-c", ""])
    assert not command.run("Not fine", [sys.executable, "-c", "raise SystemExit(3)"])
    assert "=== Not fine ===" in capsys.readouterr().out


def test_without_a_browser_it_fails_with_what_to_type(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser is a failure, never a quiet skip."""

    def none() -> Path:
        raise BrowserMissingError("No browser for the browser tests. Type:  sudo apt install chromium")

    monkeypatch.setattr(command, "ensure_browser", none)
    with pytest.raises(SystemExit) as stopped:
        command.find_the_programs()
    assert "sudo apt install chromium" in str(stopped.value)
    assert "--fast" in str(stopped.value)


def test_without_an_office_it_fails_with_what_to_type(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice is a failure too."""

    def none() -> Path:
        raise OfficeMissingError("No LibreOffice. Type:  sudo apt install libreoffice-writer-nogui")

    # The command tells the tests by the environment; it must be as before for those that follow.
    for name in ("BROWSER_PATH", "OFFICE_PATH"):
        monkeypatch.setenv(name, "kept")
    monkeypatch.setattr(command, "ensure_browser", lambda: Path("browser"))
    monkeypatch.setattr(command, "ensure_office", none)
    with pytest.raises(SystemExit) as stopped:
        command.find_the_programs()
    assert "sudo apt install libreoffice-writer-nogui" in str(stopped.value)


@pytest.mark.skipif(sys.platform == "win32", reason="continuous integration runs it on Linux")
@pytest.mark.parametrize("code", [0, 1, 5])
def test_continuous_integration_passes_the_exit_status_on(code: int, tmp_path: Path, project_root: Path) -> None:
    """The script for continuous integration ends as the tests end, wherever it is started from."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((project_root / ".ci" / "run").read_bytes())
    (tmp_path / "scripts" / "test.py").write_text(f"raise SystemExit({code})", encoding="utf-8")
    assert subprocess.run(["bash", tmp_path / ".ci" / "run"], cwd="/", check=False).returncode == code
