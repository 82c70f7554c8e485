"""The briefings' files: opening them, and saving them whole or not at all.

Nothing here follows a name or a link out of the folder, and nothing is written over a text that its writer has not
seen.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from ..source.decoding import LARGEST_FILE
from ..source.folder import is_id

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))]
)
"""Names that are devices on Windows, whatever follows the dot."""


class RefusedError(Exception):
    """What was asked for is not done; the message says why and what to do."""


@dataclass(frozen=True)
class OpenFile:
    """A file as it stands: its text to the letter, and the fingerprint of its bytes."""

    id: str
    text: str
    fingerprint: str


class ChangedMeanwhileError(Exception):
    """The file is not what its writer saw; ``now`` is what it is, ``None`` when it is gone."""

    def __init__(self, now: OpenFile | None) -> None:
        super().__init__("This file was changed meanwhile.")
        self.now = now


class BriefingFiles:
    """The files of one folder. Saving is done one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()

    def ids(self) -> tuple[str, ...]:
        """The ids of all briefings, in order."""
        stems = (path.stem for path in self.folder.glob("*.yml"))
        return tuple(sorted(stem for stem in stems if is_id(stem) and stem not in _RESERVED))

    def open(self, briefing_id: str) -> OpenFile:
        """One briefing's file.

        Raises ``RefusedError`` when there is none, or it is no text that the form can show.
        """
        data = self._read(self._path(briefing_id))
        if data is None:
            raise RefusedError(f"There is no file {briefing_id}.yml.")
        return _decode(briefing_id, data)

    def save(self, briefing_id: str, text: str, seen: str | None) -> str:
        """Save a text and give its fingerprint.

        Args:
            briefing_id: the file's name without ``.yml``.
            text: the whole file.
            seen: the fingerprint of what the writer opened; ``None`` for a file that was not there.

        Raises:
            ChangedMeanwhileError: the file is not as the writer saw it; nothing is written.
            RefusedError: it cannot be saved; nothing is written.
        """
        path = self._path(briefing_id)
        data = _encode(text)
        with self._lock:
            now = self._read(path)
            if (None if now is None else _fingerprint(now)) != seen:
                raise ChangedMeanwhileError(None if now is None else _decode(briefing_id, now))
            try:
                _write_whole(path, data, is_new=now is None)
            except FileExistsError:
                raise ChangedMeanwhileError(self.open(briefing_id)) from None
            except OSError as error:
                raise RefusedError(f"The file cannot be saved: {error.strerror}. Nothing was written.") from None
        return _fingerprint(data)

    def _path(self, briefing_id: str) -> Path:
        if not is_id(briefing_id) or briefing_id in _RESERVED:
            raise RefusedError("A file's name has small letters, digits and single hyphens, such as 2019-safer-sleep.")
        return self.folder / f"{briefing_id}.yml"

    def _read(self, path: Path) -> bytes | None:
        """The bytes of a plain file; ``None`` when it is not there."""
        try:
            kind = path.lstat()
            if not stat.S_ISREG(kind.st_mode):
                raise RefusedError(f"{path.name} is a link or no plain file, so the form leaves it alone.")
            if kind.st_size > LARGEST_FILE:
                raise RefusedError(f"{path.name} is too large for a briefing.")
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RefusedError(f"{path.name} cannot be opened: {error.strerror}.") from None


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _decode(briefing_id: str, data: bytes) -> OpenFile:
    try:
        # With its byte order mark, where it has one: what is opened must be able to go back to the letter.
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(
            f"{briefing_id}.yml is not saved as UTF-8. Type  python3 scripts/check.py  to see what to do."
        ) from None
    return OpenFile(briefing_id, text, _fingerprint(data))


def _encode(text: str) -> bytes:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise RefusedError("The text holds half a letter that cannot be saved. Type that word again.") from None
    if len(data) > LARGEST_FILE:
        raise RefusedError(f"The text is too long: at most {LARGEST_FILE // 1024} kB can be saved.")
    return data


def _write_whole(path: Path, data: bytes, *, is_new: bool) -> None:
    """The new bytes stand in the file's place all at once, or the old ones stay.

    Raises ``FileExistsError`` when a new file is there already.
    """
    with _written_aside(path, data) as aside:
        if is_new:
            _put_new(aside, path)
        else:
            os.chmod(aside, stat.S_IMODE(path.stat().st_mode))
            os.replace(aside, path)
    _sync_folder(path.parent)


@contextmanager
def _written_aside(path: Path, data: bytes) -> Iterator[Path]:
    aside = path.with_name(f".{path.stem}-{secrets.token_hex(6)}.tmp")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def _put_new(aside: Path, path: Path) -> None:
    """A second name for the same file never takes another's place; where the disk knows no such names, the place is
    taken first.
    """
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:
        path.open("xb").close()
        os.replace(aside, path)


def _sync_folder(folder: Path) -> None:
    """Makes the disk keep the new name too, on systems that can be asked to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
