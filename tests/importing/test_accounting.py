"""Every word of a source is somewhere, once; a draft that would lose or invent one is never made."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.importing.accounting import LostWordsError, account_for, compare_with_file
from briefings.importing.converting import Conversion, place_lines
from briefings.importing.document import Document, Line
from briefings.importing.parts import Fate, Part
from briefings.importing.read_text import read_text_lines
from briefings.importing.words import LOST, clean
from briefings.importing.yaml_text import render_yaml
from briefings.problems import Severity
from importing.measuring import import_bytes, vocabulary
from small_briefing import read_files

TEXT = """Case summary

A made-up text.

Learning

- Ask why this is so.
- Ask again:
  - soon

Something

More words here.
"""
HEADINGS = (
    "Case Summary",
    "Learning",
    "Issues:",
    "Good practice",
    "Engagement",
    "3. Background",
    "LEARNING POINTS",
    "7",
)
WORDS = """the child was seen at home and nobody asked why this is a plan - – • o * # :
    www.example.org/a e.g. (see) 2017""".split()
lines = st.one_of(
    st.sampled_from(HEADINGS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: f"• {' '.join(words)}."),
    st.just(""),
    st.just("\f"),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40),
)
texts = st.lists(lines, min_size=1, max_size=30).map("\n".join)


def is_readable(text: str) -> bool:
    """Whether a text is one that is read at all: it has words, and letters that can be told."""
    return bool(read_text_lines(text)) and LOST not in clean(text) and "\0" not in text


def words_of(data: Any) -> Counter[str]:
    """The letters of every text in a draft that comes from the source, by words."""
    found: Counter[str] = Counter()
    own = {"kind", "status", "review", "source", "to_check"}
    for name, value in data.items():
        if name not in own:
            found += _words_in(value, {"where", "why", "id"})
    return found


def _words_in(value: Any, skipped: set[str]) -> Counter[str]:
    if isinstance(value, dict):
        parts = [_words_in(inner, skipped) for key, inner in value.items() if key not in skipped]
    elif isinstance(value, list):
        parts = [_words_in(inner, skipped) for inner in value]
    else:
        return Counter(str(value).split())
    return sum(parts, Counter())


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_text_is_accounted_for(text: str) -> None:
    """Whatever a text says, each word is placed, a heading, repeated, a bullet or left over, and none twice."""
    document = Document(read_text_lines(text))
    parts = place_lines(document.lines, vocabulary())
    account = account_for(document, parts)
    assert account.words == sum(len(line.text.split()) for line in document.lines)
    assert sum(account.count(fate) for fate in Fate) == account.words


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(texts.filter(is_readable))
def test_any_draft_holds_the_words_of_its_source(text: str) -> None:
    """The file as the site's own reader reads it holds just the words that were placed or left over."""
    conversion = import_bytes(text.encode("utf-8"), ".txt")
    placed = [part for part in conversion.parts if part.fate in (Fate.PLACED, Fate.UNPLACED)]
    written = words_of(yaml.load(conversion.text, yaml.BaseLoader))
    assert written == Counter(word for part in placed for word in part.text.split())


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(texts.filter(is_readable))
def test_any_draft_passes_the_checker(text: str) -> None:
    """Whatever the source says, the checker finds no slip in how the draft is written, only what could identify."""
    errors = read_files({"draft.yml": import_bytes(text.encode("utf-8"), ".txt").text}).errors
    assert [problem.rule for problem in errors if not problem.rule.startswith(("identifying", "unfinished"))] == []


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(*[st.sampled_from(WORDS), st.sampled_from(["title:", "text: ", "'s", "''", "yes", "[a]"])]),
        min_size=1,
    )
)
def test_any_text_survives_being_written(words: list[str]) -> None:
    """A text comes out of the YAML as it went in, word by word, whatever signs are in it."""
    text = " ".join(" ".join(words).split())
    for value in (text, f"{text} {'long ' * 40}{text}", f"{text}\n\n{text}"):
        written = yaml.load(render_yaml({"a": value, "b": [value, {"c": value}]}), yaml.BaseLoader)
        assert "".join(written["a"].split()) == "".join(value.split())
        assert written["b"][0].split() == written["b"][1]["c"].split() == value.split()


def conversion() -> Conversion:
    return import_bytes(TEXT.encode(), ".txt")


def test_a_draft_passes_the_checker() -> None:
    """What is missing or left over is a reminder; a draft has no error."""
    reading = read_files({"draft.yml": conversion().text})
    assert [problem for problem in reading.problems if problem.severity is Severity.ERROR] == []
    assert {problem.rule for problem in reading.problems} == {"missing-field", "unplaced", "to-check"}
    assert reading.unfinished == ("draft",)


def test_nothing_is_invented() -> None:
    """No title in the source, no title in the draft; nor anything else that it does not say."""
    data = conversion().data
    assert {"title", "summary", "themes", "review", "anonymity"} & set(data) == set()


def test_each_entry_knows_its_place() -> None:
    """Page and line in the source stand with every part, and with what is left over."""
    made = conversion()
    assert {part.text: part.place for part in made.parts}["Ask why this is so."] == "line 7"
    assert [entry["where"] for entry in made.data["unplaced"]] == ["line 9", "line 11", "line 13"]
    paged = import_bytes(f"{TEXT}\fGood practice\n\n- They asked.\n".encode(), ".txt")
    assert {part.text: part.place for part in paged.parts}["They asked."] == "page 2, line 16"


@pytest.mark.parametrize("spoil", ["lose", "twice", "change", "swap"])
def test_a_lost_word_stops_the_import(spoil: str) -> None:
    """A part that is missing, there twice, changed or out of order is noticed before anything is written."""
    made = conversion()
    parts = list(made.parts)
    at = next(at for at, part in enumerate(parts) if part.text == "Ask why this is so.")
    words = parts[at].words
    if spoil == "lose":
        parts[at] = replace(parts[at], words=words[:-1])
    elif spoil == "twice":
        parts.append(parts[at])
    elif spoil == "change":
        parts[at] = replace(parts[at], words=(words[0]._replace(text="Tell"), *words[1:]))
    else:
        parts[at] = replace(parts[at], words=(words[1], words[0], *words[2:]))
    with pytest.raises(LostWordsError):
        account_for(made.document, parts)


def test_an_invented_word_stops_the_import() -> None:
    """A part with words of no line is noticed."""
    made = conversion()
    extra = Part(Fate.PLACED, (made.parts[0].words[0]._replace(line=999),), Line("x"), ("title",))
    with pytest.raises(LostWordsError, match="not in the source"):
        account_for(made.document, [*made.parts, extra])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A made-up text.", "A made-up tale."),
        ("status: draft", "status: draft\ntitle: Invented"),
        ("More words here.", "More words."),
        ("Ask why this is so.", "Ask why this is not so."),
    ],
)
def test_a_file_that_differs_from_its_source_stops_the_import(old: str, new: str) -> None:
    """The file is read again and held against the parts: a letter more or less in any field is noticed."""
    made = conversion()
    assert made.text.count(old) == 1
    compare_with_file(made.parts, yaml.load(made.text, yaml.BaseLoader))
    with pytest.raises(LostWordsError):
        compare_with_file(made.parts, yaml.load(made.text.replace(old, new), yaml.BaseLoader))
