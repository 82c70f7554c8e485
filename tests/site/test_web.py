"""What the site tells search engines, feed readers and programs that show a link as a card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from living import CHANGE

ROOT = "https://www.example.org/learning/"
CURRENT = ("2016-overdue", "2017-home-conditions", "2024-newest")
OFF_THE_LISTS = ("2020-replaced", "2022-between", "2019-withdrawn", "2018-withdrawn", "2017-ended", "2025-draft")


@pytest.fixture(scope="module")
def pages(web_site: Path) -> dict[str, lxml_html.HtmlElement]:
    paths = sorted(web_site.rglob("*.html"))
    return {p.relative_to(web_site).as_posix(): lxml_html.document_fromstring(p.read_bytes()) for p in paths}


def sitemap_of(site: Path) -> dict[str, str | None]:
    root = etree.fromstring((site / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return {
        url.findtext("s:loc", namespaces=names) or "": url.findtext("s:lastmod", namespaces=names)
        for url in root.iterfind("s:url", names)
    }


def linked_data_of(page: lxml_html.HtmlElement) -> list[dict[str, Any]]:
    return [json.loads(block) for block in page.xpath("//script[@type='application/ld+json']/text()")]


def meta_of(page: lxml_html.HtmlElement) -> dict[str, str]:
    named = page.xpath("//meta[@property or @name]")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in named}


def test_the_sitemap_lists_the_pages_that_stand_by_themselves(
    web_site: Path, pages: dict[str, lxml_html.HtmlElement]
) -> None:
    """Current briefings, checklists, themes, agencies and written pages, by full address, and no other page."""
    listed = {address.removeprefix(ROOT) for address in sitemap_of(web_site)}
    missing = set(pages) - listed
    assert listed < set(pages)
    for briefing_id in CURRENT:
        assert {f"briefings/{briefing_id}.html", f"checklists/{briefing_id}.html"} <= listed
    assert not any(briefing_id in address for briefing_id in OFF_THE_LISTS for address in listed)
    left = {address for address in missing if not address.startswith("embed/")}
    assert {address for address in left if not any(i in address for i in (*OFF_THE_LISTS, "2023-former"))} == {
        "404.html",
        "my-sheet.html",
    }


def test_the_sitemap_tells_only_days_that_are_known(web_site: Path) -> None:
    """A briefing's last change is told where the files tell it; no other page has a day."""
    told = {address.removeprefix(ROOT): day for address, day in sitemap_of(web_site).items() if day}
    assert told == {
        f"{folder}/{briefing_id}.html": "2026-02-20"
        for folder in ("briefings", "checklists")
        for briefing_id in ("2024-newest", "2016-overdue")
    }


