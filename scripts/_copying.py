"""Copies a site to where it will be published, readable by a web server, and safe on the disk before it is used."""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from _manifest import walk_files

# What a web server needs: everybody may read, and enter folders. The owner's own settings (umask) might forbid that.
FOLDER_MODE = 0o755


def copy_site(source: Path, target: Path, like: Path | None) -> None:
    """Copies every file of ``source`` into the new folder ``target``.

    Args:
        source: the site as built.
        target: made here, with the folders it needs.
        like: the folder whose owner and rights the copy takes over; without one everybody may read it.

    Raises ``OSError`` when a file cannot be written.
    """
    model = like.stat() if like else None
    # Whoever publishes must be able to go on writing, whatever the old folder was like.
    mode = stat.S_IMODE(model.st_mode) | stat.S_IRWXU if model else FOLDER_MODE
    _make_folder(target, mode, model)
    for name in sorted(walk_files(source)):
        for folder in reversed((target / name).relative_to(target).parents[:-1]):
            _make_folder(target / folder, mode, model)
        shutil.copyfile(source / name, target / name)
        _settle(target / name, mode & 0o666, model)


def copy_kept(names: Iterable[str], source: Path, target: Path) -> None:
    """Copies files of somebody else's as they are, rights, day and links included, over what stands in ``target``."""
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).unlink(missing_ok=True)
        shutil.copy2(source / name, target / name, follow_symlinks=False)


def write_like(path: Path, text: str) -> None:
    """Writes one more file into a copied site, with the rights that the others have."""
    path.write_text(text, encoding="utf-8", newline="\n")
    folder = path.parent.stat()
    _settle(path, stat.S_IMODE(folder.st_mode) & 0o666, folder)


def flush(folder: Path) -> None:
    """Returns once everything below ``folder`` is on the disk, so that a power cut cannot leave empty files.

    Raises ``OSError`` for what could not be written: some systems say so only now.
    """
    if _flush_at_once(folder):
        return
    for name in walk_files(folder):
        if not (folder / name).is_symlink():
            flush_one(folder / name)
    for here, _folders, _names in os.walk(folder):
        flush_one(Path(here))


def flush_one(path: Path) -> None:
    """The same for one file, or for the names in one folder; Windows does the latter by itself."""
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return
    # Windows flushes only what is open for writing.
    handle = os.open(path, os.O_RDONLY if is_folder or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_at_once(folder: Path) -> bool:
    """Linux can flush a whole file system, which is far quicker than file by file."""
    if not sys.platform.startswith("linux"):
        return False
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
    return True


def _make_folder(folder: Path, mode: int, model: os.stat_result | None) -> None:
    if not folder.exists():
        folder.mkdir()
        _settle(folder, mode, model)


def _settle(path: Path, mode: int, model: os.stat_result | None) -> None:
    """The owner first: changing it takes some rights away. Only an administrator may give files to somebody else."""
    if sys.platform == "win32":
        return
    if model and (path.stat().st_uid, path.stat().st_gid) != (model.st_uid, model.st_gid):
        with suppress(PermissionError):
            os.chown(path, model.st_uid, model.st_gid)
    path.chmod(mode)
