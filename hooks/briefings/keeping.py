"""What one build keeps for the next: files in a folder that may be deleted at any time.

Whatever is kept is found by a key made of all it depends on, the code itself and its libraries included, so that
nothing stale can be found. A file that was damaged counts as not there: its first line holds the hash of the rest.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

_CORE = Path(__file__).parent
_LENGTHS = TypeAdapter(dict[str, int])
_LIBRARIES = ("Jinja2", "lxml", "MarkupSafe", "phonenumbers", "pydantic", "pydantic-core", "PyYAML", "segno")


class KeepingError(Exception):
    """What is to be kept cannot be written. The message says where, and what to do."""


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
        KeepingError: the folder cannot be written.
    """
    with _written_aside(path) as aside:
        aside.write(_digest(content) + b"\n" + content)


@contextmanager
def _written_aside(path: Path) -> Iterator[IO[bytes]]:
    """A file to write into, which then takes the place of ``path``; where anything fails, nothing is left of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as aside:
            try:
                yield aside
                aside.close()
                os.replace(aside.name, path)
            except BaseException:
                aside.close()
                os.unlink(aside.name)
                raise
    except OSError as error:
        raise KeepingError(
            f"{path} cannot be written ({error.strerror or error}). It only spares work: delete the folder it is in, "
            "or leave `kept:` in mkdocs.yml empty."
        ) from None


class KeptTexts:
    """Finished texts, each by the hash of everything that it was made from.

    Args:
        path: where they are kept, packed; without one nothing is. It may be deleted at any time.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._before = _unpack(read_kept(path)) if path else {}
        self._now: dict[str, bytes] = {}
        self.made = 0
        """How many texts had to be made anew."""

    def make(self, facts: object, make: Callable[[], str]) -> str:
        """The text that was made from these facts before, or what ``make`` makes now.

        Args:
            facts: everything that the text depends on, besides this package and its libraries: texts, numbers, lists,
                maps, records, as pydantic can write them. What it cannot write raises an error.
            make: makes the text.
        """
        if self._path is None:
            return make()
        key = make_key(facts)
        packed = self._before.get(key)
        if packed is not None:
            self._now[key] = packed
            return zlib.decompress(packed).decode("utf-8")
        text = make()
        self.made += 1
        # The quickest packing: pages are full of what the one before said too.
        self._now[key] = zlib.compress(text.encode("utf-8"), 1)
        return text

    @property
    def is_on(self) -> bool:
        """Whether anything is kept at all."""
        return self._path is not None

    def save(self) -> None:
        """Keep the texts of this build, whole or not at all; what it had no use for is forgotten.

        Raises:
            KeepingError: the folder cannot be written.
        """
        if self._path is not None and self._now.keys() != self._before.keys():
            write_kept(self._path, _pack(self._now))


def _pack(texts: Mapping[str, bytes]) -> bytes:
    lengths = {key: len(packed) for key, packed in texts.items()}
    return b"\n".join((json.dumps(lengths).encode(), b"".join(texts.values())))


def _unpack(content: bytes | None) -> dict[str, bytes]:
    """The packed texts; none where the file holds something else."""
    head, _, packed = (content or b"{}").partition(b"\n")
    try:
        lengths = _LENGTHS.validate_json(head)
    except ValidationError:
        return {}
    texts: dict[str, bytes] = {}
    start = 0
    for key, length in lengths.items():
        texts[key] = packed[start : start + length]
        start += length
    return texts if start == len(packed) else {}


def copy_kept(folder: Path, key: str, target: Path) -> bool:
    """Copy what is kept under a key to ``target``; whether it was there and undamaged."""
    for path in folder.glob(f"{key}.*"):
        try:
            shutil.copyfile(path, target)
        except FileNotFoundError:  # Another build has just put its own in this one's place.
            continue
        if path.name == f"{key}.{hash_file(target)}":
            return True
    return False


def keep_copy(folder: Path, key: str, source: Path) -> None:
    """Keep a copy of a file under a key, whole or not at all, and nothing else in its folder.

    Raises:
        KeepingError: the folder cannot be written.
    """
    before = list(folder.iterdir()) if folder.is_dir() else []
    with _written_aside(folder / f"{key}.{hash_file(source)}") as aside, source.open("rb") as file:
        shutil.copyfileobj(file, aside)
    for path in before:
        if not path.name.startswith(key):
            path.unlink(missing_ok=True)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def hash_files(folder: Path, addresses: Iterable[str]) -> list[tuple[str, str]]:
    """Each of these files of a folder with the hash of its bytes."""
    return [(address, sha256((folder / address).read_bytes()).hexdigest()) for address in addresses]


def make_key(facts: object) -> str:
    """The hash of everything that something depends on, this package and its libraries included.

    Args:
        facts: texts, numbers, lists, maps, records, as pydantic can write them; anything else raises an error.
    """
    return sha256(fingerprint().encode() + to_json(facts)).hexdigest()


@cache
def fingerprint() -> str:
    """Every file of this package, Python and the libraries it rests on, as one hash.

    It is made once for each run: what runs is what was there when the run began.
    """
    return hash_code(_CORE.rglob("*"), _LIBRARIES)


def hash_code(paths: Iterable[Path], libraries: Iterable[str]) -> str:
    """Some files with their names, Python, and the releases of some libraries, as one hash."""
    digest = sha256(platform.python_version().encode())
    for path in sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts):
        digest.update(os.path.relpath(path, _CORE).encode() + b"\0" + path.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()
