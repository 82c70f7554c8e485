"""Writes the files that are made from the content model: the authors' reference and the schema for editors.

Run it after changing the model or the vocabulary. With --check it writes nothing and says which file is out of date.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from pathlib import Path

from _plain_words import say, stop

sys.path.insert(0, str(Path(ROOT) / "hooks"))

import yaml
from pydantic import ValidationError

from briefings.model import Vocabulary
from briefings.render.reference import render_reference
from briefings.render.schema import render_briefing_schema

FOLDER = "learning_points"


def main(arguments: "list[str] | None" = None) -> int:
    """Writes the files, or checks them; the exit code is 1 when one is out of date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say whether a file is out of date")
    options = parser.parse_args(arguments)
    stale = find_stale(Path(ROOT))
    if options.check:
        for path in stale:
            say(f"{path.relative_to(ROOT).as_posix()} is out of date.")
        say("Type:  python3 scripts/generate.py" if stale else "The generated files are up to date.")
        return 1 if stale else 0
    for path, content in stale.items():
        path.write_text(content, encoding="utf-8", newline="\n")
        say(f"Written: {path.relative_to(ROOT).as_posix()}")
    say("" if stale else "The generated files are up to date.")
    return 0


def find_stale(root: Path) -> "dict[Path, str]":
    """The generated files that do not hold what they should, each with what it should hold."""
    vocabulary = _read_vocabulary(root / FOLDER / "_vocabulary.yml")
    wanted = {
        root / FOLDER / "README.md": render_reference(vocabulary),
        root / FOLDER / "_briefing.schema.json": render_briefing_schema(vocabulary),
    }
    return {path: content for path, content in wanted.items() if _read(path) != content}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _read_vocabulary(path: Path) -> Vocabulary:
    try:
        return Vocabulary.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError):
        raise stop("The vocabulary has a mistake in it.", "Type:  python3 scripts/check.py  to see which.") from None


if __name__ == "__main__":
    sys.exit(main())
