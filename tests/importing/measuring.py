"""The numbers: the board's briefing in many layouts, in many mutations, and briefings in other shapes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache

import yaml

from briefings.importing.converting import Conversion, convert
from briefings.importing.reading import read_document
from briefings.model import Vocabulary
from importing import docx_layouts, pdf_layouts, text_layouts
from importing.mutators import change, mutate
from importing.other_shapes import make_document, read_readings
from importing.outlines import ROOT, seed_outline
from importing.scoring import Score, score

TEXTS = 400
"""Mutants that are plain text; as many again as ``FILES`` are Word, PDF, HTML and Markdown files."""
FILES = 100


@cache
def vocabulary() -> Vocabulary:
    """The board's own vocabulary."""
    text = (ROOT / "learning_points" / "_vocabulary.yml").read_text("utf-8")
    return Vocabulary.model_validate(yaml.load(text, Loader=yaml.BaseLoader))


def import_bytes(data: bytes, ending: str) -> Conversion:
    """What the import makes of a file."""
    return convert(read_document(data, ending), vocabulary(), file=f"synthetic{ending}", sha256="0" * 64)


def score_layouts() -> Iterator[tuple[str, Score]]:
    """The board's briefing in every layout of every format, and as the text it came in."""
    outline = seed_outline()
    for name, make in docx_layouts.LAYOUTS.items():
        yield f"docx {name}", score(import_bytes(make(outline), ".docx"), outline)
    for name, make in pdf_layouts.LAYOUTS.items():
        yield f"pdf {name}", score(import_bytes(make(outline), ".pdf"), outline)
    for name, (ending, write) in text_layouts.LAYOUTS.items():
        yield f"text {name}", score(import_bytes(write(outline).encode("utf-8"), ending), outline)


def score_mutants(
    texts: Iterable[int] = range(TEXTS), files: Iterable[int] = range(FILES)
) -> Iterator[tuple[str, Score]]:
    """The board's briefing in many mutations, each with its seed and what was done to it."""
    for seed in texts:
        mutant = mutate(seed_outline(), seed)
        name = f"text mutant {seed}: {', '.join(mutant.done)}"
        yield name, score(import_bytes(mutant.text.encode("utf-8"), ".txt"), mutant.outline)
    for seed in files:
        yield _score_file(seed)


def _score_file(seed: int) -> tuple[str, Score]:
    rng = random.Random(f"file/{seed}")
    outline, done = change(seed_outline(), rng)
    family = rng.choice(("docx", "docx", "pdf", "text"))
    if family == "docx":
        layout = rng.choice(list(docx_layouts.LAYOUTS))
        data, ending = docx_layouts.LAYOUTS[layout](outline), ".docx"
    elif family == "pdf":
        layout = rng.choice(list(pdf_layouts.LAYOUTS))
        data, ending = pdf_layouts.LAYOUTS[layout](outline), ".pdf"
    else:
        layout = rng.choice(("markdown", "markdown-bold", "html", "word-html"))
        ending, write = text_layouts.LAYOUTS[layout]
        data = write(outline).encode("utf-8")
    name = f"file mutant {seed}: {family} {layout}, {', '.join(done)}"
    return name, score(import_bytes(data, ending), outline)


def score_readings() -> Iterator[tuple[str, Score]]:
    """The briefings in other shapes, each in its layouts."""
    for reading in read_readings():
        for layout in reading.layouts:
            data, ending = make_document(reading, layout)
            yield f"{reading.name}: {layout}", score(import_bytes(data, ending), reading.outline)
