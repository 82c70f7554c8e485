"""The built site, from the whole way through the site engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html
from mkdocs.exceptions import Abort

from briefings.source import read_knowledge_base
from synthetic import make_briefing_yaml

DRAFT_WORDS = "Synthetic words that only a draft holds"


@pytest.fixture
def content(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the board's folder, to be changed."""
    return Path(shutil.copytree(project_root / "learning_points", tmp_path / "learning_points"))


def add_briefing(content: Path, name: str, **changes: str) -> Path:
    """A second, synthetic briefing made from the first by replacing lines."""
    text = (content / "2017-home-conditions.yml").read_text(encoding="utf-8")
    for old, new in changes.items():
        lines = [new if line.startswith(f"{old}:") else line for line in text.split("\n")]
        text = "\n".join(lines)
    path = content / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def all_words(site: Path) -> str:
    paths = [path for path in site.rglob("*") if path.suffix in {".html", ".js", ".css", ".xml", ".txt", ".json"}]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_page_is_there(each_site: Path) -> None:
    """The site has the pages its readers expect."""
    pages = {path.relative_to(each_site).as_posix() for path in each_site.rglob("*.html")}
    assert pages == {
        "404.html",
        "about.html",
        "accessibility.html",
        "agencies/all-practitioners.html",
        "agencies/housing.html",
        "agencies/index.html",
        "agencies/primary-health.html",
        "briefings/2017-home-conditions.html",
        "briefings/index.html",
        "checklists/2017-home-conditions.html",
        "embed.html",
        "embed/2017-home-conditions.html",
        "embed/index.html",
        "find.html",
        "how-to-use.html",
        "index.html",
        "my-sheet.html",
        "privacy.html",
        "themes/anonymous-referrals.html",
        "themes/family-engagement.html",
        "themes/home-conditions.html",
        "themes/index.html",
        "themes/multi-agency-working.html",
        "whats-new.html",
    }


def test_no_script_of_the_theme_is_shipped(each_site: Path) -> None:
    """Only our own scripts, the data they read and the vendored search engine reach the reader."""
    folders = {path.relative_to(each_site).parts[0] for path in each_site.rglob("*.js")}
    assert folders == {"javascripts", "points", "points-list.js", "search"}


def test_the_same_input_gives_the_same_bytes(build_site: Callable[..., Path], built_site: Path, content: Path) -> None:
    """Two builds of the same content at the same moment do not differ in a byte."""
    again = build_site(content)
    files = {path.relative_to(built_site): path.read_bytes() for path in built_site.rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == files


def test_drafts_show_in_the_preview_only(build_site: Callable[..., Path], content: Path) -> None:
    """A draft is in the preview, marked, and no word of it is in a build."""
    add_briefing(content, "2019-synthetic", status="status: draft", title=f"title: {DRAFT_WORDS}")
    preview = build_site(content, preview=True)
    page = (preview / "briefings/2019-synthetic.html").read_text(encoding="utf-8")
    assert DRAFT_WORDS in page
    assert "Draft – not on the published site" in page
    built = build_site(content)
    assert DRAFT_WORDS not in all_words(built)
    assert "2019-synthetic" not in all_words(built)


def test_a_draft_may_share_words_with_what_is_public(build_site: Callable[..., Path], content: Path) -> None:
    """Parts of published texts, of the board's name and of a page's words in a draft do not stop a build."""
    shared = (
        "Please read this document carefully",
        "Nottingham City Safeguarding Children Board",
        "Its pages ask no other website for anything",
    )
    path = add_briefing(content, "2019-synthetic", status="status: draft", title=f"title: {DRAFT_WORDS}")
    text = path.read_text(encoding="utf-8")
    points = "".join(f"  - {quote(words)}\n" for words in shared)
    text = text.replace("how_to_use:\n", f"how_to_use:\n{points}")
    text = text.replace("document: Two-page learning briefing", "document: Learning briefing")
    path.write_text(text, encoding="utf-8")
    built = build_site(content)
    assert DRAFT_WORDS not in all_words(built)
    assert "2019-synthetic" not in all_words(built)


def test_an_error_stops_the_build(build_site: Callable[..., Path], content: Path) -> None:
    """A file with an error is never left out in silence."""
    add_briefing(content, "2019-synthetic", status="status: publish")
    with pytest.raises(Abort):
        build_site(content)


def test_the_preview_goes_on_without_the_broken_file(build_site: Callable[..., Path], content: Path) -> None:
    """The preview leaves a broken briefing out, says so on each page and shows the report."""
    add_briefing(content, "2019-synthetic", status="status: publish")
    preview = build_site(content, preview=True)
    assert not (preview / "briefings/2019-synthetic.html").exists()
    assert 'href="problems.html"' in (preview / "index.html").read_text(encoding="utf-8")
    report = (preview / "problems.html").read_text(encoding="utf-8")
    assert "learning_points/2019-synthetic.yml" in report


def test_related_briefings_are_found_by_theme(build_site: Callable[..., Path], content: Path) -> None:
    """Two briefings that share themes name each other."""
    add_briefing(content, "2019-synthetic", title="title: Synthetic second briefing")
    site = build_site(content)
    first = (site / "briefings/2017-home-conditions.html").read_text(encoding="utf-8")
    assert 'href="../briefings/2019-synthetic.html">Synthetic second briefing (2017)</a>' in first
    second = (site / "briefings/2019-synthetic.html").read_text(encoding="utf-8")
    assert 'href="../briefings/2017-home-conditions.html"' in second


def test_approved_corrections_are_shown(build_site: Callable[..., Path], content: Path, built_site: Path) -> None:
    """A correction changes the page once it is approved, and not before."""
    page = "briefings/2017-home-conditions.html"
    assert "they will remaining anonymous" in (built_site / page).read_text(encoding="utf-8")
    source = content / "2017-home-conditions.yml"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("approved: false", "approved: true"), encoding="utf-8")
    corrected = (build_site(content) / page).read_text(encoding="utf-8")
    assert "they will remain anonymous" in corrected
    assert "they will remaining anonymous" not in corrected


