"""The catalogue of briefings -> ``briefings.json``, and the JSON Schema that says what each of its fields is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..model import KnowledgeBase
from ..views.catalogue import CATALOGUE_PATH, SCHEMA_PATH, build_catalogue
from ..views.catalogue_entries import Catalogue
from ..views.imprint import Imprint

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_catalogue(kb: KnowledgeBase, imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Both files: the address of each from the site's root, and its text."""
    catalogue = build_catalogue(kb, imprint).model_dump(mode="json", by_alias=True)
    yield CATALOGUE_PATH, _render_lines(catalogue)
    schema = Catalogue.model_json_schema(mode="serialization", by_alias=True)
    yield SCHEMA_PATH, json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"


def _render_lines(data: Mapping[str, object]) -> str:
    """A line for each field, and for each entry of a list: a change of one briefing is a change of one line."""
    fields = (f" {json.dumps(name)}: {_render_field(value)}" for name, value in data.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _render_field(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in value) + "\n ]"
