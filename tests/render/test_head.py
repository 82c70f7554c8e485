"""What a page tells machines in its head is data: no author's text can end it or run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import html as lxml_html

from briefings.views.imprint import Imprint
from briefings.website import Website
from synthetic import make_knowledge_base

HOSTILE = (
    "</script><script>window.ran = 1</script>",
    "<!-- <script>",
    '"><meta http-equiv="refresh" content="0; url=//x.test">',
    "&lt;b&gt; &amp;amp; 'quoted' \"twice\"",
    "line\u2028and paragraph\u2029separators \\u003c \\",
    "{{ 7 * 7 }} ]]> \U0001f469\U0001f3fd",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_out_as_it_was_typed_and_as_nothing_else(text: str) -> None:
    """In the card and in the linked data an author's words are read back unchanged, and add no element to the page."""
    kb = make_knowledge_base(1)
    briefing = kb.briefings[0].model_copy(update={"title": text, "summary": text})
    board = kb.board.model_copy(update={"site_address": "https://www.example.org/learning/", "site_name": text})
    kb = replace(kb, board=board, briefings=(briefing,))
    website = Website(kb, Imprint(board, date(2026, 3, 1)))
    head = website.render_head(f"briefings/{briefing.id}.html", text, text)
    page = lxml_html.document_fromstring(f"<!doctype html><head>{head}</head><body>")
    (block,) = page.xpath("//script")
    assert dict(block.attrib) == {"type": "application/ld+json"}
    report, breadcrumb = json.loads(block.text)["@graph"]
    assert [report["name"], report["description"], breadcrumb["itemListElement"][-1]["name"]] == [text] * 3
    assert report["isPartOf"]["name"] == text
    assert not set("<>&\u2028\u2029") & set(block.text)
    cards = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta")}
    assert [cards["og:title"], cards["og:description"], cards["og:site_name"]] == [text] * 3
    tags = {element.tag for element in page.iter("*")}
    assert tags == {"html", "head", "body", "link", "meta", "script"}
    assert page.xpath("//meta[@http-equiv]") == []