def test_the_address_of_the_site_is_printed_once_it_is_known(build_site: Callable[..., Path], content: Path) -> None:
    """With ``site_address`` set, a briefing carries its own address and a QR code of it."""
    board = content / "_board.yml"
    text = board.read_text(encoding="utf-8")
    board.write_text(text.replace("site_address:", "site_address: https://learning.example.org/"), encoding="utf-8")
    page = (build_site(content) / "briefings/2017-home-conditions.html").read_text(encoding="utf-8")
    assert "https://learning.example.org/briefings/2017-home-conditions.html" in page
    assert "<svg" in page


def test_the_site_may_stand_in_a_folder_of_its_server(build_site: Callable[..., Path], content: Path) -> None:
    """With an address such as https://board.example.org/reviews/ the error page finds its way from anywhere."""
    board = content / "_board.yml"
    text = board.read_text(encoding="utf-8")
    board.write_text(text.replace("site_address:", "site_address: https://example.org/reviews"), encoding="utf-8")
    site = build_site(content)
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/reviews/find.html"' in missing
    assert 'href="/reviews/stylesheets/site.css"' in missing
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/reviews/index.html">' in home


def test_briefings_are_listed_by_year_and_the_home_page_shows_the_largest_themes(
    build_site: Callable[..., Path], tmp_path: Path, project_root: Path
) -> None:
    """With many briefings the list has a heading for each year, and the home page shows eight themes of them all."""
    content = Path(shutil.copytree(project_root / "learning_points", tmp_path / "learning_points"))
    for number in range(12):
        (content / f"synthetic-{number}.yml").write_text(make_briefing_yaml(number), encoding="utf-8")
    site = build_site(content)
    kb = read_knowledge_base(content).knowledge_base
    assert kb is not None
    years = sorted({briefing.review.year for briefing in kb.briefings}, reverse=True)
    briefings = lxml_html.document_fromstring((site / "briefings/index.html").read_bytes())
    assert [heading.text_content() for heading in briefings.xpath("//h2")] == [f"Reviews of {year}" for year in years]
    home = lxml_html.document_fromstring((site / "index.html").read_bytes())
    assert len(home.xpath("//ul[contains(@class, 'lb-terms')]/li")) == 8
    assert home.xpath("//a[starts-with(text(), 'All ') and contains(text(), ' themes')]/@href") == ["themes/index.html"]


def test_a_written_page_is_never_replaced_unseen(
    build_site: Callable[..., Path], content: Path, project_root: Path, tmp_path: Path
) -> None:
    """A page in docs/ at a briefing's address stops the build."""
    docs = Path(shutil.copytree(project_root / "docs", tmp_path / "docs"))
    (docs / "briefings" / "2017-home-conditions.md").write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_site(content, docs_dir=str(docs))


def test_a_broken_link_in_a_written_page_stops_the_build(
    build_site: Callable[..., Path], content: Path, project_root: Path, tmp_path: Path
) -> None:
    """A strict build fails on a link or an anchor that leads nowhere."""
    for link in ("nowhere.md", "about.md#nowhere"):
        docs = Path(shutil.copytree(project_root / "docs", tmp_path / link.replace("#", "-")))
        with (docs / "privacy.md").open("a", encoding="utf-8") as page:
            page.write(f"\n[x]({link})\n")
        with pytest.raises(Abort):
            build_site(content, docs_dir=str(docs))
