"""Builds the site aside, for the commands that then put it somewhere: strict, checked, and told in plain words."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from _engine import Translator, run_engine
from _locks import hold
from _plain_words import end_progress, say, show_progress, stop

MADE = re.compile(r"Sheets made: ([\d,]+) of ([\d,]+)$")
BEING_BUILT = "site-being-built-"


@contextmanager
def built_aside(root: Path, *, verbose: bool = False) -> Iterator[Path | None]:
    """Builds and checks the site of ``root`` in its ``.cache``; gone again after the ``with`` block.

    Gives the folder, or ``None`` when there is something to put right: it has been said then. One build at a time: a
    second one waits. Raises ``SystemExit`` when SOURCE_DATE_EPOCH is no moment.
    """
    check_moment()
    cache = root / ".cache"
    with hold(cache / "build.lock", "Another build is running. Waiting for it..."):
        for leftover in cache.glob(f"{BEING_BUILT}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        # A name of its own each time: where a command was killed, its engine may still be writing into the last one.
        new = Path(tempfile.mkdtemp(prefix=BEING_BUILT, dir=cache))
        try:
            say("Building the site...")
            yield new if _run(root, new, verbose=verbose) == 0 else None
        finally:
            shutil.rmtree(new, ignore_errors=True)


def describe_progress(done: int, of: int) -> str:
    """How far the sheets are, as a bar of twenty parts and in figures."""
    full = done * 20 // of
    return f"Making the sheets [{'#' * full}{'.' * (20 - full)}] {done:,} of {of:,}"


def check_moment() -> None:
    """Raises ``SystemExit`` when SOURCE_DATE_EPOCH, the moment that a build takes for now, is no moment."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not moment.isdigit():
        raise stop(f"SOURCE_DATE_EPOCH is {moment!r}, not a number of seconds.", "Put that right or unset it.")


def _run(root: Path, new: Path, *, verbose: bool) -> int:
    translator = Translator({}, passed=("Sheets: ",))

    def show(line: str) -> None:
        made = MADE.search(line)
        if made:
            show_progress(describe_progress(*(int(number.replace(",", "")) for number in made.groups())))
            return
        plain = line if verbose else translator.translate(line)
        if plain is not None:
            end_progress()
            say(plain)

    # Never together with --quiet, which would let a strict build pass with broken links.
    return run_engine(root, ["build", "--strict", "--site-dir", str(new)], show)
