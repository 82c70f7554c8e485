"""Reads every briefing and says what is wrong, where, and how to put it right.

    python3 scripts/check.py                    all of learning_points/
    python3 scripts/check.py FOLDER             another folder
    python3 scripts/check.py --format github    annotations; json for programs

Ends with 0 when nothing is wrong (warnings allowed), with 1 when something is, with 2 when called wrongly.
"""

from _setup import ensure_environment

ensure_environment()

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from briefings.model import Status
from briefings.render.reports import ReportFormat, render_report
from briefings.source import Reading, read_knowledge_base
from briefings.views.words import count_of

CONTENT = ROOT / "learning_points"
_PLAIN_SIGNS = str.maketrans(
    {"›": ">", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "…": "...", "␣": "_", "→": ">"}
)


def main(arguments: list[str] | None = None) -> int:
    """Check a folder and print the report; returns the exit code."""
    asked = _read_arguments(arguments)
    report_format = ReportFormat(asked.format)
    reading = read_knowledge_base(asked.folder, today=date.today())
    report = render_report(reading.problems, reading.sources, report_format)
    if report_format is ReportFormat.TEXT and not reading.errors:
        report = "\n".join(part for part in (report, summarise(reading) + "\n") if part)
    _print(report)
    return 1 if reading.errors else 0


def summarise(reading: Reading) -> str:
    """What was read: ``1 briefing is in order: 1 published, 0 drafts. 5 corrections wait for approval.``"""
    if reading.knowledge_base is None:
        return "Nothing could be read."
    briefings = reading.knowledge_base.briefings
    counts = Counter(briefing.status for briefing in briefings)
    waiting = sum(not correction.approved for briefing in briefings for correction in briefing.corrections)
    are = "is" if len(briefings) == 1 else "are"
    parts = [f"{counts[Status.PUBLISHED]} published", count_of(counts[Status.DRAFT], "draft")]
    parts += [f"{counts[old]} {old.label}" for old in (Status.SUPERSEDED, Status.WITHDRAWN) if counts[old]]
    text = f"{count_of(len(briefings), 'briefing')} {are} in order: {', '.join(parts)}."
    undated = sum(b.status is Status.PUBLISHED and b.last_changed is None for b in briefings)
    if undated:
        text += f" {count_of(undated, 'published briefing')} without a day in `dates`, `on_site`: What’s new and the"
        text += " feeds leave out what has none."
    unfinished = len(reading.unfinished)
    if unfinished:
        text += f" {count_of(unfinished, 'draft')} {'lacks' if unfinished == 1 else 'lack'} something still."
    if waiting:
        text += f" {count_of(waiting, 'correction')} {'waits' if waiting == 1 else 'wait'} for approval."
    return text


def _read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Says what is wrong in the briefings, where, and what to do about it.")
    parser.add_argument("folder", nargs="?", type=Path, default=CONTENT, metavar="FOLDER", help="default: %(default)s")
    formats = [str(name) for name in ReportFormat]
    parser.add_argument("--format", choices=formats, default="text", help="for people, programs or GitHub")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        parser.error(f"there is no folder {asked.folder}")
    return asked


def _print(text: str) -> None:
    """Print on any terminal: signs that its encoding lacks are written plainly, and as a last resort as ``?``."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN_SIGNS).encode(encoding, "replace").decode(encoding)
    sys.stdout.write(text)


if __name__ == "__main__":
    sys.exit(main())
