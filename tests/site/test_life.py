"""A briefing's life on the built site: replaced, withdrawn, renamed, overdue; each keeps its address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html

from briefings.model import Briefing, walk_prose
from briefings.source import read_knowledge_base
from living import write_lives


@pytest.fixture(scope="module")
def content(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lives(project_root, tmp_path_factory.mktemp("lives"))


@pytest.fixture(scope="module")
def site(build_site: Callable[..., Path], content: Path) -> Path:
    return build_site(content)


def read(site: Path, address: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((site / address).read_bytes())


def select(page: lxml_html.HtmlElement, path: str) -> list[lxml_html.HtmlElement]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return found


def words_of(page: lxml_html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def briefing(content: Path, briefing_id: str) -> Briefing:
    kb = read_knowledge_base(content).knowledge_base
    assert kb is not None
    return kb.briefing(briefing_id)


def test_a_replaced_briefing_points_to_the_newest(site: Path, content: Path) -> None:
    """Its page and its checklist stay, say so at the top, and lead past all that were replaced in between."""
    newest = briefing(content, "2024-newest")
    for address in ("briefings/2020-replaced.html", "checklists/2020-replaced.html"):
        page = read(site, address)
        (notice,) = select(page, "//*[@class='lb-life']")
        assert "has been replaced" in words_of(notice)
        (link,) = select(notice, ".//a")
        assert (link.get("href"), link.text) == ("../briefings/2024-newest.html", newest.title)
        assert select(page, "//meta[@name='robots']")[0].get("content") == "noindex"
    old = briefing(content, "2020-replaced")
    assert all(
        " ".join(point.text.split()) in words_of(read(site, "briefings/2020-replaced.html")) for point in old.points
    )


@pytest.mark.parametrize("name", ["2020-replaced", "2019-withdrawn", "2017-ended", "2023-former", "2025-draft"])
def test_what_is_not_current_stands_in_no_list(site: Path, name: str) -> None:
    """Not on the home page, in the list, under a theme or an agency, in the search index or the sitemap."""
    lists = [site / "index.html", site / "briefings" / "index.html", site / "find.html", site / "search" / "index.js"]
    lists += [*site.glob("themes/*.html"), *site.glob("agencies/*.html"), *site.glob("sitemap.xml")]
    assert [path.name for path in lists if f"{name}.html" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("name", "day"),
    [("2019-withdrawn", "1 May 2025"), ("2018-withdrawn", "1 May 2025"), ("2017-ended", "28 February 2026")],
)
def test_a_withdrawn_briefing_leaves_a_notice(site: Path, name: str, day: str) -> None:
    """At its addresses, former ones too, stand the day and the ways on, and the link back to the board."""
    for folder in ("briefings", "checklists"):
        page = read(site, f"{folder}/{name}.html")
        assert words_of(select(page, "//h1")[0]) == "Withdrawn briefing"
        assert f"took the briefing that stood at this address away on {day}" in words_of(page)
        assert select(page, "//a[@href='http://www.nottinghamcity.gov.uk/ncscb']")


@pytest.mark.parametrize("name", ["2019-withdrawn", "2017-ended", "2025-draft"])
def test_no_word_of_it_is_left(site: Path, content: Path, name: str) -> None:
    """Not in a page, a script or a sheet: the texts of withdrawn briefings and drafts are nowhere."""
    gone = [text for text in walk_prose(briefing(content, name)) if "ynthetic" in text and len(text.split()) > 4]
    assert gone
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".js", ".json", ".xml"}]
    everything = "\n".join(path.read_text("utf-8") for path in files)
    assert [text for text in gone if text in everything] == []
    assert not list(site.rglob(f"{name}*.pdf"))


def test_a_renamed_briefing_is_found_at_its_old_address(site: Path) -> None:
    """The old page leads on by itself, has a link for whom it does not, and the words for sheets are there."""
    for folder in ("briefings", "checklists"):
        page = read(site, f"{folder}/2023-former.html")
        target = f"../{folder}/2024-newest.html"
        assert select(page, "//meta[@http-equiv='refresh']")[0].get("content") == f"0; url={target}"
        assert select(page, "//lb-moved//a")[0].get("href") == target
    old, new = ((site / f"points/{name}.js").read_text("utf-8") for name in ("2023-former", "2024-newest"))
    assert old.partition("JSON")[2] == new.partition("JSON")[2]


def test_an_overdue_review_is_told(site: Path) -> None:
    """Without a script the page tells what was overdue when it was built; other days wait for the reader's calendar."""
    (overdue,) = select(read(site, "briefings/2016-overdue.html"), "//lb-review-notice")
    assert overdue.get("hidden") is None
    assert "overdue" in words_of(overdue)
    (waiting,) = select(read(site, "briefings/2024-newest.html"), "//lb-review-notice")
    assert (waiting.get("data-review-by"), waiting.get("hidden")) == ("2036-06-01", "")


def test_no_sheet_is_made_of_what_is_not_current(site: Path) -> None:
    """A replaced briefing is read on its page; nobody files it anew."""
    made = {path.name for path in site.rglob("*.pdf")}
    assert any(name.startswith("2024-newest") for name in made)
    assert not [name for name in made if name.startswith(("2020-", "2022-", "2019-", "2017-ended"))]
