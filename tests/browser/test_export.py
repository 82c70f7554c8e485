"""Hostile texts in an export, as other engines show them: read as typed, and none of them runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from exported import build_plainly, export
from hostile import HOSTILE, write_hostile

YOUNG = pytest.mark.xfail(strict=False, reason="Zensical is young, and its releases may change what it reads")


@pytest.fixture(scope="module")
def exported(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    return export(project_root, write_hostile(project_root, folder), folder / "export", sheets=False)


@pytest.fixture(scope="module")
def sites(
    exported: Path, tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> Callable[[str], tuple[Path, str]]:
    """``sites(engine)`` is the site that an engine builds from the export, and its address."""
    built: dict[str, tuple[Path, str]] = {}

    def build(engine: str) -> tuple[Path, str]:
        if engine not in built:
            site = build_plainly(engine, exported, tmp_path_factory.mktemp("plain") / engine)
            built[engine] = (site, serve_folder(site))
        return built[engine]

    return build


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def missing_from(text: str) -> list[str]:
    return [hostile for hostile in HOSTILE if squeeze(hostile) not in squeeze(text)]


@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=YOUNG)])
def test_no_page_runs_anything(sites: Callable[[str], tuple[Path, str]], page: Page, engine: str) -> None:
    """Every page of the built export opens without an error or a request elsewhere, and nothing of an author runs."""
    site, url = sites(engine)
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(addresses) > 20
    for address in addresses:
        page.goto(url + address)
        assert page.evaluate("window.ran") is None, address
        assert (
            page.locator("base[href], meta[http-equiv=refresh], form[action^=http], [onerror], [onload]").count() == 0
        )


@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=YOUNG)])
@pytest.mark.parametrize("address", ["briefings/2020-hostile.html", "checklists/2020-hostile.html", "find.html"])
def test_a_page_shows_them_as_typed(
    sites: Callable[[str], tuple[Path, str]], page: Page, engine: str, address: str
) -> None:
    """Each of them is read on the page letter by letter."""
    page.goto(sites(engine)[1] + address)
    assert missing_from(page.locator("article").inner_text()) == []


def test_pages_are_whole_without_scripts(
    sites: Callable[[str], tuple[Path, str]], open_context: Callable[..., BrowserContext]
) -> None:
    """With JavaScript off, each learning point is read and each box can be ticked."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(sites("mkdocs")[1] + "checklists/2020-hostile.html")
    boxes = page.get_by_role("main").get_by_role("checkbox")
    expect(boxes).to_have_count(len(HOSTILE))
    page.get_by_label(HOSTILE[0], exact=True).check()
    expect(boxes.first).to_be_checked()


def test_the_theme_s_search_runs_nothing(sites: Callable[[str], tuple[Path, str]], page: Page) -> None:
    """What the theme's own search shows of hostile titles and texts runs nothing either."""
    # What is typed before the theme has its index may be passed over.
    with page.expect_response("**/search_index.json"):
        page.goto(sites("mkdocs")[1] + "index.html")
    box, results = page.get_by_role("textbox", name="Search"), page.locator(".md-search-result__list")
    box.click()
    for words in ("autofocus", "onerror"):
        box.fill("")
        box.press_sequentially(words, delay=30)
        expect(results.locator("mark").first).to_contain_text(words, timeout=30_000)
        assert page.evaluate("window.ran") is None
    assert HOSTILE[1] in results.inner_text()
