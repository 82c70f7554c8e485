"""Bytes to lines: how a file was saved."""

from __future__ import annotations

import pytest

from briefings.source.decoding import LARGEST_FILE, read_page
from small_briefing import SMALL, problems_of, read_files, rules_of, with_change

HASH = with_change("  - Read it.\n", "  - Left cards at flat #3\n")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_marks_and_windows_line_ends_change_nothing(mark: bytes, line_end: str) -> None:
    """A byte order mark and Windows line ends are read like any other, and places stay right."""
    plain = read_files({"small.yml": HASH})
    reading = read_files({"small.yml": mark + HASH.replace("\n", line_end).encode()})
    assert reading.problems == plain.problems
    assert reading.sources == plain.sources
    good = read_files({"small.yml": mark + SMALL.replace("\n", line_end).encode()})
    assert good.knowledge_base == read_files({"small.yml": SMALL}).knowledge_base


def test_a_mark_inside_is_no_mark() -> None:
    """Only the first character of a file can be a byte order mark."""
    assert rules_of(with_change("title: Keeping", "title: \ufeffKeeping")) == ["invisible-character"]


def test_windows_1252_is_named_with_the_line_as_meant() -> None:
    """A file saved as Windows-1252 is an error at its first strange letter, shown as it was meant."""
    data = with_change("  - Read it.", "  - Don’t guess – ask “why”.").encode("cp1252")
    reading = read_files({"small.yml": data})
    (problem,) = reading.problems
    assert (problem.rule, problem.place.line, problem.place.column) == ("encoding", 12, 8)
    assert problem.suggestion == "  - Don’t guess – ask “why”."
    assert reading.sources[problem.place.path].lines[11] == problem.suggestion
    assert "UTF-8" in (problem.hint or "")


def test_one_pasted_line_spoils_no_other() -> None:
    """A line of Windows-1252 in a UTF-8 file leaves the other lines' letters as they are."""
    head, tail = with_change("A made-up sheet", "Réviewed").encode().split(b"Read it.")
    (problem,) = problems_of(head + b"Don\x92t." + tail)
    assert (problem.place.line, problem.suggestion) == (12, "  - Don’t.")


def test_several_lines_of_windows_1252_are_one_problem() -> None:
    """The whole file is to be saved anew, so it is one problem that names the lines."""
    text = SMALL.replace("Read it.", "Don’t.").replace("Share it.", "Can’t.")
    (problem,) = problems_of(text.encode("cp1252"))
    assert "lines 12, 13" in (problem.found or "")


def test_a_byte_without_a_letter_is_lost() -> None:
    """A byte that Windows-1252 has no letter for is reported as lost."""
    assert rules_of(SMALL.encode().replace(b"Read it.", b"Read \x81 it.")) == ["encoding", "lost-character"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    """A file saved as UTF-16 or UTF-32 is one clear error, and the rest is checked all the same."""
    assert rules_of(SMALL.encode(encoding)) == ["encoding"]
    assert rules_of(HASH.encode(encoding)) == ["encoding", "hash-in-text"]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", b"PK\x03\x04\x00\x00word", b"title: a\x00b\n", b"\xff\xfea"])
def test_no_text(data: bytes) -> None:
    """What holds NUL bytes is no text, whatever its name."""
    assert rules_of(data) == ["not-text"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"   ", b"# only a remark\n", b"\xef\xbb\xbf", b"---\n", b"\r\n"])
def test_empty_files(data: bytes) -> None:
    """A file that says nothing is called empty."""
    assert rules_of(data) == ["empty-file"]


def test_files_that_are_too_large() -> None:
    """A file of the largest size is read; one byte more is not."""
    room = LARGEST_FILE - len(SMALL.encode())
    padding = ("# remark\n" * room)[: room - 1] + "\n"
    assert rules_of((padding if padding.startswith("# ") else "") + SMALL)[:1] != ["file-size"]
    assert rules_of(SMALL + "x" * (room + 1)) == ["file-size"]


def test_a_file_without_a_last_line_end() -> None:
    """The last line counts whether it ends in a line break or not."""
    page, _ = read_page("a.yml", b"a: b\nc: d")
    again, _ = read_page("a.yml", b"a: b\nc: d\n")
    assert page is not None
    assert again is not None
    assert page.written == again.written == ("a: b", "c: d")


def test_an_rtf_file_is_called_one() -> None:
    """A file saved as RTF under the name of a briefing is told so."""
    assert "RTF" in problems_of(b"{\\rtf1\\ansi title: x}")[0].message
