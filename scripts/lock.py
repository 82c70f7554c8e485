"""Pins every tool this project rests on, each to one release and its fingerprints, from the wishes in pyproject.toml.

Run it after changing a dependency in pyproject.toml. With --upgrade it also takes the newest releases that fit. It
needs the internet; then run the tests, and keep the changed files with the change.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _plain_words import explain_failure, say, stop

UV = "uv==0.13.9"
OLDEST_PYTHON = "3.11"
# What each list is made from. The second takes its shared releases from the first, so that tests run on what the site
# is built with.
LISTS = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "test", "--constraint", "requirements.txt"],
    # What scripts/bench.py compares with: it stands apart, and is installed for that moment only.
    "requirements-bench.txt": ["--group", "bench"],
}


def main(arguments: "list[str] | None" = None) -> int:
    """Writes the lists anew; the exit code is 0 when all were written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take the newest releases that fit, for all of them")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        say("Fetching the tool that works the releases out...")
        _run([sys.executable, "-m", "venv", folder])
        python = Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV])
        for name, wishes in LISTS.items():
            say(f"Working out {name}...")
            _run([str(python), "-m", *compile_command(name, wishes, upgrade=options.upgrade)])
    say("All lists are written. Now run:  python3 scripts/test.py")
    return 0


def compile_command(name: str, wishes: "list[str]", *, upgrade: bool) -> "list[str]":
    """The command that writes one list: for every system, with fingerprints, and without addresses of its own."""
    command = ["uv", "pip", "compile", *wishes, "--output-file", name, "--quiet", "--no-config"]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links"]
    return [*command, "--upgrade"] if upgrade else command


def _run(command: "list[str]") -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        output = (done.stdout + done.stderr).strip()
        say(output[-3000:])
        raise stop(*explain_failure(output))


if __name__ == "__main__":
    sys.exit(main())
