"""A folder of YAML files to a knowledge base, with every problem on the way.

The files are found (``folder``), decoded (``decoding``), parsed and put right (``parsing``), shaped (``shapes``), given
to the model (``messages`` has its complaints), and what comes out is checked (``checks``). Each stage hands over what
it could make, so that one run names everything.
"""

from __future__ import annotations

import os
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..checks import (
    COLLECTION_FIELDS,
    SETTLING_RULES,
    CheckedBriefing,
    Places,
    check_briefing,
    check_collection,
    check_vocabulary,
)
from ..checks.identifying import Allowed, read_known, read_official
from ..model import Board, Briefing, BriefingContent, KnowledgeBase, Vocabulary, sort_briefings
from ..problems import Problem, Severity, SourceFile, sort_problems
from .concealing import conceal
from .decoding import read_page
from .fields import all_field_names, name_path
from .folder import BOARD, VOCABULARY, FoundFile, is_id, read_files
from .gathering import Report
from .kept import KeptFile, KeptFiles, KeptPlaces
from .looking import look_through
from .memory import Memory
from .messages import explain_values, follows_from_entries
from .page import Page
from .parsing import Parsed, parse_page
from .pasting import merge_suggestions
from .positions import Positions
from .shapes import Shaped, shape_data
from .stand_ins import fill_in
from .tree import Mapping

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
        read = partial(_read_alone, file, vocabulary, report.allowed, today, store)
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
    shaped = _read_file(file, Board, report)
    return _parse_model(shaped, Board, report) if shaped else None


def _read_vocabulary(file: FoundFile | None, report: Report) -> Vocabulary | None:
    shaped = _read_file(file, Vocabulary, report)
    vocabulary = _parse_model(shaped, Vocabulary, report) if shaped else None
    if shaped and vocabulary:
        report.problems += check_vocabulary(vocabulary, shaped.positions)
    return vocabulary


def _read_alone(
    file: FoundFile, vocabulary: Vocabulary | None, allowed: Allowed, today: date | None, store: KeptFiles
) -> tuple[CheckedBriefing | None, Report]:
    """A briefing with a report of its own, so that both can be remembered."""
    own = Report([], {}, allowed=allowed)
    subject = _recall_briefing(file, own, store) or _read_briefing(file, vocabulary, own, store)
    if subject is None:
        return None, own
    own.problems += check_briefing(subject, vocabulary, today)
    if isinstance(subject.places, Positions):
        # Of its places only those are remembered that rules between briefings need.
        subject = replace(subject, places=subject.places.only(COLLECTION_FIELDS))
    return subject, own


def _recall_briefing(file: FoundFile, report: Report, store: KeptFiles) -> CheckedBriefing | None:
    """A briefing as an earlier run read it, where nothing was found in its file then."""
    kept = store.find(file.data)
    page, found = read_page(file.shown, file.data) if kept else (None, [])
    if kept is None or page is None or found:
        return None
    briefing, _errors = _validate(Briefing, {"id": _id_of(file), **kept.data})
    if briefing is None:
        return None
    report.pages[page.path], report.sources[page.path] = page, kept.show(page)
    report.secrets |= set(kept.secrets)
    return CheckedBriefing(briefing, file.shown, KeptPlaces(page.path, kept.places, partial(_read_places, file)))


def _read_places(file: FoundFile) -> Places:
    shaped = _read_file(file, BriefingContent, Report([], {}))
    assert shaped is not None  # Nothing was found in these bytes when they were kept.
    return shaped.positions


def _id_of(file: FoundFile) -> str:
    """A name that is no id was reported when the folder was read; the rest of the file is checked all the same."""
    return file.stem if is_id(file.stem) else "unnamed"


def _read_briefing(
    file: FoundFile, vocabulary: Vocabulary | None, report: Report, store: KeptFiles
) -> CheckedBriefing | None:
    """A briefing, with stand-ins for values that are wrong."""
    shaped = _read_file(file, BriefingContent, report)
    if shaped is None:
        return None
    data = {"id": _id_of(file), **shaped.data}
    briefing, errors = _validate(Briefing, data)
    report.problems += explain_values(BriefingContent, errors, shaped, vocabulary)
    replaced = frozenset[str]()
    if briefing is None:
        briefing, replaced = _parse_with_stand_ins(data, errors)
    elif not report.problems:
        store.keep(file.data, KeptFile.of(shaped.data, shaped.positions, report.sources[file.shown], report.secrets))
    return CheckedBriefing(briefing, file.shown, shaped.positions, replaced) if briefing else None


def _parse_with_stand_ins(data: dict[str, Any], errors: list[Any]) -> tuple[Briefing | None, frozenset[str]]:
    """A briefing for checking alone, and the names of the fields whose values only stand in for wrong ones."""
    own = [error for error in errors if not follows_from_entries(error)]
    briefing, _ = _validate(Briefing, fill_in(data, own, BriefingContent))
    names = (name_path(BriefingContent, tuple(error["loc"])) for error in own)
    return briefing, frozenset(name for name in names if name)


def _read_file(file: FoundFile | None, model: type[BaseModel], report: Report) -> Shaped | None:
    """One file's data in the model's shape, or ``None`` when it cannot be read to its end."""
    if file is None:
        return None
    page, found = read_page(file.shown, file.data)
    report.problems += found
    if page is None:
        return None
    report.pages[page.path] = page
    parsed = parse_page(page, all_field_names(), model)
    report.problems += parsed.problems
    shaped = _shape(page, parsed, model, report)
    _look_through(page, parsed, shaped, model, report)
    page.composed = None  # Its tree is needed no more, and thousands of trees are gigabytes.
    return shaped


def _shape(page: Page, parsed: Parsed, model: type[BaseModel], report: Report) -> Shaped | None:
    if parsed.tree is None:
        return None
    if not isinstance(parsed.tree.root, Mapping):
        report.problems.append(_no_fields(page))
        return None
    shaped = shape_data(page, parsed.tree.root, model)
    report.problems += shaped.problems
    return shaped


def _look_through(page: Page, parsed: Parsed, shaped: Shaped | None, model: type[BaseModel], report: Report) -> None:
    """Look for what could identify a person; the board is read first and says what is no secret."""
    if shaped and model is Board:
        report.allowed = replace(report.allowed, official=read_official(shaped.data))
    elif shaped and model is Vocabulary:
        report.allowed = replace(report.allowed, known=read_known(shaped.data))
    looked = look_through(page, model, parsed.tree, shaped, report.allowed)
    report.problems += looked.problems
    report.sources[page.path] = looked.source
    report.secrets |= looked.secrets


def _no_fields(page: Page) -> Problem:
    hint = "Each line starts with a field name, a colon and a space. Copy another briefing’s file to see how."
    return Problem("no-fields", "this file holds no fields", page.place_of_line(0), hint=hint)


def _parse_model(shaped: Shaped, model: type[RecordType], report: Report) -> RecordType | None:
    """The record that the data makes, or ``None``; what the model finds wrong is reported."""
    record, errors = _validate(model, shaped.data)
    report.problems += explain_values(model, errors, shaped)
    return record


def _validate(model: type[RecordType], data: dict[str, Any]) -> tuple[RecordType | None, list[Any]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)
