"""Publishes again and again, each time cut off one file operation later, and tells what stood there afterwards.

A program of its own, since whoever is cut off is a process: it forks one for each cut. Run by
``tests/scripts/test_publish_cut_off.py``, which tells Python where the commands are.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import _building
import _placing
import _publishing
from _plain_words import stop
from fake_site import catalogue, engine_that, files_in

OLD = engine_that("old", more={"briefings/gone.html": "gone", **catalogue({"id": "gone"})})
NEW = engine_that("new", more={"briefings/added.html": "added", **catalogue({"id": "added"})})
KEPT = ".well-known/security.txt"
OPERATIONS = ("open", "os.", "shutil.", "ctypes.")


def main(ground: Path, cut: str, way: str) -> None:
    """Prints one line of JSON for each cut: what stood there then, and what after the next publication."""
    if way == "two renames":
        _placing.exchange = lambda one, other: False
    _publishing.ROOT = str(ground / "project")
    (ground / "project").mkdir()
    old, new = _make(ground / "old", OLD), _make(ground / "new", NEW)
    number, finished = 0, False
    while not finished:
        number += 1
        site = ground / "web" / "site"
        shutil.rmtree(ground / "web", ignore_errors=True)
        shutil.copytree(ground / "old", site)
        finished = _publish_apart(site, number, cut)
        stood = _name(site, old, new)
        _publish(site)
        left = sorted(path.name for path in site.parent.iterdir())
        print(json.dumps({"cut": number, "stood": stood, "then": _name(site, old, new), "left": left}), flush=True)


def _make(site: Path, engine: Callable[..., int]) -> dict[str, str]:
    _building.run_engine = engine
    _publish(site)
    (site / KEPT).parent.mkdir()
    (site / KEPT).write_text("Synthetic: somebody else's", encoding="utf-8")
    return files_in(site)


def _publish(site: Path) -> None:
    with Path(os.devnull).open("w") as nowhere:
        sys.stdout, terminal = nowhere, sys.stdout
        try:
            code = _publishing.main("", [str(site), "--keep", ".well-known"])
        finally:
            sys.stdout = terminal
    if code != 0:
        raise stop(f"The publication ended with {code}.")


def _publish_apart(site: Path, number: int, cut: str) -> bool:
    """Publishes in a process of its own that is cut off at one operation; whether it came to its end before that."""
    child = os.fork()
    if child == 0:
        # What it says of its failure is no matter here; the state of the disk is.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        done = 1
        try:
            reached = _cut_at(number, cut)
            _publish(site)
            # Some refusals do no harm: a folder to be emptied that is not there.
            done = 2 if reached() else 0
        except (OSError, SystemExit):
            done = 3
        finally:
            os._exit(done)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 1:
        raise stop("The publication failed in a way that nobody foresaw.")
    return code == 0


def _cut_at(number: int, cut: str) -> Callable[[], bool]:
    """Counts the process's own file operations; at one of them it is killed, or the disk refuses it.

    Returns: what tells whether that operation has been reached.
    """
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if not event.startswith(OPERATIONS):
            return
        seen += 1
        if cut == "killed" and seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
        if (cut == "refused once" and seen == number) or (cut == "refused from then on" and seen >= number):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(count)
    return lambda: seen >= number


def _name(site: Path, old: dict[str, str], new: dict[str, str]) -> str:
    if not site.exists():
        return "missing"
    found = files_in(site)
    return "old" if found == old else "new" if found == new else f"mixed: {found}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
