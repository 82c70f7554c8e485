"""Measures how long the PDF and Word sheets take: all new, none changed, one briefing changed. Prints the ratios.

The briefings are synthetic. Times are those of this computer on this day; the ratios are what counts.
"""

from _setup import ROOT, ensure_environment

ensure_environment(dev=True)

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(ROOT, folder)) for folder in ("hooks", "tests")]

from _plain_words import say
from briefings.sheets.maker import SheetMaker
from briefings.views.imprint import Imprint
from briefings.views.sheet_files import SheetForm
from briefings.views.sheets import Sheet, SheetKind, build_sheets
from synthetic import make_knowledge_base

DAY = date(2026, 3, 1)


class Spent(NamedTuple):
    """Seconds: of all processors together, and on the clock."""

    cpu: float
    wall: float


def main(arguments: "list[str] | None" = None) -> int:
    """Measures and prints."""
    options = _read_options(arguments)
    sheets = make_sheets(options.briefings, options.kinds.split(","))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        forms = tuple(SheetForm(form) for form in options.forms.split(","))
        new = measure(sheets, folder, forms)
        unchanged = measure(sheets, folder, forms)
        one = measure([change(sheet) if sheet.file == sheets[0].file else sheet for sheet in sheets], folder, forms)
    say(f"{options.briefings:,} synthetic briefings, {len(sheets):,} sheets: {options.kinds}; {options.forms}")
    for name, spent in (("all new", new), ("none changed", unchanged), ("one briefing changed", one)):
        say(f"{name:>22}: {spent.cpu:7.2f} s CPU, {spent.wall:7.2f} s, {spent.wall / new.wall:8.4f} of all new")
    say(f"{'one briefing costs':>22}: {one.wall - unchanged.wall:7.2f} s more than none")
    return 0


def make_sheets(count: int, kinds: "list[str]") -> "list[Sheet]":
    """The sheets of the briefings, without those of themes and agencies."""
    kb = make_knowledge_base(count)
    board = kb.board.model_copy(update={"site_address": "https://learning.example.org/"})
    sheets = build_sheets(replace(kb, board=board), Imprint(board, DAY))
    return [sheet for sheet in sheets if sheet.kind.value in kinds and sheet.file]


def change(sheet: Sheet) -> Sheet:
    """The same sheet with one more word in its first learning point."""
    first = sheet.strands[0]
    point = replace(first.points[0], text=f"{first.points[0].text} Synthetic.")
    return replace(sheet, strands=(replace(first, points=(point, *first.points[1:])), *sheet.strands[1:]))


def measure(sheets: "list[Sheet]", folder: Path, forms: "tuple[SheetForm, ...]") -> Spent:
    """What making these sheets costs, the other processes included."""
    began, cpu = time.perf_counter(), _cpu_seconds()
    _made, problems = SheetMaker(folder, DAY, forms=lambda _sheet: forms).make(sheets)
    for problem in problems:
        say(f"{problem.place.path}: {problem.message}")
    return Spent(_cpu_seconds() - cpu, time.perf_counter() - began)


def _cpu_seconds() -> float:
    from os import times

    spent = times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefings", type=int, default=100, metavar="N", help="how many briefings (100)")
    every = ",".join(kind.value for kind in SheetKind)
    parser.add_argument("--kinds", default=every, metavar="KINDS", help=f"which sheets, with commas ({every})")
    forms = ",".join(SheetForm)
    parser.add_argument("--forms", default=forms, metavar="FORMS", help=f"in which forms, with commas ({forms})")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
