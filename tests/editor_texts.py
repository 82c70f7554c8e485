"""Synthetic briefings in every way of writing YAML that the checker takes, and random changes to them, for the form."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefings.source.decoding import read_page
from briefings.source.fields import all_field_names
from briefings.source.parsing import parse_page
from briefings.source.tree import Mapping, Node, Scalar

ROOT = Path(__file__).resolve().parent.parent
SEED = (ROOT / "learning_points" / "2017-home-conditions.yml").read_text("utf-8")

WAYS = """# yaml-language-server: $schema=./_briefing.schema.json
# Synthetic: made up for tests, about no real case.
kind:   learning_sheet
"title": "Keeping a \\"diary\\""

summary: 'A made-up sheet:
  over two lines, it''s so.'
# A remark of the office.
status: draft
x_unknown: {some: thing, other: [a, b]}
review: {type: learning_review, year: 2020}
themes: [recording, assessment]
agencies:
- schools
- police
dates:
  # The day is not known.
  published:
  review_by: 2023-01-31
how_to_use:
- Read it
  twice.
# Between two bullets.
- 'Share: it.'

- "Keep it."
case_summary: >
  A made-up text that runs
  over two lines.


  And a second paragraph, with a   gap.
overview: |
  One line
  and another.

  A paragraph.

strands:
- id: diary
  title: Diary~~~
  issues:
  - text: Nothing was written down, for a long time and by nobody
      at all in that year.
    points:
    - Not once
    - 'Not twice'
  - text: >-
      A second issue that is long enough to run over more than one line of the file, as those of a real
      briefing do, so that its lines have to stay where they are.
  learning:
  - text: Write down what you saw.
    id: diary-1
    agencies: [schools]
  - {id: diary-2, text: 'Read what others wrote, always.'}
  # The last one.
  - id: diary-7
    meaning_changed: 2021-05-01
    text: |-
      First line.
      Second line.

- id: reading
  title: 'Reading'
  learning:
  - id: reading-1
    text: Read.

signpost:
    text: More is on the website at
    printed_as: www.example.org
source:
  document: Made up
