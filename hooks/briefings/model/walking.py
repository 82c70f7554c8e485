"""Walking over the words of a record: every text a reader sees, wherever it stands in the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .base import Prose, Record


def walk_prose(record: Record) -> Iterator[str]:
    """Every text of the record that a reader sees, in the order of its fields."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, str):
            if name in _prose_fields(type(record)):
                yield value
        else:
            yield from _walk_value(value, is_prose=name in _prose_fields(type(record)))


def _walk_value(value: object, *, is_prose: bool) -> Iterator[str]:
    if isinstance(value, Record):
        yield from walk_prose(value)
    elif isinstance(value, str):
        if is_prose:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk_value(part, is_prose=is_prose)


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
