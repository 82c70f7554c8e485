"""Measures the whole build beside other ways to make a site of the same briefings, from ten briefings to thousands.

Each way builds synthetic briefings of the real one's length in a fresh process, in turns. What a way wrote is held
against the briefings; one that lost anything ends the run. Measured are CPU seconds (user and system) of a command and
all it starts, seconds on the clock, the memory of the largest process, pages and bytes. Times are those of this
computer on this day: the ratios count.

The ways, all with the same texts (how they differ stands at the top of scripts/_bench_*.py):
"""

from _setup import ensure_environment

ensure_environment(dev=True)

import argparse
import os
import sys
import tempfile
from pathlib import Path

from _bench_hugo import Hugo, install_hugo
from _bench_picture import render_picture
from _bench_process import MeasuringError
from _bench_result import Result, build_result, read_json, render_json
from _bench_running import NAMES, WAYS, run_all
from _bench_statistics import Measurement
from _bench_table import render_markdown, render_text
from _engine import leave_on_request
from _plain_words import end_progress, explain_system_error, remark, say, show_progress, stop

SIZES = (10, 100, 1000, 5000)


def main(arguments: "list[str] | None" = None) -> int:
    """Measures and prints; 0 when everything was measured. Raises ``SystemExit`` with what to do when it was not."""
    options = _read_options(arguments)
    if os.name == "nt" and not options.table:
        raise stop("Windows does not say what a process and all its children cost.", "Measure on Linux or macOS.")
    try:
        if options.table:
            result = read_json(options.table)
            say(render_markdown(result))
        else:
            result = run(options)
            say(render_text(result))
        _write(result, options)
    except MeasuringError as problem:
        end_progress()
        raise stop(str(problem)) from None
    return 0


def run(options: argparse.Namespace) -> Result:
    """Measures in a folder that is gone afterwards, whatever happens."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        place = Path(name)
        hugo = None
        if Hugo.name in options.ways:
            _tell("Installing Hugo for this run...")
            hugo = Hugo.program = install_hugo(place / "tools")
        found = []
        for each in run_all(options.ways, options.sizes, options.runs, options.seed, place / "work", _tell):
            found.append(each)
            end_progress()
            remark(_describe(each))
        end_progress()
        return build_result(found, options.runs, options.seed, hugo)


def _tell(doing: str) -> None:
    show_progress(doing)


def _describe(each: Measurement) -> str:
    return f"{each.size:>6,} briefings, run {each.run}: {each.way:<16} {each.cpu:8.2f} s CPU {each.wall:8.2f} s"


def _write(result: Result, options: argparse.Namespace) -> None:
    for path, render in ((options.json, render_json), (options.picture, render_picture)):
        if path:
            try:
                path.write_text(render(result), encoding="utf-8")
            except OSError as error:
                raise explain_system_error(error, path) from None
            remark(f"Written: {path}")


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    ways = "\n".join(f"  {way.name:<17} {way.about}" for way in WAYS)
    parser = argparse.ArgumentParser(
        description=f"{__doc__}\n{ways}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sizes = ",".join(map(str, SIZES))
    parser.add_argument("--sizes", type=_read_sizes, default=SIZES, help=f"numbers of briefings, with commas ({sizes})")
    parser.add_argument("--runs", type=_read_number, default=3, metavar="N", help="how often each is measured (3)")
    parser.add_argument("--ways", type=_read_ways, default=NAMES, help=f"with commas ({','.join(NAMES)})")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="what the briefings are made up from (0)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result into this file")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw it into this file, as SVG")
    parser.add_argument(
        "--table",
        type=Path,
        metavar="FILE",
        help="measure nothing: print the result in FILE (JSON) as the README’s table",
    )
    return parser.parse_args(arguments)


def _read_sizes(text: str) -> "tuple[int, ...]":
    return tuple(sorted({_read_number(number) for number in text.split(",")}))


def _read_number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _read_ways(text: str) -> "tuple[str, ...]":
    names = tuple(dict.fromkeys(text.split(",")))
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such way: {', '.join(unknown)}. There are {', '.join(NAMES)}")
    return names


if __name__ == "__main__":
    leave_on_request()
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        end_progress()
        sys.exit("\nStopped. Nothing is left behind.")
