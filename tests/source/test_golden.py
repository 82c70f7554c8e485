"""One slip a file: the report for each is kept beside it and read as a diff when it changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefings.render.reports import ReportFormat, render_report
from briefings.source import read_knowledge_base

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "problems"
CASES = sorted(GOLDEN.glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_report(case: Path, tmp_path: Path, update_golden: bool) -> None:
    """The report on a file is the one that was read and agreed; an empty one means that nothing is wrong."""
    folder = tmp_path / "learning_points"
    folder.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(ROOT / "learning_points" / name, folder)
    shutil.copy(case, folder)
    reading = read_knowledge_base(folder)
    report = render_report(reading.problems, reading.sources, ReportFormat.TEXT)
    expected = case.with_suffix(".txt")
    if update_golden:
        expected.write_text(report, encoding="utf-8", newline="\n")
    assert report == expected.read_text("utf-8")
