"""Measures what the search for identifying data costs: milliseconds a briefing, and the ratio to reading the file.

It takes the files of learning_points/. Times are those of this computer on this day; the ratio is what counts.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(ROOT, "hooks")))

from _plain_words import say
from briefings.checks.identifying import Allowed
from briefings.identifying import forget_scans
from briefings.model import BriefingContent
from briefings.source.decoding import read_page
from briefings.source.fields import all_field_names
from briefings.source.looking import look_through
from briefings.source.parsing import parse_page
from briefings.source.shapes import shape_data
from briefings.source.tree import Mapping


def main(arguments: "list[str] | None" = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="the best of how many rounds counts (20)")
    options = parser.parse_args(arguments)
    for path in sorted(Path(ROOT, "learning_points").glob("[!_]*.yml")):
        reading, looking = measure(path, options.rounds)
        ratio = f"{looking / reading:.1f} times that"
        say(f"{path.name}: read in {reading:.1f} ms, looked through in {looking:.1f} ms, {ratio}")
    return 0


def measure(path: Path, rounds: int) -> "tuple[float, float]":
    """Milliseconds of the processor for reading a file and for looking through it."""
    data = path.read_bytes()
    page, _problems = read_page(path.name, data)
    if page is None:
        raise SystemExit(f"{path.name} cannot be read. Run:  python3 scripts/check.py")
    parsed = parse_page(page, all_field_names(), BriefingContent)
    if parsed.tree is None or not isinstance(parsed.tree.root, Mapping):
        raise SystemExit(f"{path.name} cannot be read. Run:  python3 scripts/check.py")
    tree, shaped = parsed.tree, shape_data(page, parsed.tree.root, BriefingContent)

    def read() -> None:
        again, _problems = read_page(path.name, data)
        if again is not None:
            parse_page(again, all_field_names(), BriefingContent)

    def look() -> None:
        forget_scans()
        look_through(page, BriefingContent, tree, shaped, Allowed())

    return _best(read, rounds), _best(look, rounds)


def _best(work: "Callable[[], object]", rounds: int) -> float:
    spent = []
    for _ in range(max(1, rounds)):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent) * 1000


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
