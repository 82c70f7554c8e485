"""What one build keeps for the next: files in a folder that may be deleted at any time.

Whatever is kept is found by a key made of all it depends on, the code itself and its libraries included, so that
nothing stale can be found. A file that was damaged counts as not there: its first line holds the hash of the rest.
"""

from __future__ import annotations

import os
import platform
import tempfile
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_CORE = Path(__file__).parent
_LIBRARIES = ("Jinja2", "lxml", "MarkupSafe", "phonenumbers", "pydantic", "pydantic-core", "PyYAML", "segno")


def read_kept(path: Path) -> bytes | None:
    """What was kept in a file; ``None`` when it is not there, cannot be read or was damaged."""
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if digest == _digest(content) else None


def write_kept(path: Path, content: bytes) -> None:
    """Keep something in a file, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as aside:
        aside.write(_digest(content) + b"\n" + content)
    os.replace(aside.name, path)


@cache
def fingerprint() -> str:
    """Every file of this package, Python and the libraries it rests on, as one hash.

    It is made once for each run: what runs is what was there when the run began.
    """
    digest = sha256(platform.python_version().encode())
    for path in sorted(path for path in _CORE.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(path.relative_to(_CORE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()
