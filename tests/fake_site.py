"""Stands in for the site engine where a test is about what happens to a site, not about what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from _manifest import MARKER

Engine = Callable[..., int]


def engine_that(writes: str, *, code: int = 0, more: Mapping[str, str] | None = None) -> Engine:
    """An engine that writes one page and what more it is given, and ends with a code, as the real one does."""

    def run(root: Path, arguments: list[str], show: Callable[[str], None]) -> int:
        target = Path(arguments[arguments.index("--site-dir") + 1])
        for name, text in {"index.html": writes, **(more or {})}.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(text, encoding="utf-8")
        if code:
            show("WARNING -  a broken link")
        return code

    return run


def catalogue(*briefings: Mapping[str, Any], built: str = "2026-03-01", **more: Any) -> dict[str, str]:
    """The list of briefings that a site has, as a file for ``engine_that``; what a briefing does not say is made up."""
    usual = {"status": "published", "content_hash": "1" * 64, "superseded_by": None, "formerly": []}
    whole = [{**usual, "title": f"Synthetic {briefing['id']}", **briefing} for briefing in briefings]
    site = {"name": "Synthetic site", "address": None}
    data = {"version": 1, "built": built, "site": site, "briefings": whole, "withdrawn": [], **more}
    return {"briefings.json": json.dumps(data)}


def files_in(folder: Path) -> dict[str, str]:
    """Every file below a folder with its text, but for the list that each site holds of itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }
