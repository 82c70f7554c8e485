"""Which files of a folder are briefings, and what is wrong with their names.

``_board.yml``, ``_vocabulary.yml`` and every other ``.yml`` file are read. Anything else is left alone, unless its name
looks like a briefing's: a file that is passed over in silence is a briefing lost.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.base import SLUG_PATTERN
from ..problems import Place, Problem, Severity
from .decoding import LARGEST_FILE
from .file_names import check_file_name, mask_name

BOARD = "_board.yml"
VOCABULARY = "_vocabulary.yml"
_DOCUMENTS = (".docx", ".doc", ".pdf", ".rtf", ".odt")
_NEEDED = {
    BOARD: "It holds the board’s names and addresses; without it no page can be made.",
    VOCABULARY: "It holds the themes, agencies and other terms; without it no briefing can be sorted.",
}


@dataclass(frozen=True)
class FoundFile:
    """A file to read: its name, the path shown to people, and its bytes."""

    name: str
    shown: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without ``.yml``: a briefing's id."""
        return self.name.removesuffix(".yml")


def read_files(
    folder: Path, shown_as: str, instead: Mapping[str, bytes] | None = None
) -> tuple[list[FoundFile], list[Problem]]:
    """Every file to read, in the order of their names, with the problems of names and of reading.

    ``instead`` holds by name what is read in place of a file, or as one that is not there yet.
    """
    instead = instead or {}
    try:
        names = sorted({*(entry.name for entry in os.scandir(folder)), *instead})
    except OSError as error:
        return [], [_unreadable(shown_as, error)]
    problems = [*_check_names(names, shown_as), *_check_unread(folder, names, shown_as)]
    files: list[FoundFile] = []
    for name in names:
        if name.endswith(".yml"):
            shown = _shown(name, shown_as, {file.shown for file in files})
            problems += check_file_name(name, shown)
            try:
                files.append(FoundFile(name, shown, instead[name] if name in instead else _read(folder / name)))
            except OSError as error:
                problems.append(_unreadable(shown, error))
    return files, problems


def _shown(name: str, shown_as: str, taken: set[str]) -> str:
    """A file's path in messages, which name nobody either; two that look the same then are told apart by a number."""
    shown = f"{shown_as}/{mask_name(_printable(name))}"
    number = 2
    while shown in taken:
        shown = f"{shown_as}/{mask_name(_printable(name))} ({number})"
        number += 1
    return shown


def _read(path: Path) -> bytes:
    """The bytes of a plain file, one more than allowed at most: anything else could block or never end."""
    if not path.is_file():
        raise IsADirectoryError if path.is_dir() else OSError("is not a plain file")
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _check_names(names: list[str], shown_as: str) -> Iterator[Problem]:
    for needed, hint in _NEEDED.items():
        if needed not in names:
            yield Problem("missing-file", f"the file {needed} is missing", Place(f"{shown_as}/{needed}"), hint=hint)
    yield from _check_case(names, shown_as)
    for name in names:
        yield from _check_name(name, Place(f"{shown_as}/{mask_name(_printable(name))}"))


def _check_unread(folder: Path, names: list[str], shown_as: str) -> Iterator[Problem]:
    """What was put into the folder to be read, and is not."""
    for name in names:
        place = Place(f"{shown_as}/{mask_name(_printable(name))}")
        ending = os.path.splitext(name)[1].lower()
        if name.startswith((".", "_", "~$")):
            continue
        if ending in _DOCUMENTS:
            message = f"this file is not read, because it is a document that ends in {ending}, not a briefing"
            hint = "Write the briefing into a file that ends in .yml, and keep the document somewhere else."
            yield Problem("not-read", message, place, Severity.WARNING, hint=hint)
        elif (folder / name).is_dir() and not name.endswith(".yml") and _holds_briefing(folder / name):
            message = "the briefings in this folder are not read, because they stand in a folder of their own"
            hint = f"Move them up into {shown_as}."
            yield Problem("not-read", message, place, Severity.WARNING, hint=hint)


def _holds_briefing(folder: Path) -> bool:
    try:
        return any(name.lower().endswith((".yml", ".yaml", *_DOCUMENTS)) for name in os.listdir(folder))
    except OSError:
        return False


def _check_case(names: list[str], shown_as: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(name.lower(), name)
        if other != name:
            message = f"this file’s name differs from {mask_name(_printable(other))} only by capital letters"
            hint = "On most office computers the two would be one file. Give one of them another name."
            yield Problem("file-name", message, Place(f"{shown_as}/{mask_name(_printable(name))}"), hint=hint)


def _check_name(name: str, place: Place) -> Iterator[Problem]:
    if name in _NEEDED or name.startswith("."):
        return
    stem, ending = os.path.splitext(name)
    if ending.lower() == ".yaml" or (ending.lower() == ".yml" and ending != ".yml"):
        message = f"this file is not read, because its name ends in {ending} and not in .yml"
        yield Problem("file-name", message, place, expected=f"{_slug(stem)}.yml", hint="Give the file this name.")
    elif name.endswith((".yml.txt", ".yaml.txt")):
        message = "this file is not read, because its name ends in .txt"
        hint = "Give the file this name. Windows may hide the .txt: choose to show file name extensions first."
        yield Problem("file-name", message, place, expected=f"{_slug(name.split('.')[0])}.yml", hint=hint)
    elif ending == ".yml" and not is_id(stem):
        message = "a briefing’s file name is part of its address and cannot be written like this"
        expected = f"small letters, digits and single hyphens, such as {_slug(stem)}.yml"
        yield Problem("file-name", message, place, expected=expected, hint="Give the file another name.")


def is_id(stem: str) -> bool:
    """Whether a file's name, without ``.yml``, can be a briefing's id."""
    return bool(re.fullmatch(SLUG_PATTERN, stem)) and len(stem) <= 80


def _slug(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:80].strip("-") or "2017-home-conditions"


def _printable(name: str) -> str:
    """A file's name as it can be shown, whatever bytes the disk holds."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _unreadable(shown: str, error: OSError) -> Problem:
    if isinstance(error, IsADirectoryError):
        message, hint = "this is a folder, not a file", "Give the folder another name, or move it elsewhere."
    elif isinstance(error, PermissionError):
        message, hint = "this cannot be opened: you do not have the right to read it", "Ask who looks after the folder."
    elif isinstance(error, FileNotFoundError):
        message, hint = "this does not exist", "Check the name and the folder."
    else:
        message, hint = "this cannot be opened", "Is it a link that leads nowhere? Put the file itself there."
    return Problem("cannot-open", message, Place(shown), hint=hint)
