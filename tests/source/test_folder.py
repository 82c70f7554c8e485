"""Which files are read, and what is wrong with names and rights."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefings.source import Reading, read_knowledge_base
from small_briefing import CONTENT, SMALL, read_files


def rules(reading: Reading) -> list[tuple[str, str]]:
    """Each problem's file and rule."""
    return [(problem.place.path, problem.rule) for problem in reading.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a board, a vocabulary and one briefing."""
    for name in ("_board.yml", "_vocabulary.yml"):
        (tmp_path / name).write_bytes((CONTENT / name).read_bytes())
    (tmp_path / "small.yml").write_text(SMALL, "utf-8")
    return tmp_path


def test_the_real_folder_has_no_problem() -> None:
    """What is published has neither error nor warning."""
    reading = read_knowledge_base(CONTENT)
    assert reading.problems == ()
    assert reading.knowledge_base is not None
    assert reading.knowledge_base.briefings


def test_paths_are_shown_with_the_folder(folder: Path) -> None:
    """A problem's path is the folder's name, or the name asked for, and the file's."""
    (folder / "small.yml").write_text(SMALL + "weather: fine\n", "utf-8")
    assert rules(read_knowledge_base(folder, shown_as="texts")) == [("texts/small.yml", "unknown-field")]
    assert rules(read_knowledge_base(folder)) == [(f"{folder.name}/small.yml", "unknown-field")]


@pytest.mark.parametrize("name", ["_board.yml", "_vocabulary.yml"])
def test_board_and_vocabulary_are_needed(folder: Path, name: str) -> None:
    """Without one of the two files there is no knowledge base, and the missing one is named."""
    (folder / name).unlink()
    reading = read_knowledge_base(folder, shown_as="x")
    assert reading.knowledge_base is None
    assert rules(reading) == [(f"x/{name}", "missing-file")]


@pytest.mark.parametrize("name", ["_board.yml", "_vocabulary.yml"])
def test_a_spoilt_board_or_vocabulary_cannot_be_used(folder: Path, name: str) -> None:
    """An error in one of the two files leaves no knowledge base."""
    (folder / name).write_text((folder / name).read_text("utf-8") + "weather: fine\n", "utf-8")
    reading = read_knowledge_base(folder, shown_as="x")
    assert reading.knowledge_base is None
    assert rules(reading) == [(f"x/{name}", "unknown-field")]


def test_a_briefing_with_errors_is_left_out() -> None:
    """One wrong briefing keeps no other from the knowledge base; a warning keeps none."""
    warned = SMALL.replace("Share it.", "Read it.")
    reading = read_files({"good.yml": SMALL, "bad.yml": SMALL + "weather: fine\n", "warned.yml": warned})
    assert reading.knowledge_base is not None
    assert {briefing.id for briefing in reading.knowledge_base.briefings} == {"good", "warned"}


@pytest.mark.parametrize("name", ["Small.yml", "a b.yml", "a_b.yml", "-a.yml", "é.yml", "_draft.yml", "a--b.yml"])
def test_names_that_make_no_address(name: str) -> None:
    """A briefing's file name becomes its address, so it must be a plain one; the briefing is left out."""
    reading = read_files({name: SMALL})
    assert [problem.rule for problem in reading.problems] == ["file-name"]
    assert reading.knowledge_base is not None
    assert reading.knowledge_base.briefings == ()


@pytest.mark.parametrize("name", ["small.yaml", "small.YML", "Small.Yaml", "small.yml.txt"])
def test_names_that_would_be_passed_over(name: str) -> None:
    """A file that was meant as a briefing but would not be read is named, with the right name."""
    (problem,) = read_files({name: SMALL}).problems
    assert (problem.rule, problem.expected) == ("file-name", "small.yml")


def test_other_files_are_left_alone() -> None:
    """Files that are no briefings stand beside them without a word."""
    others = {"README.md": "x", "_briefing.schema.json": "{}", ".hidden.yaml": "x", "~$note.docx": "x"}
    assert read_files({"small.yml": SMALL, **others}).problems == ()


def test_names_that_differ_by_capitals() -> None:
    """Two files that most office computers would take for one are an error."""
    problems = read_files({"small.yml": SMALL, "SMALL.yml": SMALL}).problems
    assert "differs" in " ".join(problem.message for problem in problems)


def test_a_folder_named_like_a_file(folder: Path) -> None:
    """A folder with a briefing's name is called a folder."""
    (folder / "sub.yml").mkdir()
    (problem,) = read_knowledge_base(folder).problems
    assert (problem.rule, "folder" in problem.message) == ("cannot-open", True)


def test_a_link_that_leads_nowhere(folder: Path) -> None:
    """Links in a circle or to nothing are reported and not followed for ever."""
    (folder / "loop.yml").symlink_to(folder / "loop.yml")
    (folder / "gone.yml").symlink_to(folder / "nothing.yml")
    assert [problem.rule for problem in read_knowledge_base(folder).problems] == ["cannot-open", "cannot-open"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    """Something that is no plain file is not opened, since opening a pipe would wait for ever."""
    os.mkfifo(folder / "pipe.yml")
    assert [problem.rule for problem in read_knowledge_base(folder).problems] == ["cannot-open"]


def test_a_file_without_the_right_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is named, with whom to ask."""
    real = Path.open

    def refuse(self: Path, *args: str) -> object:
        if self.name == "small.yml":
            raise PermissionError
        return real(self, *args)

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read_knowledge_base(folder).problems
    assert (problem.rule, "right" in problem.message) == ("cannot-open", True)


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is a problem, not an exception."""
    reading = read_knowledge_base(tmp_path / "nothing")
    assert reading.knowledge_base is None
    assert [problem.rule for problem in reading.problems] == ["cannot-open"]


def test_documents_and_folders_are_not_passed_over_in_silence(folder: Path) -> None:
    """A Word file beside the briefings, or a briefing in a folder of its own, is named with a warning."""
    (folder / "review.docx").write_bytes(b"x")
    (folder / "2020").mkdir()
    (folder / "2020" / "small.yml").write_text(SMALL, "utf-8")
    (folder / "pictures").mkdir()
    problems = read_knowledge_base(folder, shown_as="here").problems
    found = [(p.rule, p.severity.value, p.place.path) for p in problems]
    assert found == [("not-read", "warning", f"here/{name}") for name in ("2020", "review.docx")]


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("www.example.org", "https://www.example.org"),
        ("https://www.example.org/reviews/page.html", "https://www.example.org"),
        ("http://Intranet.example.org:8080/", None),
        ("*", ""),
    ],
)
def test_a_website_that_may_embed_is_written_up_to_its_name(folder: Path, typed: str, better: str | None) -> None:
    """More than the beginning of an address is refused, since it would not count; the line to paste is shown."""
    board = folder / "_board.yml"
    board.write_text(board.read_text("utf-8") + f"frame_ancestors:\n  - '{typed}'\n", "utf-8")
    found = [p for p in read_knowledge_base(folder).problems if p.rule == "web-origin"]
    assert len(found) == (better is not None)
    assert [p.suggestion for p in found] == [f"  - {better}" if better else None for _ in found]
