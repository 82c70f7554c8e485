"""The board's own briefing and others of every shape come out right, and no word is misplaced in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from importing import docx_layouts, pdf_layouts, text_layouts
from importing.measuring import FILES, TEXTS, import_bytes, score_mutants
from importing.other_shapes import make_document, read_readings
from importing.outlines import ROOT, seed_outline
from importing.scoring import NOTHING, score

# What an editor adds or decides: it is in no document.
EDITORIAL = {"title", "short_title", "summary", "themes", "agencies", "age_bands", "editorial", "corrections", "status"}
PIECES = 10
"""Parts the mutations are tested in, so that several processors share them."""


def without_editorial(value: object) -> object:
    """A briefing's data without what only an editor can say, and with its white space as one space."""
    if isinstance(value, dict):
        dropped = {"id", "themes", "agencies"}
        return {key: without_editorial(inner) for key, inner in value.items() if key not in dropped}
    if isinstance(value, list):
        return [without_editorial(inner) for inner in value]
    return " ".join(str(value).split())


def test_the_seed_imported_afresh_equals_the_briefing_made_by_hand() -> None:
    """But for what an editor adds, the import of the source text is the published briefing."""
    data = import_bytes((ROOT / "tests" / "data" / "seed.txt").read_bytes(), ".txt").data
    by_hand = yaml.load((ROOT / "learning_points" / "2017-home-conditions.yml").read_text("utf-8"), yaml.BaseLoader)
    fields = set(by_hand) - EDITORIAL - {"source", "anonymity", "dates"}
    assert fields >= {"kind", "review", "how_to_use", "case_summary", "overview", "strands", "signpost"}
    for field in fields:
        assert without_editorial(data[field]) == without_editorial(by_hand[field]), field
    assert set(data) - fields == {"status", "source", "to_check"}


@pytest.mark.parametrize("layout", docx_layouts.LAYOUTS)
def test_every_word_of_a_word_file_is_in_its_field(layout: str) -> None:
    """The board's briefing as a Word file, in whatever layout: all words right."""
    found = score(import_bytes(docx_layouts.LAYOUTS[layout](seed_outline()), ".docx"), seed_outline())
    assert (found.share, found.lost) == (1.0, ())


@pytest.mark.parametrize("layout", pdf_layouts.LAYOUTS)
def test_nearly_every_word_of_a_pdf_is_in_its_field(layout: str) -> None:
    """The board's briefing as a PDF, in whatever layout: 95 words of 100 right at least, none misplaced in silence."""
    found = score(import_bytes(pdf_layouts.LAYOUTS[layout](seed_outline()), ".pdf"), seed_outline())
    assert found.share >= 0.95
    assert found.lost == ()


@pytest.mark.parametrize("layout", text_layouts.LAYOUTS)
def test_every_word_of_a_text_is_in_its_field(layout: str) -> None:
    """The board's briefing as text, Markdown or web page, in whatever layout: all words right."""
    ending, write = text_layouts.LAYOUTS[layout]
    found = score(import_bytes(write(seed_outline()).encode("utf-8"), ending), seed_outline())
    assert (found.share, found.lost) == (1.0, ())


def part(count: int, piece: int) -> range:
    """The seeds of one part of so many mutants."""
    return range(piece * count // PIECES, (piece + 1) * count // PIECES)


@pytest.mark.parametrize("piece", range(PIECES))
def test_no_mutation_makes_a_word_go_wrong_in_silence(piece: int) -> None:
    """Shuffled, re-wrapped, re-bulleted, reworded, with furniture: whatever is misplaced is marked or unplaced."""
    scores = list(score_mutants(part(TEXTS, piece), part(FILES, piece)))
    assert len(scores) * PIECES == TEXTS + FILES >= 500
    assert [(name, found.lost[:3]) for name, found in scores if found.silent] == []
    assert sum((found for _, found in scores), NOTHING).share > 0.9


def shapes() -> list[tuple[str, str]]:
    return [(reading.name, layout) for reading in read_readings() for layout in reading.layouts]


def test_there_are_briefings_of_many_shapes() -> None:
    """Ten other shapes at least, each with a reading made by hand."""
    assert len({reading.shape for reading in read_readings()}) >= 10


@pytest.mark.parametrize(("name", "layout"), shapes(), ids=[f"{name}-{layout}" for name, layout in shapes()])
def test_other_shapes_are_read_without_silent_errors(name: str, layout: str) -> None:
    """Whatever is not in its right entry is left to a person."""
    reading = next(one for one in read_readings() if one.name == name)
    found = score(import_bytes(*make_document(reading, layout)), reading.outline)
    assert found.lost == ()
    assert found.share >= 0.7


def test_the_scoring_sees_a_word_that_goes_wrong() -> None:
    """A word put into the entry of another, without a doubt, counts as wrong in silence."""
    outline = seed_outline()
    elsewhere = [
        replace(outline[1], key=("good_practice", -1, 0)) if at == 1 else one for at, one in enumerate(outline)
    ]
    conversion = import_bytes(text_layouts.plain(outline).encode("utf-8"), ".txt")
    assert score(conversion, outline).silent == 0
    assert score(conversion, elsewhere).silent == len(outline[1].text.split())
