"""Says which briefings are due for review or will be withdrawn, and when.

    python3 scripts/reviews.py                              a list to read
    python3 scripts/reviews.py --within 90                  only the next 90 days, and what is overdue
    python3 scripts/reviews.py --format csv --out due.csv   a table for a spreadsheet
    python3 scripts/reviews.py --format ics --out due.ics   a calendar, for Outlook and others

Ends with 0, also when something is overdue; with 1 when the files cannot be read.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(ROOT, "hooks")))

from _plain_words import explain_system_error, say
from briefings.render.due import DueFormat, render_due
from briefings.render.reports import ReportFormat, render_report
from briefings.source import read_knowledge_base
from briefings.source.signature import replace_file
from briefings.views.due import build_due, list_undated

CONTENT = Path(ROOT, "learning_points")
# Spreadsheets take a file for UTF-8 only with this mark at its beginning.
MARKS = {DueFormat.CSV: "\ufeff"}


def main(arguments: "list[str] | None" = None) -> int:
    """Reads the briefings and prints or writes the report."""
    asked = _read_arguments(arguments)
    today = date.today()
    reading = read_knowledge_base(asked.folder, today=today)
    if reading.knowledge_base is None or reading.errors:
        say(render_report(reading.errors, reading.sources, ReportFormat.TEXT))
        say("Put that right first: a briefing that cannot be read would be missing from the report.")
        return 1
    briefings = reading.knowledge_base.briefings
    due_format = DueFormat(asked.format)
    due = build_due(briefings, today, asked.within)
    report = render_due(due, list_undated(briefings, today), today, due_format)
    if asked.out is None:
        say(report.rstrip("\r\n"))
        return 0
    try:
        replace_file(asked.out, (MARKS.get(due_format, "") + report).encode("utf-8"))
    except OSError as error:
        raise explain_system_error(error, asked.out) from None
    say(f"Written: {asked.out}")
    return 0


def _read_arguments(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--within", type=_read_days, metavar="DAYS", help="leave out what lies further ahead")
    parser.add_argument("--format", choices=[str(name) for name in DueFormat], default="text", help="text, csv or ics")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it into a file; printed when left out")
    parser.add_argument("--folder", type=Path, default=CONTENT, help="where the briefings are (learning_points)")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        parser.error(f"there is no folder {asked.folder}")
    return asked


def _read_days(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days")
    return int(text)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
