"""Puts a finished site in the place of another: whatever fails, at whatever moment, one of the two stands there whole.

The new site is copied beside the place, written down to the disk, read back and compared with its list. Then the two
change places in one step. Where the system has no such step (Windows, many network drives), the old site is renamed
away and the new one renamed in; a power cut in the instant between leaves the place empty, and the next run, or
``publish.py --mend``, puts the old site back. Nothing is noted anywhere: the names in the work folder tell how far it
was.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from _copying import copy_kept, copy_site, flush, flush_one, write_like
from _exchange import exchange
from _locks import hold
from _manifest import MARKER, Manifest, find_differences, read_manifest, render_manifest
from _places import Place, find_kept, refuse_clashes, refuse_foreign, refuse_wrong_place
from _plain_words import remark, say, stop

OWN_NAMES = {"new", "old"}
TRIES = 5


@contextmanager
def taking_place(root: Path, place: Place) -> Iterator[None]:
    """Holds a place for this command alone, mended before and tidied after; a second command waits.

    Raises ``SystemExit`` when no site can stand there.
    """
    refuse_wrong_place(root, place)
    with hold(place.lock, f"Another command is publishing to {place.site}. Waiting for it...", leaves_nothing=True):
        mend(place)
        refuse_foreign(place)
        try:
            yield
        finally:
            _tidy(place)


def mend(place: Place) -> None:
    """Puts right what a command that was cut off left: the old site is put back where none is, the rest cleared away.

    Raises ``SystemExit`` when what stands there cannot be ours.
    """
    if not place.work.exists():
        return
    if {path.name for path in place.work.iterdir()} - OWN_NAMES:
        raise stop(f"{place.work} holds files that no command of ours put there.", "Move them elsewhere.")
    if place.old.exists():
        _put_back(place)
    shutil.rmtree(place.work)


def put_in_place(built: Path, manifest: Manifest, place: Place, keep: tuple[str, ...] = ()) -> None:
    """Puts the site ``built`` there; call it inside ``taking_place``.

    Args:
        built: the finished site, wherever it stands.
        manifest: its list.
        place: where to put it.
        keep: what of somebody else's in the old site goes into the new one.

    Raises ``OSError`` or ``SystemExit``, with the old site as it was, when that cannot be done.
    """
    kept = find_kept(place, keep)
    refuse_clashes(place, kept, manifest.files or {})
    _refuse_full_disk(manifest, place)
    # Closed to everybody else: the folder above may be one that a web server shows.
    place.work.mkdir(mode=0o700)
    copy_site(built, place.new, place.site if place.site.exists() else None)
    write_like(place.new / MARKER, render_manifest(manifest))
    flush(place.new)
    _refuse_bad_copy(manifest, place)
    copy_kept(kept, place.site, place.new)
    flush(place.new)
    swap(place)
    for folder in (place.work, place.site.parent):
        flush_one(folder)


def swap(place: Place) -> None:
    """Puts the new site in the place of the old one; where that fails, the old one is as before."""
    if not place.site.exists():
        _rename(place.new, place.site)
    elif not exchange(place.new, place.site):
        _rename(place.site, place.old)
        try:
            _rename(place.new, place.site)
        except OSError:
            _rename(place.old, place.site)
            raise


def _tidy(place: Place) -> None:
    """As ``mend``, at the end of a run: what cannot be cleared away now is no failure, the next run clears it."""
    try:
        mend(place)
    except OSError as error:
        remark(f"{place.work} could not be cleared away ({error.strerror}). The next run tries again.")
        if not place.holds_something:
            remark(f"{place.site} is missing. Type:  python3 scripts/publish.py --mend {place.site}")


def _put_back(place: Place) -> None:
    if not place.holds_something:
        if place.site.exists():
            place.site.rmdir()
        _rename(place.old, place.site)
        say(f"The last publication was cut off half-way. The site of before stands in {place.site} again.")
    elif read_manifest(place.site) is None:
        raise stop(
            f"The last publication to {place.site} was cut off, and something else has been put there since.",
            f"The site of before is in {place.old}. Move away what stands in its place, then run this command again.",
        )


def _rename(source: Path, target: Path) -> None:
    """Windows refuses while another program (a virus scanner, an indexer) has a file open, mostly for a moment."""
    for left in reversed(range(TRIES)):
        try:
            os.rename(source, target)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(0.5)
        else:
            return


def _refuse_full_disk(manifest: Manifest, place: Place) -> None:
    free = shutil.disk_usage(place.site.parent).free
    if free < manifest.size:
        needed, there = (f"{size / 1_000_000:,.1f} MB" for size in (manifest.size, free))
        raise stop(f"The new site needs {needed} beside {place.site}; there are {there}.", "Free some space first.")


def _refuse_bad_copy(manifest: Manifest, place: Place) -> None:
    wrong = find_differences(place.new, manifest)
    for name in wrong[:10]:
        remark(f"Not whole: {name}")
    if wrong:
        advice = "Is the disk full, or the connection poor? The site that stands there is as it was."
        raise stop(f"The copy beside {place.site} is not what was built, so it was not used.", advice)
