"""Builds the site and puts it to where it is published, then says what changed since last time.

    python3 scripts/publish.py FOLDER              build, check, put it there
    python3 scripts/publish.py FOLDER --dry-run    build, check, say what would change
    python3 scripts/publish.py FOLDER --mend       only put right what a publication that was cut off left

The new site is built aside, checked, copied beside FOLDER, read back and compared, and only then takes the old one's
place. Whatever fails, one of the two stands there whole. Drafts are not in it.
"""

from _setup import ensure_environment

ensure_environment()

import sys

from _publishing import main

if __name__ == "__main__":
    sys.exit(main(__doc__ or ""))
