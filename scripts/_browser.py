"""Finds a browser for the browser tests: one that is installed, or one fetched for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from _plain_words import say

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
FETCHED = "chrome-*/chrome", "chrome-*/chrome.exe", "chrome-*/*.app/Contents/MacOS/*"


class BrowserMissingError(Exception):
    """There is no browser; the message says which command puts one there."""


def find_browser() -> Path | None:
    """The first browser that runs, in this order: BROWSER_PATH, the search path, the usual places, one fetched before.

    Raises ``BrowserMissingError`` when BROWSER_PATH names one that does not run: another in its stead would surprise.
    """
    named = os.environ.get("BROWSER_PATH")
    if named:
        if not runs(Path(named)):
            raise BrowserMissingError(f"BROWSER_PATH is set to {named}, but no browser runs there. Put that right.")
        return Path(named)
    return next((place for place in _places() if runs(place)), None)


def ensure_browser() -> Path:
    """A browser that runs, fetched if need be. Raises ``BrowserMissingError`` with the one command to type."""
    found = find_browser()
    if found:
        return found
    say("No Chromium, Chrome or Edge found. Fetching one for the browser tests...")
    for command in _ways_to_fetch():
        if succeeds(command):
            found = find_browser()
            if found:
                return found
    raise BrowserMissingError(f"No browser for the browser tests. {how_to_get_one()}")


def how_to_get_one() -> str:
    """The one thing to do when there is no browser, for this system."""
    if has_apt():
        return "Type:  sudo apt install chromium"
    return "Install Chrome, Edge or Chromium, or set BROWSER_PATH to where one is."


def runs(browser: Path) -> bool:
    """Whether a file is a browser that starts. Some systems have a stand-in that only tells how to install one."""
    if not browser.is_file():
        return False
    if not sys.platform.startswith("linux"):
        # Asked for its version, Chrome on Windows opens a window instead.
        return True
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _places() -> Iterator[Path]:
    for command in COMMANDS:
        on_path = shutil.which(command)
        if on_path:
            yield Path(on_path)
    yield from map(Path, MAC_PLACES)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if variable in os.environ:
            yield from (Path(os.environ[variable]) / place for place in WINDOWS_PLACES)
    for pattern in FETCHED:
        yield from sorted(_fetched_folder().glob(f"chromium-*/{pattern}"), reverse=True)


def _fetched_folder() -> Path:
    """Where Playwright keeps the browsers it fetches."""
    if os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "0") != "0":
        return Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"])
    home = Path.home()
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "ms-playwright"
    caches = home / "Library/Caches" if (home / "Library/Caches").is_dir() else home / ".cache"
    return caches / "ms-playwright"


def _ways_to_fetch() -> Iterator[list[str]]:
    yield [sys.executable, "-m", "playwright", "install", "chromium"]
    if can_fetch_by_apt():
        yield ["apt-get", "update", "--quiet"]
        yield ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"]


def can_fetch_by_apt() -> bool:
    """Whether packages of the system can be installed from here."""
    return has_apt() and os.geteuid() == 0


def has_apt() -> bool:
    """Whether the system has its packages from apt."""
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None


def succeeds(command: list[str]) -> bool:
    """Runs a command that fetches something, and says whether it did."""
    say("  " + " ".join(command[-4:]))
    try:
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(command, capture_output=True, timeout=900, env=environ, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
