"""Where a site is to stand: whether it may, and what is there already.

A folder is replaced only when this project made it. What somebody else put into it stops the work, unless it is named
to be kept.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from _manifest import MARKER, ListedFile, is_as_listed, read_manifest, walk_files
from _plain_words import stop

# Files by which a web host is told what to do. IT may have to write its own: with a sign-in, say.
HOST_SETTINGS = {
    "web.config",
    ".htaccess",
    "_headers",
    "_redirects",
    "staticwebapp.config.json",
    "nginx-headers.conf.txt",
}
SHOWN = 10


@dataclass(frozen=True)
class Place:
    """A site's folder and what stands beside it while a new one is put there."""

    site: Path

    @classmethod
    def of(cls, path: Path) -> Place:
        """The place at a path as it was typed."""
        return cls(Path(os.path.abspath(path)))

    @property
    def work(self) -> Path:
        """The folder beside the site for everything that is not finished; closed to web servers."""
        return self.site.with_name(f".{self.site.name}-publishing")

    @property
    def new(self) -> Path:
        """The new site until it is whole, and the old one right after they have changed places."""
        return self.work / "new"

    @property
    def old(self) -> Path:
        """The old site in the instant in which neither is in place, where the system needs that instant."""
        return self.work / "old"

    @property
    def lock(self) -> Path:
        """Held by whoever publishes there, from whatever copy of the project."""
        return self.site.with_name(f".{self.site.name}-publishing.lock")

    @property
    def holds_something(self) -> bool:
        """Whether there is a folder with anything in it."""
        return self.site.is_dir() and any(self.site.iterdir())


def refuse_wrong_place(root: Path, place: Place) -> None:
    """Raises ``SystemExit`` when no site can stand at a place, whatever is there: said before anything is built."""
    site = place.site
    if site.resolve() in (root.resolve(), *root.resolve().parents):
        raise stop(f"{site} holds the project itself, so no site can be put there.", "Choose another folder.")
    if site.is_symlink() or _is_junction(site):
        raise stop(f"{site} is a link to another folder.", f"Name that folder itself: {site.resolve()}")
    if site.exists() and not site.is_dir():
        raise stop(f"{site} is not a folder.", "Choose another place.")
    if os.path.ismount(site):
        advice = f"Publish to a folder inside it, such as {site / 'learning'}, and let the web server show that one."
        raise stop(f"{site} is a disk or a share as a whole, so a new site cannot take its place.", advice)


def refuse_missing_drive(place: Place) -> None:
    """Raises ``SystemExit`` when there is nothing to put a site into.

    A drive that is not connected must not be replaced by a new folder.
    """
    if not place.site.parent.is_dir():
        advice = "Is the drive connected, the name spelt right? Otherwise make that folder first."
        raise stop(f"There is no folder {place.site.parent}.", advice)


def refuse_foreign(place: Place) -> None:
    """Raises ``SystemExit`` when the folder holds something and no command of ours made it."""
    if place.holds_something and read_manifest(place.site) is None:
        raise stop(
            f"{place.site} holds files that this command did not make, and publishing would delete them.",
            "Choose another folder, or empty that one yourself.",
        )


def find_kept(place: Place, keep: tuple[str, ...]) -> tuple[str, ...]:
    """The files of the folder that somebody else put there and that are to be kept.

    Args:
        place: a place that was not refused.
        keep: files and folders in it, named from there.

    Raises ``SystemExit`` when there are others, or when settings of the host were changed by hand: deleting them could
    open a closed site.
    """
    refuse_foreign(place)
    manifest = read_manifest(place.site)
    if manifest is None or manifest.files is None:
        return ()
    wanted = tuple(name.replace("\\", "/").strip("/") for name in keep)
    foreign, changed = [], []
    for name in sorted(walk_files(place.site)):
        if name != MARKER and name not in manifest.files:
            foreign.append(name)
        elif name in HOST_SETTINGS and not is_as_listed(place.site / name, manifest.files[name]):
            changed.append(name)
    kept = tuple(name for name in (*foreign, *changed) if _is_wanted(name, wanted))
    own_folders = {name.split("/")[0] for name in manifest.files if "/" in name}
    _refuse_rest("holds files that this command did not put there", place, set(foreign) - set(kept), own_folders)
    _refuse_rest("holds settings that were changed by hand", place, set(changed) - set(kept), own_folders)
    return kept


def refuse_clashes(place: Place, kept: tuple[str, ...], new_files: dict[str, ListedFile]) -> None:
    """Raises ``SystemExit`` when a file to be kept stands where the new site has one of its own."""
    for name in kept:
        if name in new_files and name not in HOST_SETTINGS:
            advice = f"Move {place.site / name} elsewhere, then publish again."
            raise stop(f"The new site has a file {name} too, so the one in {place.site} cannot be kept.", advice)


def explain_place_error(error: OSError, place: Place) -> SystemExit:
    """The exception to raise when a site could not be put in place."""
    reason = f"({error.filename or place.site}: {error.strerror or error})"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return stop(f"The disk is full. {reason}", "Free some space, then run the same command again.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        advice = f"The new site is put together beside the old one: you need the right to write in {place.site.parent}."
        if os.name == "nt":
            advice += " Or somebody has a file of the site open: close it, or stop the web server for a moment."
        return stop(f"This computer did not let the site be put there. {reason}", advice)
    if error.errno == errno.EBUSY:
        return stop(
            f"{place.site} is in use as a disk, or by another program. {reason}", "Publish to a folder inside it."
        )
    return stop(f"The site could not be put there. {reason}", "Put that right, then run the same command again.")


def _refuse_rest(what: str, place: Place, rest: set[str], own_folders: set[str]) -> None:
    if not rest:
        return
    names = sorted(rest)
    listed = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    # A folder that is all theirs is named as a whole.
    tops = [name.split("/")[0] for name in names]
    wanted = dict.fromkeys(name if top in own_folders else top for name, top in zip(names, tops, strict=True))
    options = " ".join(f'--keep "{name}"' if " " in name else f"--keep {name}" for name in list(wanted)[:SHOWN])
    raise stop(
        f"{place.site} {what}: {listed}.",
        f"To keep them in the new site, publish with:  {options}",
        "To be rid of them, delete them there. Then publish again.",
    )


def _is_wanted(name: str, wanted: tuple[str, ...]) -> bool:
    return any(name == want or name.startswith(f"{want}/") for want in wanted)


def _is_junction(site: Path) -> bool:
    """A link to a folder as Windows makes them."""
    is_junction = getattr(os.path, "isjunction", None)
    return bool(is_junction and is_junction(site))
