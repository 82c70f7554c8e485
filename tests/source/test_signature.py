"""A signature in a file: written in its place, and not a byte of anything else changed."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Briefing
from briefings.source.blocks import put_block
from briefings.source.signature import replace_file, write_signature
from small_briefing import SMALL, read_files, rules_of

SIGNATURE = {"basis": "checked_by_person", "checked_by": "A. Tester"}
OLD = "anonymity: # who\n  basis: published_by_board\n  # a remark inside\n"


def small_briefing(text: str) -> Briefing:
    kb = read_files({"small.yml": text}).knowledge_base
    assert kb is not None
    return kb.briefing("small")


def test_it_is_added_at_the_end() -> None:
    """A file without a signature gets it below everything else."""
    assert put_block("a: 1\n", "anonymity", SIGNATURE) == (
        'a: 1\nanonymity:\n  basis: checked_by_person\n  checked_by: "A. Tester"\n'
    )


def test_it_takes_the_place_of_the_old_one() -> None:
    """What stands before and after the old block stays as it is, remarks and blank lines included."""
    before, after = "a: 1\n\n# first\n", "\n# then\nb:\n  - x\n"
    text = put_block(f"{before}anonymity:\n  basis: published_by_board\n{after}", "anonymity", SIGNATURE)
    assert text.startswith(before)
    assert text.endswith(after)
    assert yaml.safe_load(text)["anonymity"] == SIGNATURE


@pytest.mark.parametrize("old", ["anonymity: {basis: published_by_board}\n", "anonymity:\n", "anonymity: ''\n"])
def test_any_form_of_the_old_one_goes(old: str) -> None:
    """In brackets, empty or quoted: one block is left."""
    text = put_block(f"a: 1\n{old}b: 2\n", "anonymity", SIGNATURE)
    assert yaml.safe_load(text) == {"a": 1, "anonymity": SIGNATURE, "b": 2}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\x85"), min_size=1))
def test_any_name_reads_back(name: str) -> None:
    """Whatever a person's name is made of, it is the value and nothing but the value."""
    text = put_block("a: 1\n", "anonymity", {"checked_by": name})
    assert yaml.load(text, yaml.CBaseLoader) == {"a": "1", "anonymity": {"checked_by": name}}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "marked"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["open", "closed"])
def test_the_file_keeps_its_form(tmp_path: Path, mark: bytes, line_end: str, end: str) -> None:
    """Line ends, the mark at the beginning and a missing last line end are those of the file."""
    text = (SMALL.rstrip("\n") + end).replace("\n", line_end)
    path = tmp_path / "small.yml"
    path.write_bytes(mark + text.encode())
    write_signature(path, small_briefing(SMALL), by="A. Tester", on=date(2026, 3, 1))
    data = path.read_bytes()
    assert data.startswith(mark + text.encode())
    assert data.count(b"\n") == data.count(line_end.encode())
    assert rules_of(data) == []


def test_what_is_signed_holds(tmp_path: Path) -> None:
    """The file as signed is in order; with one word changed it is not."""
    path = tmp_path / "small.yml"
    path.write_text(SMALL, encoding="utf-8")
    write_signature(path, small_briefing(SMALL), by="A. Tester", on=date(2026, 3, 1))
    signed = path.read_text(encoding="utf-8")
    assert rules_of(signed) == []
    assert rules_of(signed.replace("others wrote", "others said")) == ["signature"]


def test_a_block_that_cannot_be_told_is_refused() -> None:
    """A file in which the old block shares its line with something else is left alone."""
    with pytest.raises(ValueError, match="without changing others"):
        put_block("{a: 1, anonymity: {basis: x}, b: 2}\n", "anonymity", SIGNATURE)
    with pytest.raises(ValueError, match="no fields"):
        put_block("- a\n", "anonymity", SIGNATURE)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk refuses, the old content is there and no leftover beside it."""
    path = tmp_path / "small.yml"
    path.write_text("old", encoding="utf-8")

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("small.yml", "old")]
