"""Prints how well the import of documents reads: the board's briefing in many layouts and mutations, and other shapes.

All documents are made on the spot, most from the board's own text; the other briefings are synthetic. A word is right
in the entry where a person would put it, unplaced when it is left to a person, marked when it stands elsewhere and the
draft says that this must be checked. A word that stands elsewhere in silence is a fault: the exit code is then 1.
"""

from _setup import ROOT, ensure_environment

ensure_environment(dev=True)

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(ROOT, folder)) for folder in ("hooks", "tests")]

from _plain_words import end_progress, say, show_progress
from importing.measuring import FILES, TEXTS, score_layouts, score_mutants, score_readings
from importing.scoring import NOTHING, Score


def main(arguments: "list[str] | None" = None) -> int:
    """Measures and prints; 1 when a word went wrong in silence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=TEXTS, metavar="N", help=f"mutated texts ({TEXTS})")
    parser.add_argument("--files", type=int, default=FILES, metavar="N", help=f"mutated files ({FILES})")
    options = parser.parse_args(arguments)
    say(f"{'':<44} {'words':>7} {'right':>7} {'unplaced':>9} {'marked':>7} {'silent':>7}")
    silent = _show_each("The board's briefing", score_layouts())
    silent += _show_each("Other shapes (synthetic)", score_readings())
    mutants = score_mutants(range(options.texts), range(options.files))
    silent += _show_sum(f"{options.texts + options.files} mutations", mutants)
    say(f"Wrong in silence: {silent} words.")
    return 1 if silent else 0


def _show_each(heading: str, scores: "Iterator[tuple[str, Score]]") -> int:
    whole = NOTHING
    for name, found in scores:
        say(_row(f"  {name}", found))
        whole += found
    say(_row(heading, whole))
    return whole.silent


def _show_sum(heading: str, scores: "Iterator[tuple[str, Score]]") -> int:
    whole = NOTHING
    for name, found in scores:
        show_progress(name)
        whole += found
        if found.silent:
            end_progress()
            say(f"  {name}: {'; '.join(found.lost[:5])}")
    end_progress()
    say(_row(heading, whole))
    return whole.silent


def _row(name: str, found: Score) -> str:
    shares = (found.right, found.unplaced, found.marked)
    numbers = " ".join(
        f"{100 * share / found.words:>{width}.1f}%" for share, width in zip(shares, (6, 8, 6), strict=True)
    )
    return f"{name[:44]:<44} {found.words:>7,} {numbers} {found.silent:>7}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
