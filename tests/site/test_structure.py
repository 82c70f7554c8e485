"""Each built page is well made: one main heading, headings in order, a title, a language, a label for each field."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html


@pytest.fixture(scope="module")
def pages(each_site: Path) -> dict[str, lxml_html.HtmlElement]:
    # The pages to embed have neither header nor menu: tests/site/test_embedding.py is about them.
    paths = sorted(path for path in each_site.rglob("*.html") if path.parent.name != "embed")
    found = {p.relative_to(each_site).as_posix(): lxml_html.document_fromstring(p.read_bytes()) for p in paths}
    assert len(found) == 22
    return found


def test_headings_are_in_order(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """One h1 first, and no level is skipped on the way down."""
    for name, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, name
        for before, after in zip([0, *levels], levels, strict=False):
            assert after <= before + 1 or (before == 0 and after == 1), (name, levels)


def test_titles_say_where_one_is(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """Every page has its own title, ending with the site and the board, and its own description."""
    titles = {name: page.findtext(".//title") for name, page in pages.items()}
    assert len(set(titles.values())) == len(titles)
    assert all(title is not None and title.endswith("Learning from reviews – NCSCB") for title in titles.values())
    assert titles["briefings/2017-home-conditions.html"].startswith("Home conditions: learning from a review – ")
    for name, page in pages.items():
        descriptions = page.xpath("//meta[@name='description']/@content")
        assert [len(description) > 20 for description in descriptions] == [True], name


def test_language_and_landmarks(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """Every page is marked as English and has a header, one main part, a footer and named navigation."""
    for name, page in pages.items():
        assert page.get("lang") == "en", name
        assert len(page.xpath("//main")) == 1, name
        assert len(page.xpath("//header[contains(@class, 'lb-header')]")) == 1, name
        assert len(page.xpath("//footer")) == 1, name
        labels = page.xpath("//nav/@aria-label | //nav/@aria-labelledby")
        assert len(labels) == len(page.xpath("//nav")) == len(set(labels)), name


def test_every_field_has_a_label(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """Each visible field has a label of its own, and no button is empty."""
    for name, page in pages.items():
        ours = "not(ancestor::template or contains(@class, 'md-toggle'))"
        for field in page.xpath(f"//input[{ours}] | //select | //textarea"):
            labels = page.xpath("//label[@for=$id]", id=field.get("id")) + field.xpath("ancestor::label")
            words = [label.text_content() for label in labels] + [field.get("aria-label") or ""]
            assert "".join(words).strip(), (name, field.get("id"))
        # A hidden button gets its words when it is shown.
        for button in page.xpath("//button[not(ancestor-or-self::*[@hidden])]"):
            assert button.text_content().strip() or button.get("aria-label"), name


def test_every_page_leads_back_to_the_board_and_says_when_it_was_built(
    pages: dict[str, lxml_html.HtmlElement],
) -> None:
    """The board's name, the link to it and the day of the build are on every page."""
    for name, page in pages.items():
        footer = page.xpath("//footer")[0]
        assert "Nottingham City Safeguarding Children Board" in footer.text_content(), name
        assert footer.xpath(".//a/@href")[0] == "http://www.nottinghamcity.gov.uk/ncscb", name
        assert "Built 1 March 2026" in footer.text_content(), name


def test_a_briefing_reads_in_the_order_of_the_source(pages: dict[str, lxml_html.HtmlElement]) -> None:
    """How to use, case, overview, then each strand with its issues before its learning, then the signpost."""
    headings = pages["briefings/2017-home-conditions.html"].xpath("//h2|//h3")
    strand = ["Issues present in this case", "Learning"]
    assert [" ".join(heading.text_content().split()) for heading in headings] == [
        "On this page",
        "How this document can be used",
        "Case summary",
        "Learning",
        "1 Engagement",
        *strand,
        "2 Effective responses to anonymous referrals",
        *strand,
        "3 Collaborative Working",
        *strand,
        "For more information",
        "Sheets to file and send",
        "About this briefing",
    ]
