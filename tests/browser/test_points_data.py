"""The words of points for pages that a reader puts together: loaded once, told apart when gone or out of reach."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route

JAVASCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "javascripts"
HARNESS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src data:">
<title>Words</title>
<link rel="icon" href="data:,">
<script defer src="../javascripts/points-data.js"></script>
</head>
<body></body>
</html>
"""
LOAD = """async (names) => {
  const found = await LearningPointsData.load(names);
  return Object.fromEntries([...found].map(([id, words]) => [id, typeof words === "string" ? words : words.title]));
}"""


def _words(name: str) -> dict[str, Any]:
    return {
        "title": f"Briefing {name}",
        "origin": "A review of 2017",
        "address": f"briefings/{name}.html",
        "isDraft": False,
        "questions": ["What now?"],
        "points": {
            "p-1": {"text": "It's <b>not</b> markup", "strand": "Strand", "edition": "2026-03-01", "changed": ""}
        },
    }


def _script(target: str, data: Any) -> str:
    literal = json.dumps(data).replace("\\", "\\\\").replace("'", "\\'")
    return f"{target} = JSON.parse('{literal}');\n"


def _write_words(root: Path, name: str) -> None:
    target = f'(window.learningPoints = window.learningPoints || {{}})["{name}"]'
    (root / "points" / f"{name}.js").write_text(_script(target, _words(name)), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of three briefings; the words of one of them, `lost`, are missing."""
    for name in ("javascripts", "points", "pages"):
        (tmp_path / name).mkdir()
    shutil.copy(JAVASCRIPTS / "points-data.js", tmp_path / "javascripts" / "points-data.js")
    (tmp_path / "pages" / "a.html").write_text(HARNESS, encoding="utf-8")
    for name in ("home", "constructor"):
        _write_words(tmp_path, name)
    ids = ["home", "constructor", "lost"]
    (tmp_path / "points-list.js").write_text(_script("window.learningBriefings", ids), encoding="utf-8")
    return tmp_path


@pytest.fixture
def visit(page: Page, root: Path, serve_folder: Callable[[Path], str]) -> Callable[[str], list[str]]:
    """``visit(scheme)`` opens the page over ``http`` or ``file`` and gives what it asks for from then on."""

    def open_it(scheme: str = "http") -> list[str]:
        base = serve_folder(root) if scheme == "http" else f"{root.as_uri()}/"
        page.goto(f"{base}pages/a.html")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
        return asked

    return open_it


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_words_are_loaded_once(page: Page, visit: Callable[[str], list[str]], scheme: str) -> None:
    """Each briefing's words come from the site's root by one script, however often and for however many points."""
    asked = visit(scheme)
    expected = {"home": "Briefing home", "constructor": "Briefing constructor"}
    assert page.evaluate(LOAD, ["home/p-1", "home/p-2", "constructor"]) == expected
    both = (
        "Promise.all([1, 2].map(() => LearningPointsData.load(['home']))).then((maps) => maps.map((map) => map.size))"
    )
    assert page.evaluate(both) == [1, 1]
    assert sorted(asked) == ["points/constructor.js", "points/home.js"]
    assert page.locator("script").count() == 1


def test_a_point_is_found_with_where_it_comes_from(page: Page, visit: Callable[[str], list[str]]) -> None:
    """A point comes with its briefing's title, origin and address; its text stays text."""
    visit("file")
    find = "(ref) => LearningPointsData.load(['home']).then((map) => LearningPointsData.find(map, ref))"
    assert page.evaluate(find, "home/p-1") == {
        "text": "It's <b>not</b> markup",
        "strand": "Strand",
        "edition": "2026-03-01",
        "changed": "",
        "title": "Briefing home",
        "origin": "A review of 2017",
        "address": "briefings/home.html#p-1",
        "isDraft": False,
    }
    for ref in ("home/p-9", "home/constructor", "home/__proto__", "home", "home/p-1/x", "../home/p-1", ""):
        assert page.evaluate(find, ref) == "gone"
    assert page.evaluate(find, "constructor/p-1") == "unreachable"


@pytest.mark.allows_console_errors
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_gone_and_out_of_reach_are_told_apart(page: Page, visit: Callable[[str], list[str]], scheme: str) -> None:
    """A briefing that the site's list does not know is gone; one that it knows is out of reach for now."""
    asked = visit(scheme)
    names = ["home", "old/p-1", "older", "lost/p-1"]
    expected = {"home": "Briefing home", "old": "gone", "older": "gone", "lost": "unreachable"}
    assert page.evaluate(LOAD, names) == expected
    assert asked.count("points-list.js") == 1
    find = "(ref) => LearningPointsData.load([ref]).then((map) => LearningPointsData.find(map, ref))"
    assert [page.evaluate(find, ref) for ref in ("old/p-1", "lost/p-1")] == ["gone", "unreachable"]
    # What is gone is not asked for again, what was out of reach is.
    assert (asked.count("points/old.js"), asked.count("points/lost.js")) == (1, 2)


@pytest.mark.allows_console_errors
def test_what_was_out_of_reach_is_tried_again(page: Page, root: Path, visit: Callable[[str], list[str]]) -> None:
    """Without the list nothing is said to be gone; a later try finds what can be had by then."""
    (root / "points-list.js").rename(root / "away.js")
    visit("http")
    assert page.evaluate(LOAD, ["old", "lost"]) == {"old": "unreachable", "lost": "unreachable"}
    (root / "away.js").rename(root / "points-list.js")
    _write_words(root, "lost")
    assert page.evaluate(LOAD, ["old", "lost"]) == {"old": "gone", "lost": "Briefing lost"}


@pytest.mark.allows_console_errors
def test_scripts_that_bring_nothing_are_out_of_reach(page: Page, root: Path, visit: Callable[[str], list[str]]) -> None:
    """A host that answers with something else, or with words in another shape, breaks nothing."""
    (root / "points" / "lost.js").write_text("<!doctype html><title>Welcome</title>", encoding="utf-8")
    (root / "points" / "home.js").write_text("window.learningPoints = {home: 'no words'};", encoding="utf-8")
    visit("http")
    assert page.evaluate(LOAD, ["lost", "home"]) == {"lost": "unreachable", "home": "unreachable"}


def test_only_ids_are_loaded(page: Page, visit: Callable[[str], list[str]]) -> None:
    """Nothing but a slug ever becomes the address of a script."""
    asked = visit("http")
    names: list[Any] = [
        "../x",
        "a b",
        "https://example.org/x",
        "",
        "HOME",
        "home.js",
        "a%2fb",
        "__proto__",
        "x" * 81,
        None,
        7,
        {},
    ]
    assert page.evaluate(LOAD, names) == {}
    assert page.evaluate(LOAD, []) == {}
    assert asked == []


@pytest.mark.allows_console_errors
def test_without_a_connection_nothing_is_gone(
    open_context: Callable[..., BrowserContext], root: Path, serve_folder: Callable[[Path], str]
) -> None:
    """Offline, words are out of reach; back online, they come."""
    context = open_context()
    page = context.new_page()
    page.goto(f"{serve_folder(root)}pages/a.html")
    context.set_offline(True)
    assert page.evaluate(LOAD, ["home", "old"]) == {"home": "unreachable", "old": "unreachable"}
    context.set_offline(False)
    assert page.evaluate(LOAD, ["home", "old"]) == {"home": "Briefing home", "old": "gone"}


NOTE_ARRIVALS = """
window.arrived = [];
LearningPointsData.addEventListener("arrive", ({ detail: { id, words } }) =>
  window.arrived.push([id, typeof words === "string" ? words : words.title]));
"""


def test_each_briefing_is_told_as_it_arrives(page: Page, visit: Callable[[str], list[str]]) -> None:
    """Words that are there wait for no others; what hangs is given up after ten seconds, and taken when late."""
    held: list[Route] = []
    page.route("**/points/lost.js", lambda route: held.append(route))
    page.clock.install()
    visit("http")
    page.evaluate(NOTE_ARRIVALS)
    page.evaluate(f"void ({LOAD})(['lost', 'home']).then((found) => (window.found = found))")
    _wait_for(page, [["home", "Briefing home"]])
    assert page.evaluate("window.found") is None
    page.clock.fast_forward(9_000)
    assert page.evaluate("window.found") is None
    page.clock.fast_forward(2_000)
    _wait_for(page, [["home", "Briefing home"], ["lost", "unreachable"]])
    assert page.evaluate("window.found") == {"home": "Briefing home", "lost": "unreachable"}
    name = '(window.learningPoints = window.learningPoints || {})["lost"]'
    held[0].fulfill(body=_script(name, _words("lost")), content_type="text/javascript")
    _wait_for(page, [["home", "Briefing home"], ["lost", "unreachable"], ["lost", "Briefing lost"]])
    assert page.evaluate(LOAD, ["lost"]) == {"lost": "Briefing lost"}


def _wait_for(page: Page, arrived: list[list[str]]) -> None:
    for _ in range(100):
        if page.evaluate("window.arrived") == arrived:
            return
        time.sleep(0.03)
    assert page.evaluate("window.arrived") == arrived
