"""Runs everything that must hold before a change is kept: style, types, generated files, then all tests.

Anything after the options goes to pytest, such as a folder of tests or -k with a word of a test's name.
"""

from _setup import ROOT, ensure_environment

ensure_environment(dev=True)

import argparse
import os
import subprocess
import sys

from _browser import BrowserMissingError, ensure_browser
from _office import OfficeMissingError, ensure_office
from _plain_words import say, stop

PYTHON = sys.executable
CHECKED = ["hooks", "scripts", "tests"]
CHECKS = {
    "Style": [PYTHON, "-m", "ruff", "check", *CHECKED],
    "Layout of the code": [PYTHON, "-m", "ruff", "format", "--check", *CHECKED],
    "Types": [PYTHON, "-m", "mypy"],
    "Generated files": [PYTHON, "scripts/generate.py", "--check"],
}
TESTS = "Tests"


def main(arguments: "list[str] | None" = None) -> int:
    """Runs every check and the tests, whatever fails on the way; the exit code is 0 when all of it held."""
    options, for_pytest = _read_options(arguments)
    failed = [title for title, command in CHECKS.items() if not run(title, command)]
    if failed:
        say(f"\nFailed so far: {', '.join(failed)}.")
    # One process for each processor; whoever is done takes over what another has not begun.
    workers = ["--numprocesses", str(os.cpu_count() or 1), "--dist", "worksteal"]
    # Tests that read thousands of files take several times as long while lines are counted.
    counting = ["--cov", "--cov-report=term"] if options.coverage else []
    command = [PYTHON, "-m", "pytest", *workers, *counting, *for_pytest]
    if options.fast:
        say("\nTests with a browser or LibreOffice are left out (--fast): run all before you keep a change.")
        command += ["-m", "not browser and not office"]
    else:
        find_the_programs()
    if not run(TESTS, command):
        failed.append(TESTS)
    if failed:
        say(f"\nFailed: {', '.join(failed)}. Look above for the heading of each.")
    return 1 if failed else 0


def run(title: str, command: "list[str]") -> bool:
    """Runs one check below its own heading and says whether it held."""
    say(f"\n=== {title} ===")
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def find_the_programs() -> None:
    """Tells the tests which browser and which LibreOffice to use.

    Raises ``SystemExit`` with the one command to type when one of them is missing.
    """
    try:
        os.environ["BROWSER_PATH"] = str(ensure_browser())
        os.environ["OFFICE_PATH"] = str(ensure_office())
    except (BrowserMissingError, OfficeMissingError) as error:
        raise stop(str(error), "Or leave its tests out:  python3 scripts/test.py --fast") from None


def _read_options(arguments: "list[str] | None") -> "tuple[argparse.Namespace, list[str]]":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", action="store_true", help="leave out the tests that need a browser or LibreOffice")
    parser.add_argument("--coverage", action="store_true", help="also tell which lines of code the tests have reached")
    return parser.parse_known_args(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
