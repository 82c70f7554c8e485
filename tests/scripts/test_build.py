"""Building: the new site takes the old one's place only when all is well, and nothing else is ever deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import _building
import build
from _manifest import FIRST_MARKER, MARKER
from fake_site import engine_that, files_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "a project"
    folder.mkdir()
    return folder


@pytest.fixture
def built(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good site, built before."""
    monkeypatch.setattr(_building, "run_engine", engine_that("good"))
    assert build.build(root, root / "site") == 0
    return root / "site"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_site_is_built_and_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build puts the pages where they were asked for, says so, and leaves nothing else behind."""
    monkeypatch.setattr(_building, "run_engine", engine_that("good"))
    built = root / "site"
    assert build.build(root, built) == 0
    assert files_in(built) == {"index.html": "good"}
    assert names_in(root) == [".cache", "site"]
    assert names_in(root / ".cache") == ["build.lock"]
    said = capsys.readouterr().out
    assert "Built 1 page (2 files" in said
    assert str(built) in said


def test_a_new_site_takes_the_old_ones_place(root: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the old site is left after a build: a page that is gone is gone."""
    monkeypatch.setattr(_building, "run_engine", engine_that("with two pages", more={"old.html": "old"}))
    assert build.build(root, built) == 0
    monkeypatch.setattr(_building, "run_engine", engine_that("better"))
    assert build.build(root, built) == 0
    assert files_in(built) == {"index.html": "better"}
    assert names_in(root) == [".cache", "site"]


def test_a_site_of_an_earlier_release_is_replaced(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site made before sites held a list of their files counts as ours, all of it."""
    site = root / "site"
    site.mkdir()
    (site / MARKER).write_text(FIRST_MARKER, encoding="utf-8")
    (site / "old.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(_building, "run_engine", engine_that("new"))
    assert build.build(root, site) == 0
    assert files_in(site) == {"index.html": "new"}


def test_a_failed_build_leaves_the_last_good_site(
    root: Path, built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken link in the new site costs the old one nothing, and no rubbish is left."""
    before = files_in(built)
    monkeypatch.setattr(_building, "run_engine", engine_that("bad", code=1))
    assert build.build(root, built) == 1
    assert files_in(built) == before
    assert names_in(root) == [".cache", "site"]
    said = capsys.readouterr().out
    assert "a broken link" in said
    assert "The last good site is as it was." in said


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OSError("disk")], ids=["Ctrl+C", "ended", "disk"])
def test_a_stopped_build_leaves_the_last_good_site(
    error: BaseException, root: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However a build is cut short, the old site stays and no rubbish is left."""
    before = files_in(built)

    def run(root: Path, arguments: list[str], show: Callable[[str], None]) -> int:
        engine_that("bad")(root, arguments, show)
        raise error

    monkeypatch.setattr(_building, "run_engine", run)
    with pytest.raises((KeyboardInterrupt, SystemExit, OSError)):
        build.build(root, built)
    assert files_in(built) == before
    assert names_in(root) == [".cache", "site"]
    assert names_in(root / ".cache") == ["build.lock"]


def test_an_engine_that_was_left_behind_spoils_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a command was killed, its engine may go on writing: not a file of it gets into the next site."""
    folders: list[Path] = []

    def run(root: Path, arguments: list[str], show: Callable[[str], None]) -> int:
        folders.append(Path(arguments[arguments.index("--site-dir") + 1]))
        engine_that("good")(root, arguments, show)
        folders[0].mkdir(exist_ok=True)
        (folders[0] / f"late-{len(folders)}.html").write_text("of the build before", encoding="utf-8")
        if len(folders) == 1:
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(_building, "run_engine", run)
    with pytest.raises(KeyboardInterrupt):
        build.build(root, root / "site")
    assert build.build(root, root / "site") == 0
    assert files_in(root / "site") == {"index.html": "good"}


def test_a_folder_of_other_things_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that this command did not make is never replaced, be it somebody else's web site."""
    monkeypatch.setattr(_building, "run_engine", engine_that("good"))
    foreign = root / "Documents"
    foreign.mkdir()
    for name in ("index.html", "sitemap.xml", MARKER):
        (foreign / name).write_text("somebody else's", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        build.build(root, foreign)
    assert "did not make" in str(stopped.value)
    assert len(names_in(foreign)) == 3
    assert names_in(root) == ["Documents"]


@pytest.mark.parametrize("place", [".", "..", "a file"])
def test_no_site_is_built_over_the_project(place: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project itself, a folder around it, or a file is no place for a site."""
    monkeypatch.setattr(_building, "run_engine", engine_that("good"))
    (root / "a file").write_text("kept", encoding="utf-8")
    with pytest.raises(SystemExit):
        build.build(root, root / place)
    assert (root / "a file").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("make", [True, False], ids=["empty folder", "no folder yet"])
def test_an_empty_or_missing_folder_will_do(make: bool, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new place is made when it is not there."""
    monkeypatch.setattr(_building, "run_engine", engine_that("good"))
    site = root / "elsewhere" / "new site"
    if make:
        site.mkdir(parents=True)
    assert build.build(root, site) == 0
    assert (site / "index.html").exists()


def test_it_never_asks_for_a_quiet_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is strict and not quiet: quiet, it would let broken links pass."""
    asked: list[str] = []

    def run(root: Path, arguments: list[str], show: Callable[[str], None]) -> int:
        asked.extend(arguments)
        return 1

    monkeypatch.setattr(_building, "run_engine", run)
    build.build(root, root / "site")
    assert asked[:2] == ["build", "--strict"]
    assert not {"-q", "--quiet"} & set(asked)


def test_a_moment_that_is_none_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is no number is explained before anything is built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SystemExit, match="SOURCE_DATE_EPOCH"):
        build.build(root, root / "site")


def test_a_place_that_cannot_be_written_is_explained(root: Path) -> None:
    """A destination below a file ends in a message, not in a traceback."""
    (root / "a file").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        build.main(["--site-dir", str(root / "a file" / "site")])
    assert str(root / "a file") in str(stopped.value)


def test_long_work_shows_how_far_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While many sheets are made, a bar tells how many are done."""
    told: list[str] = []

    def run(root: Path, arguments: list[str], show: Callable[[str], None]) -> int:
        show("INFO    -  Sheets made: 1,500 of 3,000")
        return engine_that("good")(root, arguments, show)

    monkeypatch.setattr(_building, "run_engine", run)
    monkeypatch.setattr(_building, "show_progress", told.append)
    assert build.build(root, root / "site") == 0
    assert told == ["Making the sheets [##########..........] 1,500 of 3,000"]
