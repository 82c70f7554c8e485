"""The form's own scripts change a file only where they are told to, however it is written."""

from __future__ import annotations

import difflib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from editor_texts import PLAIN_WORDS, ROOT, SEED, WAYS, choose_change, follow, read_plain, vary, without_nothing
from small_briefing import problems_of

CHANGES = 1000
PROBLEMS = ROOT / "tests" / "golden" / "problems"

RUN = """
(files) => {
  const spec = document.querySelector("lb-editor").spec;
  const act = (doc, { do: what, path, value, index, order, values }) => {
    if (what === "text" || what === "word") doc.write(path, EditScalars.tidy(value));
    if (what === "clear") doc.clear(path);
    if (what === "insert") doc.insert(path, index, value);
    if (what === "remove") doc.remove(path, index);
    if (what === "order") doc.order(path, order);
    if (what === "points") EditLists.setPoints(doc, path, values);
    if (what === "texts") EditLists.setTexts(doc, path, values);
  };
  return files.map(({ text, changes }) => {
    const doc = new EditDocument(text, spec);
    if (doc.obstacle) return { obstacle: doc.obstacle, file: doc.file };
    try {
      changes.forEach((change) => doc.step(change.path, () => act(doc, change)));
    } catch (error) {
      return { error: error.message, file: doc.file };
    }
    return { file: doc.file, data: doc.data };
  });
}
"""


@pytest.fixture
def form_page(page: Page, form_files: Path) -> Page:
    """The form as it opens from a folder."""
    page.goto((form_files / "form" / "index.html").as_uri())
    return page


