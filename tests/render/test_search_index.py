"""The search index as a file: its words, its form, its safety, and the scripts it needs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import KnowledgeBase
from briefings.render.search_index import ENTRIES_PATH, INDEX_PATH, render_search_index
from briefings.render.search_numbers import ALPHABET, BASE, encode_numbers, encode_rising
from briefings.render.search_postings import LEVELS, rate, tokenise
from briefings.views.search import EntryKind, SearchEntry, build_search_entries, list_term_words
from synthetic import make_knowledge_base, read_real_knowledge_base

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden/search"
VENDOR = ROOT / "docs/javascripts/vendor"


def render(entries: Iterable[SearchEntry], kb: KnowledgeBase | None = None) -> dict[str, str]:
    """The scripts of the index, by address."""
    vocabulary = (kb or read_real_knowledge_base()).vocabulary
    return dict(render_search_index(entries, list_term_words(vocabulary)))


def read_script(script: str) -> Any:
    """The data in a script, which is one line: plain JSON between single quotes."""
    match = re.fullmatch(r"[^'\n]*'([^'\n]*)'\]?;\n", script)
    assert match
    return json.loads(match[1].replace("\\\\", "\\"))


def list_pieces(head: dict[str, Any]) -> list[str]:
    """The names of the other scripts, as the head tells of them."""
    numbered = {"hits": len(head["hits"]), "texts": head["blocks"]}
    names = ["entries", *(f"words-{letter}" for letter in head["letters"])]
    return [f"{n}.js" for n in (*names, *(f"{kind}-{n}" for kind, count in numbered.items() for n in range(count)))]


def read_all(scripts: dict[str, str], kind: str) -> list[Any]:
    """The pieces of one kind, in order."""
    names = [name for name in list_pieces(read_script(scripts[INDEX_PATH])) if name.startswith(kind)]
    return [read_script(scripts[f"search/{name}"]) for name in names]


def decode_numbers(text: str) -> list[int]:
    """The numbers that ``encode_numbers`` has written."""
    numbers = []
    number, scale = 0, 1
    for digit in map(ALPHABET.index, text):
        number += digit % BASE * scale
        if digit >= BASE:
            scale *= BASE
        else:
            numbers.append(number)
            number, scale = 0, 1
    return numbers


def read_rising(text: str) -> list[int]:
    """Numbers from their distances."""
    return [gap + place for place, gap in enumerate(accumulate(decode_numbers(text)))]


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
    scripts = render(build_search_entries(read_real_knowledge_base()))
    head = read_script(scripts[INDEX_PATH])
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if key != "build"]
    for name in list_pieces(head):
        piece = read_script(scripts[f"search/{name}"])
        rows = piece.items() if isinstance(piece, dict) else enumerate(piece)
        lines += [f"\n{name}", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in rows)]
    compare("real-index.expected.txt", "\n".join(lines) + "\n", update=update_golden)


def test_the_same_entries_give_the_same_bytes() -> None:
    """Two builds of the same collection write the same index, and another collection names another build."""
    first, again, other = (render(build_search_entries(make_knowledge_base(count))) for count in (5, 5, 6))
    assert first == again
    builds = {read_script(scripts[INDEX_PATH])["build"] for scripts in (first, other)}
    assert len(builds) == 2
    assert all(f'["{read_script(first[INDEX_PATH])["build"]}", ' in text for text in list(first.values())[1:])


def test_every_piece_is_told_of() -> None:
    """The head names every script there is, so that none can be missing unseen."""
    scripts = render(build_search_entries(make_knowledge_base(30)))
    assert {f"search/{name}" for name in list_pieces(read_script(scripts[INDEX_PATH]))} | {INDEX_PATH} == set(scripts)
    assert len(read_all(scripts, "texts")) > 3
    assert len(read_all(scripts, "hits")) > 1


def test_pieces_stay_small() -> None:
    """No piece of a growing collection grows with it: a reader on a phone loads what is needed, and little else."""
    scripts = render(build_search_entries(make_knowledge_base(200)))
    sizes = {name: len(text) for name, text in scripts.items() if name.startswith(("search/texts", "search/hits"))}
    assert max(sizes.values()) < 40_000


def test_texts_stand_in_the_index_once() -> None:
    """A text is written once, however many ways it can be found."""
    entries = build_search_entries(make_knowledge_base(3))
    scripts = "".join(render(entries).values())
    point = next(entry for entry in entries if entry.kind is EntryKind.POINT)
    assert scripts.count(json.dumps(point.text, ensure_ascii=False)) == 1


def test_the_index_is_safe_as_a_script() -> None:
    """No text can end the script or break its line, and each comes back as it was."""
    text = "</script><!-- \u2028 \u2029 \\ \" ' \x00"
    entry = SearchEntry(EntryKind.PAGE, "", "Synthetic", None, text, "about.html")
    scripts = render([entry])
    assert not set("<\u2028\u2029") & set("".join(scripts.values()))
    assert all(script.count("\n") == 1 for script in scripts.values())
    assert read_all(scripts, "texts") == [[["Synthetic", None, "about.html", False, [["", [[8, "", text]]]]]]]


def test_what_is_shown_of_an_entry_comes_back() -> None:
    """Kind, title, address and words of each entry are in the blocks, in the order of the entries."""
    entries = build_search_entries(make_knowledge_base(30))
    scripts = render(entries)
    blocks = read_all(scripts, "texts")
    shown = [
        (kind, heading, source, year, f"{page}#{anchor}" if anchor else page, text)
        for block in blocks
        for source, year, page, _is_draft, sections in block
        for heading, held in sections
        for kind, anchor, text in held
    ]
    kinds = list(EntryKind)
    assert shown == [(kinds.index(e.kind), e.heading, e.source, e.year, e.address, e.text) for e in entries]
    sizes = decode_numbers(read_script(scripts[INDEX_PATH])["texts"])
    assert sum(sizes) == len(entries)
    assert len(sizes) == len(blocks)


def test_runs_tell_the_facets_of_every_entry() -> None:
    """Spread over the entries, the runs of each group are what each entry said."""
    entries = build_search_entries(make_knowledge_base(20))
    scripts = render(entries)
    (rows,) = read_all(scripts, "entries")
    for group, (lengths, text) in enumerate(rows["facets"]):
        values = read_script(scripts[INDEX_PATH])["values"][group]
        spread = [
            found for length, found in zip(decode_numbers(lengths), read_sets(text), strict=True) for _ in range(length)
        ]
        assert [{values[place] for place in found} for found in spread] == [set(e.facets[group]) for e in entries]


def read_sets(text: str) -> list[list[int]]:
    """The set of each run; 0 stands for the one before the last."""
    numbers = iter(decode_numbers(text))
    sets: list[list[int]] = []
    for size in numbers:
        gaps = [next(numbers) for _ in range(size - 1)]
        sets.append([gap + place for place, gap in enumerate(accumulate(gaps))] if size else sets[-2])
    return sets


def test_words_name_the_places_they_stand_in() -> None:
    """Every word of every text, heading and title leads to just the entries, sections and sources that have it."""
    entries = build_search_entries(make_knowledge_base(10))
    scripts = render(entries)
    rows = {word: row for piece in read_all(scripts, "hits") for word, row in piece.items()}
    texts: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word in dict.fromkeys(tokenise(entry.text)):
            texts.setdefault(word, []).append(number)
    assert {word: read_rising(row[0]) for word, row in rows.items() if row[0]} == texts
    sources = list(dict.fromkeys((entry.source, entry.year, entry.more_source) for entry in entries))
    with_winter = [n for n, source in enumerate(sources) if "winter" in tokenise(f"{source[0]} {source[2]}")]
    assert read_rising(rows["winter"][4]) == with_winter != []
    for row in rows.values():
        for places, levels in zip(row[::2], row[1::2], strict=True):
            assert len(decode_numbers(places)) == len(decode_numbers(levels))


def test_words_stand_under_their_letter() -> None:
    """Each letter's list is sorted and holds every word that begins with it; other signs have a list of their own."""
    scripts = render(build_search_entries(make_knowledge_base(10)))
    letters = read_script(scripts[INDEX_PATH])["letters"]
    lists = dict(zip(letters, read_all(scripts, "words"), strict=True))
    hits = {word for piece in read_all(scripts, "hits") for word in piece}
    assert {word for piece in lists.values() for word in piece["words"].split(" ")} == hits
    for letter, piece in lists.items():
        words = piece["words"].split(" ")
        assert words == sorted(words)
        assert all(word[0] == letter or (letter == "_" and not "a" <= word[0] <= "z") for word in words)


