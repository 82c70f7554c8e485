"""The export: other engines, without any code of ours, build the same pages from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from lxml import html as lxml_html

from briefings.checks.site_files import read_pages
from exported import build_plainly, export
from living import write_lives

# The one engine that is still changing its ways: a failure of it is told, and keeps nobody from working.
YOUNG = pytest.mark.xfail(strict=False, reason="Zensical is young, and its releases may change what it reads")
ENGINES = ["mkdocs", "properdocs", pytest.param("zensical", marks=YOUNG)]
# Made by the engine, or of use to this site's own scripts and host alone.
NOT_EXPORTED = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|search\.json|robots\.txt|(assets|javascripts|offline|points|search|stylesheets)/.*|"
    r"points-list\.js|_headers|web\.config|\.htaccess|staticwebapp\.config\.json|nginx-headers\.conf\.txt|\.nojekyll"
)
SITE_NAME = "Learning from reviews"


@pytest.fixture(scope="module")
def content(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lives")
    return write_lives(project_root, folder, site_address="https://www.example.org/learning/")


@pytest.fixture(scope="module")
def site(build_site: Callable[..., Path], content: Path) -> Path:
    """The site itself, with briefings at each stage of their lives."""
    return build_site(content)


@pytest.fixture(scope="module")
def exported(project_root: Path, content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(project_root, content, tmp_path_factory.mktemp("export") / "export")


@pytest.fixture(scope="module")
def plain_site(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``plain_site(engine)`` is what the engine makes of the export, built once."""
    built: dict[str, Path] = {}

    def build(engine: str) -> Path:
        if engine not in built:
            built[engine] = build_plainly(engine, exported, tmp_path_factory.mktemp("plain") / engine)
        return built[engine]

    return build


def files_of(site: Path) -> set[str]:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not NOT_EXPORTED.fullmatch(path)}


def pages_of(site: Path) -> set[str]:
    """The pages that the engine makes; those to embed are whole documents that it only hands on."""
    return {name for name in files_of(site) if name.endswith(".html") and not name.startswith("embed/")}


def read(site: Path, name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((site / name).read_bytes())


def anchors_of(page: lxml_html.HtmlElement) -> set[str]:
    """The ids that a link may lead to: not those of a form's fields, nor of what only a script shows."""
    shown = "not(ancestor-or-self::*[@hidden] or ancestor::template or ancestor::form or ancestor::lb-find)"
    return {str(found) for found in page.xpath(f"//article//*[{shown}]/@id")}


@pytest.mark.parametrize("engine", ENGINES)
def test_addresses_are_the_same(site: Path, plain_site: Callable[[str], Path], engine: str) -> None:
    """Every page, sheet and data file of the site is at its address, those of replaced and withdrawn briefings too."""
    assert files_of(site) - files_of(plain_site(engine)) == set()
    assert pages_of(plain_site(engine)) == pages_of(site)
    assert {"briefings/2023-former.html", "whats-new.html"} <= pages_of(site)
    assert {"embed/index.html", "embed/2023-former.html", "feed.xml"} <= files_of(plain_site(engine))


@pytest.mark.parametrize("engine", ENGINES)
def test_titles_are_the_same(site: Path, plain_site: Callable[[str], Path], engine: str) -> None:
    """Each page has the title it has on the site, before the words that the theme adds to all."""
    for name in pages_of(site) - {"index.html"}:
        title, plain = (str(read(folder, name).findtext(".//title")) for folder in (site, plain_site(engine)))
        assert plain == f"{title.removesuffix(f' – {SITE_NAME} – NCSCB')} - {SITE_NAME}", name


@pytest.mark.parametrize("engine", ENGINES)
def test_anchors_are_the_same(site: Path, plain_site: Callable[[str], Path], engine: str) -> None:
    """A link to a learning point, a strand, an issue or any heading leads there in the export as well."""
    count = 0
    for name in pages_of(site):
        wanted = anchors_of(read(site, name))
        assert wanted - {str(found) for found in read(plain_site(engine), name).xpath("//@id")} == set(), name
        count += len(wanted)
    assert count > 200


@pytest.mark.parametrize("engine", ENGINES)
def test_every_link_leads_somewhere(plain_site: Callable[[str], Path], engine: str) -> None:
    """No link inside the built export leads to a page, a file or an anchor that is not there."""
    pages = read_pages(plain_site(engine))
    broken = [
        (page.path, target, anchor)
        for page in pages.values()
        for target, anchor in page.inside
        if page.path != "404.html"
        and not ((plain_site(engine) / target).is_file() and (not anchor or anchor in pages[target].ids))
    ]
    # The theme's own button back to the top is not a link to a place of ours.
    assert [link for link in broken if not link[2].startswith("__")] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_every_page_leads_back_to_the_board(plain_site: Callable[[str], Path], engine: str) -> None:
    """Each page links to the board, says when it was built, and has one main heading with the others in order."""
    for name in pages_of(plain_site(engine)):
        (article,) = read(plain_site(engine), name).xpath("//article")
        assert "http://www.nottinghamcity.gov.uk/ncscb" in article.xpath(".//a/@href"), name
        assert "Built 1 March 2026" in article.text_content(), name
        levels = [int(heading.tag[1]) for heading in article.xpath(".//h1|.//h2|.//h3|.//h4")]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_says_what_its_source_is(plain_site: Callable[[str], Path], engine: str) -> None:
    """The source and the day stand on a briefing's page, and a replaced one points to the newest."""
    page = read(plain_site(engine), "briefings/2017-home-conditions.html")
    assert "Two-page learning briefing" in page.xpath("string(//dl)")
    replaced = read(plain_site(engine), "briefings/2020-replaced.html")
    assert "This briefing has been replaced" in replaced.text_content()
    assert "../briefings/2024-newest.html" in replaced.xpath("//article//a/@href")


def test_the_settings_need_nothing_of_ours(exported: Path) -> None:
    """No hook, no template, no style and no script of this project stands in the settings or the folder."""
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text("utf-8"))
    assert {"hooks", "extra", "extra_css", "extra_javascript", "watch"}.isdisjoint(settings)
    assert "custom_dir" not in settings["theme"]
    assert settings["use_directory_urls"] is False
    assert settings["site_url"] == "https://www.example.org/learning/"
    assert [path for path in exported.rglob("*") if path.suffix in {".js", ".py", ".j2"}] == []


def test_no_word_of_what_is_not_shown_is_in_it(exported: Path, content: Path) -> None:
    """Neither a draft nor a withdrawn briefing is in any file of the export."""
    assert (content / "2025-draft.yml").is_file()
    names = {path.relative_to(exported).as_posix() for path in exported.rglob("*")}
    assert [name for name in names if "2025-draft" in name] == []
    withdrawn = (exported / "docs/briefings/2019-withdrawn.md").read_text("utf-8")
    assert "Its words are no longer on this site" in withdrawn
    assert "ynthetic" not in withdrawn
