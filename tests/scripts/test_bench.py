"""The benchmark: every way does the same work, what is worked out is right, and a way that lost something is told."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

import bench
import lengthening
from _bench_checking import check_output, read_words
from _bench_content import Content, list_points, read_briefing, write_content
from _bench_ours import Ours, read_config
from _bench_picture import render_picture
from _bench_process import MeasuringError, measure
from _bench_result import Result, read_json, render_json
from _bench_running import WAYS
from _bench_statistics import Measurement, exponent, find_growth, find_medians, find_ratio, find_steps
from _bench_stock import Stock, StockInNavigation
from _bench_table import build_tables, render_markdown
from _bench_way import Way
from briefings.identifying import scan_text
from briefings.source import read_knowledge_base
from synthetic import make_briefing_yaml

SVG = "{http://www.w3.org/2000/svg}"
MACHINE = {"cores": 2, "memory": 8 * 2**30, "system": "Linux", "processor": "a test"}
VERSIONS = {"python": "3.11.7", "mkdocs": "1.6.1", "mkdocs-material": "9.8.1", "hugo": "0.168.0"}


def make_measurement(way: str, size: int, run: int, cpu: float, **other: Any) -> Measurement:
    costs = {"wall": cpu * 2, "memory": 100_000_000, "written": size * 1000, "pages": size * 3, **other}
    return Measurement(way=way, size=size, run=run, cpu=cpu, **costs)


def make_result(*measurements: Measurement, runs: int = 3) -> Result:
    return Result("2026-03-01", MACHINE, VERSIONS, runs, 0, measurements)


# "ours" grows in step with the briefings, "stock" with their square.
MEASURED = [
    make_measurement(way, size, run, cost * extra)
    for size in (10, 100, 1000)
    for run, extra in ((1, 1.0), (2, 1.5), (3, 0.5))
    for way, cost in (("ours", size / 100), ("stock", size * size / 1000))
]


@pytest.fixture(scope="module")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return write_content(tmp_path_factory.mktemp("bench") / "learning_points", 3, seed=0)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The JSON and the picture of a small run of all ways but Hugo, which is not part of this environment."""
    folder = tmp_path_factory.mktemp("results")
    files = folder / "result.json", folder / "picture.svg"
    options = ["--sizes", "2,3", "--runs", "1", "--ways", "ours,ours-again,ours-one-changed,stock"]
    assert bench.main([*options, "--json", str(files[0]), "--picture", str(files[1])]) == 0
    return files


def count_words(value: Any) -> int:
    if isinstance(value, dict):
        return sum(count_words(each) for each in value.values())
    if isinstance(value, list):
        return sum(map(count_words, value))
    return len(str(value).split())


def test_the_briefings_are_like_the_real_one(small_content: Content, project_root: Path) -> None:
    """What is measured has the length of the board's own briefing and as many learning points."""
    real = read_briefing(project_root / "learning_points/2017-home-conditions.yml")
    del real["corrections"]
    for path in small_content.paths():
        made = read_briefing(path)
        assert len(list_points(made)) == len(list_points(real)) == 12
        assert 0.9 < count_words(made) / count_words(real) < 1.1
        assert 0.9 < count_words(made["strands"]) / count_words(real["strands"]) < 1.1


def test_the_briefings_have_many_different_words() -> None:
    """New briefings bring new words, as real ones do, and the short ones of other tests stay as they were."""
    texts = [make_briefing_yaml(index, full_length=True) for index in range(100)]
    words = [set(re.findall(r"[a-z]+", " ".join(texts[:count]))) for count in (10, 50, 100)]
    assert all(len(more) > len(fewer) * 1.3 for fewer, more in pairwise(words))
    assert make_briefing_yaml(1, full_length=True) == texts[1]
    assert make_briefing_yaml(1) != texts[1]


def test_made_up_words_name_nobody() -> None:
    """However many briefings are made up, none is refused for a name that came about by chance."""
    words, _weights = lengthening.make_vocabulary()
    assert [word for word in words if scan_text(f"Then the {word} of that.")] == []


def test_the_content_is_in_order(small_content: Content) -> None:
    """Our own checks find nothing to say about what is measured: no message costs any time."""
    reading = read_knowledge_base(small_content.folder)
    assert reading.problems == ()
    assert reading.knowledge_base is not None
    assert str(reading.knowledge_base.board.site_address) == "https://www.example.org/learning/"


