"""The content model -> the authors' reference: every field of every file, in plain words.

It walks the same schemas that editors check by, so that what is read here and what is checked there cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefings.identifying import BLIND_SPOTS, Kind
from briefings.model import Board, BriefingContent, TermList, Vocabulary
from briefings.model.base import ORIGIN_PATTERN, SLUG_PATTERN, TERM_PATTERN

from .schema import TERM_FIELDS, Schema, build_schema

_TEMPLATES = Path(__file__).parent.parent / "templates"
SHA256_PATTERN = r"^[0-9a-f]{64}$"
_FORMATS = {
    "date": "a day, written year-month-day such as 2017-03-31",
    "uri": "a full web address that starts with http:// or https://",
}
_PATTERNS = {
    SLUG_PATTERN: "small letters, digits and single hyphens",
    TERM_PATTERN: "small letters, digits and single underscores",
    ORIGIN_PATTERN: "the beginning of a web address, up to the end of the website's name",
    SHA256_PATTERN: "64 characters, 0 to 9 and a to f",
}


@dataclass(frozen=True)
class FieldEntry:
    """One field: its name in plain words, its key in the file, what it is and what may stand there."""

    name: str
    key: str
    description: str
    is_required: bool
    accepts: str
    example: str


@dataclass(frozen=True)
class Section:
    """The fields of one record: the keys that lead to it (``strands``, ``learning``), its name, what it is."""

    path: tuple[str, ...]
    name: str
    about: str
    is_list: bool
    fields: tuple[FieldEntry, ...]


def render_reference(vocabulary: Vocabulary) -> str:
    """The authors' reference as Markdown."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        # Markdown to be read as it is, made from our own words: escaped for HTML, its apostrophes would be unreadable.
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("reference.md.j2").render(
        briefing=build_sections(build_schema(BriefingContent, vocabulary)),
        board=build_sections(build_schema(Board)),
        terms=build_sections(build_schema(Vocabulary)),
        kinds=tuple(Kind),
        blind_spots=BLIND_SPOTS,
        term_lists=[(name.value, Vocabulary.model_fields[name].title, vocabulary.terms(name)) for name in TermList],
    )


def build_sections(schema: Schema) -> tuple[Section, ...]:
    """One section for the file itself and one for each record inside it, in reading order.

    A record that stands in several places is described at the first.
    """
    whole = _build_section((), {**schema, "title": ""}, is_list=False)
    first: dict[tuple[FieldEntry, ...], Section] = {}
    for section in (whole, *_walk_sections((), schema)):
        first.setdefault(section.fields, section)
    return tuple(first.values())


def _walk_sections(path: tuple[str, ...], schema: Schema) -> Iterator[Section]:
    for key, field in schema["properties"].items():
        inner = field.get("items", field)
        if "properties" in inner:
            yield _build_section((*path, key), {**inner, "title": field["title"]}, is_list="items" in field)
            yield from _walk_sections((*path, key), inner)


def _build_section(path: tuple[str, ...], schema: Schema, *, is_list: bool) -> Section:
    required = schema.get("required", [])
    fields = (_build_entry(key, field, is_required=key in required) for key, field in schema["properties"].items())
    return Section(path, schema["title"], schema.get("description", ""), is_list, tuple(fields))


def _build_entry(key: str, field: Schema, *, is_required: bool) -> FieldEntry:
    return FieldEntry(
        name=field["title"],
        key=key,
        description=field.get("description", ""),
        is_required=is_required,
        accepts=_say_what_is_accepted(key, field),
        example=_show_example(key, field),
    )


def _show_example(key: str, field: Schema) -> str:
    """The field as it would stand in a file; nothing where the model gives no example."""
    example = next(iter(field.get("examples", [])), "")
    if not example:
        return ""
    return f"{key}: [{example}]" if "items" in field else f"{key}: {example}"


def _say_what_is_accepted(key: str, field: Schema) -> str:
    """What may stand in a field, in plain words. Raises ``KeyError`` for a pattern that has none yet."""
    if "items" in field:
        least = "a list with at least one entry" if field.get("minItems") else "a list"
        return f"{least}; each entry: {_say_what_is_accepted(key, field['items'])}"
    if "properties" in field:
        return "fields of its own, see below"
    if "markdownEnumDescriptions" in field and key in TERM_FIELDS:
        return f"the id of a term from [`{TERM_FIELDS[key].value}`](#{TERM_FIELDS[key].value})"
    if "enum" in field:
        labels = field.get("markdownEnumDescriptions") or [""] * len(field["enum"])
        return "one of " + ", ".join(
            f"`{value}`" + (f" ({label})" if label else "") for value, label in zip(field["enum"], labels, strict=True)
        )
    if "format" in field:
        return _FORMATS[field["format"]]
    if "pattern" in field:
        return _PATTERNS[field["pattern"]]
    return _say_plain_type(field)


def _say_plain_type(field: Schema) -> str:
    if "boolean" in field["type"]:
        return "`true` or `false`"
    if "integer" in field["type"]:
        return f"a year from {field['minimum']} to {field['maximum']}"
    return f"text of at most {field['maxLength']} characters" if "maxLength" in field else "text"
