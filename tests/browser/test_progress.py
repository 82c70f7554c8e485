"""What a reader has ticked, as the scripts hold it: steps, undoing, links and files; nothing hostile gets through.

These scripts are pure, so one page serves all tests.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

JAVASCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "javascripts"
SCRIPTS = ("progress.js", "progress-compare.js", "progress-link.js", "progress-file.js")
HARNESS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src data:">
<title>Progress</title>
<link rel="icon" href="data:,">
{scripts}
</head>
<body></body>
</html>
"""
# Short names for what the tests build again and again.
PRELUDE = """
const P = window.LearningProgress;
const make = (ticks, sheet = []) => P.setSheet(ticks.reduce(
  (progress, [ref, state = "considered", edition = ""]) => P.setTick(progress, ref, state, edition), P.EMPTY), sheet);
const plain = (progress) => JSON.parse(JSON.stringify(progress));
"""
FORMAT = "learning-from-reviews progress"
QUICK = settings(max_examples=25, deadline=None)

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("progress")
    (folder / "javascripts").mkdir()
    for name in SCRIPTS:
        shutil.copy(JAVASCRIPTS / name, folder / "javascripts" / name)
    scripts = "\n".join(f'<script defer src="javascripts/{name}"></script>' for name in SCRIPTS)
    (folder / "a.html").write_text(HARNESS.format(scripts=scripts), encoding="utf-8")
    return (folder / "a.html").as_uri()


@pytest.fixture(scope="module")
def run(browser: Browser, address: str) -> Iterator[Run]:
    """``run(body, given)`` runs the body of a function of ``given`` in a page and gives what it returns."""
    context = browser.new_context()
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.goto(address)
    yield lambda body, given=None: page.evaluate(f"(given) => {{ {PRELUDE} {body} }}", given)
    context.close()
    assert complaints == []


def test_refs_are_two_slugs_of_at_most_eighty_characters(run: Run) -> None:
    """A ref is a briefing's id and a point's id; nothing else passes, whatever its type."""
    good = ["a/b", "2017-home-conditions/engagement-1", f"{'a' * 80}/{'b' * 80}"]
    bad: list[Any] = ["", "a", "a/", "/b", "a/b/c", "A/b", "a_b/c", "-a/b", "a-/b", "a--b/c", "a/b ", "a/b\n", "a/é"]
    bad += ["__proto__/b", "constructor", f"{'a' * 81}/b", f"a/{'b' * 81}", None, 1, True, ["a/b"], {"a": "b"}]
    assert run("return given.map(P.isRef)", good) == [True] * len(good)
    assert run("return given.map(P.isRef)", bad) == [False] * len(bad)


def test_a_tick_is_set_changed_and_cleared(run: Run) -> None:
    """A point is considered, not applicable or neither; the progress before a step stays as it was, frozen."""
    result = run("""
      const one = P.setTick(P.EMPTY, "a/b", "considered", "");
      const two = P.setTick(one, "a/b", "na", "2026-03-01");
      const three = P.setTick(P.setTick(two, "a/c", "considered"), "a/b", "", "");
      const frozen = [two, two.ticks, two.ticks["a/b"], two.sheet, P.EMPTY].every(Object.isFrozen);
      return {one: plain(one), two: plain(two), three: plain(three), empty: plain(P.EMPTY), frozen};
    """)
    assert result == {
        "one": {"ticks": {"a/b": {"state": "considered", "edition": ""}}, "sheet": []},
        "two": {"ticks": {"a/b": {"state": "na", "edition": "2026-03-01"}}, "sheet": []},
        "three": {"ticks": {"a/c": {"state": "considered", "edition": ""}}, "sheet": []},
        "empty": {"ticks": {}, "sheet": []},
        "frozen": True,
    }


