"""What is kept between builds is never wrong: found by all that it depends on, or made anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticSerializationError

from briefings import keeping
from briefings.keeping import KeptTexts, copy_kept, fingerprint, keep_copy, read_kept, write_kept


@dataclass(frozen=True)
class Facts:
    title: str
    day: date | None = None
    points: tuple[str, ...] = ()


FACTS = Facts("A title", date(2026, 3, 1), ("one", "two"))


def make(path: Path, facts: object, text: str = "made – “anew” 🙂") -> tuple[str, int]:
    """The text for some facts, and how many were made for it."""
    texts = KeptTexts(path)
    found = texts.make(facts, lambda: text)
    texts.save()
    return found, texts.made


def test_what_was_made_before_is_not_made_again(tmp_path: Path) -> None:
    """The same facts give the same text, and nothing is made for it."""
    path = tmp_path / "kept" / "texts"
    assert make(path, FACTS) == ("made – “anew” 🙂", 1)
    assert make(path, Facts("A title", date(2026, 3, 1), ("one", "two")), "other") == ("made – “anew” 🙂", 0)


@pytest.mark.parametrize(
    "facts",
    [
        Facts("A title ", date(2026, 3, 1), ("one", "two")),
        Facts("A title", date(2026, 3, 2), ("one", "two")),
        Facts("A title", None, ("one", "two")),
        Facts("A title", date(2026, 3, 1), ("one two",)),
        Facts("A title", date(2026, 3, 1), ("two", "one")),
        [FACTS],
        ["A title", "2026-03-01", "one", "two"],
    ],
)
def test_any_other_fact_makes_another_text(tmp_path: Path, facts: object) -> None:
    """Whatever is changed, moved or left out, the text is made anew."""
    make(tmp_path / "texts", FACTS)
    assert make(tmp_path / "texts", facts, "other") == ("other", 1)


@given(st.lists(st.text(), max_size=6), st.lists(st.text(), max_size=6))
def test_two_lists_share_a_key_only_when_they_are_equal(one: list[str], two: list[str]) -> None:
    """No text runs over into the next one, whatever characters it has."""
    assert (keeping.make_key(one) == keeping.make_key(two)) is (one == two)


def test_what_cannot_be_told_apart_is_refused(tmp_path: Path) -> None:
    """A fact that has no form of its own is an error, not a key that many share."""
    with pytest.raises(PydanticSerializationError):
        make(tmp_path / "texts", [object()])


@pytest.mark.parametrize("damage", [b"", b"x", b"{}\n", b"{}"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    """What was cut short, overwritten or mixed up is made anew."""
    path = tmp_path / "texts"
    make(path, FACTS)
    whole = path.read_bytes()
    for content in (damage, whole[:-1], whole + b"x", whole[:100] + bytes([whole[100] ^ 1]) + whole[101:]):
        path.write_bytes(content)
        assert make(path, FACTS, "other") == ("other", 1)


@pytest.mark.parametrize("content", [b"[]\n", b'{"x": {}}\n', b'{"x": 3}\nab', b"\xff\n", b""])
def test_a_file_of_another_make_counts_as_none(tmp_path: Path, content: bytes) -> None:
    """What is whole, but holds something else, is made anew."""
    write_kept(tmp_path / "texts", content)
    assert make(tmp_path / "texts", FACTS, "other") == ("other", 1)


def test_what_has_no_use_any_more_is_forgotten(tmp_path: Path) -> None:
    """A text that a build did not ask for is gone after it, be it of a briefing that was deleted."""
    path = tmp_path / "texts"
    make(path, FACTS, "Synthetic words of a family")
    make(path, ["another"])
    assert make(path, FACTS, "other") == ("other", 1)


def test_a_build_without_changes_writes_nothing(tmp_path: Path) -> None:
    """A file that would say the same is left alone."""
    path = tmp_path / "texts"
    make(path, FACTS)
    path.chmod(0o400)
    before = path.stat().st_mtime_ns
    make(path, FACTS)
    assert path.stat().st_mtime_ns == before


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    """Who keeps nothing makes every text, and facts need no form."""
    texts = KeptTexts(None)
    assert texts.make([object()], lambda: "made") == "made"
    texts.save()
    assert not texts.is_on
    assert list(tmp_path.iterdir()) == []


def test_the_code_itself_is_part_of_every_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed template, a changed module, a list of words or one file more: everything is made anew."""
    (tmp_path / "core" / "templates").mkdir(parents=True)
    template, module = tmp_path / "core" / "templates" / "page.html", tmp_path / "core" / "model.py"
    template.write_text("<p>", "utf-8")
    module.write_text("x = 1", "utf-8")
    monkeypatch.setattr(keeping, "_CORE", tmp_path / "core")
    seen = set()
    for change in (
        lambda: None,
        lambda: template.write_text("<b>", "utf-8"),
        lambda: module.write_text("x = 2", "utf-8"),
        lambda: (tmp_path / "core" / "words.txt").write_text("", "utf-8"),
        lambda: template.rename(template.with_name("pages.html")),
    ):
        change()
        fingerprint.cache_clear()
        seen.add(fingerprint())
    fingerprint.cache_clear()
    assert len(seen) == 5


def test_a_kept_file_is_given_out_whole_or_not_at_all(tmp_path: Path) -> None:
    """A copy is found under its key alone, undamaged, and there is only one."""
    folder, source, target = tmp_path / "kept", tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"first")
    assert not copy_kept(folder, "key1", target)
    keep_copy(folder, "key1", source)
    assert copy_kept(folder, "key1", target)
    assert target.read_bytes() == b"first"
    assert not copy_kept(folder, "key2", target)
    source.write_bytes(b"second")
    keep_copy(folder, "key2", source)
    assert not copy_kept(folder, "key1", target)
    (only,) = folder.iterdir()
    only.write_bytes(b"third!")
    assert not copy_kept(folder, "key2", target)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """What could not be written leaves what was there, and nothing beside it."""
    path = tmp_path / "kept"
    write_kept(path, b"one")
    assert read_kept(path) == b"one"
    assert read_kept(tmp_path / "none") is None
    assert read_kept(tmp_path) is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept"]