def test_words_that_only_pages_have_are_marked() -> None:
    """A slip is never read as a word that no learning holds."""
    page = SearchEntry(EntryKind.PAGE, "", "Synthetic page", None, "Zebras publish", "about.html")
    scripts = render([*build_search_entries(read_real_knowledge_base()), page])
    (piece,) = [piece for piece in read_all(scripts, "words") if "zebras" in piece["words"].split(" ")]
    words = piece["words"].split(" ")
    assert "zebras" in [words[number] for number in read_rising(piece["unheld"])]


def test_terms_that_nothing_has_are_left_out() -> None:
    """Only themes, agencies and types of harm that an entry has can be searched by; the term for everyone never."""
    scripts = render(build_search_entries(read_real_knowledge_base()))
    head = read_script(scripts[INDEX_PATH])
    assert set(head["terms"]["agency"]) < set(head["values"][head["groups"].index("agency")])
    assert "all_practitioners" not in head["terms"]["agency"]
    assert "midwifery" not in "".join(piece["words"] for piece in read_all(scripts, "words"))


def test_an_empty_index_is_an_index() -> None:
    """Before anything is published the search has nothing, and is not broken."""
    scripts = render([])
    assert set(scripts) == {INDEX_PATH, ENTRIES_PATH}
    assert read_script(scripts[INDEX_PATH])["count"] == 0


