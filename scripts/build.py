"""Builds the site for publishing: a folder of files to copy to any web server.

The new site is built beside the old one, checked, and only then takes its place. A build that fails, or is stopped,
leaves the last good site as it was. Drafts are not in it.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import os
import re
import shutil
import sys
from pathlib import Path

from _engine import Translator, leave_on_request, run_engine
from _locks import hold
from _plain_words import end_progress, explain_system_error, say, show_progress, stop

MADE = re.compile(r"Sheets made: ([\d,]+) of ([\d,]+)$")
MARKER = ".made-by-build"
MARKER_TEXT = "scripts/build.py made this folder and replaces all of it at the next build. Keep nothing else here.\n"


def main(arguments: "list[str] | None" = None) -> int:
    """Builds and swaps; the exit code is 0 when the new site is in place, else 1."""
    options = _read_options(arguments)
    leave_on_request()
    site = Path(options.site_dir)
    try:
        return build(Path(ROOT), site if site.is_absolute() else Path.cwd() / site, verbose=options.verbose)
    except OSError as error:
        raise explain_system_error(error, error.filename or site) from None
    except KeyboardInterrupt:
        say("\nStopped. The last good site is as it was.")
        return 130


def build(root: Path, site: Path, *, verbose: bool = False) -> int:
    """Builds the site of ``root`` into ``site``; 0 when it is in place, 1 when it failed and nothing changed.

    Raises ``SystemExit`` when ``site`` is no place for a site, and ``OSError`` when it cannot be written.
    """
    refuse_foreign(root, site)
    _check_moment()
    site.parent.mkdir(parents=True, exist_ok=True)
    new, old = (site.with_name(f".{site.name}-{part}") for part in ("being-built", "before"))
    with hold(root / ".cache" / "build.lock", "Another build is running. Waiting for it..."):
        _mend(site, new, old)
        try:
            say("Building the site...")
            code = _run(root, new, verbose=verbose)
            if code == 0:
                (new / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
                swap(new, site, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    if code != 0:
        say(f"\nThe site was not built. {_unchanged(site)} Put right what is said above, then build again.")
        return 1
    _say_what_was_built(site)
    return 0


def refuse_foreign(root: Path, site: Path) -> None:
    """Raises ``SystemExit`` unless ``site`` is missing, empty, or a site that this project built."""
    resolved = site.resolve()
    if resolved in (root.resolve(), *root.resolve().parents):
        raise stop(f"{site} holds the project itself, so no site can be built there.", "Leave --site-dir away.")
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise stop(f"{site} is not a folder.", "Choose another place: --site-dir <folder>")
    if not site.exists() or not any(site.iterdir()) or _is_ours(site):
        return
    raise stop(
        f"{site} holds files that this command did not make, and building would delete them.",
        "Choose another folder (--site-dir <folder>), or empty that one yourself.",
    )


def swap(new: Path, site: Path, old: Path) -> None:
    """Puts ``new`` in the place of ``site``. Where that fails, ``site`` is as before and the error goes on."""
    had_one = site.exists()
    if had_one:
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if had_one:
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _is_ours(site: Path) -> bool:
    try:
        return (site / MARKER).read_text(encoding="utf-8") == MARKER_TEXT
    except (OSError, ValueError):
        return False


def _mend(site: Path, new: Path, old: Path) -> None:
    """Clears up after a build that was cut off, by a power cut say. Only our own leftovers have these names."""
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def _check_moment() -> None:
    moment = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not moment.isdigit():
        raise stop(f"SOURCE_DATE_EPOCH is {moment!r}, not a number of seconds.", "Put that right or unset it.")


def _run(root: Path, new: Path, *, verbose: bool) -> int:
    translator = Translator({}, passed=("Sheets: ",))

    def show(line: str) -> None:
        made = MADE.search(line)
        if made:
            show_progress(describe_progress(*(int(number.replace(",", "")) for number in made.groups())))
            return
        plain = line if verbose else translator.translate(line)
        if plain is not None:
            end_progress()
            say(plain)

    # Never together with --quiet, which would let a strict build pass with broken links.
    return run_engine(root, ["build", "--strict", "--site-dir", str(new)], show)


def describe_progress(done: int, of: int) -> str:
    """How far the sheets are, as a bar of twenty parts and in figures."""
    full = done * 20 // of
    return f"Making the sheets [{'#' * full}{'.' * (20 - full)}] {done:,} of {of:,}"


def _unchanged(site: Path) -> str:
    return "The last good site is as it was." if site.exists() else "There was none before, and there is none now."


def _say_what_was_built(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    say(f"Built {pages} {'page' if pages == 1 else 'pages'} ({len(files)} files, {megabytes:.1f} MB) in {site}")
    say(f"To look at it, open {site / 'index.html'}.")
    say("To publish it, replace the folder on the web server by this one: what is only copied over the old folder")
    say("leaves behind there what has been taken away here.")


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site-dir", default=os.path.join(ROOT, "site"), help="where to put it; site in this project")
    parser.add_argument("--verbose", action="store_true", help="show everything the engine says")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
