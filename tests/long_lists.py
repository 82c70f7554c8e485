"""A collection whose lists are too long for one page each, as if a page held no more than a few briefings.

A site of thousands of briefings would take minutes to build, and be no different.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from briefings.views import list_pages, term_page
from synthetic import make_briefing_yaml

COUNT = 24
LIMITS = [
    (list_pages, "MOST_BRIEFINGS", 10),
    (list_pages, "BRIEFINGS_IN_PART", 1),
    (list_pages, "MOST_POINTS", 100),
    (list_pages, "POINTS_IN_PART", 12),
    (term_page, "MOST_POINTS", 12),
]


def write_long_content(project_root: Path, folder: Path) -> Path:
    """Writes the board, the vocabulary and ``COUNT`` synthetic briefings into a folder; gives the folder."""
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(project_root / "learning_points" / name, folder)
    for number in range(COUNT):
        (folder / f"2010-synthetic-{number:02}.yml").write_text(make_briefing_yaml(number), encoding="utf-8")
    return folder


@contextmanager
def short_pages() -> Iterator[None]:
    """While this lasts, what is built holds only as much on a page as ``LIMITS`` say."""
    with ExitStack() as patches:
        for module, name, limit in LIMITS:
            patches.enter_context(patch.object(module, name, limit))
        yield
