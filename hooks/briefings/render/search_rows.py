"""Search entries -> what the browser knows of every entry, and the texts in blocks.

Entries stand in order: those of a strand side by side, and those of a briefing. So most of what is to be said of an
entry is said once for a run of them: its kind, its facets, its section (a strand, a part of a page), its source (a
briefing, a page). Titles and texts are needed only for the entries that are shown: they stand in blocks, by source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..views.search import GROUPS, EntryKind, SearchEntry
from .search_numbers import encode_numbers, encode_rising

# Large enough to pack well, small enough that twenty results from twenty blocks are no burden on a phone.
_BLOCK_LENGTH = 5_000
_KINDS = {kind: number for number, kind in enumerate(EntryKind)}


@dataclass(frozen=True)
class Section:
    """Entries under one heading: ``first`` is the number of the first of them."""

    first: int
    entries: tuple[SearchEntry, ...]


@dataclass(frozen=True)
class Source:
    """A briefing or a page, with its sections."""

    sections: tuple[Section, ...]

    @property
    def entry(self) -> SearchEntry:
        """One of its entries: all of them say the same of their source."""
        return self.sections[0].entries[0]

    @property
    def size(self) -> int:
        """How many entries it has."""
        return sum(len(section.entries) for section in self.sections)


def build_sources(entries: Iterable[SearchEntry]) -> tuple[Source, ...]:
    """The entries by source and section, in their order; each is numbered by its place in ``entries``."""
    numbered = enumerate(entries)
    return tuple(
        Source(tuple(_build_sections(group))) for _key, group in groupby(numbered, lambda item: _source_of(item[1]))
    )


def list_values(entries: Iterable[SearchEntry]) -> tuple[tuple[str, ...], ...]:
    """The values that occur in each group of ``GROUPS``, sorted; a value is known by its place here."""
    found: tuple[set[str], ...] = tuple(set() for _ in GROUPS)
    for entry in entries:
        for group, values in zip(found, entry.facets, strict=True):
            group.update(values)
    return tuple(tuple(sorted(group)) for group in found)


def build_rows(sources: Sequence[Source], values: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What is known of every entry: sizes of sources and sections, and runs of kinds and of facets."""
    sections = [section for source in sources for section in source.sections]
    entries = [entry for section in sections for entry in section.entries]
    kinds = [(kind, len(list(run))) for kind, run in groupby(_KINDS[entry.kind] for entry in entries)]
    return {
        "sources": encode_numbers(len(source.sections) for source in sources),
        "sections": encode_numbers(len(section.entries) for section in sections),
        "kinds": [encode_numbers(kind for kind, _ in kinds), encode_numbers(length for _, length in kinds)],
        "facets": [_encode_facets(entries, number, values[number]) for number in range(len(GROUPS))],
    }


def build_blocks(sources: Iterable[Source]) -> Iterator[tuple[int, list[Any]]]:
    """Titles and texts: how many entries each block holds, and the block."""
    block: list[Any] = []
    count = length = 0
    for source in sources:
        block.append(_list_texts(source))
        count += source.size
        length += sum(len(entry.text) for section in source.sections for entry in section.entries)
        if length >= _BLOCK_LENGTH:
            yield count, block
            block, count, length = [], 0, 0
    if block:
        yield count, block


def _source_of(entry: SearchEntry) -> tuple[Any, ...]:
    return entry.source, entry.more_source, entry.year, entry.address.partition("#")[0], entry.is_draft


def _build_sections(numbered: Iterable[tuple[int, SearchEntry]]) -> Iterator[Section]:
    for _key, group in groupby(numbered, lambda item: (item[1].heading, item[1].more_heading)):
        numbers, entries = zip(*group, strict=True)
        yield Section(numbers[0], entries)


def _encode_facets(entries: Iterable[SearchEntry], group: int, values: Sequence[str]) -> list[str]:
    """Runs of one set of values: their lengths; and 0 for the set before the last, else one more than the number of
    values, and these. A point with agencies of its own stands among others, so that sets come back at once.
    """
    places = {value: place for place, value in enumerate(values)}
    lengths: list[int] = []
    sets: list[str] = []
    last: tuple[int, ...] | None = None
    before: tuple[int, ...] | None = None
    for found, run in groupby(tuple(sorted({places[value] for value in entry.facets[group]})) for entry in entries):
        lengths.append(len(list(run)))
        is_back = found == before
        sets.append(encode_numbers([0]) if is_back else encode_numbers([len(found) + 1]) + encode_rising(found))
        before, last = last, found
    return [encode_numbers(lengths), "".join(sets)]


def _list_texts(source: Source) -> list[Any]:
    entry = source.entry
    page = entry.address.partition("#")[0]
    sections = [
        [part.entries[0].heading, [[_KINDS[e.kind], e.address.partition("#")[2], e.text] for e in part.entries]]
        for part in source.sections
    ]
    return [entry.source, entry.year, page, entry.is_draft, sections]
