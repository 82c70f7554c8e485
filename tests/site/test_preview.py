"""The live preview goes on whatever happens to the files, and tells of it."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefings.build import ContentError, SiteBuild
from pdf_reading import extract_text

PATIENCE = 60
BUILT_ON = date(2026, 3, 1)


def wait_for(address: str, is_right: Callable[[str], bool]) -> str:
    """The page once it is right; asks again and again, and gives up after a minute."""
    until = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode("utf-8")
        except OSError:
            text = ""  # not up yet, or just being made anew
        if is_right(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"{address} never became right; it ended as:\n{text[:2000]}")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_preview_survives_a_broken_vocabulary(project: Path, preview: str) -> None:
    """While the vocabulary is broken the last good content shows with a notice; mended, the notice goes."""
    home = preview + "index.html"
    assert wait_for(home, lambda text: "This is a preview" in text and "problems.html" not in text)
    vocabulary = project / "learning_points" / "_vocabulary.yml"
    change(vocabulary, "\nthemes:", "\nthmes:")
    assert wait_for(home, lambda text: "problems.html" in text and "Home conditions: learning from a review" in text)
    assert wait_for(preview + "problems.html", lambda text: "learning_points/_vocabulary.yml" in text)
    change(vocabulary, "\nthmes:", "\nthemes:")
    assert wait_for(home, lambda text: "This is a preview" in text and "problems.html" not in text)
    change(project / "learning_points" / "2017-home-conditions.yml", "status: published", "status: draft")
    assert wait_for(home, lambda text: "Draft – not on the published site" in text)


def test_a_preview_makes_a_sheet_when_it_is_asked_for(project: Path, preview: str) -> None:
    """A sheet of the preview is as new as its page; one that cannot be made says why; others are not there."""
    page, address = f"{preview}checklists/2017-home-conditions.html", "sheets/2017-home-conditions-checklist.pdf"
    wait_for(page, lambda text: "Checklist, PDF" in text)
    with urllib.request.urlopen(preview + address, timeout=PATIENCE) as answer:
        first = answer.read()
        assert (first[:5], answer.headers["Content-Type"]) == (b"%PDF-", "application/pdf")
    path = project / "learning_points" / "2017-home-conditions.yml"
    change(path, "Apply a Signs of Safety framework.", "Synthetic words here.")
    wait_for(page, lambda text: "Synthetic words here." in text)
    with urllib.request.urlopen(preview + address, timeout=PATIENCE) as answer:
        assert "Synthetic words here." in extract_text(answer.read())
    with pytest.raises(urllib.error.HTTPError) as none:
        urllib.request.urlopen(f"{preview}sheets/no-such-sheet.pdf", timeout=PATIENCE)
    none.value.close()
    assert none.value.code == 404


def test_a_build_never_goes_on_with_older_content(project: Path) -> None:
    """Only a preview may show what was last good; a build with an unreadable board stops."""
    content = project / "learning_points"
    good = SiteBuild.read(content, built_on=BUILT_ON, is_preview=True).everything
    (content / "_board.yml").write_text("name: x\n", encoding="utf-8")
    shown = SiteBuild.read(content, built_on=BUILT_ON, is_preview=True, last_good=good)
    assert shown.kb.board.short_name == "NCSCB"
    assert shown.report.problem_count
    with pytest.raises(ContentError, match=r"_board\.yml"):
        SiteBuild.read(content, built_on=BUILT_ON, is_preview=False, last_good=good)
    with pytest.raises(ContentError, match=r"_board\.yml"):
        SiteBuild.read(content, built_on=BUILT_ON, is_preview=True)


def test_what_is_for_the_preview_alone_is_not_published(built_site: Path) -> None:
    """The script that shows a saved page anew is in no build, and no page of one asks for it."""
    assert not (built_site / "javascripts" / "preview.js").exists()
    assert "preview.js" not in (built_site / "index.html").read_text(encoding="utf-8")
