"""A result as tables: everything in columns for the terminal, a short one in Markdown for the README."""

from __future__ import annotations

from _bench_result import Result
from _bench_running import WAYS
from _bench_statistics import Growth, Median, Step, find_growth, find_medians, find_ratio, find_steps

Row = list[str]

ABOUT = {way.name: way.about for way in WAYS}

BASE = "ours"
COSTS = [
    *("briefings", "way", "CPU, times ours", "CPU s", "wall s", "memory MB", "pages", "MB"),
    *("CPU ms a page", "CPU ms a briefing"),
]
GROWTH = ["way", "from", "to", "CPU ms a further briefing", "CPU ms a further page", "exponent of growth"]


def render_text(result: Result) -> str:
    """Both tables for the terminal."""
    return "\n\n".join([describe(result), *(_align(table) for table in build_tables(result))])


def render_markdown(result: Result) -> str:
    """The README's table with its date and machine."""
    return "\n\n".join([describe(result), "\n".join(_in_markdown(build_summary(result)))])


def build_tables(result: Result) -> tuple[list[Row], list[Row]]:
    """What each way costs at each size; and what each further page costs, with how that grows. Headings come first."""
    medians = find_medians(result.measurements)
    costs = [_row_of_costs(each, find_ratio(medians, each.size, each.way, BASE)) for each in medians]
    steps, growth = find_steps(medians), {each.way: each for each in find_growth(medians)}
    return [COSTS, *costs], [GROWTH, *(_row_of_growth(each, growth[each.way]) for each in steps)]


def build_summary(result: Result) -> list[Row]:
    """A row for each way: CPU seconds at each size, and at the end what a page more costs and how that grows."""
    medians = find_medians(result.measurements)
    sizes = sorted({each.size for each in medians})
    cpu = {(each.way, each.size): f"{each.cpu:,.1f}" for each in medians}
    # The last step of each way counts: from there on up.
    further = {each.way: f"{each.per_page:.1f}" for each in find_steps(medians)}
    growth = {each.way: f"{each.exponent:.2f} to {each.to_size:,}" for each in find_growth(medians)}
    memory = {each.way: f"{each.memory / 1e6:,.0f} at {each.size:,}" for each in medians}
    heading = ["CPU s for briefings", *(f"{size:,}" for size in sizes)]
    heading += ["memory, MB", "CPU ms a further page", "exponent of growth"]
    return [
        heading,
        *(
            [
                ABOUT.get(way, way),
                *(cpu.get((way, size), "–") for size in sizes),
                *(found.get(way, "–") for found in (memory, further, growth)),
            ]
            for way in dict.fromkeys(each.way for each in medians)
        ),
    ]


def describe(result: Result) -> str:
    """When and on what it was measured, in one sentence."""
    machine, versions = result.machine, result.versions
    tools = ["MkDocs " + versions["mkdocs"], "Material " + versions["mkdocs-material"]]
    tools += ["Hugo " + versions["hugo"]] if "hugo" in versions else []
    median = f"median of {result.runs} runs" if result.runs > 1 else "one run"
    return (
        f"Measured on {result.day}, {median}: {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory'] / 2**30:.0f} GB of memory, {machine['system']}, Python {versions['python']}, "
        f"{', '.join(tools)}."
    )


def _row_of_costs(each: Median, ratio: float | None) -> Row:
    return [
        f"{each.size:,}",
        each.way,
        "" if ratio is None else f"{ratio:.2f}",
        f"{each.cpu:.2f}",
        f"{each.wall:.2f}",
        f"{each.memory / 1e6:,.0f}",
        f"{each.pages:,}",
        f"{each.written / 1e6:,.1f}",
        f"{each.cpu_ms_per_page:.2f}",
        f"{each.cpu_ms_per_briefing:.2f}",
    ]


def _row_of_growth(step: Step, growth: Growth) -> Row:
    is_last = step.to_size == growth.to_size
    exponent = f"{growth.exponent:.2f} ({growth.from_size:,} to {growth.to_size:,})" if is_last else ""
    sizes = [f"{step.from_size:,}", f"{step.to_size:,}"]
    return [step.way, *sizes, f"{step.per_briefing:.2f}", f"{step.per_page:.2f}", exponent]


def _align(table: list[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (zip(row, widths, strict=True) for row in table)
    return "\n".join("  ".join(cell.rjust(width) for cell, width in line).rstrip() for line in lines)


def _in_markdown(table: list[Row]) -> list[str]:
    heading, *rows = table
    rule = ["---", *("---:" for _ in heading[1:])]
    return [f"| {' | '.join(row)} |" for row in (heading, rule, *rows)]
