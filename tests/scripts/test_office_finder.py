"""Finding LibreOffice for the tests: in a known order, or a clear failure."""

from __future__ import annotations

from pathlib import Path

import pytest

import _office


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without LibreOffice, on which nothing is fetched."""
    monkeypatch.delenv("OFFICE_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(_office, "PLACES", ())
    monkeypatch.setattr(_office, "can_fetch_by_apt", lambda: False)
    return tmp_path


def make_office(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_one_that_was_named_comes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """OFFICE_PATH wins; a slip in it is an error, not a reason to take another."""
    named = make_office(bare_machine / "my office")
    monkeypatch.setenv("OFFICE_PATH", str(named))
    assert _office.ensure_office() == named
    monkeypatch.setenv("OFFICE_PATH", str(bare_machine / "nothing"))
    with pytest.raises(_office.OfficeMissingError, match="OFFICE_PATH"):
        _office.ensure_office()


def test_the_usual_places_are_looked_at(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One in a usual place is found."""
    place = make_office(bare_machine / "usual" / "soffice")
    monkeypatch.setattr(_office, "PLACES", (str(place),))
    assert _office.ensure_office() == place


@pytest.mark.parametrize(("has_apt", "words"), [(True, "Type:  sudo apt install"), (False, "OFFICE_PATH")])
def test_a_missing_one_says_what_to_do(monkeypatch: pytest.MonkeyPatch, *, has_apt: bool, words: str) -> None:
    """Without one the message holds the one thing to do."""
    monkeypatch.setattr(_office, "has_apt", lambda: has_apt)
    with pytest.raises(_office.OfficeMissingError, match=words):
        _office.ensure_office()


def test_it_is_fetched_where_that_can_be_done(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a computer that may install packages it is fetched and then found."""
    place = bare_machine / "fetched" / "soffice"
    monkeypatch.setattr(_office, "PLACES", (str(place),))
    monkeypatch.setattr(_office, "can_fetch_by_apt", lambda: True)
    monkeypatch.setattr(_office, "succeeds", lambda command: bool("install" in command and make_office(place)))
    assert _office.ensure_office() == place
