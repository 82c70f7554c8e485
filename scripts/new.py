"""Begins a new briefing: a draft in learning_points/ with the fields that must be filled in, for your text editor.

It names the file after the year and the title, never writes over another one, and says where it is. Those who prefer a
form begin one there:  python3 scripts/serve.py
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from pathlib import Path

from _plain_words import say, stop

sys.path.insert(0, str(Path(ROOT) / "hooks"))

from briefings.editor.drafts import find_taken, propose_id, render_draft, today_year
from briefings.editor.files import BriefingFiles, ChangedMeanwhileError, RefusedError
from briefings.model import Kind

FOLDER = "learning_points"


def main(arguments: "list[str] | None" = None) -> int:
    """Writes the file; the exit code is 0 when it is written, else 1."""
    options = _read_options(arguments)
    title = " ".join(options.title.split())
    if not title:
        raise stop("The title is empty.", 'Type for example:  python3 scripts/new.py "Safer sleep" --year 2019')
    files = BriefingFiles(options.folder)
    try:
        name = propose_id(title, options.year, find_taken(options.folder))
        files.save(name, render_draft(title, options.year, Kind(options.kind)), None)
    except ChangedMeanwhileError:
        raise stop(f"There is a file {name}.yml already; it stays as it is.", "Choose another title.") from None
    except RefusedError as error:
        raise stop(str(error)) from None
    say(f"Begun: {FOLDER}/{name}.yml")
    say("Fill in what is empty with your text editor, then type:  python3 scripts/check.py")
    return 0


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("title", help="the title, in quotes: it names the learning, never a child")
    parser.add_argument("--year", type=_read_year, default=today_year(), help="the year of the review; this year")
    parser.add_argument(
        "--kind",
        choices=[str(kind) for kind in Kind],
        default=str(Kind.REVIEW_BRIEFING),
        help="what it is; %(default)s",
    )
    parser.add_argument("--folder", type=Path, default=Path(ROOT) / FOLDER, help="where to put it; learning_points")
    return parser.parse_args(arguments)


def _read_year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1945 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(f"{text} is not a year: write four digits, such as 2017")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
