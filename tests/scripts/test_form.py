"""The command that writes the form as files."""

from __future__ import annotations

from pathlib import Path

import pytest

import form


def test_the_form_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Page, scripts, style sheets and fonts are there, and no token of a preview."""
    target = tmp_path / "kept"
    assert form.main([str(target)]) == 0
    html = (target / "form" / "index.html").read_text("utf-8")
    assert 'data-token=""' in html
    for name in ("form/assets/form.js", "stylesheets/tokens.css", "fonts/LICENSE.txt"):
        assert (target / name).is_file()
    assert "index.html" in capsys.readouterr().out


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A folder that holds something stays as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit):
        form.main([str(tmp_path)])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
