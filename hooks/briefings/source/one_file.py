"""One file of the folder to a record, with every problem on the way: read, or recalled as an earlier run read it.

``reading`` puts the files of a folder together; here each stands alone, with a report of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..checks import COLLECTION_FIELDS, CheckedBriefing, Places, check_briefing
from ..checks.identifying import Allowed, read_known, read_official
from ..model import Board, Briefing, BriefingContent, Vocabulary
from ..problems import Problem
from .decoding import read_page
from .fields import all_field_names, name_path
from .folder import FoundFile, is_id
from .gathering import Report
from .kept import KeptFile, KeptFiles, KeptPlaces
from .looking import look_through
from .messages import explain_values, follows_from_entries
from .page import Page
from .parsing import Parsed, parse_page
from .positions import Positions
from .shapes import Shaped, shape_data
from .stand_ins import fill_in
from .tree import Mapping

RecordType = TypeVar("RecordType", bound=BaseModel)


def read_briefing_alone(
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
    shaped = read_file(file, BriefingContent, Report([], {}))
    assert shaped is not None  # Nothing was found in these bytes when they were kept.
    return shaped.positions


def _id_of(file: FoundFile) -> str:
    """A name that is no id was reported when the folder was read; the rest of the file is checked all the same."""
    return file.stem if is_id(file.stem) else "unnamed"


def _read_briefing(
    file: FoundFile, vocabulary: Vocabulary | None, report: Report, store: KeptFiles
) -> CheckedBriefing | None:
    """A briefing, with stand-ins for values that are wrong."""
    shaped = read_file(file, BriefingContent, report)
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


def read_file(file: FoundFile | None, model: type[BaseModel], report: Report) -> Shaped | None:
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


def parse_model(shaped: Shaped, model: type[RecordType], report: Report) -> RecordType | None:
    """The record that the data makes, or ``None``; what the model finds wrong is reported."""
    record, errors = _validate(model, shaped.data)
    report.problems += explain_values(model, errors, shaped)
    return record


def _validate(model: type[RecordType], data: dict[str, Any]) -> tuple[RecordType | None, list[Any]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)
