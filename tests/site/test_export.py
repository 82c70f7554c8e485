"""The export: other engines, without any code of ours, build the same pages from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from lxml import html as lxml_html

from briefings.checks.site_files import read_pages
from exported import build_plainly, export
from living import write_lives
from long_lists import short_pages, write_long_content

# The one engine that is still changing its ways: a failure of it is told, and keeps nobody from working.
YOUNG = pytest.mark.xfail(strict=False, reason="Zensical is young, and its releases may change what it reads")
ENGINES = ["mkdocs", "properdocs", pytest.param("zensical", marks=YOUNG)]
# Made by the engine, or of use to this site's own scripts and host alone.
NOT_EXPORTED = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|search\.json|robots\.txt|(assets|javascripts|offline|points|search|stylesheets)/.*|"
    r"points-list\.js|_headers|web\.config|\.htaccess|staticwebapp\.config\.json|nginx-headers\.conf\.txt|\.nojekyll"
)
# A part of a list is named after a year: 2017.html, 2017-2.html.
PART = re.compile(r"(.*/)?[0-9]{4}(-[0-9]+)?\.html")
SITE_NAME = "Learning from reviews"


@dataclass(frozen=True)
class Made:
    """A folder of briefings, the site itself, and its export."""

    content: Path
    site: Path
    exported: Path


@pytest.fixture(scope="module")
def made(
    project_root: Path, build_site: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Made]:
    """``made(collection)``, made once: ``lives`` are briefings at each stage, ``long`` are lists parted into pages."""

    def make_lives(folder: Path) -> Made:
        content = write_lives(project_root, folder, site_address="https://www.example.org/learning/")
        return Made(content, build_site(content), export(project_root, content, folder / "export"))

    def make_long(folder: Path) -> Made:
        content = write_long_content(project_root, folder)
        with short_pages():
            # A thousand sheets more would say nothing that those above do not.
            site = build_site(content, extra={"sheets": ""})
            return Made(content, site, export(project_root, content, folder / "export", sheets=False))

    makers = {"lives": make_lives, "long": make_long}
    return cache(lambda collection: makers[collection](tmp_path_factory.mktemp(collection)))


@pytest.fixture(scope="module")
def plain_site(made: Callable[[str], Made], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """``plain_site(collection, engine)`` is what the engine makes of that collection's export, built once."""

    def build(collection: str, engine: str) -> Path:
        return build_plainly(engine, made(collection).exported, tmp_path_factory.mktemp("plain") / engine)

    return cache(build)


@pytest.fixture(params=ENGINES)
def plain_engine(request: pytest.FixtureRequest) -> str:
    """An engine that knows nothing of ours."""
    return str(request.param)


@pytest.fixture(params=["lives", "long"])
def both(
    request: pytest.FixtureRequest,
    made: Callable[[str], Made],
    plain_site: Callable[[str, str], Path],
    plain_engine: str,
) -> tuple[Path, Path]:
    """The site of a collection, and what an engine makes of its export."""
    return made(request.param).site, plain_site(request.param, plain_engine)


def files_of(site: Path) -> set[str]:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not NOT_EXPORTED.fullmatch(path)}


def pages_of(site: Path) -> set[str]:
    """The pages that the engine makes; those to embed are whole documents that it only hands on."""
    return {name for name in files_of(site) if name.endswith(".html") and not name.startswith("embed/")}


def list_parts(page: lxml_html.HtmlElement) -> list[tuple[str, str]]:
    """The links to parts of lists and what they are to the page, in order, each once: long pages have some twice."""
    links = page.xpath("//article//a[@href]")
    return list(dict.fromkeys((a.get("href"), a.get("rel", "")) for a in links if PART.fullmatch(a.get("href"))))


