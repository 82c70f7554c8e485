"""Files are saved whole or not at all, never over what their writer has not seen, and never outside their folder."""

from __future__ import annotations

import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefings.editor import files as module
from briefings.editor.files import BriefingFiles, ChangedMeanwhileError, RefusedError

TEXT = "title: Synthetic\n"
NAME = "2019-synthetic"


@pytest.fixture
def files(tmp_path: Path) -> BriefingFiles:
    folder = tmp_path / "learning_points"
    folder.mkdir()
    (folder / f"{NAME}.yml").write_bytes(TEXT.encode())
    return BriefingFiles(folder)


@pytest.mark.parametrize("text", ["\ufefftitle: x\r\nsummary: y", "a: 1\nb: 2\r\n", "", "title: Zażółć\n\n"])
def test_what_is_opened_goes_back_to_the_letter(files: BriefingFiles, text: str) -> None:
    """Byte order mark, line ends and a missing line end at the end come and go unchanged."""
    path = files.folder / f"{NAME}.yml"
    path.write_bytes(text.encode())
    found = files.open(NAME)
    assert found.text == text
    assert files.save(NAME, found.text, found.fingerprint) == found.fingerprint
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../secret",
            "..",
            ".",
            "",
            "a/b",
            "a\\b",
            "/etc/passwd",
            "C:\\x",
            "_board",
            "_vocabulary",
            "Nul",
            "nul",
            "con",
        ),
        *("com1", "a.yml", "2019-x\n", "2019-x\0", "2019--x", "-x", "x" * 81, "%2e%2e%2fx", "２019-x"),
    ],
)
def test_no_name_leads_out_of_the_folder(files: BriefingFiles, name: str) -> None:
    """Whatever is asked for, only a briefing's own file in the folder is opened or written."""
    before = sorted(files.folder.parent.rglob("*"))
    with pytest.raises(RefusedError):
        files.open(name)
    with pytest.raises(RefusedError):
        files.save(name, TEXT, None)
    assert sorted(files.folder.parent.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_a_link_is_left_alone(files: BriefingFiles, tmp_path: Path) -> None:
    """A link in the folder is neither followed nor replaced, wherever it leads."""
    outside = tmp_path / "outside.yml"
    outside.write_text("secret", encoding="utf-8")
    for target in (outside, tmp_path / "nowhere"):
        link = files.folder / "2019-link.yml"
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        with pytest.raises(RefusedError, match="link"):
            files.open("2019-link")
        with pytest.raises(RefusedError, match="link"):
            files.save("2019-link", TEXT, None)
    assert outside.read_text(encoding="utf-8") == "secret"


def test_a_file_that_changed_meanwhile_is_not_overwritten(files: BriefingFiles) -> None:
    """The second window is told what stands there now, and nothing is written."""
    mine, other = files.open(NAME), files.open(NAME)
    files.save(NAME, "title: Other\n", other.fingerprint)
    with pytest.raises(ChangedMeanwhileError) as found:
        files.save(NAME, "title: Mine\n", mine.fingerprint)
    assert found.value.now is not None
    assert found.value.now.text == "title: Other\n"
    assert files.open(NAME).text == "title: Other\n"
    files.save(NAME, "title: Mine\n", found.value.now.fingerprint)
    assert files.open(NAME).text == "title: Mine\n"


def test_a_new_file_never_takes_another_ones_place(files: BriefingFiles) -> None:
    """A new briefing of the same name finds the place taken; a file that is gone is not written by chance."""
    with pytest.raises(ChangedMeanwhileError):
        files.save(NAME, TEXT, None)
    seen = files.open(NAME).fingerprint
    (files.folder / f"{NAME}.yml").unlink()
    with pytest.raises(ChangedMeanwhileError) as found:
        files.save(NAME, TEXT, seen)
    assert found.value.now is None
    assert list(files.folder.iterdir()) == []


def test_of_many_windows_one_wins_and_the_others_are_told(files: BriefingFiles) -> None:
    """However many save at once from the same state, one text stands there whole, and all others hear of it."""
    seen = files.open(NAME).fingerprint

    def save(number: int) -> bool:
        try:
            files.save(NAME, f"title: {number}\n" * 500, seen)
        except ChangedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(save, range(40)))
    assert sum(done) == 1
    assert files.open(NAME).text == f"title: {done.index(True)}\n" * 500


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_save_that_fails_leaves_the_old_text(
    files: BriefingFiles, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """When the disk is full or refuses, the file is as it was and nothing else is left behind."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    seen = files.open(NAME).fingerprint
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(RefusedError, match="No space left"):
        files.save(NAME, "title: New\n", seen)
    assert [path.name for path in files.folder.iterdir()] == [f"{NAME}.yml"]
    assert files.open(NAME).text == TEXT


def test_a_disk_without_second_names_saves_new_files_too(files: BriefingFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """On memory sticks a new file is put in its place another way, and still never over another one."""

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    files.save("2020-new", TEXT, None)
    assert files.open("2020-new").text == TEXT
    with pytest.raises(ChangedMeanwhileError):
        files.save("2020-new", TEXT, None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_who_may_read_the_file_stays_as_it_was(files: BriefingFiles) -> None:
    """Saving does not close a file to colleagues, nor open it to others."""
    path = files.folder / f"{NAME}.yml"
    path.chmod(0o640)
    files.save(NAME, "title: New\n", files.open(NAME).fingerprint)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("text", ["x" * (256 * 1024 + 1), "half a letter \ud800"])
def test_what_cannot_be_saved_is_refused(files: BriefingFiles, text: str) -> None:
    """A text that is too long or broken is not written, not even in part."""
    seen = files.open(NAME).fingerprint
    with pytest.raises(RefusedError):
        files.save(NAME, text, seen)
    assert files.open(NAME).text == TEXT


def test_what_is_no_text_is_not_opened(files: BriefingFiles) -> None:
    """A file in another encoding, a folder, a missing file and one that is too large each get their words."""
    path = files.folder / f"{NAME}.yml"
    path.write_bytes(b"title: caf\xe9\n")
    with pytest.raises(RefusedError, match="UTF-8"):
        files.open(NAME)
    path.write_bytes(b"x" * (256 * 1024 + 1))
    with pytest.raises(RefusedError, match="large"):
        files.open(NAME)
    with pytest.raises(RefusedError, match="no file"):
        files.open("2000-none")
    (files.folder / "2001-folder.yml").mkdir()
    with pytest.raises(RefusedError, match="plain file"):
        files.open("2001-folder")


def test_only_briefings_are_listed(files: BriefingFiles) -> None:
    """The board, the vocabulary, documents and files with odd names are no briefings to open."""
    for name in ("_board.yml", "README.md", "My file.yml", "nul.yml", ".hidden.yml"):
        (files.folder / name).write_text("x", encoding="utf-8")
    assert files.ids() == (NAME,)
    assert module.LARGEST_FILE == 256 * 1024
