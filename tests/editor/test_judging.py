"""The form and the checker judge alike, since the form asks the checker; each problem finds its field."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from briefings.editor.judging import as_data, judge
from briefings.problems import Problem
from briefings.source import read_knowledge_base
from briefings.source.memory import Memory
from editor_texts import SEED, WAYS, vary
from small_briefing import CONTENT, SMALL

PROBLEMS = Path(__file__).resolve().parents[1] / "golden" / "problems"
SLIPS = ("", "#", ": ", "- ", "'", '"', "\t", "{", "[", "?", "0", "x", "\u00a0", "year: 9\n", "  ", "\n", "title:\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "learning_points"
    folder.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(CONTENT / name, folder)
    return folder


def make_texts() -> list[str]:
    """Several hundred good and bad files: every golden one, and slips at random places."""
    chance = random.Random(3)
    golden = [path.read_bytes().decode("utf-8", "replace") for path in sorted(PROBLEMS.glob("*.yml"))]
    slips = []
    for _ in range(200):
        text = vary(chance.choice([SEED, *[WAYS] * 4, *[SMALL] * 15]), chance)
        start = chance.randrange(len(text))
        slips.append(text[:start] + chance.choice(SLIPS) + text[start + chance.randrange(6) :])
    return [*golden, *slips]


def test_the_form_says_what_the_checker_says(folder: Path) -> None:
    """Several hundred good and bad files through both: the same problems, word by word, in the same order."""
    texts = make_texts()
    accepted = 0
    for text in texts:
        judgement = judge(folder, "small", text)
        (folder / "small.yml").write_bytes(text.encode("utf-8", "replace"))
        reading = read_knowledge_base(folder, shown_as="learning_points")
        (folder / "small.yml").unlink()
        assert judgement.problems == reading.problems, text
        # A draft that still lacks something has no error, and nothing can be shown of it yet.
        assert (judgement.briefing is None) == (reading.errors != () or "small" in reading.unfinished), text
        accepted += not reading.errors
    assert len(texts) > 300
    assert 20 < accepted < len(texts) - 100


def problem_of(folder: Path, text: str, rule: str) -> Problem:
    (found,) = [problem for problem in judge(folder, "small", text).problems if problem.rule == rule]
    return found


@pytest.mark.parametrize(
    ("old", "new", "rule", "path"),
    [
        ("title: Keeping a diary", "title:", "empty-field", ("title",)),
        ("title: Keeping a diary\n", "", "missing-field", ("title",)),
        ("year: 2020", "year: last", "year", ("review", "year")),
        ("- recording", "- recordings", "unknown-term", ("themes", 0)),
        ("  - Share it.", "  - Share it # now", "hash-in-text", ("how_to_use", 1)),
        ("text: Read what others wrote.", "text:", "empty-field", ("strands", 0, "learning", 1, "text")),
        ("      - id: diary-2\n        text", "      - text", "missing-field", ("strands", 0, "learning", 1, "id")),
        ("id: diary-2", "id: diary-1", "repeated-id", ("strands", 0, "learning", 1, "id")),
    ],
)
def test_each_problem_finds_its_field(folder: Path, old: str, new: str, rule: str, path: tuple[str | int, ...]) -> None:
    """A problem leads to the field in the form, whatever stage found it."""
    assert SMALL.count(old) == 1
    problem = problem_of(folder, SMALL.replace(old, new), rule)
    assert problem.path == path
    assert as_data(problem)["path"] == list(path)


def test_other_files_count_too(folder: Path) -> None:
    """Rules between briefings hold for a text that is not saved yet."""
    (folder / "2020-diary.yml").write_text(SMALL, encoding="utf-8")
    found = judge(folder, "2021-other", f"{SMALL}related:\n  - 2020-diary\n  - 2020-none\n")
    assert [problem.rule for problem in found.problems] == ["same-title", "related"]
    assert found.problems[1].path == ("related", 1)
    (folder / "2020-diary.yml").write_text("title: [\n", encoding="utf-8")
    assert judge(folder, "2021-other", SMALL).elsewhere > 0


def test_what_was_read_before_is_judged_the_same(folder: Path) -> None:
    """With a memory of earlier readings the judgement is the same, be it text, other files or terms that change."""
    memory = Memory()
    (folder / "2020-diary.yml").write_text(SMALL, encoding="utf-8")
    vocabulary = (folder / "_vocabulary.yml").read_text("utf-8")
    steps = [
        lambda: None,
        lambda: (folder / "2020-diary.yml").write_text(SMALL.replace("- recording", "- none"), encoding="utf-8"),
        lambda: (folder / "_vocabulary.yml").write_text(vocabulary.replace("id: recording", "id: writing"), "utf-8"),
        lambda: (folder / "2020-diary.yml").unlink(),
        lambda: (folder / "_vocabulary.yml").write_text(vocabulary, "utf-8"),
    ]
    for step in steps:
        step()
        for text in (SMALL, SMALL.replace("title: Keeping a diary", "title: Another"), "title: [\n", SMALL):
            with_memory = judge(folder, "2021-other", text, memory=memory)
            assert with_memory == judge(folder, "2021-other", text)
