"""Other processes that run our code: started anew and never forked, they must find it where this one does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def core_on_path() -> Iterator[None]:
    """While processes are started, the core's folder is on the import path. A site engine may take it off again."""
    folder = str(Path(__file__).resolve().parents[1])
    before = list(sys.path)
    if folder not in sys.path:
        sys.path.append(folder)
    try:
        yield
    finally:
        sys.path[:] = before
