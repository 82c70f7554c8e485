"""The model's complaints about single values, in plain words.

Each kind of complaint has one small function below; none of the model's own jargon reaches a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from ..checks.terms import explain_term, suggest_terms
from ..model import TermList, Vocabulary
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


def explain_values(
    model: type[BaseModel], errors: list[Any], shaped: Shaped, vocabulary: Vocabulary | None = None
) -> list[Problem]:
    """One problem for each complaint, except where the shape of the data was already reported.

    With the ``vocabulary`` a term written as its label is told by that.
    """
    problems = []
    for error in errors:
        path: Path = tuple(error["loc"])
        if not shaped.is_settled(path) and not follows_from_entries(error):
            unknown = _unknown_term(model, error, path, shaped, vocabulary)
            problems.append(unknown or _explain(model, error, path, shaped))
    return problems


def _unknown_term(
    model: type[BaseModel], error: Any, path: Path, shaped: Shaped, vocabulary: Vocabulary | None
) -> Problem | None:
    """A term not written as an id: mostly its label, or several terms on one line."""
    is_term = error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] == TERM_PATTERN
    name = (
        "review_types" if path == ("review", "type") else next((str(n) for n in path[::-1] if isinstance(n, str)), "")
    )
    if not is_term or vocabulary is None or name not in set(TermList):
        return None
    message, details, meant = explain_term(str(error["input"]), TermList(name), vocabulary)
    better = suggest_terms(shaped.positions, path, meant)
    place = shaped.positions.place(path)
    return Problem(
        "unknown-term", message, place, field=name_path(model, path), path=path, suggestion=better, **details
    )


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
    return Problem(words.rule, words.message, place, field=name_path(model, path), path=path, **details)


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
    expected = "a day of the calendar, written year-month-day, such as 2018-02-01"
    return _Words("date", "this is not a date", {"expected": expected}, _better_date(str(error["input"]).strip()))


_DATES = (
    re.compile(r"(?P<day>\d{1,2}) ?[./-] ?(?P<month>\d{1,2}) ?[./-] ?(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}) ?[./-] ?(?P<month>\d{1,2}) ?[./-] ?(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<name>[a-z]{3,})[.,]?[ -](?P<year>\d{4})"),
    re.compile(r"(?P<name>[a-z]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ")


def _better_date(value: str) -> str | None:
    """A clear date in another form as a day of the calendar; British order, and none for a day there is not."""
    plain = _WEEKDAY.sub("", " ".join(value.lower().split()))
    match = next((found for pattern in _DATES if (found := pattern.fullmatch(plain))), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["month"]) if "month" in parts else _month(parts["name"])
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by its name or the first letters of it, else 0."""
    name = "sep" if name == "sept" else name
    return next((number for number, whole in enumerate(_MONTHS, 1) if whole.startswith(name)), 0)


_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def _yes_or_no(error: Any) -> _Words:
    return _Words("yes-or-no", "this is neither yes nor no", {"expected": "`true` or `false`, `yes` or `no`"})


def _web_address(error: Any) -> _Words:
    value = str(error["input"]).strip()
    details: dict[str, Any] = {"expected": "an address that starts with https:// or http://"}
    if re.fullmatch(r"(mailto:)?[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        details["hint"] = "This is an e-mail address: write it into the words of the label, and delete this line."
        return _Words("web-address", "an e-mail address cannot stand here", details)
    if re.search(r"\s", value):
        details["hint"] = "There is a space inside it. Copy the address again from the browser’s address line."
        return _Words("web-address", "there is a space inside this web address", details)
    looks_right = re.fullmatch(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w./-]*)?", value)
    better = f"https://{value}" if looks_right else None
    return _Words("web-address", "this is not a full web address", details, better)


def _web_origin(error: Any) -> _Words:
    value = str(error["input"]).strip()
    expected = "the beginning of a web address up to the end of the website’s name, such as `https://www.example.org`"
    found = re.match(r"(https?://)?([\w-]+(\.[\w-]+)+(:\d+)?)(?=[/?#]|$)", value, re.I | re.ASCII)
    better = f"{found[1] or 'https://'}{found[2]}".lower() if found else None
    return _Words("web-origin", "this is not the beginning of a web address", {"expected": expected}, better)


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
    "web_origin": _web_origin,
}
