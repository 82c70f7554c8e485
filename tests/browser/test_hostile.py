"""Hostile texts in every field: shown as typed in every output, and none of them runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from hostile import HOSTILE, write_hostile


@pytest.fixture(scope="module")
def site(project_root: Path, tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    return build_site(write_hostile(project_root, tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="module")
def url(site: Path, serve_folder: Callable[[Path], str]) -> str:
    return serve_folder(site)


def squeeze(text: str) -> str:
    """Without white space, and without the soft breaks that a typesetter puts into long words."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02]+", "", text)


def missing_from(text: str) -> list[str]:
    words = squeeze(text)
    return [hostile for hostile in HOSTILE if squeeze(hostile) not in words]


def assert_nothing_ran(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    assert (
        page.locator("script:not([src]):not([type='application/ld+json']), iframe, base, form[action^='http']").count()
        == 0
    )


def test_no_page_runs_anything(site: Path, url: str, page: Page) -> None:
    """Every page opens without an error, a violated policy or a request elsewhere, and nothing of an author runs."""
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(addresses) > 20
    for address in addresses:
        page.goto(url + address)
        assert page.evaluate("window.ran") is None, address


def test_no_page_holds_one_unescaped(site: Path) -> None:
    """In the files themselves no tag of an author's stands, whether a browser would have run it or not."""
    tags = [text for text in HOSTILE if text.startswith("<")]
    for path in (path for path in site.rglob("*") if path.suffix in {".html", ".xml"}):
        text = path.read_text(encoding="utf-8")
        assert [tag for tag in tags if tag in text] == [], path


@pytest.mark.parametrize("address", ["briefings/2020-hostile.html", "checklists/2020-hostile.html"])
def test_a_page_shows_them_as_typed(url: str, page: Page, address: str) -> None:
    """Each of them is read on the page letter by letter."""
    page.goto(url + address)
    assert missing_from(page.locator("#content").inner_text()) == []
    assert_nothing_ran(page)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_search_shows_them_as_typed(url: str, page: Page, number: int) -> None:
    """The results of a search for a hostile text, and the box that holds it, show it and run nothing."""
    page.goto(url + "find.html")
    box = page.get_by_role("searchbox").first
    box.fill(HOSTILE[number])
    box.press("Enter")
    expect(box).to_have_value(HOSTILE[number])
    page.wait_for_timeout(150)
    assert_nothing_ran(page)


def test_a_sheet_shows_them_as_typed(url: str, page: Page) -> None:
    """What a reader collects shows them as typed, on the sheet and at the meeting, and takes none for a tag."""
    page.goto(url + "checklists/2020-hostile.html")
    for button in page.locator("lb-sheet-button button").all():
        button.click()
    page.locator("[data-tick]").first.check()
    page.goto(url + "my-sheet.html")
    expect(page.locator("[data-points] > li")).to_have_count(len(HOSTILE))
    assert missing_from(page.locator("#content").inner_text()) == []
    assert_nothing_ran(page)
    page.get_by_role("button", name="Show at a meeting").click()
    assert_nothing_ran(page)


def test_a_pdf_prints_them_as_typed(site: Path) -> None:
    """The briefing, its checklist and its record, standard and large."""
    made = sorted(site.rglob("2020-hostile*.pdf"))
    assert len(made) == 6
    for path in made:
        document = pypdfium2.PdfDocument(path.read_bytes())
        assert missing_from(" ".join(page.get_textpage().get_text_bounded() for page in document)) == [], path.name


def test_a_word_file_holds_them_as_typed(site: Path) -> None:
    """Checklist and record, read as XML."""
    made = sorted(site.rglob("2020-hostile*.docx"))
    assert made
    for path in made:
        with ZipFile(path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        assert missing_from("".join(str(text) for text in root.itertext())) == [], path.name


def test_data_holds_them_as_typed(site: Path) -> None:
    """What other programs read gives back each text as it was typed."""
    import json

    catalogue = json.loads((site / "briefings.json").read_text("utf-8"))
    assert missing_from(json.dumps(catalogue, ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")) == []
