"""The content model -> the fields of the form, with their names, help, choices and rules.

It walks the schema that editors check by, so that no field, word or rule is listed a second time. What the schema does
not tell (the words for a choice) comes from the model and the vocabulary.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from ..model import BriefingContent, TermList, ToCheck, Unplaced, Vocabulary
from ..model.base import SLUG_PATTERN
from ..render.schema import TERM_FIELDS, Schema, build_schema
from ..source.fields import fields_of

_FROM_LIST = re.compile(r"(?P<before>: )?(a )?terms? from `\w+`( in `_vocabulary\.yml`)?(?P<after>, )?", re.IGNORECASE)


class Kind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    WORD = "word"
    FINGERPRINT = "fingerprint"
    ID = "id"
    DAY = "day"
    YEAR = "year"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    OUTLINE = "outline"
    POINTS = "points"
    RECORD = "record"
    ENTRIES = "entries"
    SETTLE = "settle"


@dataclass(frozen=True)
class Choice:
    """What can be chosen: the word in the file, its name for people, and what it means."""

    value: str
    label: str
    meaning: str = ""


@dataclass(frozen=True)
class FormField:
    """One field of the form.

    Attributes:
        name: the field's name in the file.
        kind: how it is filled in.
        label: its name in plain words.
        help: what belongs in it.
        example: how it might read; empty where the model gives none.
        is_required: whether it must be filled in.
        rule: what the schema asks of its value: ``maxLength``, ``pattern``, ``minimum``, ``maximum``, ``minItems``.
        choices: what can be chosen.
        fields: the fields of a record, or of each entry of a list of records.
        may_wait: whether a draft may still lack it.
    """

    name: str
    kind: Kind
    label: str
    help: str
    example: str
    is_required: bool
    rule: Schema
    choices: tuple[Choice, ...] = ()
    fields: tuple[FormField, ...] = ()
    may_wait: bool = False

    @property
    def is_word(self) -> bool:
        """Whether its values are ids, terms, days or the like, which are written without quotes."""
        words = {Kind.WORD, Kind.FINGERPRINT, Kind.ID, Kind.DAY, Kind.YEAR, Kind.CHOICE, Kind.CHOICES}
        return self.kind in words or (self.kind is Kind.LINES and "pattern" in self.rule)

    @property
    def details(self) -> tuple[FormField, ...]:
        """Of learning points, what can be said of each besides its words."""
        return tuple(field for field in self.fields if field.kind is not Kind.ID and field is not self.main)

    @property
    def main(self) -> FormField | None:
        """The text that an entry is known by."""
        return next((field for field in self.fields if field.kind is Kind.TEXT and field.is_required), None)


def build_fields(vocabulary: Vocabulary, model: type[BaseModel] = BriefingContent) -> tuple[FormField, ...]:
    """Every field of a record, in the order in which they are documented."""
    return tuple(_build_record(build_schema(model, vocabulary), model, vocabulary))  # type: ignore[arg-type]


def _build_record(schema: Schema, model: type[BaseModel], vocabulary: Vocabulary) -> Iterator[FormField]:
    required = schema.get("required", [])
    for name, part in schema["properties"].items():
        yield _build_field(name, part, model, vocabulary, is_required=name in required)


def _build_field(
    name: str, part: Schema, model: type[BaseModel], vocabulary: Vocabulary, *, is_required: bool
) -> FormField:
    inner = part.get("items", part)
    record = fields_of(model)[name].model
    fields = tuple(_build_record(inner, record, vocabulary)) if record and "properties" in inner else ()
    return FormField(
        name=name,
        kind=_kind_of_list(inner, fields, record) if "items" in part else _kind_of(name, part),
        label=part["title"],
        help=_help_of(part.get("description", ""), has_choices="enum" in inner),
        example=str(next(iter(part.get("examples", [])), "")),
        is_required=is_required,
        rule={**_rule_of(inner), **({"minItems": part["minItems"]} if "minItems" in part else {})},
        choices=_choices_of(name, inner, model, vocabulary),
        fields=fields,
        may_wait=fields_of(model)[name].may_wait,
    )


def _help_of(description: str, *, has_choices: bool) -> str:
    """What belongs in a field. Where its terms can be chosen, nobody need know the list they are from."""
    if not has_choices:
        return description
    text = _FROM_LIST.sub(lambda found: ", " if found["before"] and found["after"] else "", description)
    text = text.lstrip(". ")
    return text[:1].upper() + text[1:]


def _rule_of(part: Schema) -> Schema:
    return {key: part[key] for key in ("maxLength", "pattern", "minimum", "maximum") if key in part}


def _kind_of(name: str, part: Schema) -> Kind:
    if "properties" in part:
        return Kind.RECORD
    if "enum" in part or "boolean" in part["type"]:
        return Kind.CHOICE
    if "integer" in part["type"]:
        return Kind.YEAR
    if "format" in part:
        return {"date": Kind.DAY, "uri": Kind.ADDRESS}[part["format"]]
    if "pattern" not in part:
        return Kind.TEXT
    if part["pattern"] != SLUG_PATTERN:
        return Kind.FINGERPRINT
    return Kind.ID if name == "id" else Kind.WORD


def _kind_of_list(item: Schema, fields: tuple[FormField, ...], record: type[BaseModel] | None) -> Kind:
    """One box will do where an entry is a text, alone, with an id, or with a list of texts below it."""
    if record in (Unplaced, ToCheck):
        return Kind.SETTLE
    if not fields:
        return Kind.CHOICES if "enum" in item else Kind.LINES
    needed = [field.kind for field in fields if field.is_required]
    rest = [field.kind for field in fields if not field.is_required]
    if needed == [Kind.TEXT] and rest == [Kind.LINES]:
        return Kind.OUTLINE
    return Kind.POINTS if needed == [Kind.ID, Kind.TEXT] else Kind.ENTRIES


def _choices_of(name: str, part: Schema, model: type[BaseModel], vocabulary: Vocabulary) -> tuple[Choice, ...]:
    if "boolean" in part.get("type", ""):
        return (Choice("true", "Yes"), Choice("false", "No"))
    if "enum" not in part:
        return ()
    if name in TERM_FIELDS and "markdownEnumDescriptions" in part:
        terms = vocabulary.terms(TermList(TERM_FIELDS[name]))
        return tuple(Choice(term.id, term.label, term.meaning) for term in terms)
    labels = {member.value: member for member in _members(model.model_fields[name].annotation)}
    return tuple(Choice(value, _name_choice(value, labels.get(value))) for value in part["enum"])


def _members(annotation: Any) -> list[Any]:
    """The members of the enumeration that a field's type is or holds."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return list(annotation)
    return [member for part in typing.get_args(annotation) for member in _members(part)]


def _name_choice(value: str, member: Any) -> str:
    """The choice in plain words: as the model says it, as the field of that name is called, or the word itself."""
    field = fields_of(BriefingContent).get(value)
    words = getattr(member, "label", None) or (field.title if field else value.replace("_", " "))
    return str(words)[:1].upper() + str(words)[1:]