def test_what_needs_an_address_waits_for_it(built_site: Path) -> None:
    """While the site's address is not known there is no sitemap, no feed, no canonical address and no linked data."""
    assert not [
        name for name in ("sitemap.xml", "sitemap.xml.gz", "feed.xml", "feed.json") if (built_site / name).exists()
    ]
    page = lxml_html.document_fromstring((built_site / "index.html").read_bytes())
    assert page.xpath("//link[@rel='canonical' or @rel='alternate'] | //script[@type]") == []
    assert "og:url" not in meta_of(page)
    assert (built_site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow:\n\n"


def test_robots_are_told_where_the_sitemap_is(web_site: Path) -> None:
    """Everybody may read everything, and is told where the sitemap stands."""
    lines = (web_site / "robots.txt").read_text("utf-8").split("\n")
    assert [line for line in lines if line] == ["User-agent: *", "Disallow:", f"Sitemap: {ROOT}sitemap.xml"]
    assert not (web_site / "sitemap.xml.gz").exists()


def test_every_page_knows_its_own_address(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """The canonical address of a page is its own, below the folder in which the site stands; an embedded one's is the
    full page's; a page that search engines should leave out says so instead.
    """
    for address, page in pages.items():
        canonical = page.xpath("//link[@rel='canonical']/@href")
        robots = page.xpath("//meta[@name='robots']/@content")
        if address.startswith("embed/"):
            full_page = address.replace("embed/", "briefings/") if address != "embed/index.html" else "index.html"
            full_page = full_page.replace("2023-former", "2024-newest")
            assert (canonical, robots) == ([ROOT + full_page], ["noindex"]), address
        elif address == "404.html" or any(i in address for i in (*OFF_THE_LISTS, "2023-former")):
            assert (canonical, robots) == ([], ["noindex"]), address
        else:
            assert (canonical, robots) == ([ROOT + address], []), address


def test_a_link_to_a_page_can_be_shown_as_a_card(web_site: Path, pages: dict[str, lxml_html.HtmlElement]) -> None:
    """Title, description, address, site, language and picture stand in each page's head, and the picture is there."""
    meta = meta_of(pages["briefings/2017-home-conditions.html"])
    assert meta["og:type"] == "article"
    assert meta["og:title"] == "Home conditions: learning from a review"
    assert meta["og:description"] == meta["description"]
    assert meta["og:url"] == f"{ROOT}briefings/2017-home-conditions.html"
    assert (meta["og:site_name"], meta["og:locale"]) == ("Learning from reviews", "en_GB")
    assert (web_site / meta["og:image"].removeprefix(ROOT)).read_bytes().startswith(b"\x89PNG")
    assert meta_of(pages["index.html"])["og:title"] == "Learning from reviews"


def test_the_feeds_are_offered_by_every_page(web_site: Path, pages: dict[str, lxml_html.HtmlElement]) -> None:
    """A browser or feed reader finds both feeds from any page that stands in the lists, and they are there."""
    for address in ("index.html", "whats-new.html", "briefings/2024-newest.html"):
        links = pages[address].xpath("//link[@rel='alternate']")
        found = {link.get("type"): link.get("href") for link in links}
        assert found == {"application/atom+xml": f"{ROOT}feed.xml", "application/feed+json": f"{ROOT}feed.json"}
    assert (web_site / "feed.xml").is_file()
    assert (web_site / "feed.json").is_file()


def test_a_briefing_is_described_in_the_words_of_schema_org(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """Its linked data names title, publisher, themes, audience and only days that are known, and the way to it."""
    (data,) = linked_data_of(pages["briefings/2024-newest.html"])
    report, breadcrumb = data["@graph"]
    assert data["@context"] == "https://schema.org"
    assert report["@type"] == "Report"
    assert report["url"] == f"{ROOT}briefings/2024-newest.html"
    assert report["publisher"]["name"] == "Nottingham City Safeguarding Children Board"
    assert report["dateModified"] == "2026-02-20"
    assert len(report["about"]) == 4
    assert [step["name"] for step in breadcrumb["itemListElement"]] == ["Home", "Briefings", report["name"]]
    (real,) = linked_data_of(pages["briefings/2017-home-conditions.html"])
    assert {"datePublished", "dateModified"}.isdisjoint(real["@graph"][0])


def test_the_home_page_says_how_the_site_is_searched(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """The home page describes the site and the address by which it is searched."""
    (data,) = linked_data_of(pages["index.html"])
    (website,) = data["@graph"]
    assert website["@type"] == "WebSite"
    assert website["potentialAction"]["target"]["urlTemplate"] == f"{ROOT}find.html?q={{search_term_string}}"


def test_whats_new_tells_days_and_changes(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """By day, the latest first: what was withdrawn without its title, what is new, and what changed, in its words."""
    main = pages["whats-new.html"].xpath("//main")[0]
    days = [heading.text_content() for heading in main.xpath(".//h2[contains(@class, 'lb-news__day')]")]
    assert days == ["28 February 2026", "20 February 2026", "1 February 2026", "1 May 2025"]
    items = main.xpath(".//li[contains(@class, 'lb-news__item')]")
    told = [" ".join(item.text_content().split()) for item in items]
    assert told[0] == told[4] == "Withdrawn 1 briefing was withdrawn. A notice stands in its place."
    assert told[1].startswith("New briefing Second opinions 6:")
    assert told[2].startswith("Changed Closed doors 3:")
    assert told[2].endswith(CHANGE)
    assert told[3].startswith("New briefing Closed doors 3:")


def test_no_page_names_the_engine(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """Nobody learns from a page which release of which program made it."""
    assert [address for address, page in pages.items() if page.xpath("//meta[@name='generator']")] == []