""".replace("~~~", "   ")
"""Quotes, brackets, remarks, unknown fields, uneven indentation: all that people write, in one file."""

TEXTS = (
    "Plain words",
    "Words: with a colon",
    "Ends with a colon:",
    "A # that is no remark",
    "#3 comes first",
    "It's “quoted” and 'quoted'",
    "'whole'",
    '"double"',
    "''",
    "a \\ backslash and \\n",
    "- like a bullet",
    "? a question",
    "* star",
    "& sign",
    "! mark",
    "| bar",
    "> more",
    "% share",
    "@ home",
    "` tick",
    "[x] box",
    "{x} brace",
    "a, b, [c] {d}",
    "--- dashes",
    "...",
    "yes",
    "null",
    "~",
    "2017",
    "1.5",
    "2017-01-01",
    "0x1F",
    "title: this reads like a field",
    "Zażółć gęślą jaźń – naïve café £5",
    "日本語 und Ärger",
    "Ends with a curly one’",
    "''Doubled at the start’",
    "A paragraph.\n\nAnother: one.",
    "Line one\nline two",
    "First\n\nsecond: ’s\n\nlast # x",
    "word " * 40 + "end",
    ("long words with source: inside and - dashes and # signs that go on " * 4).strip(),
    "summary: " + "a long text that begins like a field and goes on " * 3 + "x",
    "x" * 130,
    "a bullet sign within words • twice • o",
)
PLAIN_WORDS = ("alpha", "it's", "“delta”", "epsilon", "eta,")
ODD_WORDS = ("beta:", "#gamma", "-", "o", "title:", "7.", "[zeta]")
"""Words that may ask for another way of writing the whole text, such as quotes around it."""
TEXT_FIELDS = (("title",), ("short_title",), ("summary",), ("case_summary",), ("overview",), ("signpost", "text"))


def vary(text: str, chance: random.Random) -> str:
    """The same file as another program would save it: line ends, byte order mark, no line end at the last line."""
    if chance.random() < 0.3:
        text = text.rstrip("\n")
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    elif chance.random() < 0.2:
        text = "".join(line + chance.choice(["\n", "\r\n"]) for line in text.split("\n"))
    return "\ufeff" + text if chance.random() < 0.3 else text


def read_plain(text: str) -> tuple[Any, list[str]]:
    """The file's data as the checker's own reader has it, and the rules it breaks on the way."""
    page, problems = read_page("x.yml", text.encode("utf-8"))
    assert page is not None
    parsed = parse_page(page, all_field_names())
    rules = [problem.rule for problem in (*problems, *parsed.problems)]
    return to_plain(parsed.tree.root if parsed.tree else None), rules


def to_plain(node: Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        # How a block ends is the way it is written, not its words.
        return node.value.rstrip("\n") if node.value is not None and node.style in ("|", ">") else node.value
    if isinstance(node, Mapping):
        return {name: to_plain(value) for name, (_key, value) in node.entries.items()}
    return [to_plain(item) for item in node.items]


def without_nothing(part: Any) -> Any:
    """The same without fields that hold nothing: whether such a field is written down makes no difference."""
    if isinstance(part, dict):
        kept = {name: without_nothing(value) for name, value in part.items()}
        return {name: value for name, value in kept.items() if value not in (None, {}, [])}
    if isinstance(part, list):
        return [without_nothing(item) for item in part]
    return part


def follow(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def text_paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in the data where a text of an author's stands."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name in ("x_unknown", "retired_ids"):
                continue
            if isinstance(value, str) and name in ("title", "text", "summary", "lead_in", "document", "to"):
                yield (*path, name)
            else:
                yield from text_paths(value, (*path, name))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from text_paths(value, (*path, at))


def choose_change(data: Any, chance: random.Random) -> dict[str, Any]:
    """A random change, as the page's scripts are told of it: what to do, where, and with what."""
    kind = chance.choice(["text", "text", "word", "word", "clear", "insert", "remove", "order", "points", "texts"])
    texts = [path for path in text_paths(data) if follow(data, path)]
    strands = [at for at, strand in enumerate(data.get("strands") or []) if strand]
    if kind == "text":
        path = chance.choice([*texts, *TEXT_FIELDS])
        return {"do": "text", "path": path, "value": chance.choice(TEXTS)}
    if kind == "word" and texts:
        return _change_word(data, chance.choice(texts), chance)
    if kind == "clear":
        path = chance.choice([("short_title",), ("dates", "review_by"), ("signpost", "text"), ("case_summary",)])
        return {"do": "clear", "path": path}
    lists = [("themes",), ("how_to_use",), ("agencies",), *(("strands", at, "learning") for at in strands)]
    path = chance.choice(lists)
    count = len(follow(data, path) or [])
    if kind == "remove" and count:
        return {"do": "remove", "path": path, "index": chance.randrange(count)}
    if kind == "order" and count > 1:
        order = chance.sample(range(count), count)
        return {"do": "order", "path": path, "order": order}
    if kind == "points" and strands:
        return _change_points(data, ("strands", chance.choice(strands), "learning"), chance)
    if kind == "texts":
        values = list(data.get("how_to_use") or [])
        values.insert(chance.randint(0, len(values)), _one_line(chance))
        return {"do": "texts", "path": ("how_to_use",), "values": values}
    value: Any = "neglect" if path[0] in ("themes", "agencies") else _one_line(chance)
    if path[0] == "strands":
        value = {"id": f"new-{chance.randrange(10**9)}", "text": chance.choice(TEXTS)}
    return {"do": "insert", "path": path, "index": chance.randint(0, count), "value": value}


def _one_line(chance: random.Random) -> str:
    return chance.choice([text for text in TEXTS if "\n" not in text])


def _change_word(data: Any, path: tuple[Any, ...], chance: random.Random) -> dict[str, Any]:
    text = follow(data, path)
    word = chance.choice(list(re.finditer(r"\S+", text)))
    # In a text of several lines an odd word could begin one, and the checker would rightly ask about it.
    fresh = chance.choice([*PLAIN_WORDS, *PLAIN_WORDS, *(() if "\n" in text else ODD_WORDS)])
    value = text[: word.start()] + fresh + text[word.end() :]
    return {"do": "word", "path": path, "value": value, "word": fresh}


def _change_points(data: Any, path: tuple[Any, ...], chance: random.Random) -> dict[str, Any]:
    values = [point.get("text") or "" for point in follow(data, path) or [] if point]
    step = chance.choice(["add", "drop", "reword", "move"])
    if step == "add" or len(values) < 2:
        values.insert(chance.randint(0, len(values)), f"A new point {chance.randrange(10**6)}")
    elif step == "drop":
        values.pop(chance.randrange(len(values)))
    elif step == "reword":
        at = chance.randrange(len(values))
        values[at] = f"{values[at]} and more"
    else:
        values.append(values.pop(0))
    return {"do": "points", "path": path, "values": values}
