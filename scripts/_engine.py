"""Runs the site engine (MkDocs) for a command, and passes on of what it says only what its reader can use.

Nothing that is or may be a problem is ever held back: what is hidden is chosen by name, line by line.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

LEVEL = re.compile(r"^(DEBUG|INFO|WARNING|ERROR|CRITICAL) +-  ?(?P<text>.*)$")
CLOCK = re.compile(r"^\[\d\d:\d\d:\d\d\] ")
QUIET = {"DEBUG", "INFO"}


class Translator:
    """Reads what the engine says, line by line, and decides what of it a person sees.

    Args:
        translations: for a known remark of the engine (its first words), what to say instead; empty to say nothing.
        passed: the first words of remarks that are shown as they are.
    """

    def __init__(self, translations: dict[str, str], passed: tuple[str, ...] = ()) -> None:
        self._translations = translations
        self._passed = passed
        self._is_quiet = False

    def translate(self, line: str) -> str | None:
        """What to show for one line; ``None`` for nothing.

        Known remarks become plain words; other remarks (INFO) are left out together with the indented lines below
        them; warnings, errors and whatever is not understood are shown as they are.
        """
        level = LEVEL.match(line)
        if level is None:
            if not line.startswith((" ", "\t")) and line.strip():
                self._is_quiet = False
            return None if self._is_quiet else line
        self._is_quiet = level[1] in QUIET
        if not self._is_quiet:
            return line
        text = CLOCK.sub("", level["text"])
        if self._passed and text.startswith(self._passed):
            return text
        return next((plain for known, plain in self._translations.items() if text.startswith(known)), None) or None


def run_engine(root: Path, arguments: Iterable[str], show: Callable[[str], None]) -> int:
    """Runs MkDocs in the project folder, hands every line it says to ``show``, and returns its exit code.

    Interrupted (by Ctrl+C, or by an error in ``show``), it ends MkDocs before it lets go.
    """
    environ = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as engine:
        try:
            for line in engine.stdout or ():
                show(line.rstrip("\n"))
        except BaseException:
            _end(engine)
            raise
    return engine.returncode


def leave_on_request() -> None:
    """A request to end (SIGTERM) ends the command as Ctrl+C would: tidily."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def _end(engine: subprocess.Popen[str]) -> None:
    """Ctrl+C in a terminal reaches the engine too, so it is given a moment to tidy up by itself."""
    for ask in (None, signal.SIGINT if os.name != "nt" else signal.SIGTERM, signal.SIGTERM):
        if ask is not None:
            engine.send_signal(ask)
        try:
            engine.wait(timeout=1 if ask is None else 5)
        except subprocess.TimeoutExpired:
            continue
        return
    engine.kill()
