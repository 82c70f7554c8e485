"""One at a time: a lock that the system itself lets go of, however its holder ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from _plain_words import remark


@contextmanager
def hold(path: Path, waiting: str) -> Iterator[None]:
    """Holds the lock ``path`` for the length of a ``with`` block; says ``waiting`` once if somebody else has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as handle:
        if not _try_to_take(handle):
            remark(waiting)
            while not _try_to_take(handle):
                time.sleep(0.2)
        # Closing the file lets go of the lock.
        yield


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
