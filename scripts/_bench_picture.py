"""A result as a picture: CPU seconds over the number of briefings, both axes logarithmic, a line for each way.

It reads in black and white: lines differ by dashes and marks, and each is named at its end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from _bench_result import Result
from _bench_statistics import Median, find_growth, find_medians
from _bench_table import describe
from _bench_way import TEMPLATES

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 160, 40, 60
# Labels at the end of lines need this much room each.
LABEL = 16
DASHES = ("none", "9 4", "2 3", "12 3 2 3", "5 5", "1 6")
MARKS = ("disc", "square", "ring", "diamond", "triangle", "cross")


@dataclass(frozen=True)
class Line:
    """A way in the picture: its points, where its name stands, and how it is drawn."""

    name: str
    points: tuple[tuple[float, float], ...]
    label_y: float
    dash: str
    mark: str


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis: values from ``low`` to ``high`` stand from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def powers(self) -> Iterator[tuple[str, float]]:
        """The powers of ten, as text, and where each stands."""
        for power in range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1):
            yield f"{10.0**power:,g}", self.place(10.0**power)


def render_picture(result: Result) -> str:
    """The picture as SVG, with what it shows in words as its title and description."""
    medians = find_medians(result.measurements)
    across = _make_axis([each.size for each in medians], LEFT, WIDTH - RIGHT)
    up = _make_axis([each.cpu for each in medians], HEIGHT - BOTTOM, TOP)
    frame = {"left": LEFT, "right": WIDTH - RIGHT, "top": TOP, "bottom": HEIGHT - BOTTOM}
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )
    return templates.get_template("picture.svg.j2").render(
        width=WIDTH,
        height=HEIGHT,
        frame=frame,
        lines=_place_labels(_make_lines(medians, across, up)),
        across=list(across.powers()),
        up=list(up.powers()),
        description=describe_in_words(result),
    )


def describe_in_words(result: Result) -> str:
    """What the picture shows, for those who do not see it."""
    medians = find_medians(result.measurements)
    growth = {each.way: each.exponent for each in find_growth(medians)}
    ways = dict.fromkeys(each.way for each in medians)
    said = [_say_way(way, [each for each in medians if each.way == way], growth.get(way)) for way in ways]
    return " ".join([*said, describe(result)])


def _say_way(way: str, medians: list[Median], exponent: float | None) -> str:
    costs = ", ".join(f"{each.cpu:.1f} s for {each.size:,}" for each in medians)
    grows = "" if exponent is None else f"; grows with the power {exponent:.2f}"
    return f"{way}: {costs} briefings{grows}."


def _make_axis(values: list[int] | list[float], start: float, end: float) -> Axis:
    """From the power of ten below the smallest to a little above the largest."""
    low = 10.0 ** math.floor(math.log10(min(values)))
    return Axis(low, max(max(values) * 1.1, low * 10), start, end)


def _make_lines(medians: list[Median], across: Axis, up: Axis) -> list[Line]:
    ways: dict[str, list[tuple[float, float]]] = {}
    for each in sorted(medians, key=lambda median: median.size):
        ways.setdefault(each.way, []).append((across.place(each.size), up.place(each.cpu)))
    return [
        Line(way, tuple(points), points[-1][1], DASHES[place % len(DASHES)], MARKS[place % len(MARKS)])
        for place, (way, points) in enumerate(ways.items())
    ]


def _place_labels(lines: list[Line]) -> list[Line]:
    """The same lines with their names moved down where they would cover each other."""
    ordered = sorted(lines, key=lambda line: line.label_y)
    places = [line.label_y for line in ordered]
    for before, after in pairwise(range(len(places))):
        places[after] = max(places[after], places[before] + LABEL)
    return [
        Line(line.name, line.points, round(place, 1), line.dash, line.mark)
        for line, place in zip(ordered, places, strict=True)
    ]