def test_what_is_no_tick_is_not_set(run: Run) -> None:
    """An unknown state, edition or ref changes nothing."""
    assert run("""
      const mine = make([["a/b"]]);
      return [["a/b", "done", ""], ["a/b", "na", "soon"], ["A/b", "na", ""], ["__proto__", "na", ""], ["a/b", {}, ""]]
        .every((step) => JSON.stringify(P.setTick(mine, ...step)) === JSON.stringify(mine));
    """)


def test_a_tick_made_for_another_meaning_is_told_apart(run: Run) -> None:
    """A point whose meaning was changed since it was ticked, or whose edition was taken back, shows as changed."""
    assert run("""
      const mine = make([["a/b", "considered", "2026-03-01"], ["a/c", "na"]]);
      return [["a/b", "2026-03-01"], ["a/b", "2026-04-01"], ["a/b", ""], ["a/c", ""], ["a/c", undefined],
        ["a/c", "2026-03-01"], ["a/d", ""], ["constructor", ""], ["__proto__", ""]].map((at) => P.stateOf(mine, ...at));
    """) == ["considered", "changed", "changed", "na", "na", "changed", "", "", ""]


def test_ticks_are_cleared_together(run: Run) -> None:
    """Clearing takes away the ticks named, and leaves the others and the sheet."""
    result = run(
        """return plain(P.clearTicks(make([["a/b"], ["a/c"], ["x/y"]], ["a/b"]), ["a/b", "a/c", "no/such"]))"""
    )
    assert result == {"ticks": {"x/y": {"state": "considered", "edition": ""}}, "sheet": ["a/b"]}


def test_the_sheet_is_put_together_in_the_readers_order(run: Run) -> None:
    """Points are added once, removed, moved inside the sheet's ends and taken off together."""
    assert run("""
      const sheet = ["a/b", "a/c", "x/y"].reduce(P.addToSheet, P.EMPTY);
      return [
        sheet, P.addToSheet(sheet, "a/b"), P.addToSheet(sheet, "no ref"), P.removeFromSheet(sheet, "a/c"),
        P.moveOnSheet(sheet, "x/y", -1), P.moveOnSheet(sheet, "a/b", 1), P.moveOnSheet(sheet, "a/b", -1),
        P.moveOnSheet(sheet, "x/y", 1), P.moveOnSheet(sheet, "no/such", 1), P.emptySheet(sheet),
        P.setSheet(sheet, ["x/y", "x/y", "__proto__", 7, null, "a/b"]),
      ].map((progress) => progress.sheet.join(" "));
    """) == [
        *["a/b a/c x/y"] * 3,
        "a/b x/y",
        "a/b x/y a/c",
        "a/c a/b x/y",
        *["a/b a/c x/y"] * 3,
        "",
        "x/y a/b",
    ]
    assert run("""const mine = make([], ["a/b"]); return [P.isOnSheet(mine, "a/b"), P.isOnSheet(mine, "a/c")]""") == [
        True,
        False,
    ]


def test_undoing_a_step_leaves_what_was_done_since(run: Run) -> None:
    """Undo brings back what the step took, except where the reader has decided anew in the meantime."""
    result = run("""
      const before = make([["a/1"], ["a/2", "na"], ["a/3"]], ["a/1", "a/2", "a/3"]);
      const after = P.emptySheet(P.clearTicks(before, ["a/1", "a/2"]));
      const since = P.addToSheet(P.setTick(P.setTick(after, "a/1", "na", ""), "a/9", "considered", ""), "a/2");
      const added = P.addToSheet(before, "a/9");
      const moved = P.moveOnSheet(before, "a/1", 1);
      return {
        at_once: plain(P.revert(after, before, after)),
        same: JSON.stringify(P.revert(after, before, after)) === JSON.stringify(before),
        later: plain(P.revert(since, before, after)),
        added: P.revert(P.removeFromSheet(added, "a/1"), before, added).sheet,
        moved: [P.revert(moved, before, moved).sheet, P.revert(P.addToSheet(moved, "a/9"), before, moved).sheet],
        ticks_only: P.revert(make([], ["x/y"]), before, P.clearTicks(before, ["a/1"])),
      };
    """)
    assert set(result["at_once"]["ticks"]) == {"a/1", "a/2", "a/3"}
    assert result["at_once"]["sheet"] == ["a/1", "a/2", "a/3"]
    states = {ref: tick["state"] for ref, tick in result["later"]["ticks"].items()}
    assert states == {"a/1": "na", "a/2": "na", "a/3": "considered", "a/9": "considered"}
    assert result["later"]["sheet"] == ["a/2", "a/1", "a/3"]
    assert result["added"] == ["a/2", "a/3"]
    assert result["moved"] == [["a/1", "a/2", "a/3"], ["a/2", "a/1", "a/3", "a/9"]]
    assert result["ticks_only"]["sheet"] == ["x/y"]


