"""Publishing: a build, put to where it is published, and what changed since last time in plain words.

All of ``publish.py`` but its first lines: there is a ``publish`` among the hooks too, and only one can be imported.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from _building import built_aside
from _engine import leave_on_request
from _manifest import Manifest, make_manifest, read_manifest
from _places import Place, explain_place_error, find_kept, refuse_foreign, refuse_missing_drive, refuse_wrong_place
from _placing import put_in_place, taking_place
from _plain_words import remark, say, stop
from _setup import ROOT

sys.path.insert(0, str(Path(ROOT) / "hooks"))

from briefings.render.site_changes import render_site_changes
from briefings.views.site_changes import Pages, Publication, build_site_changes, read_publication
from briefings.views.words import format_day

CATALOGUE = "briefings.json"
NO_ADDRESS = (
    "The address of the site is not set, so this site has no feeds, no map for search engines and no QR codes.",
    "Write it behind site_address in learning_points/_board.yml, then publish again.",
)


def main(described: str, arguments: list[str] | None = None) -> int:
    """Publishes; 0 when the new site is in place (or could be), 1 when it is not and nothing changed.

    Args:
        described: what ``--help`` says of the command.
        arguments: what was typed behind the command's name.
    """
    options = _read_options(described, arguments)
    leave_on_request()
    place = Place.of(options.folder)
    try:
        _refuse_early(Path(ROOT), place, options)
        if options.mend:
            return _mend(Path(ROOT), place)
        return publish(Path(ROOT), place, options)
    except OSError as error:
        raise explain_place_error(error, place) from None
    except KeyboardInterrupt:
        say(f"\nStopped. {_say_what_stands(place)}")
        return 130


def publish(root: Path, place: Place, options: argparse.Namespace) -> int:
    """Publishes the site of ``root``; the exit code as ``main`` gives it.

    Raises ``SystemExit`` when the site cannot stand there, ``OSError`` when it cannot be written.
    """
    keep = tuple(options.keep)
    with _trying(root, place) if options.dry_run else taking_place(root, place):
        find_kept(place, keep)
        with built_aside(root, verbose=options.verbose) as built:
            if built is None:
                say(f"\nThe site was not published. {_say_what_stands(place)} Put right what is said above, try again.")
                return 1
            after = read_publication((built / CATALOGUE).read_text(encoding="utf-8"))
            if after is None:
                raise stop(f"The built site's {CATALOGUE} cannot be read.", "Tell whoever maintains this project.")
            manifest = make_manifest(built, _write_day(after.built))
            report = _compare(place.site, after, manifest)
            if not options.dry_run:
                put_in_place(built, manifest, place, keep)
    _tell(place, report, options, has_address=after.site.address is not None)
    return 0


@contextmanager
def _trying(root: Path, place: Place) -> Iterator[None]:
    """As ``taking_place``, but touches nothing there."""
    refuse_wrong_place(root, place)
    refuse_foreign(place)
    if not os.access(place.site.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(13, "it may not be written", str(place.site.parent))
    if place.work.exists():
        remark("An earlier publication was cut off. The next one that is no trial puts that right first.")
    yield


def _compare(site: Path, after: Publication, manifest: Manifest) -> str:
    """What a reader will find changed, in words."""
    try:
        before = read_publication((site / CATALOGUE).read_text(encoding="utf-8"))
    except (FileNotFoundError, UnicodeDecodeError):
        before = None
    old = read_manifest(site)
    return render_site_changes(build_site_changes(before, after, _list_pages(old), _list_pages(manifest)))


def _list_pages(manifest: Manifest | None) -> Pages:
    return {name: (page.title, page.words) for name, page in manifest.pages.items()} if manifest else {}


def _write_day(day: date) -> tuple[str, str]:
    """The day of the build in each way that pages write it."""
    return format_day(day), day.isoformat()


def _tell(place: Place, report: str, options: argparse.Namespace, *, has_address: bool) -> None:
    say(f"\n{report}")
    if not has_address:
        say("\n  ".join(NO_ADDRESS))
    if options.report:
        options.report.write_text(report, encoding="utf-8", newline="\n")
    if options.dry_run:
        say(f"This was a trial: nothing was changed in {place.site}.")
    else:
        say(f"The new site is in {place.site}.")


def _mend(root: Path, place: Place) -> int:
    with taking_place(root, place):
        say(_say_what_stands(place))
    return 0 if place.holds_something else 1


def _say_what_stands(place: Place) -> str:
    if place.holds_something:
        return f"A whole site stands in {place.site}."
    return f"There is no site in {place.site}."


def _refuse_early(root: Path, place: Place, options: argparse.Namespace) -> None:
    """What can be said before anything is done."""
    refuse_missing_drive(place)
    if options.report is None:
        return
    report = Path(os.path.abspath(options.report))
    if place.site in report.parents or report == place.site:
        raise stop(f"{report} would be inside the site.", "Choose another place for the report.")
    if not report.parent.is_dir() or report.is_dir():
        raise stop(f"The report cannot be written to {report}.", "Name a file in a folder that is there.")


def _read_options(described: str, arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=described, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the site is published")
    parser.add_argument("--dry-run", action="store_true", help="a trial: say what would change, and change nothing")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what changed into a text file too")
    keep = "a file or folder of your own in FOLDER that goes into the new site too; may be given several times"
    parser.add_argument("--keep", action="append", default=[], metavar="NAME", help=keep)
    parser.add_argument("--mend", action="store_true", help="only put right what a cut-off publication left")
    parser.add_argument("--verbose", action="store_true", help="show everything the engine says")
    return parser.parse_args(arguments)
