"""The guide to publishing: what it tells people to type and to paste is right."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from _places import HOST_SETTINGS

FENCE = re.compile(r"^( *)```yaml\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"(?:python3|py) (scripts/\w+\.py)([^`\n#]*)")


@pytest.fixture(scope="module")
def guide(project_root: Path) -> str:
    return (project_root / "PUBLISHING.md").read_text(encoding="utf-8")


def workflows(guide: str) -> list[Any]:
    found = []
    for indent, text in FENCE.findall(guide):
        # YAML 1.1 takes `on` for a truth value; as text it is what the hosts read.
        found.append(yaml.load(text.replace(f"\n{indent}", "\n").removeprefix(indent), yaml.BaseLoader))
    return found


def test_every_command_of_the_documents_is_there(project_root: Path, guide: str) -> None:
    """Each command that the README or the guide names exists, and takes each option that they name."""
    texts = (guide, (project_root / "README.md").read_text(encoding="utf-8"))
    asked = {(script, option) for text in texts for script, rest in COMMAND.findall(text) for option in _options(rest)}
    scripts = {script for text in texts for script, _ in COMMAND.findall(text)}
    assert "scripts/publish.py" in scripts
    for script in scripts:
        command = [sys.executable, str(project_root / script), "--help"]
        told = subprocess.run(command, cwd=project_root, capture_output=True, text=True, check=True).stdout
        assert [option for name, option in asked if name == script and option not in told] == []


def _options(text: str) -> list[str]:
    return re.findall(r"--[a-z-]+", text)


def test_what_is_to_be_pasted_is_whole(guide: str) -> None:
    """The workflow files parse, build with our command, and hand over the folder it builds into."""
    github, gitlab, azure = workflows(guide)
    for workflow in (github, azure):
        steps = workflow["jobs"]["publish"]["steps"]
        assert {"run": "python3 scripts/build.py"} in steps
        assert workflow["on"]["schedule"]
    assert {"path": "site"} in [step.get("with") for step in github["jobs"]["publish"]["steps"]]
    assert azure["jobs"]["publish"]["steps"][-1]["with"]["app_location"] == "site"
    assert gitlab["pages"]["script"] == ["python3 scripts/build.py --site-dir public"]
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]


def test_what_the_commands_say_is_explained(project_root: Path, guide: str) -> None:
    """The table of messages quotes the commands as they speak."""
    table = guide.partition("## When something is wrong")[2]
    quoted = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][2:]
    said = "".join(path.read_text(encoding="utf-8") for path in (project_root / "scripts").glob("*.py"))
    assert len(quoted) > 4
    assert [words for words in quoted if words.split(" ... ")[0].rstrip(".") not in said] == []


@pytest.mark.parametrize("name", sorted(HOST_SETTINGS - {"_redirects"}))
def test_files_for_hosts_are_told(name: str, guide: str) -> None:
    """Each file by which a host is told its headers stands in the recipe of that host."""
    assert f"`{name}`" in guide