TWO_SIDES = """
  const mine = make([["a/1"], ["a/2", "na"], ["a/3"]], ["a/1", "a/2"]);
  const theirs = make([["a/1"], ["a/2"], ["a/3", "considered", "2026-03-01"], ["a/4", "na"]], ["a/2", "a/4"]);
"""


def test_merging_keeps_what_is_mine(run: Run) -> None:
    """Ticks of another side are added only where there were none; their points come last on the sheet."""
    result = run(f"{TWO_SIDES} return plain(P.merge(mine, theirs))")
    assert {ref: tick["state"] for ref, tick in result["ticks"].items()} == {
        "a/1": "considered",
        "a/2": "na",
        "a/3": "considered",
        "a/4": "na",
    }
    assert result["ticks"]["a/3"]["edition"] == ""
    assert result["sheet"] == ["a/1", "a/2", "a/4"]


def test_a_full_progress_loses_nothing_of_ones_own_by_merging(run: Run) -> None:
    """Where both sheets together are more than one holds, the reader's own points are kept, and the rest is counted."""
    assert run("""
      const many = (name, count) => Array.from({length: count}, (_, i) => `${name}/${i}`);
      const mine = P.setSheet(make([]), many("mine", 120));
      const theirs = P.setSheet(make([]), many("theirs", 120));
      const sheet = P.merge(mine, theirs).sheet;
      return [sheet.length, sheet[119], sheet[120], sheet.at(-1), P.countOver(mine, theirs)];
    """) == [200, "mine/119", "theirs/0", "theirs/79", 40]


def test_replacing_keeps_to_its_scope(run: Run) -> None:
    """Replacing sets the named ticks, the sheet, both or everything to theirs, and touches nothing beside it."""
    result = run(f"""{TWO_SIDES}
      const show = (progress) => [Object.entries(progress.ticks).map(([ref, tick]) => ref.slice(2) + tick.state[0])
        .sort().join(" "), progress.sheet.join(" ")];
      return [undefined, {{}}, {{refs: ["a/2", "a/4", "a/9"]}}, {{sheet: true}}, {{refs: ["a/2"], sheet: true}},
        {{refs: []}}].map((scope) => show(P.replace(mine, theirs, scope)))
        .concat([show(P.replace(theirs, mine, {{refs: ["a/4"]}}))]);
    """)
    assert result == [
        ["1c 2c 3c 4n", "a/2 a/4"],
        ["1c 2c 3c 4n", "a/2 a/4"],
        ["1c 2c 3c 4n", "a/1 a/2"],
        ["1c 2n 3c", "a/2 a/4"],
        ["1c 2c 3c", "a/2 a/4"],
        ["1c 2n 3c", "a/1 a/2"],
        ["1c 2c 3c", "a/2 a/4"],
    ]


