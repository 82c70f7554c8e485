"""The result of a run as JSON: every measurement, what was worked out from them, and on what they were made."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from _bench_process import MeasuringError
from _bench_statistics import Measurement, as_data, find_growth, find_medians, find_steps

FORMAT = 1
PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "PyYAML", "pydantic", "lxml")


@dataclass(frozen=True)
class Result:
    """A finished run."""

    day: str
    machine: dict[str, Any]
    versions: dict[str, str]
    runs: int
    seed: int
    measurements: tuple[Measurement, ...]


def describe_machine() -> dict[str, Any]:
    """The size of this computer, without its name: cores it may use, bytes of memory, system and processor."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": platform.system(),
        "processor": _read_processor(),
    }


def read_versions(hugo: Path | None) -> dict[str, str]:
    """The releases of everything that was measured."""
    found = {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}
    if hugo is not None:
        said = subprocess.run([str(hugo), "version"], capture_output=True, text=True, check=True).stdout
        number = re.search(r"v(\d[\w.]*)", said)
        found["hugo"] = number[1] if number else said.strip()
    return found


def build_result(measurements: list[Measurement], runs: int, seed: int, hugo: Path | None) -> Result:
    """The result of a run that has just ended."""
    day = datetime.now(UTC).date().isoformat()
    return Result(day, describe_machine(), read_versions(hugo), runs, seed, tuple(measurements))


def render_json(result: Result) -> str:
    """The result as JSON. Medians and growth are worked out from the measurements, and stand there to be read."""
    medians = find_medians(result.measurements)
    data = {
        "format": FORMAT,
        "day": result.day,
        "machine": result.machine,
        "versions": result.versions,
        "settings": {"runs": result.runs, "seed": result.seed},
        "measurements": as_data(result.measurements),
        "medians": as_data(medians),
        "steps": as_data(find_steps(medians)),
        "growth": as_data(find_growth(medians)),
    }
    return json.dumps(data, indent=1) + "\n"


def read_json(path: Path) -> Result:
    """Reads back what ``render_json`` wrote. Raises ``MeasuringError`` when the file is none of these."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise MeasuringError(f"{path} is of format {data['format']}, not {FORMAT}. Measure again.")
        measurements = tuple(Measurement(**each) for each in data["measurements"])
        settings = data["settings"]
        return Result(data["day"], data["machine"], data["versions"], settings["runs"], settings["seed"], measurements)
    except OSError as error:
        raise MeasuringError(f"{path} cannot be read: {error.strerror or error}.") from None
    except (ValueError, KeyError, TypeError):
        raise MeasuringError(f"{path} is no result of this command. Make one with --json.") from None


def _read_processor() -> str:
    # Linux alone keeps the name from Python; elsewhere Python knows as much as there is to know.
    with contextlib.suppress(OSError):
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return found[1]
    return platform.processor() or platform.machine()
