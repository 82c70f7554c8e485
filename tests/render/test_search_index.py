"""The search index as a file: its words, its form, its safety, and the scripts it needs."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefings.render.search_index import (
    FIELDS,
    build_minisearch_index,
    render_search_index,
    search_fields,
    tokenise,
)
from briefings.views.search import GROUPS, EntryKind, SearchEntry, build_search_entries
from synthetic import make_knowledge_base, read_real_knowledge_base

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden/search"
VENDOR = ROOT / "docs/javascripts/vendor"


def read_index(script: str) -> dict[str, Any]:
    """The data in the script, which is one line: plain JSON between single quotes."""
    match = re.fullmatch(r"window\.LearningSearchData = '([^'\n]*)';\n", script)
    assert match
    data: dict[str, Any] = json.loads(match[1].replace("\\\\", "\\"))
    return data


def compare(name: str, text: str, *, update: bool) -> None:
    """Compares with the golden file, or writes it."""
    path = GOLDEN / name
    if update:
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text


def test_words_are_parted_as_written_down(update_golden: bool) -> None:
    """Apostrophes join, case and typographic forms do not matter, everything but letters and digits parts."""
    texts = json.loads((GOLDEN / "words.json").read_text("utf-8"))
    lines = [f"{text!r}\n  {' | '.join(tokenise(text))}\n" for text in texts]
    compare("words.expected.txt", "".join(lines), update=update_golden)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hadn’t", ["hadnt"]),
        ("parents'", ["parents"]),
        ("self-report", ["self", "report"]),
        ("under_1", ["under", "1"]),
    ],
    ids=["apostrophe", "end", "hyphen", "underscore"],
)
def test_one_word_or_two(text: str, words: list[str]) -> None:
    """An apostrophe joins what stands on both sides of it; a hyphen and an underscore part it."""
    assert tokenise(text) == words


def test_the_index_of_the_real_briefing(update_golden: bool) -> None:
    """The whole index of the real briefing is as it was last agreed."""
    data = read_index(render_search_index(build_search_entries(read_real_knowledge_base())))
    text = "\n".join(f"{key}: {json.dumps(data[key], ensure_ascii=False)}" for key in data if key != "index")
    terms = "\n".join(json.dumps(term, ensure_ascii=False) for term in data["index"].pop("index"))
    rest = json.dumps(data["index"], ensure_ascii=False)
    compare("real-index.expected.txt", f"{text}\nindex: {rest}\n{terms}\n", update=update_golden)


def test_the_same_entries_give_the_same_bytes() -> None:
    """Two builds of the same collection write the same index."""
    first, again = (render_search_index(build_search_entries(make_knowledge_base(5))) for _ in range(2))
    assert first == again


def test_texts_stand_in_the_index_once() -> None:
    """A text is written once, however many ways it can be found."""
    entries = build_search_entries(make_knowledge_base(3))
    script = render_search_index(entries)
    point = next(entry for entry in entries if entry.kind is EntryKind.POINT)
    assert script.count(json.dumps(point.text, ensure_ascii=False)) == 1


def test_the_index_is_safe_as_a_script() -> None:
    """No text can end the script or break its line, and each comes back as it was."""
    text = "</script><!-- \u2028 \u2029 \\ \" ' \x00"
    entry = SearchEntry(EntryKind.PAGE, "", "Synthetic", None, text, "about.html")
    script = render_search_index([entry])
    assert not set("<\u2028\u2029") & set(script)
    assert script.count("\n") == 1
    assert read_index(script)["entries"][0][4] == text


def test_entries_point_to_their_source_and_facets() -> None:
    """What the browser puts together again is what each entry said."""
    entries = build_search_entries(make_knowledge_base(4))
    data = read_index(render_search_index(entries))
    assert data["groups"] == list(GROUPS)
    for entry, (kind, source, heading, fragment, text, facets) in zip(entries, data["entries"], strict=True):
        name, year, page, is_draft = data["sources"][source]
        assert (data["kinds"][kind], heading, text) == (entry.kind.label, entry.heading, entry.text)
        assert (name, year, is_draft) == (entry.source, entry.year, entry.is_draft)
        assert (f"{page}#{fragment}" if fragment else page) == entry.address
        assert [tuple(values) for values in data["facets"][facets]] == list(entry.facets)
    assert len(data["facets"]) < len(entries)


def test_the_index_counts_words_as_minisearch_does() -> None:
    """Each word with its field, entry and number of times; lengths count different words; averages run along."""
    empty = dict.fromkeys(FIELDS, "")
    index = build_minisearch_index([{**empty, "text": "A visit, a card"}, {**empty, "text": "card", "heading": "Card"}])
    assert index["index"] == [
        ["a", {"0": {"0": 2}}],
        ["card", {"0": {"0": 1, "1": 1}, "1": {"1": 1}}],
        ["visit", {"0": {"0": 1}}],
    ]
    assert index["fieldLength"] == {"0": [3, 0, 0, 0, 0], "1": [1, 1, 0, 0, 0]}
    assert index["averageFieldLength"] == [2.0, 0.5, 0.0, 0.0, 0.0]
    assert index["serializationVersion"] == 2


def test_an_empty_index_is_an_index() -> None:
    """Before anything is published the search has nothing, and is not broken."""
    data = read_index(render_search_index([]))
    assert data["entries"] == []
    assert data["index"]["documentCount"] == 0


def test_full_titles_and_years_are_searched_too() -> None:
    """A briefing is found by its full title and its year, though results show the short title."""
    entry = build_search_entries(read_real_knowledge_base())[0]
    assert search_fields(entry)["source"] == "Home conditions 2017 Home conditions: learning from a review"


def test_scripts_of_others_are_unchanged_and_licensed() -> None:
    """Each script of others is byte for byte the one in its package, with its licence and version beside it."""
    versions = (VENDOR / "VERSIONS.txt").read_text("utf-8")
    minisearch = (VENDOR / "minisearch-7.2.0/index.js").read_bytes()
    wrapped = (VENDOR / "wink-porter2-stemmer-2.0.1/stemmer.js").read_text("utf-8")
    stemmer = wrapped.partition("begins --- */\n")[2].partition("/* --- wink")[0].encode()
    found = [hashlib.sha256(content).hexdigest() for content in (minisearch, stemmer)]
    assert re.findall(r"SHA-256 (\w{64})", versions) == found
    for folder in ("minisearch-7.2.0", "wink-porter2-stemmer-2.0.1"):
        assert "Permission is hereby granted" in (VENDOR / folder / "LICENSE.txt").read_text("utf-8")
