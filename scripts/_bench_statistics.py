"""Measurements -> medians, what each further page costs, and how the cost grows."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

# Below this, what every start costs hides how the work itself grows.
GROWTH_FROM = 100


@dataclass(frozen=True)
class Measurement:
    """One build: which way, of how many briefings, in which run; what it cost (seconds, bytes) and what it wrote."""

    way: str
    size: int
    run: int
    cpu: float
    wall: float
    memory: int
    written: int
    pages: int


@dataclass(frozen=True)
class Median:
    """The medians of a way's runs at one size, and CPU milliseconds for each page and each briefing."""

    way: str
    size: int
    runs: int
    cpu: float
    wall: float
    memory: int
    written: int
    pages: int
    cpu_ms_per_page: float
    cpu_ms_per_briefing: float


@dataclass(frozen=True)
class Step:
    """CPU milliseconds that each page and each briefing more costs a way between two sizes."""

    way: str
    from_size: int
    to_size: int
    per_page: float
    per_briefing: float


@dataclass(frozen=True)
class Growth:
    """How a way's CPU time grows: to the power ``exponent`` of the number of briefings. 1 is in step with it."""

    way: str
    from_size: int
    to_size: int
    exponent: float


def find_medians(measurements: Iterable[Measurement]) -> list[Median]:
    """One for each way and size, in the order in which they were measured."""
    groups: dict[tuple[str, int], list[Measurement]] = {}
    for each in measurements:
        groups.setdefault((each.way, each.size), []).append(each)
    return [_find_median(way, size, group) for (way, size), group in groups.items()]


def find_steps(medians: Iterable[Median]) -> list[Step]:
    """What each page more costs, between each two neighbouring sizes from 100 on (from the smallest, if none is)."""
    return [_find_step(a, b) for way in _by_way(medians).values() for a, b in pairwise(way)]


def find_growth(medians: Iterable[Median]) -> list[Growth]:
    """The exponent of each way that was measured at two sizes, between the first from 100 on and the largest."""
    return [
        Growth(way[0].way, way[0].size, way[-1].size, exponent(way[0].size, way[0].cpu, way[-1].size, way[-1].cpu))
        for way in _by_way(medians).values()
        if len(way) > 1
    ]


def exponent(from_size: float, from_cost: float, to_size: float, to_cost: float) -> float:
    """The slope between two points where both axes are logarithmic."""
    return math.log(to_cost / from_cost) / math.log(to_size / from_size)


def find_ratio(medians: Iterable[Median], size: int, way: str, to: str) -> float | None:
    """How many times the CPU of the way ``to`` another takes at a size; nothing where one was not measured."""
    cpu = {each.way: each.cpu for each in medians if each.size == size}
    return cpu[way] / cpu[to] if way in cpu and to in cpu else None


def _find_median(way: str, size: int, group: list[Measurement]) -> Median:
    cpu = statistics.median(each.cpu for each in group)
    wall = statistics.median(each.wall for each in group)
    pages = group[-1].pages
    return Median(
        way=way,
        size=size,
        runs=len(group),
        cpu=cpu,
        wall=wall,
        memory=int(statistics.median(each.memory for each in group)),
        written=group[-1].written,
        pages=pages,
        cpu_ms_per_page=1000 * cpu / pages,
        cpu_ms_per_briefing=1000 * cpu / size,
    )


def _by_way(medians: Iterable[Median]) -> dict[str, list[Median]]:
    ways: dict[str, list[Median]] = {}
    for each in sorted(medians, key=lambda median: median.size):
        ways.setdefault(each.way, []).append(each)
    large = {way: [each for each in sizes if each.size >= GROWTH_FROM] for way, sizes in ways.items()}
    return {way: large[way] if len(large[way]) > 1 else sizes for way, sizes in ways.items()}


def _find_step(a: Median, b: Median) -> Step:
    milliseconds = 1000 * (b.cpu - a.cpu)
    return Step(a.way, a.size, b.size, milliseconds / (b.pages - a.pages), milliseconds / (b.size - a.size))


def as_data(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Records as plain data."""
    return [asdict(record) for record in records]
