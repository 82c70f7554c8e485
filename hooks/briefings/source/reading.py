"""A folder of YAML files to a knowledge base, with every problem on the way.

The files are found (``folder``), decoded (``decoding``), parsed and put right (``parsing``), shaped (``shapes``), given
to the model (``messages`` has its complaints), and what comes out is checked (``checks``). Each stage hands over what
it could make, so that one run names everything.
"""

from __future__ import annotations

import os
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ..checks import (
    SETTLING_RULES,
    CheckedBriefing,
    check_collection,
    check_vocabulary,
)
from ..model import Board, Briefing, KnowledgeBase, Vocabulary, sort_briefings
from ..problems import Problem, Severity, SourceFile, sort_problems
from .concealing import conceal
from .folder import BOARD, VOCABULARY, FoundFile, read_files
from .gathering import Report
from .kept import KeptFiles
from .memory import Memory
from .one_file import parse_model, read_briefing_alone, read_file
from .pasting import merge_suggestions

RecordType = TypeVar("RecordType", bound=BaseModel)


@dataclass(frozen=True)
class Reading:
    """What was read: the knowledge base, what is wrong, and the files for showing where.

    Attributes:
        knowledge_base: ``None`` when the board or the vocabulary cannot be used; else it holds every briefing that has
            no error itself and lacks nothing. A briefing it holds may name one in ``related`` that was left out.
        problems: in the order in which a person works through them.
        sources: the files by the paths that problems name, their lines as they may be shown.
        unsettled: briefings left out for nothing but that it is not settled why they may be public. Somebody who reads
            and signs them needs them all the same.
        unfinished: the ids of drafts that have no error but still lack what every briefing needs: nothing can be made
            from those yet, and they are in no knowledge base.
    """

    knowledge_base: KnowledgeBase | None
    problems: tuple[Problem, ...]
    sources: MappingType[str, SourceFile]
    unsettled: tuple[Briefing, ...] = ()
    unfinished: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that ask for a look."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)


def read_knowledge_base(
    folder: Path,
    *,
    shown_as: str | None = None,
    today: date | None = None,
    instead: MappingType[str, bytes] | None = None,
    memory: Memory | None = None,
    kept: Path | None = None,
) -> Reading:
    """Read, parse and check everything in a folder.

    Args:
        folder: the folder with ``_board.yml``, ``_vocabulary.yml`` and the briefings.
        shown_as: the folder's name in messages; its own name when left out.
        today: the day by which reviews are overdue and withdrawals have taken effect; left out, no such day counts.
        instead: what to read in place of files, or besides them, by name: what is being edited and not saved yet.
        memory: of earlier readings of the same folder, where it is read again and again.
        kept: where files in which nothing was found are kept as they were read, from one run to the next.

    Returns:
        What was read. Nothing an author can write, and no state of the folder, raises an exception.

    Raises:
        KeepingError: ``kept`` cannot be written.
    """
    files, problems = read_files(folder, shown_as or os.path.basename(os.path.abspath(folder)), instead)
    by_name = {file.name: file for file in files}
    sources: dict[str, SourceFile] = {}
    report = Report(problems, sources)
    ground = tuple(by_name[name].data if name in by_name else b"" for name in (BOARD, VOCABULARY))
    board = _read_board(by_name.pop(BOARD, None), report)
    vocabulary = _read_vocabulary(by_name.pop(VOCABULARY, None), report)
    memory = memory or Memory()
    # Who remembers need not look up what was kept, and knows too little of it to keep it for others.
    store = KeptFiles.open(kept if memory.is_new else None, ground)
    checked: list[CheckedBriefing] = []
    for file in by_name.values():
        read = partial(read_briefing_alone, file, vocabulary, report.allowed, today, store)
        subject, own = memory.recall((file.shown, file.data, ground, today), read)
        report.join(own)
        checked += [subject] if subject else []
    memory.turn()
    store.save()
    problems += check_collection(checked, {file.stem for file in by_name.values()})
    right = _without_errors(checked, problems)
    kb = _gather(board, vocabulary, right, problems)
    unfinished = tuple(sorted(subject.briefing.id for subject in right if not subject.is_whole))
    return Reading(kb, _in_order(report), sources, _find_unsettled(checked, problems), unfinished)


def _find_unsettled(checked: list[CheckedBriefing], problems: list[Problem]) -> tuple[Briefing, ...]:
    errors: dict[str, set[str]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            errors.setdefault(problem.place.path, set()).add(problem.rule)
    unsettled = {path for path, rules in errors.items() if rules <= SETTLING_RULES}
    return tuple(subject.briefing for subject in checked if subject.is_whole and subject.path in unsettled)


def read_vocabulary(folder: Path) -> Vocabulary | None:
    """The vocabulary alone, whatever is wrong with other files; ``None`` when it cannot be used."""
    problems: list[Problem] = []
    files, _ = read_files(folder, folder.name)
    return _read_vocabulary(next((file for file in files if file.name == VOCABULARY), None), Report(problems, {}))


def _in_order(report: Report) -> tuple[Problem, ...]:
    """The problems as a person works through them, with one suggestion for each line."""
    by_path: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(report.problems):
        by_path.setdefault(problem.place.path, []).append(problem)
    found: list[Problem] = []
    for path, problems in by_path.items():
        page = report.pages.get(path)
        found += merge_suggestions(page, problems) if page else problems
    return sort_problems(conceal(found, frozenset(report.secrets), report.allowed))


def _without_errors(checked: list[CheckedBriefing], problems: list[Problem]) -> list[CheckedBriefing]:
    """Only what is right as it stands in the files: a value from a corrected line is checked, never shown."""
    spoilt = _spoilt(problems)
    return [subject for subject in checked if subject.path not in spoilt]


def _spoilt(problems: list[Problem]) -> set[str]:
    return {problem.place.path for problem in problems if problem.severity is Severity.ERROR}


def _gather(
    board: Board | None, vocabulary: Vocabulary | None, right: list[CheckedBriefing], problems: list[Problem]
) -> KnowledgeBase | None:
    """The whole briefings among those without errors: a value that stands in for a missing one is never shown."""
    needed_spoilt = any(path.endswith((f"/{BOARD}", f"/{VOCABULARY}")) for path in _spoilt(problems))
    if board is None or vocabulary is None or needed_spoilt:
        return None
    return KnowledgeBase(board, vocabulary, sort_briefings([s.briefing for s in right if s.is_whole]))


def _read_board(file: FoundFile | None, report: Report) -> Board | None:
    shaped = read_file(file, Board, report)
    return parse_model(shaped, Board, report) if shaped else None


def _read_vocabulary(file: FoundFile | None, report: Report) -> Vocabulary | None:
    shaped = read_file(file, Vocabulary, report)
    vocabulary = parse_model(shaped, Vocabulary, report) if shaped else None
    if shaped and vocabulary:
        report.problems += check_vocabulary(vocabulary, shaped.positions)
    return vocabulary
