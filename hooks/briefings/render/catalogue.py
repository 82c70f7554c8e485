"""The catalogue of briefings -> ``briefings.json``, and the JSON Schema that says what each of its fields is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import KnowledgeBase
from ..views.catalogue import CATALOGUE_PATH, SCHEMA_PATH, build_catalogue
from ..views.catalogue_entries import Catalogue
from ..views.imprint import Imprint

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_catalogue(kb: KnowledgeBase, imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Both files: the address of each from the site's root, and its text."""
    catalogue = build_catalogue(kb, imprint).model_dump(mode="json", by_alias=True)
    yield CATALOGUE_PATH, _render(catalogue)
    schema = Catalogue.model_json_schema(mode="serialization", by_alias=True)
    yield SCHEMA_PATH, _render({"$schema": DIALECT, **schema})


def _render(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