def test_comparing_says_what_would_change(run: Run) -> None:
    """A comparison names what is new, what differs and what only the reader has, in the asked scope."""
    whole, ticks, sheet, other = run(f"""{TWO_SIDES}
      return [{{}}, {{refs: ["a/1", "a/4"]}}, {{sheet: true}}].map((scope) => P.compare(mine, theirs, scope))
        .concat([P.compare(theirs, mine, {{refs: ["a/4"]}})]);
    """)
    assert whole == {
        "added": [{"ref": "a/4", "state": "na"}],
        "different": [
            {"ref": "a/2", "mine": "na", "theirs": "considered"},
            {"ref": "a/3", "mine": "considered", "theirs": "considered"},
        ],
        "onlyMine": [],
        "sheetAdded": ["a/4"],
        "sheetOnlyMine": ["a/1"],
        "isSame": False,
    }
    nothing: dict[str, Any] = {"added": [], "different": [], "onlyMine": [], "sheetAdded": [], "sheetOnlyMine": []}
    assert ticks == {**nothing, "added": [{"ref": "a/4", "state": "na"}], "isSame": False}
    assert sheet == {**nothing, "sheetAdded": ["a/4"], "sheetOnlyMine": ["a/1"], "isSame": False}
    assert other == {**nothing, "onlyMine": [{"ref": "a/4", "state": "na"}], "isSame": False}


def test_comparing_equals_says_so(run: Run) -> None:
    """Two equal sides are the same; another order of the sheet alone is a difference."""
    assert run(f"""{TWO_SIDES}
      const turned = P.moveOnSheet(mine, "a/1", 1);
      return [P.compare(mine, mine), P.compare(mine, turned), P.compare(mine, turned, {{refs: ["a/1"]}}),
        P.compare(mine, turned, {{sheet: true}})].map((found) => found.isSame);
    """) == [True, False, True, False]


def test_links_are_written_as_documented(run: Run) -> None:
    """A link holds the version and ids, editions where there are any, and nothing else."""
    assert run("""
      const mine = make([["home/e-1"], ["home/e-2", "na"], ["x/y"], ["home/e-3", "considered", "2026-03-01"]],
        ["home/e-1", "home/e-2", "x/y", "home/e-4"]);
      return [P.writeTicks(mine, ["home/e-3", "x/y", "home/e-2", "home/e-2", "no/tick"]), P.writeTicks(mine),
        P.writeSheet(mine), P.writeTicks(P.EMPTY, []), P.writeSheet(P.EMPTY)];
    """) == [
        "ticks=1~home.e-3:2026-03-01_e-2~x.y",
        "ticks=1~home.e-1_e-2.e-3:2026-03-01~x.y",
        "sheet=1~home.e-1.e-2~x.y~home.e-4",
        "ticks=1",
        "sheet=1",
    ]


slugs = st.sampled_from(["a", "0", "b-1", "2017-home-conditions", "engagement-12", "constructor", "x" * 80])
refs = st.builds("{}/{}".format, slugs, slugs)
editions = st.sampled_from(["", "2026-03-01", "2019-12-31"])
ticks_of_all = st.dictionaries(refs, st.tuples(st.sampled_from(["considered", "na"]), editions), max_size=12)
progresses = st.tuples(ticks_of_all, st.lists(refs, max_size=8, unique=True))


@QUICK
@given(batch=st.lists(progresses, min_size=4, max_size=8))
def test_what_is_written_reads_back_the_same(run: Run, batch: list[Any]) -> None:
    """Any progress survives a link, a file and the browser's storage, and its link has no character that breaks."""
    cases = [[[[ref, *tick] for ref, tick in ticks.items()], sheet] for ticks, sheet in batch]
    wrong = run(
        """
      const same = (one, other) => P.compare(one, other).isSame;
      return given.filter(([ticks, sheet]) => {
        const mine = make(ticks, sheet);
        const links = [P.writeTicks(mine, ticks.map(([ref]) => ref)), P.writeSheet(mine)];
        const [first, second] = links.map((link) => P.readLink("#" + link));
        const escaped = P.readLink(links[0].replace(/[^a-z0-9=]/g, (c) => "%" + c.charCodeAt(0).toString(16)));
        const file = P.readFile(P.toFile(mine));
        return !(
          links.every((link) => /^(ticks|sheet)=[a-z0-9._~:-]*[a-z0-9]$/.test(link) && !link.includes(":~:")) &&
          same(first.progress, P.emptySheet(mine)) && first.dropped === 0 && same(escaped.progress, first.progress) &&
          second.progress.sheet.join() === mine.sheet.join() && second.dropped === 0 && second.kind === "sheet" &&
          same(file.progress, mine) && file.dropped === 0 && same(P.parse(P.toStored(mine)), mine)
        );
      });
    """,
        cases,
    )
    assert wrong == []


