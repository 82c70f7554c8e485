"""The feeds are what their formats ask for, and tell of the briefings with a day and of those that were taken away."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from lxml import etree

from briefings.model import Briefing, Change, KnowledgeBase, Withdrawn
from briefings.render.feeds import render_atom, render_json_feed
from briefings.views.feed import MOST_ENTRIES, Feed, build_feed
from briefings.views.imprint import Imprint
from synthetic import make_knowledge_base

DATA = Path(__file__).resolve().parents[1] / "data"
ROOT = "https://www.example.org/learning/"
HOSTILE = "<script>window.ran = 1</script> ]]> &amp; \"'\u2028 {{ 7 * 7 }}"
BUILT_ON = date(2026, 3, 1)


def with_day(briefing: Briefing, on_site: date | None, **changes: object) -> Briefing:
    dates = briefing.dates.model_copy(update={"on_site": on_site})
    return briefing.model_copy(update={"dates": dates, **changes})


@pytest.fixture
def kb() -> KnowledgeBase:
    """Four briefings: new, changed later, renamed with hostile words, and one without any day. One was taken away."""
    found = make_knowledge_base(4)
    new, changed, renamed, undated = sorted(found.briefings, key=lambda briefing: briefing.id)
    changes = (
        Change(day=date(2026, 2, 20), what="Synthetic change."),
        Change(day=date(2026, 1, 5), what="An earlier one."),
    )
    briefings = (
        with_day(new, date(2026, 2, 1)),
        with_day(changed, date(2026, 1, 1), changes=changes),
        with_day(renamed, date(2025, 6, 1), formerly=("first-name", "second-name"), title=HOSTILE, summary=HOSTILE),
        with_day(undated, None),
    )
    gone = (Withdrawn("gone", date(2026, 2, 28), ("gone-before",)),)
    board = found.board.model_copy(update={"site_address": ROOT})
    return replace(found, board=board, briefings=briefings, withdrawn=gone)


def feed_of(kb: KnowledgeBase) -> Feed:
    feed = build_feed(kb, Imprint(kb.board, BUILT_ON))
    assert feed is not None
    return feed


def test_there_is_no_feed_without_an_address(kb: KnowledgeBase) -> None:
    """An entry is known by its address, so a site whose address is not known has no feed."""
    board = kb.board.model_copy(update={"site_address": None})
    assert build_feed(replace(kb, board=board), Imprint(board, BUILT_ON)) is None


def test_atom_is_valid(kb: KnowledgeBase) -> None:
    """The schema of RFC 4287 finds nothing, with entries and without."""
    schema = etree.RelaxNG(etree.parse(DATA / "atom.rng"))
    for briefings in (kb.briefings, ()):
        document = etree.fromstring(render_atom(feed_of(replace(kb, briefings=briefings))).encode())
        assert schema.validate(document), schema.error_log


def test_the_atom_schema_finds_what_is_wrong(kb: KnowledgeBase) -> None:
    """A feed without its day, and an entry without its id, are refused: the schema is worth asking."""
    schema = etree.RelaxNG(etree.parse(DATA / "atom.rng"))
    text = render_atom(feed_of(kb))
    for wrong in ("updated", "id", "title"):
        start = text.index(f"<{wrong}>")
        without = text[:start] + text[text.index(f"</{wrong}>") + len(wrong) + 3 :]
        assert not schema.validate(etree.fromstring(without.encode())), wrong


def test_a_feed_reader_reads_what_was_meant(kb: KnowledgeBase) -> None:
    """An independent reader finds every entry with its words as typed, latest change first, and no error."""
    read = feedparser.parse(render_atom(feed_of(kb)))
    assert not read.bozo
    assert read.feed.author_detail.name == "Nottingham City Safeguarding Children Board"
    assert read.feed.updated == "2026-02-28T00:00:00Z"
    told = [(entry.id, entry.get("published"), entry.updated) for entry in read.entries]
    assert told == [
        (f"{ROOT}briefings/synthetic-0001.html", "2026-01-01T00:00:00Z", "2026-02-20T00:00:00Z"),
        (f"{ROOT}briefings/synthetic-0000.html", "2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        (f"{ROOT}briefings/first-name.html", "2025-06-01T00:00:00Z", "2025-06-01T00:00:00Z"),
    ]
    assert "Changed on 20 February 2026: Synthetic change." in read.entries[0].content[0].value
    assert "An earlier one." not in read.entries[0].content[0].value
    assert read.entries[2].link == f"{ROOT}briefings/synthetic-0002.html"


def test_an_author_text_is_only_ever_text(kb: KnowledgeBase) -> None:
    """Hostile words come out of both feeds as they were typed, as plain text and never as markup."""
    atom = etree.fromstring(render_atom(feed_of(kb)).encode())
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert HOSTILE in atom.xpath("//a:entry/a:title/text()", namespaces=names)
    assert set(atom.xpath("//a:entry/*/@type", namespaces=names)) == {"text", "text/html"}
    items = json.loads(render_json_feed(feed_of(kb)))["items"]
    assert [item["title"] for item in items].count(HOSTILE) == 1
    assert all("content_html" not in item for item in items)


def test_json_feed_is_valid_and_tells_the_same(kb: KnowledgeBase) -> None:
    """The JSON feed is as JSON Feed 1.1 asks, with the same ids, days and words as Atom."""
    data: dict[str, Any] = json.loads(render_json_feed(feed_of(kb)))
    schema = json.loads((DATA / "json-feed-1.1.schema.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    read = feedparser.parse(render_atom(feed_of(kb)))
    assert [(item["id"], item["url"], item["date_modified"]) for item in data["items"]] == [
        (entry.id, entry.link, entry.updated) for entry in read.entries
    ]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "items": [{"title": "without an id"}]}, schema)


def test_what_was_taken_away_is_told(kb: KnowledgeBase) -> None:
    """A withdrawn briefing stands in both feeds by the id its entry had, and the day; nothing else is said of it."""
    atom = etree.fromstring(render_atom(feed_of(kb)).encode())
    gone = atom.find("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    expected = (f"{ROOT}briefings/gone-before.html", "2026-02-28T00:00:00Z")
    assert gone is not None
    assert (gone.get("ref"), gone.get("when")) == expected
    assert list(gone) == []
    withdrawn = json.loads(render_json_feed(feed_of(kb)))["_withdrawn"]
    assert [(item["id"], item["date"]) for item in withdrawn["items"]] == [expected]


def test_a_briefing_without_a_day_is_left_out(kb: KnowledgeBase) -> None:
    """No day is made up: without one a briefing is in no feed, though it was published by the board on a known day."""
    undated = kb.briefings[3]
    assert undated.dates.published
    assert undated.last_changed is None
    assert undated.id not in render_atom(feed_of(kb))
    assert undated.id not in render_json_feed(feed_of(kb))


def test_the_first_of_many_changes_is_kept_short() -> None:
    """A feed holds the latest hundred, so that a feed reader is not sent everything again and again."""
    found = make_knowledge_base(MOST_ENTRIES + 5)
    board = found.board.model_copy(update={"site_address": ROOT})
    days = [
        date(2020 + number // 300, 1 + number // 28 % 12, 1 + number % 28) for number in range(len(found.briefings))
    ]
    briefings = tuple(with_day(b, day) for b, day in zip(found.briefings, days, strict=True))
    feed = feed_of(replace(found, board=board, briefings=briefings))
    assert len(feed.entries) == MOST_ENTRIES
    assert [entry.updated for entry in feed.entries] == sorted(days, reverse=True)[:MOST_ENTRIES]
