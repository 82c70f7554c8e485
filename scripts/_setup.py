# coding: utf-8
"""The first lines of every command: the right Python, then the project's own environment.

``ensure_environment()`` refuses a Python that is too old, in plain words; ``_environment`` makes ``.venv`` or brings it
up to date; then the same command runs again inside it. With all that in place already, it costs some milliseconds.

Even Python 2.7 must be able to read this file, so it has no newer syntax and its types stand in comments. The commands
themselves are kept readable for Python 3.6, so that this message and no syntax error is what a person sees.
"""

from __future__ import print_function

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_TRIED = (3, 14)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def ensure_environment(dev=False, root=ROOT):
    # type: (bool, str) -> None
    """Returns only inside the project's environment, set up and up to date.

    Imported by something that is no command of ours, such as a test, a command leaves its environment alone.

    Args:
        dev: whether the tools for testing are needed too.
        root: the project folder.

    Raises:
        SystemExit: with what to do, when this Python is too old or the environment cannot be made; and, on Windows,
            with the exit code of the command that ran inside the environment.
    """
    problem = version_problem(tuple(sys.version_info[:3]))
    if problem:
        sys.exit("\n  ".join(problem))
    if os.path.dirname(os.path.realpath(sys.argv[0])) != os.path.dirname(os.path.realpath(__file__)):
        return
    # Its syntax is new, so it can be read only from here on.
    import _environment

    _environment.prepare(root, "requirements-dev.txt" if dev else "requirements.txt")


def version_problem(version):
    # type: (tuple[int, ...]) -> list[str]
    """What to tell a person whose Python is too old, line by line; nothing when it will do."""
    if version[:2] >= OLDEST:
        return []
    found = ".".join(str(part) for part in version)
    needed = ".".join(str(part) for part in OLDEST)
    return ["This is Python " + found + ", but Python " + needed + " or newer is needed.", _how_to_get_newer()]


def _how_to_get_newer():
    # type: () -> str
    again = " ".join(sys.argv)
    newer = _find_newer_python()
    if newer:
        return "This computer has a newer one. Type:  " + newer + " " + again
    if sys.platform == "win32":
        return "Install Python from the Microsoft Store or python.org, open a new window, then type:  py " + again
    if sys.platform == "darwin":
        return "Install Python from python.org, open a new window, then type:  python3 " + again
    return "Install a newer Python (on Debian or Ubuntu:  sudo apt install python3), then type:  python3 " + again


def _find_newer_python():
    # type: () -> str
    """The name of a command that starts a Python new enough, or nothing."""
    for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1):
        name = "python3." + str(minor)
        if _starts(name):
            return name
    return ""


def _starts(name):
    # type: (str) -> bool
    """Whether a command starts at all: version managers leave names behind that do not."""
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call([name, "--version"], stdout=nowhere, stderr=nowhere) == 0
    except OSError:
        return False