def test_a_sample_is_spread_over_all(small_content: Content, tmp_path: Path) -> None:
    """What is looked at begins with the first, ends with the last and is never more than there are."""
    assert small_content.sample() == small_content.paths()
    for number in range(100):
        (tmp_path / f"{number:03d}.yml").touch()
    sample = [int(path.stem) for path in Content(tmp_path, 100).sample()]
    assert (sample[0], sample[-1], len(set(sample))) == (0, 99, 20)


def test_the_settings_are_the_projects_own(project_root: Path, tmp_path: Path) -> None:
    """Our way is built with the settings of mkdocs.yml: only places, sheets and the offline copy differ."""
    own = yaml.safe_load((project_root / "mkdocs.yml").read_text(encoding="utf-8"))
    config = read_config(project_root, tmp_path)
    places = {"docs_dir", "hooks", "watch", "theme", "extra"}
    assert {name: config[name] for name in config if name not in places} == {
        name: own[name] for name in own if name not in places
    }
    for path in (config["docs_dir"], *config["hooks"], *config["watch"], config["theme"]["custom_dir"]):
        assert Path(path).is_relative_to(project_root)
        assert Path(path).exists()
    changed = {name for name in config["extra"] if config["extra"][name] != own["extra"].get(name)}
    assert changed == {"learning_points", "sheets", "offline_copy"}


def test_each_way_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Help names every way with what it does."""
    with pytest.raises(SystemExit, match="0"):
        bench.main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert [way.name for way in WAYS if f"{way.name} {way.about}" not in said] == []


@pytest.mark.parametrize("options", [["--sizes", "ten"], ["--sizes", "0"], ["--runs", "-1"], ["--ways", "ours,other"]])
def test_a_wrong_option_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be measured is said at once, with exit code 2."""
    with pytest.raises(SystemExit) as left:
        bench.main(options)
    assert left.value.code == 2
    assert options[1].split(",")[-1] in capsys.readouterr().err


def test_every_way_is_measured_at_every_size(measured: tuple[Path, Path]) -> None:
    """The result has each way at each size, in turns, with what it cost and what it wrote."""
    result = json.loads(measured[0].read_text(encoding="utf-8"))
    ways = ["ours", "ours-again", "ours-one-changed", "stock"]
    assert [(each["size"], each["way"]) for each in result["measurements"]] == [
        (n, way) for n in (2, 3) for way in ways
    ]
    for each in result["measurements"]:
        assert min(each[name] for name in ("cpu", "wall", "memory", "written")) > 0
        assert each["pages"] >= each["size"] * (3 if each["way"].startswith("ours") else 1)
        assert each["memory"] > 20_000_000


