"""Files in which nothing was found, as they were read: the next build need not read an unchanged one again.

Kept is what takes long to come by and follows from a file's bytes, the board's and the vocabulary's alone: its plain
data, what of its lines may be shown, and where the fields stand that rules mostly speak of. The model and every rule
are asked anew each time. A file with a problem is never kept, so no problem can be forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..checks import COLLECTION_FIELDS, Places
from ..keeping import fingerprint, read_kept, write_kept
from ..problems import Place, SourceFile
from .page import Page
from .positions import Positions

# What rules say of many files at once, such as that their reviews are overdue, must not make those be read again.
_PLACED_FIELDS = (*COLLECTION_FIELDS, "status", "dates")
FieldPath = tuple[str | int, ...]
Numbers = tuple[int, int, int]
"""Line, column and length of a place."""


@dataclass(frozen=True)
class KeptPlace:
    """Where a field stands: its value, its key, and what it is called in the author's words."""

    path: FieldPath
    value: Numbers
    key: Numbers
    name: str | None


@dataclass(frozen=True)
class KeptFile:
    """One file in which nothing was found.

    Attributes:
        data: as plain as JSON.
        secrets: words that no message may repeat, such as the name of who signs.
        masked: lines, by number from 0, that are shown otherwise than they stand in the file.
        places: of the fields that rules mostly speak of.
    """

    data: dict[str, Any]
    secrets: tuple[str, ...]
    masked: dict[int, str]
    places: tuple[KeptPlace, ...]

    @classmethod
    def of(cls, data: dict[str, Any], positions: Positions, source: SourceFile, secrets: set[str]) -> KeptFile | None:
        """What to keep of a file; ``None`` when its data would not come back the same."""
        if json.loads(json.dumps(data)) != data:
            return None
        written = positions.page.written
        masked = {at: line for at, line in enumerate(source.lines) if line != written[at]}
        return cls(data, tuple(sorted(secrets)), masked, tuple(_keep_places(positions)))

    def show(self, page: Page) -> SourceFile:
        """The lines of the file as they may be shown."""
        return SourceFile(page.path, tuple(self.masked.get(at, line) for at, line in enumerate(page.written)))


def _keep_places(positions: Positions) -> Iterator[KeptPlace]:
    for path in positions.only(_PLACED_FIELDS).nodes:
        value, key = positions.place(path), positions.key_place(path)
        yield KeptPlace(path, _numbers(value), _numbers(key), positions.name(path))


def _numbers(place: Place) -> Numbers:
    return place.line, place.column, place.length


_FILES: TypeAdapter[dict[str, KeptFile]] = TypeAdapter(dict[str, KeptFile])


@dataclass
class KeptFiles:
    """What the last build kept, and what this one keeps for the next.

    Attributes:
        path: where it is kept; without one nothing is. It may be deleted at any time.
        ground: the bytes of the board and of the vocabulary, by which the same file may be read differently.
    """

    path: Path | None = None
    ground: tuple[bytes, ...] = ()
    _before: dict[str, KeptFile] = field(default_factory=dict)
    _now: dict[str, KeptFile] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path | None, ground: tuple[bytes, ...]) -> KeptFiles:
        """What the last build kept. What cannot be read counts as nothing: the files are only read again."""
        content = read_kept(path) if path else None
        try:
            return cls(path, ground, _FILES.validate_json(content) if content else {})
        except ValidationError:
            return cls(path, ground)

    def find(self, content: bytes) -> KeptFile | None:
        """What was made of a file of these bytes; it is kept on for the next build."""
        found = self._before.get(self._key(content)) if self.path else None
        if found is not None:
            self._now[self._key(content)] = found
        return found

    def keep(self, content: bytes, file: KeptFile | None) -> None:
        """Keep a file for the next build."""
        if self.path is not None and file is not None:
            self._now[self._key(content)] = file

    def save(self) -> None:
        """Write what this build kept, whole or not at all; what it had no use for is forgotten.

        Raises:
            KeepingError: the folder cannot be written.
        """
        if self.path is not None and self._now.keys() != self._before.keys():
            write_kept(self.path, _FILES.dump_json(self._now))

    @cached_property
    def _base(self) -> bytes:
        return b"".join(sha256(part).digest() for part in (fingerprint().encode(), *self.ground))

    def _key(self, content: bytes) -> str:
        return sha256(self._base + content).hexdigest()


class KeptPlaces:
    """The places of a kept file; one that was not kept is looked up in the file, which is read for it."""

    def __init__(self, path: str, places: tuple[KeptPlace, ...], read: Callable[[], Places]) -> None:
        self._path = path
        self._places = {place.path: place for place in places}
        self._read = read

    def place(self, path: FieldPath) -> Place:
        """Where a value stands."""
        kept = self._places.get(path)
        return Place(self._path, *kept.value) if kept else self._positions.place(path)

    def key_place(self, path: FieldPath) -> Place:
        """Where the field name before a value stands."""
        kept = self._places.get(path)
        return Place(self._path, *kept.key) if kept else self._positions.key_place(path)

    def name(self, path: FieldPath) -> str | None:
        """A path in the author's words."""
        kept = self._places.get(path)
        return kept.name if kept else self._positions.name(path)

    def replaced(self, path: FieldPath, better: str) -> str | None:
        """The line of a value with another value in it, where that is one line."""
        return self._positions.replaced(path, better)

    @cached_property
    def _positions(self) -> Places:
        return self._read()