@cache
def read(site: Path, name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((site / name).read_bytes())


def anchors_of(page: lxml_html.HtmlElement) -> set[str]:
    """The ids that a link may lead to: not those of a form's fields, nor of what only a script shows."""
    shown = "not(ancestor-or-self::*[@hidden] or ancestor::template or ancestor::form or ancestor::lb-find)"
    return {str(found) for found in page.xpath(f"//article//*[{shown}]/@id")}


def heading_of(page: lxml_html.HtmlElement) -> str:
    """The main heading, without the words that only a printed record has before it."""
    words = page.xpath("//article//h1//text()[not(ancestor::*[@class='lb-when-record'])]")
    return " ".join("".join(words).split())


def test_addresses_are_the_same(both: tuple[Path, Path]) -> None:
    """Every page, sheet and data file of the site is at its address, and there is no page more."""
    site, plain = both
    assert files_of(site) - files_of(plain) == set()
    assert pages_of(plain) == pages_of(site)


def test_the_lives_of_briefings_are_in_it(made: Callable[[str], Made], plain_site: Callable[[str, str], Path]) -> None:
    """What is compared has pages of renamed briefings, news, pages to embed and feeds."""
    assert {"briefings/2023-former.html", "whats-new.html"} <= pages_of(made("lives").site)
    plain = files_of(plain_site("lives", "mkdocs"))
    assert {"embed/index.html", "embed/2023-former.html", "feed.xml"} <= plain


def test_the_parts_of_lists_are_in_it(made: Callable[[str], Made]) -> None:
    """What is compared has lists of all kinds in parts, by year and, where a year is too long, by number."""
    found = {re.sub(r"20\d\d", "YEAR", name) for name in pages_of(made("long").site)}
    for folder in ("years", "learning", "themes/children-in-care", "agencies/probation"):
        assert {f"{folder}/YEAR.html", f"{folder}/YEAR-2.html"} <= found


def test_titles_and_headings_are_the_same(both: tuple[Path, Path]) -> None:
    """Each page has the site's title, before the words that the theme adds to all, and the site's main heading."""
    site, plain = both
    for name in pages_of(site) - {"index.html"}:
        own, other = read(site, name), read(plain, name)
        title = str(own.findtext(".//title")).removesuffix(f" – {SITE_NAME} – NCSCB")
        assert other.findtext(".//title") == f"{title} - {SITE_NAME}", name
        assert heading_of(other) == heading_of(own), name


def test_anchors_are_the_same(both: tuple[Path, Path]) -> None:
    """A link to a learning point, a strand, an issue or any heading leads there in the export, and no other does."""
    site, plain = both
    count = 0
    for name in pages_of(site):
        wanted = anchors_of(read(site, name))
        # What begins with two strokes is of the theme.
        assert {found for found in anchors_of(read(plain, name)) if not found.startswith("__")} == wanted, name
        count += len(wanted)
    assert count > 200


def test_parts_lead_to_each_other_as_on_the_site(both: tuple[Path, Path]) -> None:
    """A list leads to the same parts in the same order, and each part to the same before and after it."""
    site, plain = both
    for name in pages_of(site):
        assert list_parts(read(plain, name)) == list_parts(read(site, name)), name


def test_every_link_leads_somewhere(both: tuple[Path, Path]) -> None:
    """No link inside the built export leads to a page, a file or an anchor that is not there."""
    _, plain = both
    pages = read_pages(plain)
    broken = [
        (page.path, target, anchor)
        for page in pages.values()
        for target, anchor in page.inside
        if page.path != "404.html" and not ((plain / target).is_file() and (not anchor or anchor in pages[target].ids))
    ]
    # The theme's own button back to the top is not a link to a place of ours.
    assert [link for link in broken if not link[2].startswith("__")] == []


def test_every_page_leads_back_to_the_board(both: tuple[Path, Path]) -> None:
    """Each page links to the board, says when it was built, and has one main heading with the others in order."""
    _, plain = both
    for name in pages_of(plain):
        (article,) = read(plain, name).xpath("//article")
        assert "http://www.nottinghamcity.gov.uk/ncscb" in article.xpath(".//a/@href"), name
        assert "Built 1 March 2026" in article.text_content(), name
        levels = [int(heading.tag[1]) for heading in article.xpath(".//h1|.//h2|.//h3|.//h4")]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_a_page_says_what_its_source_is(plain_site: Callable[[str, str], Path], plain_engine: str) -> None:
    """The source and the day stand on a briefing's page, and a replaced one points to the newest."""
    plain = plain_site("lives", plain_engine)
    page = read(plain, "briefings/2017-home-conditions.html")
    assert "Two-page learning briefing" in page.xpath("string(//dl)")
    replaced = read(plain, "briefings/2020-replaced.html")
    assert "This briefing has been replaced" in replaced.text_content()
    assert "../briefings/2024-newest.html" in replaced.xpath("//article//a/@href")


def test_the_settings_need_nothing_of_ours(made: Callable[[str], Made]) -> None:
    """No hook, no template, no style and no script of this project stands in the settings or the folder."""
    exported = made("lives").exported
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text("utf-8"))
    assert {"hooks", "extra", "extra_css", "extra_javascript", "watch"}.isdisjoint(settings)
    assert "custom_dir" not in settings["theme"]
    assert settings["use_directory_urls"] is False
    assert settings["site_url"] == "https://www.example.org/learning/"
    assert [path for path in exported.rglob("*") if path.suffix in {".js", ".py", ".j2"}] == []


def test_no_word_of_what_is_not_shown_is_in_it(made: Callable[[str], Made]) -> None:
    """Neither a draft nor a withdrawn briefing is in any file of the export."""
    exported = made("lives").exported
    assert (made("lives").content / "2025-draft.yml").is_file()
    names = {path.relative_to(exported).as_posix() for path in exported.rglob("*")}
    assert [name for name in names if "2025-draft" in name] == []
    withdrawn = (exported / "docs/briefings/2019-withdrawn.md").read_text("utf-8")
    assert "Its words are no longer on this site" in withdrawn
    assert "ynthetic" not in withdrawn
