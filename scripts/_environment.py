"""The project's own Python environment in ``.venv``: made once from the pinned requirements, then only entered.

A stamp written at the very end holds what was installed and on which Python it rests. Where the stamp is missing or
does not match, the environment was left half-made or has aged; it is mended in place, and made anew only when its
Python no longer runs.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import subprocess
import sys
from collections import deque
from pathlib import Path

from _locks import hold
from _plain_words import end_progress, explain_failure, explain_system_error, remark, show_progress, stop

STAMP = "briefings-stamp.json"
BASE, DEV = "requirements.txt", "requirements-dev.txt"
# For every tool run below us: no advertisement at each build, and UTF-8 whatever the computer's own code page is.
FOR_TOOLS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
# Settings of a computer that would make Python or pip look or install elsewhere than in .venv.
LED_ASTRAY = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")


def prepare(folder: str, requirements: str) -> None:
    """Makes or mends ``.venv`` in ``folder`` so that it holds ``requirements``, then goes on inside it.

    Returns only inside the environment. Raises ``SystemExit`` when it cannot be made, saying what to do.
    """
    root = Path(folder)
    os.environ.update(FOR_TOOLS)
    if not is_ready(root, requirements):
        set_up(root, requirements)
    if not _is_inside(root):
        _go_inside(root)


def python_of(root: Path) -> Path:
    """Where the environment's Python is, made or not."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_ready(root: Path, requirements: str) -> bool:
    """Whether ``.venv`` was finished from these requirements, and the Python it rests on is still the same."""
    try:
        installed = json.loads((root / ".venv" / STAMP).read_text(encoding="utf-8"))
        wanted = describe(root, requirements)
    except (OSError, ValueError):
        return False
    return isinstance(installed, dict) and all(installed.get(key) == value for key, value in wanted.items())


def describe(root: Path, *requirements: str) -> dict[str, str]:
    """What the stamp holds: the Python that ``.venv`` rests on, and the hash of each list that was installed.

    Raises ``OSError`` when that Python is gone.
    """
    config = (root / ".venv" / "pyvenv.cfg").read_text(encoding="utf-8")
    settings = dict(line.split(" = ", 1) for line in config.splitlines() if " = " in line)
    Path(settings.get("home", "")).stat()
    # A link on most systems, so it shows an update of the computer's Python; a copy on Windows, which shows nothing.
    python = python_of(root).resolve(strict=True)
    resting_on = settings.get("home", "") if os.name == "nt" else str(python)
    hashes = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in requirements}
    return {"python": f"{resting_on} {settings.get('version', '')}", **hashes}


def set_up(root: Path, requirements: str) -> None:
    """Makes or mends the environment, one command at a time, and stamps it.

    Raises ``SystemExit`` with what to do when that fails.
    """
    try:
        with hold(root / ".cache" / "setup.lock", "Another command is setting up just now. Waiting for it..."):
            if not is_ready(root, requirements):
                _make(root, requirements)
    except OSError as error:
        raise explain_system_error(error, root) from None
    except KeyboardInterrupt:
        raise stop("", "Stopped. The next run starts where this one left off.") from None


def _make(root: Path, requirements: str) -> None:
    is_new = not (root / ".venv").exists()
    remark("Setting up (once, about a minute)..." if is_new else "Bringing the set-up up to date...")
    (root / ".venv" / STAMP).unlink(missing_ok=True)
    if not _can_install(root):
        _make_empty(root)
    _install(root, requirements)
    # The tools for testing are pinned to the same releases, so they bring everything the site needs too.
    lists = (BASE, DEV) if requirements == DEV else (BASE,)
    stamp = root / ".venv" / (STAMP + ".new")
    stamp.write_text(json.dumps(describe(root, *lists), indent=2), encoding="utf-8")
    stamp.replace(root / ".venv" / STAMP)
    remark("Set up.")


def _can_install(root: Path) -> bool:
    """Whether the environment's Python runs, has pip, and is new enough."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        done = subprocess.run([python_of(root), "-I", "-c", question], capture_output=True, env=_environ(), check=False)
    except OSError:
        return False
    return done.returncode == 0


def _make_empty(root: Path) -> None:
    # Started from inside another environment, this is the Python that one rests on: ours must not depend on theirs.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise stop("This Python cannot make environments: a part of it is missing.", *_how_to_get_venv())
    command = [python, "-I", "-m", "venv", "--clear", str(root / ".venv")]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=_environ(), check=False)
    if done.returncode != 0:
        remark((done.stdout + done.stderr)[-1500:])
        if "ensurepip" in done.stdout + done.stderr:
            raise stop("This Python cannot make environments: a part of it is missing.", *_how_to_get_venv())
        raise stop(*explain_failure(done.stdout + done.stderr))


def _how_to_get_venv() -> tuple[str, str]:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if platform.system() == "Linux":
        return f"On Debian or Ubuntu, type:  sudo apt install python{version}-venv", "Then run the same command again."
    return "Install Python from python.org, open a new window,", "then run the same command again."


def _install(root: Path, requirements: str) -> None:
    """Runs pip, showing how far it is; its own words only when it fails."""
    command = [str(python_of(root)), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    # The list is complete, so there is nothing to work out. An old pip would look for the newest release of a part that
    # another names with an extra, instead of the pinned one, and stop on the day when there is a newer one.
    command += ["--require-hashes", "--no-deps", "--requirement", str(root / requirements)]
    kept: deque[str] = deque(maxlen=25)
    fetched = 0
    with subprocess.Popen(
        command,
        cwd=root,
        env=_environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            kept.append(line.rstrip())
            fetched += line.startswith("Collecting ")
            show_progress("Putting it all in place..." if line.startswith("Installing ") else f"Parts found: {fetched}")
    end_progress()
    if pip.returncode != 0:
        remark("\n".join(kept))
        remark()
        raise stop(*explain_failure("\n".join(kept)))


def _environ() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in LED_ASTRAY}
    return {**kept, **FOR_TOOLS, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}


def _is_inside(root: Path) -> bool:
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def _go_inside(root: Path) -> None:
    """Runs this same command again with the environment's Python; never returns."""
    python = str(python_of(root))
    sys.stdout.flush()
    environ = {name: value for name, value in os.environ.items() if name not in LED_ASTRAY}
    if os.name != "nt":
        os.execve(python, [python, *sys.argv], environ)
    # Windows has no exec that waits: a child does the work, and hears Ctrl+C for itself.
    with subprocess.Popen([python, *sys.argv], env=environ) as child:
        while True:
            try:
                raise SystemExit(child.wait())
            except KeyboardInterrupt:
                continue