# A link -> its kind, the points it still tells of, how many were dropped, and whether it is a newer one.
LINKS: dict[str, tuple[str, str, int, bool] | None] = {
    "": None,
    "#engagement-1": None,
    "xticks=1~a.b": None,
    "ticks=1": ("ticks", "", 0, False),
    "#ticks=1~a.b": ("ticks", "a/b", 0, False),
    "ticks=2~a.b": ("ticks", "", 0, True),
    "sheet=17~new:shape/of#ids": ("sheet", "", 0, True),
    "sheet=17!new": ("sheet", "", 1, False),
    "ticks=": ("ticks", "", 1, False),
    "ticks=0~a.b~c.d": ("ticks", "", 2, False),
    "ticks=1~a.b.": ("ticks", "a/b", 0, False),
    "ticks=1~a.b).\n": ("ticks", "a/b", 0, False),
    "ticks=1~a.b:2026-03": ("ticks", "", 1, False),
    "ticks=1~a.b:": ("ticks", "", 1, False),
    "ticks=1~a.b:2026-03-01:2026-03-01": ("ticks", "", 1, False),
    "ticks=1~a~.b~a.c.D.d..e": ("ticks", "a/c a/d a/e", 4, False),
    "ticks=1~a.b_b": ("ticks", "a/b", 1, False),
    "sheet=1~a.b_c.d:2026-03-01.e": ("sheet", "a/b a/e", 2, False),
    "ticks=1~__proto__.b~constructor.x": ("ticks", "constructor/x", 5, False),
    "ticks%3D1%7Ea%2Eb": ("ticks", "a/b", 0, False),
    "ticks=1~a%.b~c%zz.d~%ff.e~f.g": ("ticks", "f/g", 3, False),
}


def test_links_that_came_to_harm(run: Run) -> None:
    """What a link still tells is read, its broken parts are counted, and another version is told as newer."""
    found = run(
        """
      return given.map((text) => {
        const link = P.readLink(text);
        const refs = link && [...Object.keys(link.progress.ticks), ...link.progress.sheet].join(" ");
        return link && [link.kind, refs, link.dropped, link.isNewer];
      });
    """,
        list(LINKS),
    )
    assert {text: link and tuple(link) for text, link in zip(LINKS, found, strict=True)} == LINKS


def test_huge_links_are_cut_and_quick(run: Run) -> None:
    """No more than 5,000 ticks or 200 points of a sheet are taken from a link, what is beyond is counted, and a link of
    megabytes does not hold up the page."""
    counts, took = run("""
      const start = performance.now();
      const points = (count) => Array.from({length: count}, (_, i) => `.p${i}`).join("");
      const found = [`ticks=1~a${points(5001)}`, `sheet=1~a${points(6000)}`, "ticks=1" + "~".repeat(1e6),
        "ticks=1" + ".".repeat(1e6) + "a", "ticks=1~" + "a-".repeat(1e6), "%".repeat(1e6)].map(P.readLink);
      return [found.map((link) => link && [Object.keys(link.progress.ticks).length + link.progress.sheet.length,
        link.dropped, link.beyond]), performance.now() - start];
    """)
    assert counts == [[5000, 0, 1], [200, 0, 5800], [0, 1_000_000, 0], [0, 1, 0], [0, 1, 0], None]
    assert took < 5000


