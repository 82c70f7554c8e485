"""Holds what a way has written against the briefings: nothing is compared that did not do the whole work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from _bench_content import list_points, read_briefing
from _bench_process import MeasuringError
from _bench_way import Way


@dataclass(frozen=True)
class Written:
    """What a build has written: HTML pages, and bytes of all files."""

    pages: int
    size: int


def check_output(way: Way) -> Written:
    """Counts what stands in the way's folder.

    Raises ``MeasuringError`` when a page or another file is missing, or when one of the briefings that are looked at
    lacks a learning point.
    """
    for problem in find_problems(way):
        raise MeasuringError(f"What {way.name} made from {way.content.count:,} briefings is not whole: {problem}.")
    files = [path for path in way.site.rglob("*") if path.is_file()]
    return Written(sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files))


def find_problems(way: Way) -> Iterator[str]:
    """What is missing: files, pages of briefings, and the words of those that are looked at."""
    yield from (f"{name} is missing" for name in way.must_have if not (way.site / name).is_file())
    for path in way.content.paths():
        if not way.page_of(path.stem).is_file():
            yield f"the page of {path.stem} is missing"
    for path in way.content.sample():
        yield from _find_lost_points(way, path)
    for briefing_id, words in way.must_say().items():
        if words not in read_words(way.page_of(briefing_id)):
            yield f"the page of {briefing_id} is not up to date"


def read_words(page: Path) -> str:
    """The words of a page, one space between each two."""
    if not page.is_file():
        return ""
    body = html.fromstring(page.read_bytes().decode("utf-8"))
    return " ".join("".join(str(text) for text in body.itertext()).split())


def _find_lost_points(way: Way, path: Path) -> Iterator[str]:
    words = read_words(way.page_of(path.stem))
    for number, point in enumerate(list_points(read_briefing(path)), start=1):
        if " ".join(point.split()) not in words:
            yield f"learning point {number} of {path.stem} is not on its page"
