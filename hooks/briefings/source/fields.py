"""The fields of the model as an author knows them: names, titles, and the shape of what belongs there."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..model import Board, BriefingContent, NeededToPublish, Vocabulary

Path = tuple[str | int, ...]
"""Where a value stands in a file: field names and, in lists, numbers from 0."""


class Shape(StrEnum):
    """What belongs behind a field name."""

    TEXT = "a text"
    RECORD = "fields of its own"
    TEXTS = "a list of texts"
    RECORDS = "a list of entries with fields of their own"


@dataclass(frozen=True)
class Field:
    """One field: the name an author types, its title, and what belongs in it; a draft may lack what ``may_wait``."""

    name: str
    title: str
    description: str
    shape: Shape
    required: bool
    model: type[BaseModel] | None = None
    example: str | None = None
    may_wait: bool = False


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Field]:
    """A record's fields by the name an author types, in the order in which they are documented."""
    fields = {}
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        shape, inner = _shape_of(info.annotation)
        example = str(info.examples[0]) if info.examples else None
        title = info.title or name
        may_wait = any(isinstance(mark, NeededToPublish) for mark in info.metadata)
        fields[name] = Field(name, title, info.description or "", shape, info.is_required(), inner, example, may_wait)
    return fields


def _shape_of(annotation: Any) -> tuple[Shape, type[BaseModel] | None]:
    inner = _unwrap(annotation)
    if typing.get_origin(inner) is tuple:
        item = _unwrap(typing.get_args(inner)[0])
        return (Shape.RECORDS, item) if _is_record(item) else (Shape.TEXTS, None)
    return (Shape.RECORD, inner) if _is_record(inner) else (Shape.TEXT, None)


def _unwrap(annotation: Any) -> Any:
    """The type itself, without ``Annotated`` and without ``None``."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        else:
            return annotation


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def field_at(model: type[BaseModel], path: Path) -> Field | None:
    """The field a path ends in, entries of a list counted as their list's field."""
    found: Field | None = None
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        found = fields_of(current).get(step) if current else None
        if found is None:
            return None
        current = found.model
    return found


def name_path(model: type[BaseModel], path: Path) -> str | None:
    """A path in the author's words: ``Strands of learning, 2nd entry › Learning points, 1st entry``."""
    parts: list[str] = []
    for at, step in enumerate(path):
        if isinstance(step, int):
            if parts:
                parts[-1] += f", {ordinal(step + 1)} entry"
            continue
        field = field_at(model, path[: at + 1])
        parts.append(field.title if field else step)
    return " › ".join(parts) or None


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th … 11th, 12th, 13th … 21st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


@cache
def all_field_names() -> frozenset[str]:
    """Every field name there is, in any kind of file."""
    names: set[str] = set()
    waiting: list[type[BaseModel]] = [BriefingContent, Board, Vocabulary]
    while waiting:
        fields = fields_of(waiting.pop())
        names |= fields.keys()
        waiting += [field.model for field in fields.values() if field.model]
    return frozenset(names)
