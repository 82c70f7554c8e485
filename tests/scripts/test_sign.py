"""The command that signs: it shows what to look for, asks, and changes nothing unless told so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sign
from small_briefing import CONTENT, SMALL, rules_of

NAMED = ["--by", "A. Tester, synthetic officer"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(CONTENT / name, tmp_path)
    (tmp_path / "small.yml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> int:
    return sign.main([*arguments, "--folder", str(folder)])


def test_it_shows_the_blind_spots_and_signs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who signs sees what no program notices; afterwards the signature holds."""
    assert run(folder, "small", *NAMED, "--yes") == 0
    told = capsys.readouterr().out
    assert "No program notices:" in told
    assert all(blind_spot in told for blind_spot in sign.BLIND_SPOTS)
    text = (folder / "small.yml").read_text("utf-8")
    assert text.startswith(SMALL)
    assert rules_of(text) == []


def test_a_void_signature_is_renewed(folder: Path) -> None:
    """A published text whose signature an edit has voided can be signed again, though it cannot be built."""
    run(folder, "small", *NAMED, "--yes")
    path = folder / "small.yml"
    edited = path.read_text("utf-8").replace("status: draft", "status: published").replace("you saw", "you heard")
    path.write_text(f"{edited}source:\n  document: A sheet\n", encoding="utf-8")
    assert rules_of(path.read_text("utf-8"))[:1] == ["signature"]
    assert run(folder, "small.yml", *NAMED, "--yes") == 0
    assert "signature" not in rules_of(path.read_text("utf-8"))


def test_without_a_yes_nothing_is_signed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any other answer leaves the file as it was."""
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("builtins.input", lambda question: "y")
    assert run(folder, "small", *NAMED) == 1
    assert "Nothing was signed" in capsys.readouterr().out
    assert (folder / "small.yml").read_text("utf-8") == SMALL


def test_nobody_to_ask_is_said(folder: Path) -> None:
    """Without a terminal the command names the options instead of waiting for ever."""
    with pytest.raises(SystemExit, match="--by"):
        run(folder, "small")
    assert (folder / "small.yml").read_text("utf-8") == SMALL


def test_what_is_wrong_comes_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with errors is not signed, nor a draft that lacks something, nor one that is not there."""
    for text, rule in (
        (SMALL.replace("kind: learning_sheet\n", ""), "missing-field"),
        (f"{SMALL}weather: fine\n", "unknown-field"),
    ):
        (folder / "small.yml").write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit, match="Put that right first"):
            run(folder, "small", *NAMED, "--yes")
        assert rule in capsys.readouterr().out
        assert (folder / "small.yml").read_text("utf-8") == text
    with pytest.raises(SystemExit, match="There is no briefing nothing"):
        run(folder, "nothing", *NAMED, "--yes")
