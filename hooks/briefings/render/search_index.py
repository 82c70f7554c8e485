"""The search's index, made from the entries at build time and handed to the browser in small scripts.

The site must also work when it is opened from a folder, where a page may load scripts but not data; so every part is a
script that hands over a text of plain JSON (a text, because browsers read long JSON many times faster than the same
written as a script's own objects). A collection of thousands is tens of megabytes of words; a question needs few of
them. So the index comes in pieces, each loaded when it is first needed:

- ``search/index.js``: what to load when; the names of groups, kinds and facet values. Every visit to the page loads it.
- ``search/entries.js``: kind, facets, section and source of every entry, by runs. So does every visit.
- ``search/words-a.js``: all words that begin with this letter, to find endings, beginnings and slips.
- ``search/hits-0.js``: in which entries the words stand: a stretch of the alphabet.
- ``search/texts-0.js``: titles and texts of a few briefings, for the results that are shown.

``docs/javascripts/search-pieces.js`` reads them, ``search-engine.js`` searches. Each piece names the build it belongs
to: one from another build, left in a browser's memory, is never taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..views.search import GROUPS, EntryKind, SearchEntry
from .json_script import render_json_literal
from .search_numbers import encode_numbers, encode_rising
from .search_postings import LEVELS, Postings, build_pieces, build_postings, order_of, part_by_letter, tokenise
from .search_rows import build_blocks, build_rows, build_sources, list_values

FOLDER = "search"
"""Where the index stands, from the site's root; nothing else stands there."""
INDEX_PATH = f"{FOLDER}/index.js"
"""Its first script, which the page itself loads."""
ENTRIES_PATH = f"{FOLDER}/entries.js"
"""What is known of every entry; the page loads it too, since every search needs it."""

TermWords = Mapping[str, Mapping[str, tuple[str, str]]]
"""Label and meaning of the terms that are searched by, by group and id."""

_FORMAT = 2


def render_search_index(entries: Iterable[SearchEntry], terms: TermWords) -> Iterator[tuple[str, str]]:
    """Every script of the index: its address from the site's root, and its text; the same entries give the same.

    Args:
        entries: what can be found; those of a briefing stand side by side, and those of a strand.
        terms: the words of themes, agencies and types of harm, see ``views.search.list_term_words``.
    """
    listed = tuple(entries)
    sources = build_sources(listed)
    blocks = list(build_blocks(sources))
    values = list_values(listed)
    used = _pick_used(terms, values)
    head, pieces = _build_words(build_postings(sources), used)
    head |= {
        "groups": GROUPS,
        "kinds": [kind.label for kind in EntryKind],
        "values": values,
        "terms": used,
        "count": len(listed),
        "texts": encode_numbers(count for count, _ in blocks),
        "blocks": len(blocks),
        "levels": LEVELS,
    }
    pieces["entries"] = build_rows(sources, values)
    pieces |= {f"texts-{number}": block for number, (_, block) in enumerate(blocks)}
    yield from _render_scripts(head, pieces)


def _pick_used(terms: TermWords, values: tuple[tuple[str, ...], ...]) -> TermWords:
    """The terms that an entry has: by the words of any other nothing would be found."""
    in_use = dict(zip(GROUPS, values, strict=True))
    return {name: {value: known[value] for value in in_use[name] if value in known} for name, known in terms.items()}


def _build_words(postings: Postings, terms: TermWords) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the head says of words, and the pieces with the words and their postings."""
    named = {word for group in terms.values() for texts in group.values() for text in texts for word in tokenise(text)}
    letters = part_by_letter({*postings.texts, *postings.headings, *postings.titles, *named})
    held = postings.held | named
    pieces: dict[str, Any] = {}
    firsts: list[str] = []
    for letter, words in letters.items():
        unheld = [number for number, word in enumerate(words) if word not in held]
        pieces[f"words-{letter}"] = {"words": " ".join(words), "unheld": encode_rising(unheld)}
    for rows in build_pieces(sorted((word for words in letters.values() for word in words), key=order_of), postings):
        pieces[f"hits-{len(firsts)}"] = rows
        firsts.append(next(iter(rows)))
    return {"letters": "".join(letters), "hits": firsts}, pieces


def _render_scripts(head: dict[str, Any], pieces: dict[str, Any]) -> Iterator[tuple[str, str]]:
    literals = {name: render_json_literal(piece) for name, piece in pieces.items()}
    digest = hashlib.sha256(render_json_literal(head).encode())
    for literal in literals.values():
        digest.update(literal.encode())
    build = digest.hexdigest()[:12]
    head = {"format": _FORMAT, "build": build, **head}
    yield INDEX_PATH, f"window.LearningSearchData = {render_json_literal(head)};\n"
    for name, literal in literals.items():
        place = f'(window.LearningSearchPieces = window.LearningSearchPieces || {{}})["{name}"]'
        yield f"{FOLDER}/{name}.js", f'{place} = ["{build}", {literal}];\n'
