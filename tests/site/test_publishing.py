"""The real site, published from beginning to end: the same bytes every time, and every change told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import _publishing
from living import write_lives

Publish = Callable[..., str]


@pytest.fixture
def publish(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """``publish(site, *options)`` publishes the copy of the project and gives the report."""
    monkeypatch.setattr(_publishing, "ROOT", str(project))
    report = tmp_path / "report.txt"

    def run(site: Path, *options: str) -> str:
        assert _publishing.main("", [str(site), "--report", str(report), *options]) == 0
        return report.read_text(encoding="utf-8")

    return run


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_input_gives_the_same_bytes_wherever_it_is_put(
    publish: Publish, project: Path, tmp_path: Path
) -> None:
    """Two publications to two places, the second with every sheet made anew, do not differ in a byte."""
    for name in ("one place", "another"):
        assert "Briefings added: 1" in publish(tmp_path / name)
        shutil.rmtree(project / ".cache")
    found = bytes_of(tmp_path / "one place")
    assert found == bytes_of(tmp_path / "another")
    assert {".made-by-build", "briefings.json", "briefings.schema.json", "index.html"} <= set(found)
    assert [name for name in found if name.endswith(".pdf")]


def test_another_day_changes_nothing_for_readers(
    publish: Publish, tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built on another day the site differs in its dates alone, and the report says so."""
    _leave_out_sheets(project)
    publish(tmp_path / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1772366400 + 40 * 24 * 3600))
    assert publish(tmp_path / "site") == (
        "Nothing changed for readers since the publication of 1 March 2026, but for the day on the pages.\n"
    )
    assert '"built": "2026-04-10"' in (tmp_path / "site" / "briefings.json").read_text(encoding="utf-8")


def test_the_life_of_a_briefing_is_told(publish: Publish, project: Path, tmp_path: Path) -> None:
    """Withdrawn, replaced, renamed and changed briefings are told after a real build, and found in the catalogue."""
    _leave_out_sheets(project)
    site, content = tmp_path / "site", project / "learning_points"
    shutil.rmtree(content)
    write_lives(Path(_publishing.__file__).parent.parent, project)
    publish(site)
    before = _read_catalogue(site)
    assert {entry["id"]: entry["status"] for entry in before["briefings"]} == {
        "2017-home-conditions": "published",
        "2016-overdue": "published",
        "2020-replaced": "superseded",
        "2022-between": "superseded",
        "2024-newest": "published",
    }
    assert {entry["id"] for entry in before["withdrawn"]} == {"2019-withdrawn", "2017-ended"}
    assert "2025-draft" not in (site / "briefings.json").read_text(encoding="utf-8")
    _change(content / "2016-overdue.yml", "dates:\n", "dates:\n  withdraw_on: 2026-02-27\n")
    _change(content / "2016-overdue.yml", "status: published", "status: withdrawn")
    _change(content / "2017-home-conditions.yml", "approved: false", "approved: true")
    (content / "2024-newest.yml").rename(content / "2026-newest.yml")
    _change(content / "2026-newest.yml", "formerly: [2023-former]", "formerly: [2023-former, 2024-newest]")
    for name in ("2020-replaced", "2022-between"):
        (content / f"{name}.yml").unlink()
    report = publish(site)
    for told in (
        "Briefings changed: 1\n  - Home conditions: learning from a review (2017-home-conditions)\n",
        "Briefings withdrawn (a notice stands in their place): 1\n  - Second opinions 6: synthetic",
        "Briefings with a new address (the old one leads there): 1\n  - Closed doors 3: synthetic",
        "Gone without a notice (links to them lead nowhere): 2\n",
    ):
        assert told in report, report
    assert "Briefings added" not in report


def _leave_out_sheets(project: Path) -> None:
    _change(project / "mkdocs.yml", "sheets: .cache/sheets", "sheets:")


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _read_catalogue(site: Path) -> Any:
    return json.loads((site / "briefings.json").read_text(encoding="utf-8"))
