"""Writes the site out as plain Markdown, for another program to build and for whoever comes after us.

    python3 scripts/export.py FOLDER              pages, sheets, pictures and settings
    python3 scripts/export.py FOLDER --no-sheets  the same without the PDF and Word sheets

FOLDER then holds mkdocs.yml and docs: MkDocs, ProperDocs and Zensical build a site from them with the same addresses,
titles and anchors, and need nothing of this project. Searching by learning point, collecting points and keeping ticks
are not in it. Drafts and withdrawn texts are not in it either.

The export is written aside, compared with the briefings, and only then takes the place of an earlier one. What somebody
else put into FOLDER is never deleted unseen: name it with --keep. Ends with 0 when the export is in place, else with 1
and FOLDER as it was.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import os
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(ROOT, "hooks")))

from _building import check_moment, describe_progress
from _engine import leave_on_request
from _manifest import make_manifest
from _places import Place, explain_place_error, find_kept, refuse_missing_drive
from _placing import put_in_place, taking_place
from _plain_words import end_progress, say, show_progress
from briefings.build import ContentError, SiteBuild
from briefings.exporting import Export, read_written_part, write_export


def main(arguments: "list[str] | None" = None) -> int:
    """Exports; 0 when the export is in place, 1 when it is not and nothing changed."""
    options = _read_options(arguments)
    leave_on_request()
    place = Place.of(options.folder)
    refuse_missing_drive(place)
    try:
        return export(Path(ROOT), options.content, place, options)
    except OSError as error:
        raise explain_place_error(error, place) from None
    except KeyboardInterrupt:
        say(f"\nStopped. {place.site} is as it was.")
        return 130


def export(root: Path, content: Path, place: Place, options: argparse.Namespace) -> int:
    """Exports the project ``root`` with the briefings in ``content``; the exit code as ``main`` gives it.

    Raises ``SystemExit`` when no export can stand there, ``OSError`` when it cannot be written.
    """
    keep = tuple(options.keep)
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with taking_place(root, place), tempfile.TemporaryDirectory(prefix="export-being-written-", dir=cache) as aside:
        find_kept(place, keep)
        try:
            done = _write(root, content, Path(aside), cache / "sheets" if options.sheets else None)
        except ContentError as error:
            end_progress()
            say(f"{error}\n\nNothing was exported. Put right what is said above, then export again.")
            return 1
        put_in_place(Path(aside), make_manifest(Path(aside)), place, keep)
    say(f"Exported {done.describe()} to {place.site}. Its README.md says how to build a site from it.")
    return 0


def _write(root: Path, content: Path, aside: Path, sheet_folder: Path | None) -> Export:
    say("Reading the briefings...")
    build = SiteBuild.read(content, built_on=_find_day(), is_preview=False, sheet_folder=sheet_folder)
    problems = build.report.tell_problems()
    if problems:
        say(problems)
    written = read_written_part(root)
    made = build.make_sheets(lambda done, of: show_progress(describe_progress(done, of)))
    end_progress()
    if made:
        say(f"Sheets: {made.splitlines()[0]}")
    return write_export(build, written, root / str(written.settings.get("docs_dir", "docs")), aside)


def _find_day() -> date:
    """The day of the export, as the build of the site knows it."""
    check_moment()
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(moment), tz=UTC) if moment else datetime.now(tz=UTC)).date()


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to put the export")
    parser.add_argument("--no-sheets", dest="sheets", action="store_false", help="leave out the PDF and Word sheets")
    keep = "a file or folder of your own in FOLDER that stays there; may be given several times"
    parser.add_argument("--keep", action="append", default=[], metavar="NAME", help=keep)
    parser.add_argument("--content", type=Path, default=Path(ROOT, "learning_points"), help="where the briefings are")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
