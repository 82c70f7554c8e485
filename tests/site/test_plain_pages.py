"""The quick way to a page, its shell filled, gives the same as the engine's own way, for every page and every byte."""

from __future__ import annotations

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