@pytest.mark.parametrize(
    ("often", "length", "more_often", "longer"), [(1, 1.0, 2, 1.0), (1, 1.0, 1, 0.5), (2, 3.0, 6, 3.0)]
)
def test_more_and_shorter_counts_for_more(often: int, length: float, more_often: int, longer: float) -> None:
    """A word says more of a text where it stands more often, and where the text is shorter."""
    assert rate(often, length) < rate(more_often, longer) < LEVELS


@given(st.lists(st.integers(min_value=0, max_value=10**9)))
def test_numbers_come_back(numbers: list[int]) -> None:
    """Whatever numbers are written as text, the same are read; the text needs no escaping in a script."""
    text = encode_numbers(numbers)
    assert decode_numbers(text) == numbers
    assert not set("'\"<\\") & set(text)


def test_numbers_below_nothing_are_refused() -> None:
    """A list that does not rise would be read as another: it is refused."""
    with pytest.raises(ValueError, match="below 0"):
        encode_rising([3, 3])


def test_scripts_of_others_are_unchanged_and_licensed() -> None:
    """Each script of others is byte for byte the one in its package, with its licence and version beside it."""
    versions = (VENDOR / "VERSIONS.txt").read_text("utf-8")
    wrapped = (VENDOR / "wink-porter2-stemmer-2.0.1/stemmer.js").read_text("utf-8")
    stemmer = wrapped.partition("begins --- */\n")[2].partition("/* --- wink")[0].encode()
    assert re.findall(r"SHA-256 (\w{64})", versions) == [hashlib.sha256(stemmer).hexdigest()]
    licence = (VENDOR / "wink-porter2-stemmer-2.0.1/LICENSE.txt").read_text("utf-8")
    assert "Permission is hereby granted" in licence
