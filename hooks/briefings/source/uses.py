"""What each field of a file is for, as far as the search for identifying data has to know: a day may hold a date."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..checks.identifying import Use
from ..model import Board, BriefingContent, Vocabulary
from ..model.base import Day, Sha256, Slug, TermId, WebAddress, Year
from .fields import Path

_BY_TYPE: tuple[tuple[Any, Use], ...] = (
    (Day, Use.DAY),
    (Year, Use.DAY),
    (WebAddress, Use.ADDRESS),
    (Slug, Use.ID),
    (TermId, Use.ID),
    (Sha256, Use.FINGERPRINT),
)
# The last names of paths whose values are kept off the site and are more than their type says.
_BY_PATH = {
    ("exceptions", "words"): Use.KEPT,
    ("exceptions", "by"): Use.SIGNER,
    ("anonymity", "checked_by"): Use.SIGNER,
    ("source", "file"): Use.FILE,
    ("official_contacts",): Use.OFFICIAL,
}


def use_of(model: type[BaseModel], path: Path) -> Use:
    """What the value at a path is for."""
    return _uses(model).get(tuple(step for step in path if isinstance(step, str)), Use.PROSE)


@cache
def use_of_name(name: str | None) -> Use:
    """The same for the name of a field alone, where the rest of the file cannot be parsed."""
    for model in (BriefingContent, Board, Vocabulary):
        for path, use in _uses(model).items():
            if path[-1] == name:
                return use
    return Use.PROSE


@cache
def _uses(model: type[BaseModel]) -> dict[tuple[str, ...], Use]:
    return dict(_walk(model, ()))


def _walk(model: type[BaseModel], at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Use]]:
    hints = typing.get_type_hints(model, include_extras=True)
    for attribute, info in model.model_fields.items():
        path = (*at, info.alias or attribute)
        marks, inner = _take_apart(hints[attribute])
        use = next((use for kind, use in _BY_TYPE if any(mark in marks for mark in kind.__metadata__)), Use.PROSE)
        yield path, _BY_PATH.get(path, use)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _walk(inner, path)


def _take_apart(annotation: Any) -> tuple[list[Any], Any]:
    """The marks on a type, those of a list's entries included, and the type itself."""
    marks: list[Any] = []
    while True:
        origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            marks += annotation.__metadata__
            annotation = parts[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(part for part in parts if part is not type(None))
        elif origin is tuple:
            annotation = parts[0]
        else:
            return marks, annotation
