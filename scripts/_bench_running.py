"""Runs the ways beside each other: at each size every way once, then every way again, so that all share the weather.

What else a computer does changes from minute to minute; measured in turns, it touches all ways alike.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from _bench_checking import check_output
from _bench_content import write_content
from _bench_hugo import Hugo
from _bench_ours import Ours, OursAgain, OursOneChanged
from _bench_process import measure
from _bench_statistics import Measurement
from _bench_stock import Stock, StockInNavigation
from _bench_way import Way

WAYS: tuple[type[Way], ...] = (Ours, OursAgain, OursOneChanged, StockInNavigation, Stock, Hugo)
NAMES = tuple(way.name for way in WAYS)
# Ways that go on where another left off share its folder.
SHARED: dict[type[Way], type[Way]] = {OursAgain: Ours, OursOneChanged: Ours}
# Briefings of the builds that nobody measures: they bring programs and templates into the computer's memory.
WARM_UP = 2

Tell = Callable[[str], None]


def run_all(
    names: tuple[str, ...], sizes: tuple[int, ...], runs: int, seed: int, place: Path, tell: Tell
) -> Iterator[Measurement]:
    """Every way at every size, ``runs`` times, each as soon as it is measured and found whole.

    Args:
        names: the ways, in the order in which they take turns.
        sizes: the numbers of briefings.
        runs: how often each is measured.
        seed: what the briefings are made up from.
        place: an empty folder, in which everything is written.
        tell: hears in a few words what is being done.

    Raises:
        MeasuringError: when a build fails, or what it wrote is not whole.
    """
    list(_run_size(names, WARM_UP, 1, seed, place / "warm-up", tell))
    for size in sizes:
        yield from _run_size(names, size, runs, seed, place / str(size), tell)
        # Thousands of pages of each way: the next size should not lack the room.
        shutil.rmtree(place / str(size), ignore_errors=True)


def _run_size(
    names: tuple[str, ...], size: int, runs: int, seed: int, place: Path, tell: Tell
) -> Iterator[Measurement]:
    kinds = [way for name in names for way in WAYS if way.name == name and (way.largest is None or size <= way.largest)]
    tell(f"Writing {size:,} briefings...")
    content = write_content(place / "learning_points", size, seed)
    ways = [kind(content, place / SHARED.get(kind, kind).name) for kind in kinds]
    for way in ways:
        tell(f"Preparing {way.name} for {size:,} briefings...")
        way.prepare()
    for run in range(1, runs + 1):
        for way in ways:
            tell(f"{size:,} briefings, run {run} of {runs}: {way.name}...")
            yield _run_once(way, run)


def _run_once(way: Way, run: int) -> Measurement:
    way.make_ready()
    spent = measure(way.command(), way.place)
    written = check_output(way)
    return Measurement(
        way=way.name,
        size=way.content.count,
        run=run,
        cpu=spent.cpu,
        wall=spent.wall,
        memory=spent.memory,
        written=written.size,
        pages=written.pages,
    )
