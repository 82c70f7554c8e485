"""The content that every way of the benchmark builds: synthetic briefings of the real one's length, and what they say.

The board and the vocabulary are the real ones, with an address for the site so that there are feeds. Nothing of it is
about a real case.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _setup import ROOT

sys.path[:0] = [str(Path(ROOT, folder)) for folder in ("hooks", "tests") if str(Path(ROOT, folder)) not in sys.path]

import yaml

from synthetic import make_briefing_yaml

REAL = Path(ROOT) / "learning_points"
SITE_ADDRESS = "https://www.example.org/learning/"
REVIEW_BY = re.compile(r"(review_by: ')\d{4}")
# Looked for in what every way has written.
SAMPLE = 20
CHANGE = " Synthetic: this sentence came later."


@dataclass(frozen=True)
class Content:
    """A folder of ``count`` briefings."""

    folder: Path
    count: int

    def paths(self) -> list[Path]:
        """The files of the briefings, in order of their ids."""
        return sorted(path for path in self.folder.glob("*.yml") if path.name[0] != "_")

    def sample(self) -> list[Path]:
        """The first, the last and others at equal distances: those that the result is held against."""
        paths = self.paths()
        last = min(SAMPLE, len(paths)) - 1
        return [paths[place * (len(paths) - 1) // last] for place in range(last + 1)] if last else paths


def write_content(folder: Path, count: int, seed: int, tell: Callable[[int], None] = lambda _done: None) -> Content:
    """Writes the briefings with the board and the vocabulary beside them. ``tell`` hears how many there are."""
    folder.mkdir(parents=True)
    board = (REAL / "_board.yml").read_text(encoding="utf-8")
    addressed = board.replace("\nsite_address:\n", f"\nsite_address: {SITE_ADDRESS}\n")
    (folder / "_board.yml").write_text(addressed, encoding="utf-8")
    (folder / "_vocabulary.yml").write_bytes((REAL / "_vocabulary.yml").read_bytes())
    for index in range(count):
        # Reviews that are overdue would be listed, thousands of them, before each build.
        text = REVIEW_BY.sub(r"\g<1>2040", make_briefing_yaml(index, seed, full_length=True))
        (folder / f"synthetic-{index:05d}.yml").write_text(text, encoding="utf-8")
        tell(index + 1)
    return Content(folder, count)


def read_briefing(path: Path) -> dict[str, Any]:
    """The fields of one file, its id among them."""
    return {"id": path.stem, **yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)}


def list_points(briefing: dict[str, Any]) -> list[str]:
    """The texts of its learning points."""
    return [point["text"] for strand in briefing["strands"] for point in strand["learning"]]


def change_one(content: Content) -> Path:
    """Adds a sentence to the overview of the briefing in the middle, as an author would; gives its file."""
    path = content.paths()[content.count // 2]
    briefing = read_briefing(path)
    briefing.pop("id")
    briefing["overview"] += CHANGE
    path.write_text(yaml.safe_dump(briefing, sort_keys=False, allow_unicode=True, width=100), encoding="utf-8")
    return path


def read_labels(content: Content) -> dict[str, dict[str, str]]:
    """The labels of the vocabulary: by the name of the list, then by the id of the term."""
    vocabulary = yaml.load((content.folder / "_vocabulary.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {
        name: {term["id"]: term["label"] for term in terms} for name, terms in vocabulary.items() if name != "headings"
    }