def run(page: Page, files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(RUN, files)
    return found


def test_open_and_save_unchanged_gives_the_same_bytes(form_page: Page) -> None:
    """Whatever the form opens it would save to the letter: line ends, byte order mark and missing last line end too."""
    chance = random.Random(1)
    texts = [SEED, WAYS, *(path.read_bytes().decode("utf-8", "replace") for path in sorted(PROBLEMS.glob("*.yml")))]
    varied = [*texts, *(vary(text, chance) for text in texts for _ in range(3))]
    found = run(form_page, [{"text": text, "changes": []} for text in varied])
    assert [one["file"] for one in found] == varied
    assert sum("obstacle" not in one for one in found) > 200


def test_what_the_form_reads_is_what_the_checker_reads(form_page: Page) -> None:
    """A file without a slip in its YAML means the same to both readers, or the form leaves it alone."""
    texts = [path.read_text("utf-8") for path in sorted(PROBLEMS.glob("*.yml")) if b"\xff" not in path.read_bytes()]
    plain = [(text, *read_plain(text)) for text in [SEED, WAYS, *texts] if text.strip()]
    sound = [(text, data) for text, data, rules in plain if not rules]
    found = run(form_page, [{"text": text, "changes": []} for text, _ in sound])
    for (text, data), one in zip(sound, found, strict=True):
        if "obstacle" in one:
            assert problems_of(text) != (), text
        else:
            assert one["data"] == data, text
    assert len(sound) > 40


def test_a_thousand_random_changes_each_change_only_what_they_should(form_page: Page) -> None:
    """After each change the checker's reader finds the same data but for that change, and no slip in the YAML."""
    chance = random.Random(20)
    texts = [vary(chance.choice([SEED, WAYS]), chance) for _ in range(20)]
    done = 0
    while done < CHANGES:
        data = [read_plain(text)[0] for text in texts]
        changes = [choose_change(one, chance) for one in data]
        found = run(form_page, [{"text": text, "changes": [c]} for text, c in zip(texts, changes, strict=True)])
        for text, before, change, one in zip(texts, data, changes, found, strict=True):
            check_change(text, before, change, one)
        # Each file goes on as it was left, and begins anew now and then.
        texts = [one["file"] if chance.random() < 0.9 else vary(chance.choice([SEED, WAYS]), chance) for one in found]
        done += len(found)


def check_change(text: str, before: Any, change: dict[str, Any], found: dict[str, Any]) -> None:
    about = f"{change}\n{''.join(difflib.unified_diff(text.splitlines(True), found['file'].splitlines(True)))}"
    assert "error" not in found, f"{change}\n{text}"
    after, rules = read_plain(found["file"])
    assert rules == [], about
    assert found["data"] == after, about
    assert without_nothing(expect(before, change, after)) == without_nothing(after), about
    assert found["file"].startswith("\ufeff") == text.startswith("\ufeff"), about
    assert_other_lines_stay(text, found["file"], change, about)


def expect(data: Any, change: dict[str, Any], after: Any) -> Any:
    """What the data should be; of new learning points only the ids are taken from the result."""
    path, what = change["path"], change["do"]
    if what in ("text", "word"):
        return put(data, path, tidy(change["value"]))
    if what == "clear":
        return put(data, path, None)
    values = list(follow(data, path) or [])
    if what == "insert":
        values.insert(change["index"], change["value"])
    elif what == "remove":
        values.pop(change["index"])
    elif what == "order":
        values = [values[at] for at in change["order"]]
    elif what == "texts":
        values = change["values"]
    else:
        return put(data, path, expect_points(values, change["values"], follow(after, path) or []))
    return put(data, path, values)


def expect_points(old: list[Any], texts: list[str], after: list[Any]) -> list[Any]:
    """The points that stay keep all that belongs to them; an id that is new was not there before."""
    assert [point["text"] for point in after] == texts
    known = {point["id"]: point for point in old}
    for point in after:
        before = known.get(point["id"])
        if before:
            assert {**before, "text": ""} == {**point, "text": ""}
            assert before["text"] == point["text"] or point["text"] == f"{before['text']} and more"
        else:
            assert point["text"] not in {one["text"] for one in old}
    assert len({point["id"] for point in after}) == len(after)
    return after


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of the data with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [put(item, rest, value) if at == step else item for at, item in enumerate(data)]
    return {**(data or {}), step: put((data or {}).get(step), rest, value)}


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def assert_other_lines_stay(before: str, after: str, change: dict[str, Any], about: str) -> None:
    """The lines that differ stand together, but for a list put in another order; a word changes its own line alone."""
    old, new = before.splitlines(True), after.splitlines(True)
    blocks = [one for one in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if one[0] != "equal"]
    if change["do"] in ("order", "points", "texts"):
        return
    changed = [line for _, start, end, _, _ in blocks for line in old[start:end]]
    if change.get("word") in PLAIN_WORDS:
        assert len(changed) <= 1, about
    if change["do"] in ("insert", "text"):
        assert len(blocks) <= 1 or change["do"] == "text", about


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_one_changed_word_changes_one_line(form_page: Page, ends: str) -> None:
    """In a text over many lines the lines around a changed word stay as they are."""
    text = SEED.replace("\n", ends)
    path = ["strands", 0, "learning", 4, "text"]
    words = follow(read_plain(text)[0], tuple(path)).replace("problematic", "difficult")
    (found,) = run(form_page, [{"text": text, "changes": [{"do": "word", "path": path, "value": words}]}])
    assert found["file"] == text.replace(
        "Avoid opportunistic visiting where engagement is problematic",
        "Avoid opportunistic visiting where engagement is difficult",
    )


def test_the_form_says_why_it_cannot_open_a_file(open_context: Callable[..., BrowserContext], form_files: Path) -> None:
    """What the form could not keep as it is it does not open, and says what to do."""
    page = open_context().new_page()
    page.goto((form_files / "form" / "index.html").as_uri())
    odd = ["title: &a x\nsummary: *a\n", "title: [\n", "- a\n- b\n", "title: !!str x\n", "a: 1\na: 2\n", ""]
    found = run(page, [{"text": text, "changes": []} for text in odd])
    assert [bool(one["obstacle"]) for one in found] == [True] * len(odd)
