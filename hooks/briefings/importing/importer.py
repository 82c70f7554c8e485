"""Files to drafts, one after the other: read, place, look through, check, and only then write."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..model import Board, Vocabulary
from ..problems import Problem, Severity
from ..source import read_knowledge_base
from .child import SafeReader
from .converting import Conversion, convert
from .document import Refusal, RefusedError
from .limits import LARGEST_FILE
from .looking import Finding, look_through
from .reading import ending_of, leave_out_hidden
from .side_by_side import write_page

NEEDED = ("_board.yml", "_vocabulary.yml")


class Outcome(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    SET_ASIDE = "set aside"
    REFUSED = "refused"


@dataclass(frozen=True)
class Imported:
    """What became of one file.

    Attributes:
        source: the file.
        outcome: whether its draft is in the folder of briefings, set aside, or not made.
        draft: the file written.
        page: the page that shows source and draft side by side.
        conversion: what was made of it.
        findings: what may identify a person.
        problems: errors that the checker finds in the draft; such a draft is set aside.
        refusal: why no draft was made.
    """

    source: Path
    outcome: Outcome
    draft: Path | None = None
    page: Path | None = None
    conversion: Conversion | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Choices:
    """What the person who imports has chosen.

    Attributes:
        leave_out_hidden: hidden words are left out instead of refusing the file.
        write_anyway: a draft in which identifying data was found goes into the folder of briefings all the same.
        name: the name of the draft, for a single file.
    """

    leave_out_hidden: bool = False
    write_anyway: bool = False
    name: str = ""


@dataclass(frozen=True)
class Places:
    """Where things stand and are put.

    Attributes:
        folder: the folder of briefings, with the board and the vocabulary.
        aside: where pages, and drafts that must not go into that folder yet, are put; no part of what is published.
        tokens: the style sheet that holds the colours.
    """

    folder: Path
    aside: Path
    tokens: Path


class Importer:
    """Imports files into a folder of briefings.

    Args:
        places: where things stand and are put.
        board: whose name and contact lines identify nobody.
        vocabulary: says what headings mean.
        reader: reads the documents.
        choices: what was asked for.
    """

    def __init__(self, places: Places, board: Board, vocabulary: Vocabulary, reader: SafeReader, choices: Choices):
        self._folder = places.folder
        self._aside = places.aside
        self._tokens = places.tokens
        self._board = board
        self._vocabulary = vocabulary
        self._reader = reader
        self._choices = choices

    def import_file(self, path: Path) -> Imported:
        """Import one file. Whatever is wrong with it is told in the result.

        Raises:
            LostWordsError: the import itself has a fault; nothing was written.
            OSError: a file cannot be written.
        """
        try:
            return self._import(path)
        except RefusedError as refused:
            return Imported(path, Outcome.REFUSED, refusal=refused.refusal)

    def _import(self, path: Path) -> Imported:
        data = _read_bytes(path)
        fingerprint = hashlib.sha256(data).hexdigest()
        name = self._choices.name or slug_of(path.stem)
        self._refuse_known(name, fingerprint)
        document = self._reader.read(data, ending_of(path))
        document = leave_out_hidden(document, may_leave_out=self._choices.leave_out_hidden)
        conversion = convert(document, self._vocabulary, file=path.name, sha256=fingerprint)
        findings = look_through(conversion.parts, self._board, self._vocabulary)
        problems = tuple(self._check(name, conversion.text))
        is_grave = any(finding.is_grave for finding in findings) and not self._choices.write_anyway
        goes_aside = bool(problems and not self._choices.write_anyway) or is_grave
        target = (self._aside if goes_aside else self._folder) / f"{name}.yml"
        _write_new(target, conversion.text)
        page = write_page(
            self._aside / f"{name}.html",
            conversion,
            findings,
            source=path.name,
            draft=target.name,
            tokens=self._tokens,
        )
        outcome = Outcome.SET_ASIDE if goes_aside else Outcome.WRITTEN
        return Imported(path, outcome, target, page, conversion, findings, problems)

    def _refuse_known(self, name: str, fingerprint: str) -> None:
        """No file is written over, and no document is imported twice."""
        for folder in (self._folder, self._aside):
            if (folder / f"{name}.yml").exists():
                message = f"there is a file {name}.yml in {folder.name} already, and it is not written over"
                raise RefusedError(message, "Delete or rename that file; or give this draft another name with --name.")
        for other in sorted(self._folder.glob("*.yml")):
            if fingerprint in other.read_text(encoding="utf-8", errors="replace"):
                message = f"this very document is in {other.name} already"
                raise RefusedError(message, "Go on with that file; or delete it first to import the document again.")

    def _check(self, name: str, text: str) -> Iterator[Problem]:
        """The errors of the draft, as the checker will name them in the folder of briefings."""
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / self._folder.name
            folder.mkdir()
            for needed in NEEDED:
                shutil.copy(self._folder / needed, folder)
            (folder / f"{name}.yml").write_text(text, encoding="utf-8", newline="\n")
            reading = read_knowledge_base(folder)
        yield from (problem for problem in reading.problems if problem.severity is Severity.ERROR)


def slug_of(stem: str) -> str:
    """A file's name as a briefing's id: small letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")[:60].strip("-") or "imported"


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise RefusedError("there is no such file", "Check its name and folder.")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise RefusedError("this file cannot be opened", "Is it open in another program? Close it there.") from None
    if not data:
        raise RefusedError("this file is empty", "Import the document itself.")
    return data


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet; never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    try:
        with path.open("x", encoding="utf-8"):
            pass
        part.replace(path)
    except FileExistsError:
        part.unlink()
        raise RefusedError(f"there is a file {path.name} already, and it is not written over", "Rename it.") from None
