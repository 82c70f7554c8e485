"""The project's own build: read, checked, rendered, written and checked again, with search, feeds and catalogue.

Without the PDF and Word sheets and without the offline copy, which no other way makes. MkDocs runs as it does for
``scripts/build.py``, with the settings of ``mkdocs.yml`` and in a project folder of its own, so with caches of its own.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from _bench_content import CHANGE, change_one
from _bench_process import measure
from _bench_way import Way
from _setup import ROOT


class Ours(Way):
    """Our build for the first time: no cache is there."""

    name = "ours"
    about = "this project, first build, nothing kept from an earlier one"
    must_have = ("index.html", "find.html", "search/index.js", "feed.xml", "feed.json", "sitemap.xml", "briefings.json")

    def prepare(self) -> None:
        self.place.mkdir(parents=True, exist_ok=True)
        config = read_config(Path(ROOT), self.content.folder)
        (self.place / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")

    def command(self) -> list[str]:
        return [sys.executable, "-m", "mkdocs", "build", "--strict"]

    def make_ready(self) -> None:
        super().make_ready()
        shutil.rmtree(self.place / ".cache", ignore_errors=True)


class OursAgain(Ours):
    """Our build once more with nothing changed."""

    name = "ours-again"
    about = "this project, built again with nothing changed"

    def make_ready(self) -> None:
        if not self.page_of(self.content.paths()[0].stem).exists():
            measure(self.command(), self.place)


class OursOneChanged(OursAgain):
    """Our build after one briefing was changed."""

    name = "ours-one-changed"
    about = "this project, built again after one briefing was changed"

    def make_ready(self) -> None:
        super().make_ready()
        change_one(self.content)

    def must_say(self) -> dict[str, str]:
        changed = self.content.paths()[self.content.count // 2]
        return {changed.stem: CHANGE.strip()}


def read_config(root: Path, learning_points: Path) -> dict[str, Any]:
    """The settings of ``mkdocs.yml`` for a project folder elsewhere: every place they name stands in full."""
    config: dict[str, Any] = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    config["docs_dir"] = str(root / config["docs_dir"])
    config["theme"]["custom_dir"] = str(root / config["theme"]["custom_dir"])
    for name in ("hooks", "watch"):
        config[name] = [str(root / path) for path in config[name]]
    config["extra"] |= {"learning_points": str(learning_points), "sheets": "", "offline_copy": False}
    return config
