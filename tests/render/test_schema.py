"""The JSON Schema for editors: it is valid, it takes what the model takes, and it refuses what the model refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker
from pydantic import ValidationError

from briefings.model import BriefingContent, TermList, Vocabulary
from briefings.model.base import TERM_PATTERN
from briefings.render.schema import build_schema, render_briefing_schema


@pytest.fixture(scope="module")
def vocabulary(project_root: Path) -> Vocabulary:
    text = (project_root / "learning_points" / "_vocabulary.yml").read_text(encoding="utf-8")
    return Vocabulary.model_validate(yaml.load(text, Loader=yaml.BaseLoader))


@pytest.fixture(scope="module")
def schema(vocabulary: Vocabulary) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_briefing_schema(vocabulary))
    return loaded


@pytest.fixture
def valid() -> dict[str, Any]:
    """A synthetic briefing, about no real case, that uses every kind of field."""
    return {
        "kind": "review_briefing",
        "title": "A synthetic title",
        "summary": "A synthetic summary.",
        "status": "draft",
        "review": {"type": "learning_review", "year": 2017},
        "themes": ["early_help"],
        "agencies": [],
        "dates": {"published": "2018-02-01", "review_by": None},
        "strands": [
            {
                "id": "first-strand",
                "title": "A strand",
                "subtitle": None,
                "issues": [{"text": "An issue", "points": ["A detail"]}],
                "learning": [{"id": "first-strand-1", "text": "A point", "agencies": ["police"]}],
            }
        ],
        "resources": [{"label": "A place to read", "address": "https://www.example.org/"}],
        "corrections": [{"at": "title", "from": "synthetic", "to": "made-up", "approved": False}],
        "anonymity": {"basis": "published_by_board"},
    }


def as_an_editor_reads(value: Any) -> Any:
    """YAML as editors read it: numbers and yes or no are guessed, days stay text."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def errors_in(schema: dict[str, Any], content: Any) -> list[str]:
    return [error.message for error in Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(content)]


def walk(part: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from walk(value)
    elif isinstance(part, list):
        for value in part:
            yield from walk(value)


def test_the_schema_is_a_valid_schema(schema: dict[str, Any]) -> None:
    """The schema itself keeps the rules of its dialect."""
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == Draft7Validator.META_SCHEMA["$id"]


def test_it_takes_the_boards_own_briefings(schema: dict[str, Any], project_root: Path) -> None:
    """Every briefing in the folder is right in the eyes of an editor too."""
    files = [path for path in (project_root / "learning_points").glob("*.yml") if not path.name.startswith("_")]
    assert files
    for path in files:
        content = as_an_editor_reads(yaml.safe_load(path.read_text(encoding="utf-8")))
        assert errors_in(schema, content) == [], path.name


def test_it_takes_a_briefing_of_every_kind_of_field(schema: dict[str, Any], valid: dict[str, Any]) -> None:
    """What the model takes, the schema takes: empty optional fields, days, addresses, the key "from"."""
    BriefingContent.model_validate(valid)
    assert errors_in(schema, valid) == []


def _change(path: list[str | int], value: Any) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        place: Any = content
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_change(["titel"], "x"), id="unknown field"),
        pytest.param(_change(["strands", 0, "learning", 0, "note"], "x"), id="unknown field in a learning point"),
        pytest.param(lambda content: content.pop("title"), id="no title"),
        pytest.param(_change(["status"], "finished"), id="unknown status"),
        pytest.param(_change(["themes"], []), id="no theme"),
        pytest.param(_change(["summary"], "a" * 301), id="summary too long"),
        pytest.param(_change(["title"], ""), id="empty title"),
        pytest.param(_change(["review", "year"], 17), id="year of two digits"),
        pytest.param(_change(["strands", 0, "id"], "First Strand"), id="capitals and a space in an id"),
        pytest.param(_change(["strands", 0, "learning"], []), id="strand without learning"),
        pytest.param(_change(["resources", 0, "address"], "javascript:alert(1)"), id="address that would run"),
        pytest.param(_change(["dates", "published"], "1 February 2018"), id="day in words"),
        pytest.param(_change(["corrections", 0, "approved"], "perhaps"), id="neither true nor false"),
    ],
)
def test_it_refuses_what_the_model_refuses(
    spoil: Callable[[dict[str, Any]], None], schema: dict[str, Any], valid: dict[str, Any]
) -> None:
    """A slip that the model refuses is marked in the editor already."""
    spoiled = deepcopy(valid)
    spoil(spoiled)
    with pytest.raises(ValidationError):
        BriefingContent.model_validate(spoiled)
    assert errors_in(schema, spoiled) != []


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(["review", "type"], id="review type"),
        pytest.param(["themes", 0], id="theme"),
        pytest.param(["strands", 0, "learning", 0, "agencies", 0], id="agency of a point"),
    ],
)
def test_it_refuses_a_term_that_is_not_in_the_vocabulary(
    path: list[str | int], schema: dict[str, Any], valid: dict[str, Any]
) -> None:
    """A term that the vocabulary does not hold is marked in the editor."""
    _change(path, "not_a_term")(valid)
    assert errors_in(schema, valid) != []


def test_terms_are_offered_with_their_meaning(schema: dict[str, Any], vocabulary: Vocabulary) -> None:
    """An editor offers every term of a list, in its order, and says what each means."""
    offered = schema["properties"]["themes"]["items"]
    terms = vocabulary.terms(TermList.THEMES)
    assert offered["enum"] == [term.id for term in terms]
    assert offered["markdownEnumDescriptions"] == [f"{term.label}: {term.meaning}" for term in terms]


def test_every_field_that_holds_terms_offers_them(schema: dict[str, Any]) -> None:
    """No field for terms is left with a mere pattern."""
    assert [part for part in walk(schema) if part.get("pattern") == TERM_PATTERN] == []
    assert [part for part in walk(build_schema(BriefingContent)) if part.get("pattern") == TERM_PATTERN] != []


def test_every_group_of_fields_is_closed_and_every_field_explained(schema: dict[str, Any]) -> None:
    """A misspelt key is always noticed, and every field has a name and an explanation."""
    groups = [part for part in walk(schema) if isinstance(part.get("properties"), dict)]
    assert len(groups) > 5
    for group in groups:
        assert group["additionalProperties"] is False
        for key, field in group["properties"].items():
            assert field.get("title"), key
            assert field.get("description"), key


def test_patterns_are_read_alike_by_python_and_by_editors(schema: dict[str, Any]) -> None:
    """Patterns use only what regular expressions mean the same by in Python and in JavaScript."""
    patterns = {part["pattern"] for part in walk(schema) if isinstance(part.get("pattern"), str)}
    assert len(patterns) >= 3
    for pattern in patterns:
        re.compile(pattern)
        # No escapes, no look-around, no named groups: there the two differ.
        assert re.fullmatch(r"[a-z0-9:/\-\[\]^$+*?(){}]+", pattern), pattern
        assert "(?" not in pattern


def test_nothing_is_left_to_references(schema: dict[str, Any]) -> None:
    """No reference remains: this dialect ignores what stands beside one."""
    assert "$ref" not in json.dumps(schema)
