"""The quick way to a page, its shell filled, gives the same as the engine's own way, for every page and every byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from built_files import copy_content, files_of
from hostile import write_hostile
from living import write_web_content
from synthetic import make_briefing_yaml


def write_many(project_root: Path, folder: Path) -> Path:
    """So many briefings that lists are parted."""
    content = copy_content(project_root, folder)
    for number in range(210):
        (content / f"synthetic-{number:03}.yml").write_text(make_briefing_yaml(number), encoding="utf-8")
    return content


@pytest.mark.parametrize(
    "write",
    [copy_content, write_web_content, write_hostile, write_many],
    ids=["own", "lives", "hostile", "many"],
)
def test_every_page_is_the_same_without_shells(
    build_site: Callable[..., Path], project_root: Path, tmp_path: Path, write: Callable[[Path, Path], Path]
) -> None:
    """With ``plain_pages`` each page passes through the engine and its templates; no byte differs."""
    content = write(project_root, tmp_path)
    alone = {"offline_copy": False, "sheets": ""}
    plain = files_of(build_site(content, extra={"plain_pages": True, **alone}))
    assert files_of(build_site(content, extra=alone)) == plain


def test_a_preview_is_the_same_without_shells(
    build_site: Callable[..., Path], project_root: Path, tmp_path: Path
) -> None:
    """In a preview each briefing's page leads to its form, from a shell as well."""
    content = write_web_content(project_root, tmp_path)
    shells = files_of(build_site(content, preview=True))
    assert b'href="../edit/index.html#2025-draft"' in shells["briefings/2025-draft.html"]
    plain = files_of(build_site(content, preview=True, extra={"plain_pages": True}))
    assert shells == plain


@pytest.fixture
def docs(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the hand-written pages, to be edited."""
    return Path(shutil.copytree(project_root / "docs", tmp_path / "docs"))


@pytest.mark.parametrize("plain", [False, True], ids=["shells", "plain"])
def test_hand_written_pages_may_lead_to_generated_ones(
    build_site: Callable[..., Path], project_root: Path, docs: Path, *, plain: bool
) -> None:
    """A link to a briefing, in the way of MkDocs, is followed by a strict build and leads to its page."""
    about = docs / "about.md"
    links = "[One](briefings/2017-home-conditions.md#engagement) [two](themes/home-conditions.md '&')"
    about.write_text(f"{about.read_text('utf-8')}\n{links}\n\n[x]: checklists/2017-home-conditions.md\n\n[three][x]\n")
    extra = {"plain_pages": plain, "sheets": ""}
    site = build_site(project_root / "learning_points", docs_dir=str(docs), extra=extra)
    text = (site / "about.html").read_text("utf-8")
    for target in (
        "briefings/2017-home-conditions.html#engagement",
        "themes/home-conditions.html",
        "checklists/2017-home-conditions.html",
    ):
        assert f'href="{target}"' in text


@pytest.mark.parametrize("plain", [False, True], ids=["shells", "plain"])
@pytest.mark.parametrize("target", ["briefings/2017-none.md", "briefings/2017-home-conditions.md#none"])
def test_a_link_that_leads_nowhere_stops_a_build(
    build_site: Callable[..., Path], project_root: Path, docs: Path, target: str, *, plain: bool
) -> None:
    """Whether the page is missing or only the place on it."""
    with (docs / "about.md").open("a", encoding="utf-8") as about:
        about.write(f"\n[One]({target})\n")
    with pytest.raises(BaseException, match="Aborted"):
        build_site(project_root / "learning_points", docs_dir=str(docs), extra={"plain_pages": plain, "sheets": ""})


@pytest.mark.parametrize("name", ["briefings/2017-home-conditions.md", "briefings/2017-home-conditions.html"])
def test_a_generated_page_never_replaces_a_written_one(
    build_site: Callable[..., Path], project_root: Path, docs: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    """A file written where a generated page belongs stops the build, and the message says where it is."""
    (docs / name).write_text("# Written by hand\n", encoding="utf-8")
    with pytest.raises(BaseException, match="Aborted"):
        build_site(project_root / "learning_points", docs_dir=str(docs), extra={"sheets": ""})
    assert "briefings/2017-home-conditions" in caplog.text
    assert "rename it or take it away" in caplog.text
