"""Finds every link that leads out of the site, with the file and the line it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html

from briefings.model import Briefing, Status
from briefings.source import Reading

CODE = re.compile(r"`+[^`]*`+")
FENCE = re.compile(r"^\s*(```|~~~)")
# As Markdown and its extension for bare addresses find them; what ends a sentence is no part of the address.
IN_MARKDOWN = re.compile(r"https?://[^\s<>\"')\]}]+", re.IGNORECASE)
SENTENCE_END = ".,;:!?*_"


@dataclass(frozen=True, order=True)
class Link:
    """A link out: where it leads, and where it stands."""

    address: str
    file: str
    line: int


def find_in_content(reading: Reading) -> Iterator[Link]:
    """The board's website and the resources of every briefing, drafts included and withdrawn ones not."""
    kb = reading.knowledge_base
    if kb is None:
        return
    folder = next(iter(reading.sources)).rpartition("/")[0]
    yield from _place(reading, f"{folder}/_board.yml", [kb.board.website])
    for briefing in kb.briefings:
        if briefing.status is not Status.WITHDRAWN:
            yield from _place(reading, f"{folder}/{briefing.id}.yml", _resources(briefing))


def find_in_pages(docs: Path, shown_as: str) -> Iterator[Link]:
    """The addresses in hand-written pages; those shown as code are no links."""
    for path in sorted(docs.rglob("*.md")):
        is_code = False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if FENCE.match(line):
                is_code = not is_code
            elif not is_code:
                for found in IN_MARKDOWN.findall(CODE.sub(" ", line)):
                    yield Link(found.rstrip(SENTENCE_END), f"{shown_as}/{path.relative_to(docs).as_posix()}", number)


def find_in_site(site: Path) -> Iterator[Link]:
    """The links of every page of a built site."""
    for path in sorted(site.rglob("*.html")):
        for element in lxml_html.document_fromstring(path.read_bytes()).iter("a"):
            address = (element.get("href") or "").strip()
            if address.lower().startswith(("http://", "https://")):
                line: object = element.sourceline
                yield Link(address, path.relative_to(site).as_posix(), line if isinstance(line, int) else 1)


def _resources(briefing: Briefing) -> Iterator[str]:
    return (resource.address for resource in briefing.resources if resource.address)


def _place(reading: Reading, path: str, addresses: Iterable[str]) -> Iterator[Link]:
    source = reading.sources.get(path)
    lines = source.lines if source else ()
    for address in addresses:
        whole = re.compile(rf"(?<!\S)['\"]?{re.escape(address)}['\"]?(?!\S)")
        numbers = [number for number, line in enumerate(lines, 1) if whole.search(line)]
        yield Link(address, path, numbers[0] if numbers else 1)
