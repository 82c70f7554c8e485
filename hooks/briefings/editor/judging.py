"""What the checker says of a text that is being written: its own judgement, told by the fields of the form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..model import Briefing, BriefingContent
from ..problems import Problem, Severity
from ..source import Reading, read_knowledge_base
from ..source.fields import name_path
from ..source.locating import find_paths
from ..source.memory import Memory


@dataclass(frozen=True)
class Judgement:
    """What was found.

    Attributes:
        problems: those of the briefing itself, each with the path of its field.
        elsewhere: how many problems the other files have.
        briefing: what can be shown; ``None`` while there are errors.
        reading: the whole folder, with this text in its place.
    """

    problems: tuple[Problem, ...]
    elsewhere: int
    briefing: Briefing | None
    reading: Reading

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the briefing from being shown."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def judge(
    folder: Path, briefing_id: str, text: str, today: date | None = None, memory: Memory | None = None
) -> Judgement:
    """Read the folder as the checker does, with a text in place of one file; ``memory`` spares reading the others."""
    name = f"{briefing_id}.yml"
    data = text.encode("utf-8", "replace")
    reading = read_knowledge_base(folder, shown_as=folder.name, today=today, instead={name: data}, memory=memory)
    own = [problem for problem in reading.problems if problem.place.path == f"{folder.name}/{name}"]
    found = reading.knowledge_base.briefings if reading.knowledge_base else ()
    briefing = next((one for one in found if one.id == briefing_id), None)
    return Judgement(_with_paths(own, data), len(reading.problems) - len(own), briefing, reading)


def _with_paths(problems: list[Problem], data: bytes) -> tuple[Problem, ...]:
    """Each problem with its field: those of the YAML itself know only their line."""
    lost = [problem.place for problem in problems if problem.path is None]
    paths = find_paths(data, BriefingContent, lost) if lost else {}
    return tuple(
        problem if problem.path is not None else replace(problem, path=paths.get(problem.place)) for problem in problems
    )


def as_data(problem: Problem) -> dict[str, object]:
    """A problem as the form shows it."""
    return {
        "rule": problem.rule,
        "severity": str(problem.severity),
        "message": problem.message,
        "path": list(problem.path or ()),
        "field": problem.field or name_path(BriefingContent, problem.path or ()),
        "found": problem.found,
        "expected": problem.expected,
        "hint": problem.hint,
        "line": problem.place.line,
    }
