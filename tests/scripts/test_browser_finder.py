"""Finding a browser for the tests: one that runs, in a known order, or a clear failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import _browser

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="makes its stand-ins as shell scripts")


def make_browser(path: Path, code: int = 0) -> Path:
    """A stand-in for a browser that ends with a code when asked for its version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without a browser: an empty search path, no usual places, a home of its own."""
    for name in ("BROWSER_PATH", "PLAYWRIGHT_BROWSERS_PATH", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(_browser, "MAC_PLACES", ())
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return tmp_path


@posix_only
def test_the_one_that_was_named_comes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """BROWSER_PATH wins over everything that is installed."""
    make_browser(bare_machine / "bin" / "chromium")
    named = make_browser(bare_machine / "my browser")
    monkeypatch.setenv("BROWSER_PATH", str(named))
    assert _browser.find_browser() == named


def test_one_that_was_named_and_does_not_run_is_an_error(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in BROWSER_PATH is not passed over in favour of another browser."""
    monkeypatch.setenv("BROWSER_PATH", str(bare_machine / "nothing"))
    with pytest.raises(_browser.BrowserMissingError, match="BROWSER_PATH"):
        _browser.find_browser()


@posix_only
def test_a_stand_in_that_does_not_start_is_passed_over(bare_machine: Path) -> None:
    """A file that only says how to install a browser is none."""
    make_browser(bare_machine / "bin" / "chromium", code=1)
    working = make_browser(bare_machine / "bin" / "google-chrome")
    assert _browser.find_browser() == working


@posix_only
def test_one_fetched_before_is_found(bare_machine: Path) -> None:
    """A browser that was fetched for the tests is used again."""
    fetched = make_browser(bare_machine / "home/.cache/ms-playwright/chromium-1234/chrome-linux/chrome")
    assert _browser.find_browser() == fetched


def test_no_browser_is_none(bare_machine: Path) -> None:
    """Nothing found is said, not invented."""
    assert _browser.find_browser() is None


@posix_only
def test_one_is_fetched_when_there_is_none(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests fetch a browser for themselves where they may."""
    asked: list[list[str]] = []

    def fetch(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append([str(part) for part in command])
        if "playwright" in asked[-1]:
            make_browser(bare_machine / "home/.cache/ms-playwright/chromium-1234/chrome-linux/chrome")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", fetch)
    assert _browser.ensure_browser().name == "chrome"
    assert asked[0][1:] == ["-m", "playwright", "install", "chromium"]


def test_when_fetching_fails_the_one_command_is_named(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser and without a way to one, the message says what to do."""

    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(_browser.BrowserMissingError) as missing:
        _browser.ensure_browser()
    assert _browser.how_to_get_one() in str(missing.value)