def test_the_file_is_readable(run: Run) -> None:
    """The file is indented JSON that names its format and version, and leaves out editions that do not exist."""
    text = run("""return P.toFile(make([["a/b"], ["a/c", "na", "2026-03-01"]], ["x/y"]))""")
    assert text.startswith('{\n  "format"')
    assert json.loads(text) == {
        "format": FORMAT,
        "version": 1,
        "ticks": [
            {"point": "a/b", "state": "considered"},
            {"point": "a/c", "state": "na", "edition": "2026-03-01"},
        ],
        "sheet": ["x/y"],
    }
    assert json.loads(run("return P.toStored(make([]))")) == {"format": FORMAT, "version": 1, "ticks": [], "sheet": []}


def _file(**changes: Any) -> str:
    return json.dumps({"format": FORMAT, "version": 1, "ticks": [], "sheet": [], **changes})


REFUSED: dict[str, tuple[str | None, str]] = {
    "empty": ("", "cannot be read"),
    "not-json": ("ticks: [a/b]", "cannot be read"),
    "cut-off": (_file()[:-5], "cannot be read"),
    "no-text": (None, "cannot be read"),
    "null": ("null", "not saved from this site"),
    "list": ("[]", "not saved from this site"),
    "no-format": ('{"version": 1}', "not saved from this site"),
    "other-format": (_file(format="other"), "not saved from this site"),
    "version-in-words": (_file(version="1"), "not saved from this site"),
    "version-0": (_file(version=0), "not saved from this site"),
    "newer": (_file(version=2, ticks={"new": "shape"}), "newer version"),
    "ticks-no-list": (_file(ticks={"a/b": "considered"}), "damaged"),
    "sheet-no-list": (_file(sheet="a/b"), "damaged"),
    "too-many-on-the-sheet": (_file(sheet=["a/b"] * 5001), "5,000"),
    "too-many-ticks": (_file(ticks=[0] * 5001), "5,000"),
    "too-large": (_file(note="x" * 1_000_000), "too large"),
    "nested": ("[" * 200_000, "cannot be read"),
}


def test_files_that_are_refused(run: Run) -> None:
    """A file that is no saved progress is refused with one or two plain sentences: what is wrong, and what to do."""
    found = run("return given.map(P.readFile)", [text for text, _ in REFUSED.values()])
    for case, (_, words) in zip(found, REFUSED.values(), strict=True):
        assert list(case) == ["error"]
        assert words in case["error"]
        assert re.search(r"(Choose|Reload|Save) .*\.$", case["error"])


def test_broken_entries_of_a_file_are_dropped_and_counted(run: Run) -> None:
    """Good entries are taken; what is no ref, no state or no edition, and what is there twice, is counted."""
    good = {"point": "a/b", "state": "considered"}
    bad: list[Any] = [None, 1, "a/b", [], {}, ["a/c", "na"], {"point": "a/c"}, {"point": "a/c", "state": "done"}]
    bad += [{"point": "A/c", "state": "na"}, {"point": "a/c", "state": ["na"]}, {**good, "state": "na"}]
    bad += [{"point": "a/c", "state": "na", "edition": 7}, {"point": "a/c", "state": "na", "edition": "soon"}]
    text = "\ufeff" + _file(ticks=[good, *bad], sheet=["x/y", "x/y", None, {}, "__proto__", "constructor"], extra=1)
    found = run("const found = P.readFile(given); return {...found, progress: plain(found.progress)}", text)
    assert found == {
        "progress": {"ticks": {"a/b": {"state": "considered", "edition": ""}}, "sheet": ["x/y"]},
        "dropped": len(bad) + 5,
        "beyond": 0,
    }
    assert run("return plain(P.parse(given))", text) == found["progress"]


