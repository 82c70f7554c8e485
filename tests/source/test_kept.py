"""Files kept as they were read: never another reading than the files themselves give."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefings.keeping import read_kept, write_kept
from briefings.render.reports import ReportFormat, render_report
from briefings.source import Reading, one_file, read_knowledge_base
from small_briefing import SMALL
from synthetic import make_briefing_yaml

TODAY = date(2026, 3, 1)
Change = Callable[[Path], object]


@pytest.fixture
def folder(project_root: Path, tmp_path: Path) -> Path:
    """The board's folder with four synthetic briefings, one of them signed."""
    folder = Path(shutil.copytree(project_root / "learning_points", tmp_path / "learning_points"))
    for number in range(3):
        (folder / f"synthetic-{number}.yml").write_text(make_briefing_yaml(number), encoding="utf-8")
    signed = "anonymity:\n  basis: checked_by\n  checked_by: Ngozi Okafor-Bell\n  checked_on: 2026-01-01\n"
    small = SMALL.replace("status: draft", f"status: draft\n{signed}")
    (folder / "signed.yml").write_text(small, encoding="utf-8")
    return folder


def replace_in(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        (folder / name).write_text(text.replace(old, new), "utf-8")

    return change


def read(folder: Path, kept: Path | None, today: date = TODAY) -> Reading:
    return read_knowledge_base(folder, today=today, kept=kept)


def report(found: Reading) -> str:
    """Everything that a person sees of the problems, lines of the files included."""
    return render_report(found.problems, found.sources, ReportFormat.TEXT)


CHANGES: dict[str, Change] = {
    "nothing": lambda folder: None,
    "a word": replace_in("synthetic-1.yml", "This case is synthetic.", "This case is made up."),
    "a name": replace_in("synthetic-1.yml", "This case is synthetic.", "Mrs Okafor-Bell was asked."),
    "an error": replace_in("synthetic-1.yml", "kind: review_briefing", "kind: nothing"),
    "a term": replace_in("_vocabulary.yml", "label: Neglect", "label: Lack of care"),
    "a term taken away": replace_in("_vocabulary.yml", "id: neglect\n", "id: not_neglect\n"),
    "the board": replace_in("_board.yml", "short_name: NCSCB", "short_name: NCSCP"),
    "another name": lambda folder: (folder / "synthetic-1.yml").rename(folder / "synthetic-one.yml"),
    "a copy": lambda folder: shutil.copy(folder / "synthetic-1.yml", folder / "synthetic-4.yml"),
    "one less": lambda folder: (folder / "synthetic-1.yml").unlink(),
    "one related to none": lambda folder: (folder / "synthetic-1.yml").write_text(
        (folder / "synthetic-1.yml").read_text("utf-8") + "related:\n  - synthetic-9\n", "utf-8"
    ),
    "two with one title": lambda folder: shutil.copy(folder / "synthetic-1.yml", folder / "synthetic-2.yml"),
    "the signature of another text": replace_in("signed.yml", "Share it.", "Share it widely."),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_kept_is_read_the_same(folder: Path, tmp_path: Path, change: Change) -> None:
    """Whatever changed in between, the reading with what was kept is the one that the files alone give."""
    kept = tmp_path / "kept.json"
    read(folder, kept)
    change(folder)
    plain, again, third = read(folder, None), read(folder, kept), read(folder, kept)
    assert again == plain == third
    assert report(again) == report(plain) == report(third)


def test_another_day_is_another_reading(folder: Path, tmp_path: Path) -> None:
    """What a day brings is asked anew: a review that is overdue today was not last year."""
    kept = tmp_path / "kept.json"
    days = [date(2007, 1, 1), date(2012, 1, 1), TODAY]
    for day in days:
        assert report(read(folder, kept, day)) == report(read(folder, None, day))
    assert report(read(folder, kept, days[0])) != report(read(folder, kept, days[2]))


def test_an_unchanged_file_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the board, the vocabulary, files with problems and changed files are parsed."""
    kept = tmp_path / "kept.json"
    read(folder, kept)
    parsed: list[str] = []
    parse = one_file.parse_page
    monkeypatch.setattr(one_file, "parse_page", lambda page, *rest: parsed.append(page.path) or parse(page, *rest))
    CHANGES["a word"](folder)
    read(folder, kept)
    names = {Path(path).name for path in parsed}
    assert {"_board.yml", "_vocabulary.yml", "synthetic-1.yml"} <= names
    assert not {"synthetic-0.yml", "synthetic-2.yml"} & names


def test_a_file_with_a_problem_is_never_kept(folder: Path, tmp_path: Path) -> None:
    """What was wrong is told each time, and the words of its file are kept nowhere."""
    kept = tmp_path / "kept.json"
    CHANGES["a name"](folder)
    first = read(folder, kept)
    assert first.errors
    assert "Okafor-Bell was asked" not in kept.read_text("utf-8")
    assert read(folder, kept).problems == first.problems


def test_a_deleted_file_is_forgotten(folder: Path, tmp_path: Path) -> None:
    """After the next build nothing is left of a briefing that was taken away."""
    kept = tmp_path / "kept.json"
    read(folder, kept)
    assert "Synthetic briefing 1:" in kept.read_text("utf-8")
    CHANGES["one less"](folder)
    read(folder, kept)
    assert "Synthetic briefing 1:" not in kept.read_text("utf-8")


def test_a_kept_file_of_another_make_counts_as_none(folder: Path, tmp_path: Path) -> None:
    """A file that is whole, but not of the form that is kept, is made anew."""
    kept = tmp_path / "kept.json"
    read(folder, kept)
    good = read_kept(kept)
    assert good is not None
    for content in (b"[]", b'{"x": {"data": 1}}', json.dumps({"x": 1}).encode(), b"\xff"):
        write_kept(kept, content)
        assert read(folder, kept) == read(folder, None)
        assert read_kept(kept) == good


def test_a_folder_that_is_gone_is_no_failure(folder: Path, tmp_path: Path) -> None:
    """What was kept can be deleted at any time."""
    kept = tmp_path / "kept" / "files.json"
    read(folder, kept)
    shutil.rmtree(kept.parent)
    assert read(folder, kept) == read(folder, None)
