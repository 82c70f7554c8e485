"""Values that stand in for wrong ones, so that the rest of a briefing can be checked in the same run.

Without them an author with one wrong date would hear of an unknown theme only after putting the date right. A briefing
with stand-ins never leaves the reader: it has errors, and what the rules say about a stand-in is dropped.
"""

from __future__ import annotations

import copy
from itertools import count
from typing import Any

from pydantic import BaseModel

from .fields import Field, Path, Shape, field_at, fields_of


def fill_in(data: dict[str, Any], errors: list[Any], model: type[BaseModel]) -> dict[str, Any]:
    """A copy of the data in which every value the model refused is replaced, or left out where it may be."""
    filled = copy.deepcopy(data)
    numbers = count(1)
    for error in errors:
        _replace(filled, tuple(error["loc"]), error, model, numbers)
    return filled


def _replace(data: Any, path: Path, error: Any, model: type[BaseModel], numbers: count[int]) -> None:
    field = field_at(model, path)
    holder = _follow(data, path[:-1])
    if field is None or holder is None:
        return
    last = path[-1]
    if isinstance(last, int) and isinstance(holder, list) and last < len(holder):
        holder[last] = _entry(field, error, numbers)
    elif isinstance(last, str) and isinstance(holder, dict):
        holder.pop(last, None)
        if field.required:
            holder[last] = _value(field, error, numbers)


def _follow(data: Any, path: Path) -> Any:
    """What stands at a path; ``None`` where an earlier stand-in has taken its place."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _value(field: Field, error: Any, numbers: count[int]) -> Any:
    if field.shape in (Shape.TEXTS, Shape.RECORDS):
        return [_entry(field, error, numbers)]
    return _entry(field, error, numbers)


def _entry(field: Field, error: Any, numbers: count[int]) -> Any:
    if field.model is not None:
        needed = [inner for inner in fields_of(field.model).values() if inner.required]
        return {inner.name: _value(inner, error, numbers) for inner in needed}
    if error["type"] == "enum":
        return error["ctx"]["expected"].split("'")[1]
    if field.example is not None and field.name != "id":
        return field.example
    return f"standin{next(numbers)}"
