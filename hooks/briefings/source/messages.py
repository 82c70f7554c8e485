"""The model's complaints about single values, in plain words.

Each kind of complaint has one small function below; none of the model's own jargon reaches a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from ..model.base import SLUG_PATTERN, TERM_PATTERN
from ..problems import Problem
from .fields import Path, name_path
from .page import shorten
from .shapes import Shaped
from .tree import Scalar


@dataclass(frozen=True)
class _Words:
    """What to say: ``better`` is the value as it should read, where that can be known."""

    rule: str
    message: str
    details: dict[str, Any] = field(default_factory=dict)
    better: str | None = None


def explain_values(model: type[BaseModel], errors: list[Any], shaped: Shaped) -> list[Problem]:
    """One problem for each complaint, except where the shape of the data was already reported."""
    problems = []
    for error in errors:
        path: Path = tuple(error["loc"])
        if not shaped.is_settled(path) and not follows_from_entries(error):
            problems.append(_explain(model, error, path, shaped))
    return problems


def follows_from_entries(error: Any) -> bool:
    """The model also calls a list too short when its only entries are wrong, which was said of each already."""
    return error["type"] == "too_short" and bool(error["input"])


def _explain(model: type[BaseModel], error: Any, path: Path, shaped: Shaped) -> Problem:
    words = _WORDS.get(error["type"], _other)(error)
    details = dict(words.details)
    node = shaped.positions.node(path)
    if isinstance(node, Scalar):
        details.setdefault("found", _shown(node))
        if words.better is not None:
            details["suggestion"] = shaped.positions.replaced(path, words.better)
    place = shaped.positions.place(path)
    return Problem(words.rule, words.message, place, field=name_path(model, path), **details)


def _shown(node: Scalar) -> str | None:
    return shorten(node.value) if node.value and node.value.strip() else None


def _enum(error: Any) -> _Words:
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = str(error["input"])
    close = get_close_matches(value.lower().replace(" ", "_"), choices, 1, 0.6)
    expected = " or ".join(f"`{choice}`" for choice in choices)
    hint = f"Did you mean `{close[0]}`?" if close else None
    message = "this is not one of the words that can stand here"
    return _Words("choice", message, {"expected": expected, "hint": hint}, close[0] if close else None)


def _pattern(error: Any) -> _Words:
    pattern, value = error["ctx"]["pattern"], str(error["input"])
    if pattern == SLUG_PATTERN:
        return _id_words(value, "-", "a hyphen", "engagement-1")
    if pattern == TERM_PATTERN:
        return _id_words(value, "_", "an underscore", "home_conditions")
    expected = "64 digits and letters from a to f, as the import writes them"
    return _Words("fingerprint", "this is not a SHA-256 fingerprint", {"expected": expected})


def _id_words(value: str, joint: str, name: str, example: str) -> _Words:
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", joint, plain.replace("'", "")).strip(joint)
    expected = f"small letters and digits, words joined by {name}, such as `{example}`"
    return _Words("id", "this is not written as an id", {"expected": expected}, better or None)


def _too_long(error: Any) -> _Words:
    most = error["ctx"]["max_length"]
    message = f"this text is too long: {len(error['input'])} letters and spaces"
    return _Words("length", message, {"expected": f"at most {most}"})


def _too_short(error: Any) -> _Words:
    hint = "Below the field name, start each entry on a line of its own with a dash and a space."
    return _Words("empty-list", "this list needs at least one entry", {"hint": hint})


def _blank(error: Any) -> _Words:
    return _Words("empty-field", "this text is empty", {"hint": "Write the text, or delete the line."})


def _year(error: Any) -> _Words:
    return _Words("year", "this is not a year", {"expected": "four digits, such as 2017"})


def _date(error: Any) -> _Words:
    value = str(error["input"])
    british = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", value)
    better = f"{british[3]}-{int(british[2]):02}-{int(british[1]):02}" if british and int(british[2]) <= 12 else None
    expected = "a day of the calendar, written year-month-day, such as 2018-02-01"
    return _Words("date", "this is not a date", {"expected": expected}, better)


def _yes_or_no(error: Any) -> _Words:
    return _Words("yes-or-no", "this is neither yes nor no", {"expected": "`true` or `false`, `yes` or `no`"})


def _web_address(error: Any) -> _Words:
    value = str(error["input"])
    looks_right = re.fullmatch(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w./-]*)?", value)
    expected = "an address that starts with https:// or http://"
    better = f"https://{value}" if looks_right else None
    return _Words("web-address", "this is not a full web address", {"expected": expected}, better)


def _other(error: Any) -> _Words:
    hint = "See the authors’ reference for what belongs here."
    return _Words("value", "this value cannot stand here", {"hint": hint})


_WORDS: dict[str, Callable[[Any], _Words]] = {
    "enum": _enum,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _too_short,
    "blank": _blank,
    "year": _year,
    "date": _date,
    "yes_or_no": _yes_or_no,
    "web_address": _web_address,
}