def test_the_result_says_what_was_measured_on_what(measured: tuple[Path, Path]) -> None:
    """Day, size of the machine and releases stand in the result, and no name of the machine."""
    result = json.loads(measured[0].read_text(encoding="utf-8"))
    assert list(result) == [
        *("format", "day", "machine", "versions", "settings", "measurements", "medians", "steps", "growth")
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", result["day"])
    assert set(result["machine"]) == {"cores", "memory", "system", "processor"}
    assert {"python", "mkdocs", "mkdocs-material"} <= set(result["versions"])
    assert result["settings"] == {"runs": 1, "seed": 0}
    assert len(result["medians"]) == 8
    assert len(result["steps"]) == len(result["growth"]) == 4


def test_the_picture_has_a_line_for_each_way(measured: tuple[Path, Path]) -> None:
    """The picture is well-formed, names each line at its end, and lines differ without colours."""
    picture = etree.parse(measured[1])
    assert len(picture.findall(f".//{SVG}polyline")) == 4
    ways = picture.findall(f".//{SVG}g[@class='way']")
    names = sorted(way.findtext(f"{SVG}text") for way in ways)
    assert names == ["ours", "ours-again", "ours-one-changed", "stock"]
    assert len({way.find(f"{SVG}use").get("href") for way in ways}) == 4
    assert len({way.find(f"{SVG}polyline").get("stroke-dasharray") for way in ways}) == 4


def test_the_picture_is_told_in_words() -> None:
    """Who does not see the picture reads the same: each way's times, how it grows, and on what it was measured."""
    picture = etree.fromstring(render_picture(make_result(*MEASURED)).encode("utf-8"))
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby").split() == ["title", "description"]
    said = picture.findtext(f"{SVG}desc")
    assert "ours: 0.1 s for 10, 1.0 s for 100, 10.0 s for 1,000 briefings; grows with the power 1.00." in said
    assert "stock: 0.1 s for 10, 10.0 s for 100, 1000.0 s for 1,000 briefings; grows with the power 2.00." in said
    assert "2 cores (a test), 8 GB of memory" in said


def test_points_stand_where_logarithms_put_them() -> None:
    """Ten times as many is the same distance everywhere, and a power is a straight line."""
    picture = etree.fromstring(render_picture(make_result(*MEASURED)).encode("utf-8"))
    for line in picture.iter(f"{SVG}polyline"):
        (x1, y1), (x2, y2), (x3, y3) = (
            [float(part) for part in pair.split(",")] for pair in line.get("points").split()
        )
        assert x2 - x1 == pytest.approx(x3 - x2, abs=0.2)
        assert y2 - y1 == pytest.approx(y3 - y2, abs=0.2)
        assert x1 < x2
        assert y1 > y2


def test_names_in_the_picture_never_cover_each_other() -> None:
    """Ways that cost the same have their names below one another."""
    same = [make_measurement(f"way {number}", size, 1, size / 10) for number in range(6) for size in (10, 100)]
    picture = etree.fromstring(render_picture(make_result(*same)).encode("utf-8"))
    ways = picture.findall(f".//{SVG}g[@class='way']")
    heights = sorted(float(way.find(f"{SVG}text").get("y")) for way in ways)
    assert len(heights) == 6
    assert all(lower - upper >= 13 for upper, lower in pairwise(heights))


def test_medians_are_the_middle_of_the_runs() -> None:
    """One slow run and one quick run change nothing."""
    medians = {(each.way, each.size): each for each in find_medians(MEASURED)}
    assert list(medians) == [(way, size) for size in (10, 100, 1000) for way in ("ours", "stock")]
    assert medians["ours", 100].cpu == 1
    assert medians["ours", 100].wall == 2
    assert medians["ours", 100].cpu_ms_per_briefing == 10
    assert medians["ours", 100].cpu_ms_per_page == pytest.approx(10 / 3)
    assert medians["stock", 1000].cpu == 1000


def test_each_further_page_has_its_price() -> None:
    """From 100 to 1,000 briefings is one step; smaller sizes, where the start hides everything, have none."""
    steps = find_steps(find_medians(MEASURED))
    assert [(each.way, each.from_size, each.to_size) for each in steps] == [("ours", 100, 1000), ("stock", 100, 1000)]
    assert steps[0].per_briefing == pytest.approx(10)
    assert steps[0].per_page == pytest.approx(10 / 3)
    assert steps[1].per_briefing == pytest.approx(1100)


def test_growth_is_told_from_its_exponent() -> None:
    """What grows in step has the exponent 1, what grows with the square 2; a way of one size has none."""
    alone = make_measurement("alone", 100, 1, 1.0)
    growth = {each.way: each for each in find_growth(find_medians([*MEASURED, alone]))}
    assert set(growth) == {"ours", "stock"}
    assert growth["ours"].exponent == pytest.approx(1)
    assert growth["stock"].exponent == pytest.approx(2)
    assert (growth["ours"].from_size, growth["ours"].to_size) == (100, 1000)
    assert exponent(100, 2.0, 5000, 2.0) == 0


def test_ratios_are_against_ours() -> None:
    """A ratio needs both ways at the same size."""
    medians = find_medians([*MEASURED, make_measurement("stock", 5000, 1, 1.0)])
    assert find_ratio(medians, 100, "stock", "ours") == pytest.approx(10)
    assert find_ratio(medians, 5000, "stock", "ours") is None


def test_the_tables_hold_what_was_worked_out() -> None:
    """Each way and size has its row, and each step with the growth up to it."""
    costs, growth = build_tables(make_result(*MEASURED))
    assert ["100", "stock", "10.00", "10.00", "20.00", "100", "300", "0.1", "33.33", "100.00"] in costs
    assert ["stock", "100", "1,000", "1100.00", "366.67", "2.00 (100 to 1,000)"] in growth
    assert len(costs) == 1 + 6
    assert len(growth) == 1 + 2
    assert {len(row) for row in costs} == {len(costs[0])}
    assert {len(row) for row in growth} == {len(growth[0])}


def test_a_result_is_printed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--table measures nothing: it prints the README's table from a result, and draws the same picture."""
    result = make_result(*MEASURED)
    (tmp_path / "result.json").write_text(render_json(result), encoding="utf-8")
    assert read_json(tmp_path / "result.json") == result
    options = ["--table", str(tmp_path / "result.json"), "--picture", str(tmp_path / "picture.svg")]
    assert bench.main(options) == 0
    assert capsys.readouterr().out == render_markdown(result) + "\n"
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8") == render_picture(result)
    row = "| 0.1 | 10.0 | 1,000.0 | 100 at 1,000 | 366.7 | 2.00 to 1,000 |"
    assert f"| {Stock.about} {row}" in render_markdown(result)


@pytest.mark.parametrize("content", [None, "no JSON", "{}", '{"format": 0}', "[]"])
def test_a_file_that_is_no_result_is_told(content: str | None, tmp_path: Path) -> None:
    """A wrong file ends the command with the way out."""
    path = tmp_path / "result.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"result\.json"):
        bench.main(["--table", str(path)])


@pytest.mark.parametrize("kind", [Ours, Stock, StockInNavigation], ids=lambda way: way.name)
def test_every_way_shows_every_learning_point(kind: type[Way], small_content: Content, tmp_path: Path) -> None:
    """All ways do the same work: each learning point of each briefing is on its page."""
    way = build(kind, small_content, tmp_path)
    for path in small_content.paths():
        words = read_words(way.page_of(path.stem))
        assert [point for point in list_points(read_briefing(path)) if point not in words] == []
    assert check_output(way).pages >= 3


def test_a_lost_learning_point_is_told(small_content: Content, tmp_path: Path) -> None:
    """A build that lost a learning point, a page or its search index is never compared."""
    way = build(Stock, small_content, tmp_path)
    last = small_content.paths()[-1]
    page = way.page_of(last.stem)
    text = page.read_text(encoding="utf-8")
    point = list_points(read_briefing(last))[6]
    assert point in text
    page.write_text(text.replace(point, point[1:]), encoding="utf-8")
    with pytest.raises(MeasuringError, match=f"learning point 7 of {last.stem} is not on its page"):
        check_output(way)
    page.unlink()
    with pytest.raises(MeasuringError, match=f"the page of {last.stem} is missing"):
        check_output(way)
    (way.site / "search/search_index.json").unlink()
    with pytest.raises(MeasuringError, match=r"search/search_index\.json is missing"):
        check_output(way)


def test_a_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    """The processor time and the memory of a child count, and those of whoever measures do not."""
    spend = "import time\nx = bytearray(90_000_000)\nwhile time.process_time() < 0.3: pass"
    start = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {spend!r}], check=True)"
    spent = measure([sys.executable, "-c", start], tmp_path)
    assert spent.cpu >= 0.3
    assert spent.memory >= 90_000_000
    assert measure([sys.executable, "-I", "-S", "-c", ""], tmp_path).memory < 60_000_000


def test_a_failing_build_is_told(tmp_path: Path) -> None:
    """What a failing command said stands in the message."""
    with pytest.raises(MeasuringError, match="there is no page"):
        measure([sys.executable, "-c", "import sys; sys.exit('there is no page')"], tmp_path)


def test_whoever_stops_it_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while a build runs ends that build and takes every file away."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    # The build itself asks to be interrupted, as a person would, once it is under way, and would then go on for long.
    endless = (
        "import os, signal, sys, time\n"
        f"open({str(tmp_path / 'child')!r}, 'w').write(str(os.getpid()))\n"
        f"os.kill({os.getpid()}, signal.SIGINT)\n"
        "time.sleep(120)"
    )
    monkeypatch.setattr(Stock, "command", lambda _: [sys.executable, "-c", endless])
    # A run that was started in the background was told to overlook Ctrl+C; here it must not.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            bench.main(["--sizes", "2", "--ways", "stock"])
    finally:
        signal.signal(signal.SIGINT, before)
    assert list(place.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "child").read_text(encoding="utf-8")), 0)


def build(kind: type[Way], content: Content, place: Path) -> Way:
    way = kind(content, place / kind.name)
    way.prepare()
    way.make_ready()
    measure(way.command(), way.place)
    return way