def test_what_a_sheet_has_no_room_for_is_counted(run: Run) -> None:
    """A sheet of a file is cut at 200 points; the rest is counted as such, not as broken, and said in words."""
    text = _file(sheet=[f"a/b-{number}" for number in range(230)] + ["a/b-0", "../x"])
    found = run("const f = P.readFile(given); return [f.progress.sheet.length, f.dropped, f.beyond]", text)
    assert found == [200, 2, 30]
    assert run("return [0, 1, 1200].map(P.describeOver)") == [
        "",
        "A sheet holds 200 points at most: 1 point was left out.",
        "A sheet holds 200 points at most: 1,200 points were left out.",
    ]


def test_prototypes_stay_clean(run: Run) -> None:
    """No file, link or stored text reaches the prototypes of the page's objects."""
    text = (
        f'{{"format": "{FORMAT}", "version": 1, "__proto__": {{"polluted": 1}}, '
        '"constructor": {"prototype": {"polluted": 1}}, '
        '"ticks": [{"point": "__proto__", "state": "na"}, {"__proto__": {"point": "a/b", "state": "na"}}], '
        '"sheet": ["__proto__/polluted"]}'
    )
    assert run(
        """
      const found = P.readFile(given);
      const inherits = P.readFile('{"__proto__": ' + given + '}');
      const link = P.readLink("ticks=1~__proto__.polluted~constructor.prototype");
      P.replace(P.EMPTY, P.EMPTY, {refs: ["__proto__", "constructor"]});
      return [({}).polluted, Object.keys(found.progress.ticks), found.progress.sheet, found.dropped,
        "error" in inherits, P.isOnSheet(found.progress, "__proto__"), Object.keys(link.progress.ticks)];
    """,
        text,
    ) == [None, [], [], 3, True, False, ["constructor/prototype"]]


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
shaped = st.fixed_dictionaries(
    {"format": st.just(FORMAT), "version": st.just(1) | junk},
    optional={
        "ticks": junk | st.lists(junk | st.fixed_dictionaries({"point": refs | junk, "state": st.just("na") | junk})),
        "sheet": junk | st.lists(refs | junk),
        "__proto__": junk,
    },
)
link_like = st.builds(
    "{}{}".format, st.sampled_from(["ticks=1~", "#sheet=1~", "ticks=", ""]), st.text("ab1-._~:%2E=#é")
)


@QUICK
@given(values=st.lists(junk | shaped, min_size=4, max_size=8), links=st.lists(link_like | st.text(), max_size=9))
def test_no_garbage_throws_or_gets_in(run: Run, values: list[Any], links: list[str]) -> None:
    """Whatever a file, a link or the storage holds, nothing throws, and refs and known states alone come out."""
    texts = [json.dumps(value) for value in values] + [json.dumps(value)[:-1] for value in values]
    assert (
        run(
            """
      const isClean = (progress) => Object.isFrozen(progress) && progress.sheet.every(P.isRef) &&
        Object.entries(progress.ticks).every(([ref, {state, edition, ...more}]) => P.isRef(ref) &&
          ["considered", "na"].includes(state) && typeof edition === "string" && Object.keys(more).length === 0);
      const wrong = (work, value) => { try { return !work(value) } catch (error) { return String(error) } };
      const ofFile = (text) => { const found = P.readFile(text); return found.error ? true : isClean(found.progress) };
      const ofLink = (text) => { const found = P.readLink(text); return found === null || isClean(found.progress) };
      return [
        ...given.texts.filter((text) => wrong(ofFile, text) || wrong((it) => isClean(P.parse(it)), text)),
        ...given.values.filter((value) => wrong((it) => isClean(P.parse(it)), value) || wrong(ofFile, value)
          || wrong(ofLink, value)),
        ...given.links.filter((text) => wrong(ofLink, text)),
      ];
    """,
            {"texts": texts, "values": values, "links": links},
        )
        == []
    )
