"""The PDF and Word files of a built site: there, offered, valid, and without a word that must not be in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from lxml import html as lxml_html
from mkdocs.exceptions import Abort

from pdf_validators import find_pdf_problems
from synthetic import make_briefing_yaml

BRIEFING = "briefings/2017-home-conditions.html"
CHECKLIST = "checklists/2017-home-conditions.html"


@pytest.fixture
def content(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the board's folder, to be changed."""
    folder = tmp_path / "content"
    folder.mkdir()
    for path in (project_root / "learning_points").glob("*.yml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def offered_on(site: Path, address: str) -> dict[str, str]:
    """What a page offers: the file's address from the site's root, and the words of the link."""
    page = lxml_html.document_fromstring((site / address).read_bytes())
    links = page.xpath("//a[@class='lb-files__link']")
    return {link.get("href").removeprefix("../"): link.text_content() for link in links}


def test_each_page_offers_its_sheets_by_kind_pages_and_size(built_site: Path) -> None:
    """The words of each link are true of its file."""
    offered = offered_on(built_site, BRIEFING)
    assert len(offered) == 8
    assert offered_on(built_site, CHECKLIST).items() < offered.items()
    assert len(offered_on(built_site, "themes/home-conditions.html")) == 3
    assert offered["sheets/2017-home-conditions-briefing.pdf"].startswith("Briefing, PDF, 2 pages, ")
    for address, words in offered.items():
        path = built_site / address
        assert words.endswith(f", {round(path.stat().st_size / 1000)} kB")
        if path.suffix == ".pdf":
            with pypdfium2.PdfDocument(path) as pdf:
                assert f", {len(pdf)} page" in words


def test_no_file_is_without_a_page_that_offers_it(built_site: Path) -> None:
    """Every file can be reached, and every file offered is there (the build's own check sees to that as well)."""
    pages = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")]
    offered = {address for page in pages for address in offered_on(built_site, page)}
    assert offered == {path.relative_to(built_site).as_posix() for path in (built_site / "sheets").iterdir()}


def test_every_pdf_of_the_site_is_accessible(built_site: Path, tmp_path: Path) -> None:
    """Both validators of PDF/UA-1 pass every PDF of the real site."""
    files = {path.name: path.read_bytes() for path in (built_site / "sheets").glob("*.pdf")}
    assert len(files) > 10
    assert find_pdf_problems(files, tmp_path) == {}


def test_every_pdf_of_a_larger_site_is_accessible(
    build_site: Callable[..., Path], content: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """The same for a site of synthetic briefings: themes and agencies then have points of several."""
    count = int(pytestconfig.getoption("--briefings"))
    for index in range(count):
        (content / f"synthetic-{index:04d}.yml").write_text(make_briefing_yaml(index), encoding="utf-8")
    site = build_site(content)
    files = {path.name: path.read_bytes() for path in (site / "sheets").glob("*.pdf")}
    assert len(files) > 6 * count
    (tmp_path / "pdf").mkdir()
    assert find_pdf_problems(files, tmp_path / "pdf") == {}


def test_a_draft_has_no_sheet(build_site: Callable[..., Path], content: Path) -> None:
    """Nothing of a draft is made into a file, nor does a theme's sheet hold its points."""
    words = "Synthetic words that only a draft holds"
    text = make_briefing_yaml(1).replace("status: published", "status: draft").replace("Synthetic lead-in", words)
    (content / "synthetic-0001.yml").write_text(text, encoding="utf-8")
    site = build_site(content)
    assert [path.name for path in (site / "sheets").glob("*synthetic*")] == []
    for path in (site / "sheets").glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            assert "ynthetic" not in "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)


def test_a_preview_shows_links_without_making_anything(
    build_site: Callable[..., Path], content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In a preview nobody waits for sheets: pages offer them, and they are made when asked for."""
    site = build_site(content, preview=True, extra={"sheets": str(tmp_path / "cache")})
    assert offered_on(site, BRIEFING)["sheets/2017-home-conditions-briefing.pdf"] == "Briefing, PDF"
    assert not (site / "sheets").exists()
    assert "not there" not in caplog.text


def test_sheets_can_be_left_out(build_site: Callable[..., Path], content: Path) -> None:
    """Without a place to keep them no sheets are made, and no page offers any."""
    site = build_site(content, extra={"sheets": ""})
    assert offered_on(site, BRIEFING) == {}
    assert not (site / "sheets").exists()


def test_a_sheet_that_cannot_be_made_stops_the_build(
    build_site: Callable[..., Path], content: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """No site is finished whose sheets are not."""
    monkeypatch.setattr("briefings.checks.printable.read_characters", lambda: frozenset(range(0x110000)))
    path = content / "2017-home-conditions.yml"
    text = path.read_text(encoding="utf-8").replace("Apply a Signs of Safety framework.", "Synthetic ☃ words.")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Abort):
        build_site(content)
    assert "2017-home-conditions.yml" in caplog.text
    assert "U+2603" in caplog.text
