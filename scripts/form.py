"""Writes the form as files, for somebody who corrects briefings on a computer without this project.

Open form/index.html in the folder it names. The form then works by files alone: it opens a briefing's file and saves it
back where the browser lets it, or as a download. The live preview has the same form, and saves by itself:
python3 scripts/serve.py
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from pathlib import Path

from _plain_words import say, stop

sys.path.insert(0, str(Path(ROOT) / "hooks"))

from briefings.editor.page import write_form


def main(arguments: "list[str] | None" = None) -> int:
    """Writes the files; the exit code is 0 when they are written, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", type=Path, help="where to put it: a new or empty folder, such as one on a memory stick"
    )
    target = parser.parse_args(arguments).folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise stop(f"{target} is there already and not empty.", "Name a new folder; nothing was written.")
    try:
        write_form(Path(ROOT) / "learning_points", Path(ROOT) / "docs", target)
    except ValueError as error:
        raise stop(str(error)) from None
    except OSError as error:
        raise stop(f"The form cannot be written to {target}: {error.strerror}.") from None
    say(f"Written: {target / 'form' / 'index.html'}  (open it in a web browser)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
