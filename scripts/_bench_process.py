"""Runs a command in a fresh process and measures it with all the processes that it starts."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = Path(__file__).with_name("_bench_launcher.py")
# For every command: no advertisement of the theme, and UTF-8 whatever the computer's own code page is.
FOR_TOOLS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


class MeasuringError(Exception):
    """A build failed, or what it wrote is not what it should be: nothing can be compared. Says why in plain words."""


@dataclass(frozen=True)
class Spent:
    """What a command cost: seconds of all processors together and on the clock, and bytes of memory at the highest."""

    cpu: float
    wall: float
    memory: int


def measure(command: list[str], folder: Path) -> Spent:
    """Runs the command in ``folder`` and gives what it cost.

    Raises ``MeasuringError`` with the last lines it said when it fails. Interrupted, it ends the command with all its
    processes before it lets go.
    """
    with tempfile.TemporaryDirectory(prefix="bench-run-") as place:
        result, log = Path(place, "result.json"), Path(place, "log.txt")
        launcher = [sys.executable, "-I", "-S", str(LAUNCHER), str(result), str(log), *command]
        with subprocess.Popen(launcher, cwd=folder, env={**os.environ, **FOR_TOOLS}, start_new_session=True) as process:
            try:
                process.wait()
            except BaseException:
                _end(process)
                raise
        spent = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {"code": process.returncode}
        if spent.pop("code") != 0:
            said = log.read_text(encoding="utf-8", errors="replace")[-3000:] if log.exists() else ""
            raise MeasuringError(f"This command failed: {' '.join(command)}\n{said}")
        return Spent(**spent)


def _end(process: subprocess.Popen[bytes]) -> None:
    # It leads a group of its own, so that a Ctrl+C reaches nobody below us twice; all of the group is asked, then made.
    for ask in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, ask)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
            return
