"""Builds the site into the folder ``site`` of the project, to look at or to copy to a web server.

The new site is built aside, checked, and only then takes the old one's place. A build that fails, or is stopped, leaves
the last good site as it was. Drafts are not in it. To put the site straight to where it is published, with a report of
what changed, use publish.py.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import os
import sys
from pathlib import Path

from _building import built_aside
from _engine import leave_on_request
from _manifest import make_manifest
from _places import Place, explain_place_error
from _placing import put_in_place, taking_place
from _plain_words import say


def main(arguments: "list[str] | None" = None) -> int:
    """Builds and swaps; the exit code is 0 when the new site is in place, else 1."""
    options = _read_options(arguments)
    leave_on_request()
    site = Path(options.site_dir)
    try:
        return build(Path(ROOT), site, verbose=options.verbose)
    except OSError as error:
        raise explain_place_error(error, Place.of(site)) from None
    except KeyboardInterrupt:
        say("\nStopped. The last good site is as it was.")
        return 130


def build(root: Path, site: Path, *, verbose: bool = False) -> int:
    """Builds the site of ``root`` into ``site``; 0 when it is in place, 1 when it failed and nothing changed.

    Raises ``SystemExit`` when ``site`` is no place for a site, and ``OSError`` when it cannot be written.
    """
    place = Place.of(site)
    with taking_place(root, place), built_aside(root, verbose=verbose) as built:
        if built is None:
            say(f"\nThe site was not built. {_unchanged(site)} Put right what is said above, then build again.")
            return 1
        put_in_place(built, make_manifest(built), place)
    _say_what_was_built(place.site)
    return 0


def _unchanged(site: Path) -> str:
    return "The last good site is as it was." if site.exists() else "There was none before, and there is none now."


def _say_what_was_built(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    say(f"Built {pages} {'page' if pages == 1 else 'pages'} ({len(files)} files, {megabytes:.1f} MB) in {site}")
    say(f"To look at it, open {site / 'index.html'}.")
    say("To publish it, type:  python3 scripts/publish.py FOLDER  with the folder where the site stands.")
    say(
        "Whoever uploads it puts it in the old one's place: what is only copied over the old folder leaves behind there"
    )
    say("what has been taken away here.")


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site-dir", default=os.path.join(ROOT, "site"), help="where to put it; site in this project")
    parser.add_argument("--verbose", action="store_true", help="show everything the engine says")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
