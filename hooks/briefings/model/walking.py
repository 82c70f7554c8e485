"""Walking over the words of a record: every text a reader sees, wherever it stands in the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .base import Prose, Record

Path = tuple[str | int, ...]
"""Where a value stands in a record, such as ``("strands", 0, "title")``."""


def walk_prose(record: Record) -> Iterator[str]:
    """Every text of the record that a reader sees, in the order of its fields."""
    for _path, text in walk_placed_prose(record):
        yield text


def walk_placed_prose(record: Record, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """The same, each text with its path; ``at`` is the path of the record itself."""
    for name in type(record).model_fields:
        is_prose = name in _prose_fields(type(record))
        yield from _walk_value(getattr(record, name), (*at, name), is_prose=is_prose)


def _walk_value(value: object, at: Path, *, is_prose: bool) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Record):
        yield from walk_placed_prose(value, at)
    elif isinstance(value, str):
        if is_prose:
            yield at, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _walk_value(part, (*at, number), is_prose=is_prose)


@cache
def _prose_fields(record_type: type[Record]) -> frozenset[str]:
    fields = record_type.model_fields.items()
    return frozenset(
        name
        for name, field in fields
        if any(isinstance(mark, Prose) for mark in field.metadata) or _is_prose(field.annotation)
    )


def _is_prose(annotation: Any) -> bool:
    """Whether a type is ``Text``, or holds it: ``Text | None``, ``tuple[Text, ...]``."""
    if get_origin(annotation) is Annotated:
        return any(isinstance(mark, Prose) for mark in annotation.__metadata__) or _is_prose(annotation.__origin__)
    if get_origin(annotation) in (Union, UnionType, tuple):
        return any(_is_prose(part) for part in get_args(annotation))
    return False
