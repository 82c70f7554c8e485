"""The content model -> a JSON Schema, by which an editor checks and completes a briefing while it is typed.

The model says what a field is; the vocabulary says which terms there are. Both are written out in full, without
references: draft-07, the dialect that editors' YAML support reads best, ignores a title beside a reference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefings.model import BriefingContent, Kind, Record, Term, TermList, Vocabulary
from briefings.model.base import TERM_PATTERN

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
TITLE = "A learning briefing"
# A field that holds terms is called as its list is, but for this one.
TERM_FIELDS = {**{term_list.value: term_list for term_list in TermList}, "type": TermList.REVIEW_TYPES}


def render_briefing_schema(vocabulary: Vocabulary) -> str:
    """The JSON Schema of a briefing's file, as text.

    Raises ``KeyError`` when a field of the model holds terms and no list of the vocabulary is known for it.
    """
    schema = {"$schema": DIALECT, "title": TITLE, **build_schema(BriefingContent, vocabulary)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def build_schema(record: type[Record], vocabulary: Vocabulary | None = None) -> Schema:
    """The schema of one record with everything below it written out; with a vocabulary, its terms too."""
    raw = record.model_json_schema(by_alias=True)
    for name, limit in _find_limits(record):
        raw["properties"][name]["maxLength"] = limit
    schema: Schema = _write_out(_without(raw, "$defs", "title"), raw.get("$defs", {}))
    return _add_terms(schema, "", vocabulary) if vocabulary else schema


def _find_limits(record: type[Record]) -> Iterator[tuple[str, int]]:
    """The longest a text may be. A kind of value that brings its own schema, as ``Text`` does, hides it there."""
    for name, field in record.model_fields.items():
        for mark in field.metadata:
            limit = getattr(mark, "max_length", None)
            if limit is not None:
                yield field.alias or name, limit


def _write_out(part: Any, definitions: Schema) -> Any:
    """The same without references and without what only the model's own library needs."""
    if isinstance(part, list):
        return [_write_out(entry, definitions) for entry in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        # What a field says of itself wins over what its type says in general.
        part = {**definitions[part["$ref"].rsplit("/", 1)[1]], **_without(part, "$ref")}
    if "anyOf" in part:
        return _write_out_optional(part, definitions)
    if not part.get("default", True) or isinstance(part.get("default"), dict):
        # Left out means empty: an editor need not offer to write that down.
        part = _without(part, "default")
    if isinstance(part.get("items"), dict) and "$ref" in part["items"]:
        # The title of an entry is a name from the code, of no use to an author: the list itself has a better one.
        part = {**part, "items": _without(_write_out(part["items"], definitions), "title")}
    if part.get("type") == "integer" and "examples" in part:
        part = {**part, "examples": [int(example) for example in part["examples"]]}
    return {key: _write_out(value, definitions) for key, value in part.items()}


def _write_out_optional(part: Schema, definitions: Schema) -> Schema:
    """A field that may be left empty, told by two types: of an "either, or" editors make unreadable messages."""
    (choice,) = (choice for choice in part["anyOf"] if choice != {"type": "null"})
    whole: Schema = _write_out({**choice, **_without(part, "anyOf")}, definitions)
    return {**whole, "type": [whole["type"], "null"]}


def _add_terms(part: Schema, name: str, vocabulary: Vocabulary) -> Schema:
    """The same with the vocabulary's ids as the only values of each field that holds terms."""
    if part.get("pattern") == TERM_PATTERN:
        part = {**_without(part, "pattern", "maxLength"), **_list_terms(vocabulary.terms(TERM_FIELDS[name]))}
    elif part.get("enum") == list(Kind):
        part = {**part, "markdownEnumDescriptions": [kind.label for kind in Kind]}
    if "items" in part:
        part = {**part, "items": _add_terms(part["items"], name, vocabulary)}
    if "properties" in part:
        fields = {key: _add_terms(field, key, vocabulary) for key, field in part["properties"].items()}
        part = {**part, "properties": fields}
    return part


def _list_terms(terms: tuple[Term, ...]) -> Schema:
    return {
        "enum": [term.id for term in terms],
        "markdownEnumDescriptions": [f"{term.label}: {term.meaning}" for term in terms],
    }


def _without(part: Schema, *keys: str) -> Schema:
    return {key: value for key, value in part.items() if key not in keys}
