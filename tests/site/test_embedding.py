"""The pages that another website may show inside its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html as lxml_html

from briefings.model import walk_prose
from briefings.render.embedding import render_embedded_pages
from briefings.views.imprint import Imprint
from hostile import HOSTILE
from synthetic import make_knowledge_base, read_real_knowledge_base

BRIEFING = "2017-home-conditions"


@pytest.fixture(scope="module")
def embedded(web_site: Path) -> dict[str, lxml_html.HtmlElement]:
    return {path.stem: lxml_html.document_fromstring(path.read_bytes()) for path in (web_site / "embed").glob("*.html")}


def words_of(page: lxml_html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def test_there_is_one_for_each_address_that_somebody_may_have_embedded(
    embedded: dict[str, lxml_html.HtmlElement],
) -> None:
    """A list, each current briefing under every name it had, and a notice for those replaced or withdrawn."""
    gone = {"2020-replaced", "2022-between", "2019-withdrawn", "2018-withdrawn", "2017-ended"}
    assert set(embedded) == {"index", BRIEFING, "2016-overdue", "2024-newest", "2023-former", *gone}
    assert words_of(embedded["2023-former"]) == words_of(embedded["2024-newest"])


def test_no_word_of_a_briefing_is_left_out(embedded: dict[str, lxml_html.HtmlElement]) -> None:
    """The page to embed holds every text of the briefing that its full page holds."""
    briefing = read_real_knowledge_base().briefings[0]
    shown = words_of(embedded[BRIEFING])
    corrections = {text for correction in briefing.corrections for text in walk_prose(correction)}
    texts = [text for text in walk_prose(briefing) if text not in corrections]
    not_on_a_page = {briefing.summary, briefing.short_title}
    assert len(texts) > 30
    assert [text for text in texts if text not in not_on_a_page and " ".join(text.split()) not in shown] == []


def test_it_runs_nothing_and_leads_out_of_the_frame(embedded: dict[str, lxml_html.HtmlElement]) -> None:
    """No script, none of the site's header; every link and the search open in the whole window; not to be indexed."""
    for name, page in embedded.items():
        assert page.xpath("//script | //nav | //*[contains(@class, 'lb-header')]") == [], name
        assert page.xpath("//base/@target") == ["_top"], name
        assert page.xpath("//@target") == ["_top"], name
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], name
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("//footer")) == 1, name
        assert page.xpath("//footer//a[@href='http://www.nottinghamcity.gov.uk/ncscb']"), name
        assert page.get("lang") == "en", name


def test_a_briefing_leads_to_its_full_page(embedded: dict[str, lxml_html.HtmlElement]) -> None:
    """Before its words stands a link to the page with checklist, sheets and everything else."""
    links = embedded[BRIEFING].xpath("//main//a/@href")
    assert links[0] == f"../briefings/{BRIEFING}.html"


def test_a_frame_tells_when_its_briefing_is_not_current(embedded: dict[str, lxml_html.HtmlElement]) -> None:
    """Replaced: the newest one is offered. Withdrawn: the day is told, and no word of it is left."""
    replaced = embedded["2020-replaced"]
    assert replaced.xpath("//main//a/@href") == ["../briefings/2024-newest.html", "../briefings/2020-replaced.html"]
    withdrawn = words_of(embedded["2019-withdrawn"].xpath("//main")[0])
    assert withdrawn.startswith("Withdrawn briefing The Nottingham City Safeguarding Children Board took")
    assert "on 1 May 2025" in withdrawn
    assert words_of(embedded["2018-withdrawn"]) == words_of(embedded["2019-withdrawn"])


def test_the_lines_to_paste_are_whole(web_site: Path) -> None:
    """The page for those who keep the other website shows a frame with a title, and the plain link for those who see
    none; both lead to pages that are there.
    """
    page = lxml_html.document_fromstring((web_site / "embed.html").read_bytes())
    snippets = [code.text_content() for code in page.xpath("//pre/code")]
    assert len(snippets) == 2
    for snippet in snippets:
        frame, paragraph = lxml_html.fragments_fromstring(snippet)[:2]
        assert (frame.tag, paragraph.tag) == ("iframe", "p")
        assert frame.get("title")
        for address in (frame.get("src"), paragraph.xpath("a/@href")[0]):
            assert (web_site / address.removeprefix("https://www.example.org/learning/")).is_file(), address
    assert "https://board.example.org" in [item.text_content().strip() for item in page.xpath("//main//li")]


def test_without_an_address_the_page_says_what_to_put_in(built_site: Path) -> None:
    """While the site's address is not known the lines hold a stand-in, and the page says so."""
    page = lxml_html.document_fromstring((built_site / "embed.html").read_bytes())
    assert "The address of this site is not known yet." in words_of(page)


def test_hostile_texts_are_shown_as_typed() -> None:
    """Every hostile text of an author stands in the page to embed letter by letter, and adds no element to it."""
    kb = make_knowledge_base(1)
    changes = {"title": HOSTILE[0], "how_to_use": HOSTILE, "overview": HOSTILE[1], "recommendations": HOSTILE}
    briefing = kb.briefings[0].model_copy(update=changes)
    pages = dict(render_embedded_pages(replace(kb, briefings=(briefing,)), Imprint(kb.board, date(2026, 3, 1))))
    page = lxml_html.document_fromstring(pages[f"embed/{briefing.id}.html"])
    shown = words_of(page.xpath("//main")[0])
    assert [text for text in HOSTILE if " ".join(text.split()) not in shown] == []
    risky = "//script | //style | //img | //svg | //iframe | //form | //meta[@http-equiv='refresh'] | //base[@href]"
    assert page.xpath(risky) == []
    assert page.xpath("//@onerror | //@onload | //@onfocus | //a[starts-with(@href, 'javascript')]") == []
