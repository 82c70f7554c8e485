"""One at a time: a lock that the system itself lets go of, however its holder ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from _plain_words import remark


@contextmanager
def hold(path: Path, waiting: str, *, leaves_nothing: bool = False) -> Iterator[None]:
    """Holds the lock ``path`` for the length of a ``with`` block; says ``waiting`` once if somebody else has it.

    ``leaves_nothing`` deletes the lock's file afterwards, where the folder is not our own.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    has_said = False
    while True:
        with path.open("ab") as handle:
            while not _try_to_take(handle):
                if not has_said:
                    remark(waiting)
                has_said = True
                time.sleep(0.2)
            # Whoever had it before may have deleted the file: then this lock is one that nobody else sees.
            if not _is_same(handle, path):
                continue
            try:
                yield
            finally:
                # Windows deletes no open file, and none that somebody else waits for.
                if leaves_nothing and os.name != "nt":
                    path.unlink(missing_ok=True)
        # Closing the file lets go of the lock.
        break
    if leaves_nothing and os.name == "nt":
        with suppress(OSError):
            path.unlink()


def _is_same(handle: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_to_take(handle: BinaryIO) -> bool:
        try:
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_to_take(handle: BinaryIO) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
