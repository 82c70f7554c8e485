"""Audits the accessibility of every type of page in a real browser, and records the result for the site's statement.

The same tests run in scripts/test.py; this command runs them alone and, when nothing is found, writes the date and what
was looked at into hooks/briefings/audit.json. The accessibility statement is made from that record.
"""

from _setup import ROOT, ensure_environment

ensure_environment(dev=True)

import argparse
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from _browser import BrowserMissingError, ensure_browser
from _plain_words import say, stop

sys.path[:0] = [str(Path(ROOT) / "hooks"), str(Path(ROOT) / "tests")]

from auditing.axe import VERSION
from auditing.matrix import AUDITED, SCHEMES, STATES, WIDTHS
from briefings.model.audit import RECORD, Audit

TESTS = ["accessibility", "announced", "defects", "find", "pages"]


def main(arguments: "list[str] | None" = None) -> int:
    """Runs the audit; 0 when nothing was found and the result is recorded, 1 when something was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(arguments)
    try:
        browser = str(ensure_browser())
    except BrowserMissingError as error:
        raise stop(str(error)) from None
    paths = [f"tests/browser/test_{name}.py" for name in TESTS]
    environ = {**os.environ, "BROWSER_PATH": browser}
    workers = ["--numprocesses", str(os.cpu_count() or 1), "--dist", "worksteal"]
    done = subprocess.run([sys.executable, "-m", "pytest", *workers, *paths], cwd=ROOT, env=environ, check=False)
    if done.returncode != 0:
        say("\nNothing was recorded: put right what is named above, then run the audit again.")
        return 1
    RECORD.write_text(make_record(browser).model_dump_json(indent=2) + "\n", encoding="utf-8", newline="\n")
    say(f"\nNothing was found. Recorded in {RECORD.relative_to(ROOT).as_posix()}; the next build says so.")
    return 0


def make_record(browser: str) -> Audit:
    """What was looked at, today."""
    return Audit(
        tested_on=datetime.now(tz=UTC).date(),
        tool=f"axe-core {VERSION}",
        browser=name_browser(browser),
        pages=tuple(audited.name for audited in AUDITED),
        states=tuple(state.name for state in STATES),
        widths=WIDTHS,
        schemes=SCHEMES,
    )


def name_browser(path: str) -> str:
    """The browser's name and main version, such as ``Chromium 156``; its name alone where it will not say."""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(Chromium|Google Chrome|Microsoft Edge)\D*(\d+)", done.stdout)
    return f"{found[1]} {found[2]}" if found else "Chromium"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
