"""The search's index, made from the entries at build time and handed to the browser in a script.

The site must also work when it is opened from a folder, where a page may load scripts but not data; so the index
is a script that sets one name to a text of plain JSON (a text, because browsers read long JSON many times faster
than the same written as a script's own objects). It holds, in this order:

- ``groups``: the names of the facet groups;
- ``kinds``: the label of each kind of entry, best first;
- ``sources``: title, year, address and whether it is a draft, for each briefing or page;
- ``facets``: each combination of facet values that occurs, once; an entry points to its own;
- ``entries``: kind, source, heading, fragment, text and facets of each entry: each text stands here and nowhere else;
- ``index``: the words, in the form in which MiniSearch 7.2.0 saves itself (its serialisation, version 2).

``docs/javascripts/search-engine.js`` reads it. Both sides must part a text into the same words: see ``tokenise``,
which ``docs/javascripts/search-words.js`` has too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from ..views.search import GROUPS, EntryKind, SearchEntry
from .json_script import render_json_literal

INDEX_PATH = "search/index.js"
"""Where the index stands, from the site's root."""

FIELDS = ("text", "heading", "source", "labels", "meanings")
"""The fields an entry is searched by; their weights stand in ``search-engine.js``."""

_FORMAT = 1
_APOSTROPHES = str.maketrans("", "", "'’")
# Letters and digits of every script: in Python all of \w but the underscore, in JavaScript [\p{L}\p{N}].
_WORD = re.compile(r"[^\W_]+")


def tokenise(text: str) -> list[str]:
    """The words of a text as the search knows them: ``Hadn’t visited`` -> ``hadnt``, ``visited``.

    The script's ``tokenise`` does the same, step by step; a test holds the two together.
    """
    plain = unicodedata.normalize("NFKC", text).lower().translate(_APOSTROPHES)
    return _WORD.findall(plain)


def search_fields(entry: SearchEntry) -> dict[str, str]:
    """The words an entry is searched by, field by field."""
    year = "" if entry.year is None else str(entry.year)
    return {
        "text": entry.text,
        "heading": f"{entry.heading} {entry.more_heading}".strip(),
        "source": " ".join(part for part in (entry.source, year, entry.more_source) if part),
        "labels": entry.labels,
        "meanings": entry.meanings,
    }


def build_minisearch_index(documents: Sequence[dict[str, str]]) -> dict[str, Any]:
    """What MiniSearch's ``toJSON`` gives after indexing the documents, each known by its number from 0.

    Nothing is stored in it: the texts stand beside it. The terms are sorted, so that every build gives the same bytes.
    """
    terms: dict[str, dict[str, dict[str, int]]] = {}
    lengths: dict[str, list[int]] = {}
    averages = [0.0] * len(FIELDS)
    for number, document in enumerate(documents):
        lengths[str(number)] = []
        for field, name in enumerate(FIELDS):
            words = tokenise(document[name])
            length = len(set(words))
            lengths[str(number)].append(length)
            # The average is carried along in MiniSearch's own way, so that both round alike.
            averages[field] = (averages[field] * number + length) / (number + 1)
            for word in words:
                found = terms.setdefault(word, {}).setdefault(str(field), {})
                found[str(number)] = found.get(str(number), 0) + 1
    return {
        "documentCount": len(documents),
        "nextId": len(documents),
        "documentIds": {str(number): number for number in range(len(documents))},
        "fieldIds": {name: number for number, name in enumerate(FIELDS)},
        "fieldLength": lengths,
        "averageFieldLength": averages,
        "storedFields": {},
        "dirtCount": 0,
        "index": [[term, terms[term]] for term in sorted(terms)],
        "serializationVersion": 2,
    }


def render_search_index(entries: Iterable[SearchEntry]) -> str:
    """The script that hands the index to the search; the same entries always give the same text."""
    listed = tuple(entries)
    kinds = list(EntryKind)
    sources: dict[tuple[str, int | None, str, bool], int] = {}
    facets: dict[tuple[tuple[str, ...], ...], int] = {}
    rows: list[list[int | str]] = []
    for entry in listed:
        page, _hash, fragment = entry.address.partition("#")
        source = sources.setdefault((entry.source, entry.year, page, entry.is_draft), len(sources))
        facet = facets.setdefault(entry.facets, len(facets))
        rows.append([kinds.index(entry.kind), source, entry.heading, fragment, entry.text, facet])
    data = {
        "format": _FORMAT,
        "groups": GROUPS,
        "kinds": [kind.label for kind in kinds],
        "sources": list(sources),
        "facets": list(facets),
        "entries": rows,
        "index": build_minisearch_index([search_fields(entry) for entry in listed]),
    }
    return f"window.LearningSearchData = {render_json_literal(data)};\n"
