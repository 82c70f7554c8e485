"""The tree to plain data: is each field known, is it there, and is what stands behind it of the right kind.

This comes before the model sees the data, because only here is it known what the author typed: a colon in a sentence
arrives as a map, a forgotten dash as one text. What is of the wrong kind is left out of the data, so that the model
judges the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from ..model import Status
from ..problems import Place, Problem, Severity
from . import wrong_kinds
from .fields import Field, Path, Shape, fields_of, name_path
from .free_ids import OLD_ID, next_id
from .page import Page, shorten
from .positions import Positions
from .tree import Mapping, Node, Scalar, Sequence


@dataclass
class Shaped:
    """Plain data for the model, the places of everything in it, and what is wrong with its shape."""

    data: dict[str, Any]
    positions: Positions
    problems: list[Problem]
    settled: set[Path] = field(default_factory=set)

    def is_settled(self, path: Path) -> bool:
        """Whether something was already said about a path or what holds it."""
        return any(path[:length] in self.settled for length in range(1, len(path) + 1))


def shape_data(page: Page, root: Mapping, model: type[BaseModel]) -> Shaped:
    """Plain data from a file's tree, shaped as ``model`` needs it."""
    shaper = _Shaper(page, model, is_draft=_is_draft(root))
    data = shaper.record(root, model, ())
    return Shaped(data, shaper.positions, shaper.problems, shaper.settled)


def _is_draft(root: Mapping) -> bool:
    _key, status = root.entries.get("status", (None, None))
    return isinstance(status, Scalar) and (status.value or "").strip() == Status.DRAFT


class _Shaper:
    """Walks the tree along the model; each method returns plain data, or ``None`` for what must be left out."""

    def __init__(self, page: Page, model: type[BaseModel], *, is_draft: bool) -> None:
        self.page = page
        self.model = model
        self.is_draft = is_draft
        self.positions = Positions(page, model)
        self.problems: list[Problem] = []
        self.settled: set[Path] = set()

    def record(self, node: Mapping, model: type[BaseModel], path: Path) -> dict[str, Any]:
        """A record's fields; unknown ones are reported, and a misspelt one counts under its right name."""
        self.positions.add(path, node, self.positions.keys.get(path))
        known = fields_of(model)
        data: dict[str, Any] = {}
        for name, (key, value) in node.entries.items():
            meant = name if name in known else self._unknown(node, key, model, path)
            if meant is None:
                continue
            self.positions.add((*path, meant), value, key)
            shaped = self._value(value, known[meant], (*path, meant))
            if shaped is not None:
                data[meant] = shaped
        self._report_missing(known, data, path)
        return data

    def _report_missing(self, known: dict[str, Field], data: dict[str, Any], path: Path) -> None:
        for name, wanted in known.items():
            if wanted.required and name not in data and (*path, name) not in self.settled:
                example = f"`{name}: {wanted.example or '…'}`"
                if wanted.shape is not Shape.TEXT:
                    example = f"`{name}:` with {wanted.shape} below"
                title = f"the field `{name}` is missing"
                place = self.positions.place(path)
                more = self._with_id(path) if name == "id" and path[-2:-1] == ("learning",) else {}
                details = {"expected": example, "hint": wanted.description, **self._how_bad(wanted), **more}
                self._report("missing-field", title, place, (*path, name), **details)

    def _how_bad(self, wanted: Field) -> dict[str, Any]:
        """A draft may lack what only publishing needs: that is work still to do, and no error yet."""
        if not (self.is_draft and wanted.may_wait):
            return {}
        return {"severity": Severity.WARNING, "hint": f"{wanted.description} It is needed before publishing."}

    def _with_id(self, path: Path) -> dict[str, Any]:
        """An entry with the id it lacks, as a line of its own above its first field."""
        node = self.positions.node(path)
        if not isinstance(node, Mapping) or node.flow:
            return {}
        line, column = node.start
        head, rest = self.page.lines[line][:column], self.page.lines[line][column:]
        free = next_id(self.page.lines, line, self.page.given_ids)
        if free is None or head.strip() != "-":
            return {}
        hint = (
            f"Is the line `- id: …` missing above? Give the learning point an id of its own, such as `{free}`. {OLD_ID}"
        )
        return {"hint": hint, "suggestion": f"{head}id: {free}\n{' ' * column}{rest}", "replaces": (line + 1, line + 1)}

    def _unknown(self, node: Mapping, key: Scalar, model: type[BaseModel], path: Path) -> str | None:
        """Report an unknown field; returns the name that was meant, where that is clear and still free."""
        name, known = key.value or "", fields_of(model)
        close = get_close_matches(name.lower().replace(" ", "_").replace("-", "_"), list(known), 1, 0.75)
        titled = [field.name for field in known.values() if field.title.lower() == name.lower()]
        meant = next((other for other in (*titled, *close) if other not in node.entries), None)
        more: dict[str, Any] = {"hint": _hint_for(name, known, path)}
        if meant is not None:
            line, column = key.start
            text = self.page.lines[line]
            fixed = text[:column] + meant + text[key.end[1] :]
            more = {"hint": f"Did you mean `{meant}`?", "suggestion": fixed}
        place = self.page.place_between(key.start, key.end)
        message = f"`{shorten(name)}` is not a field that belongs here"
        self._report("unknown-field", message, place, path, settle=False, **more)
        return meant

    def _value(self, node: Node, wanted: Field, path: Path) -> Any:
        if isinstance(node, Scalar) and node.value is None:
            if wanted.required:
                message = f"the field `{wanted.name}` is empty"
                details = {"hint": wanted.description, **self._how_bad(wanted)}
                self._report("empty-field", message, self.positions.place(path), path, **details)
            return None
        if wanted.shape is Shape.TEXT:
            return self._text(node, path)
        if wanted.shape is Shape.RECORD:
            return self._inner_record(node, wanted, path)
        return self._list(node, wanted, path)

    def _text(self, node: Node, path: Path) -> str | None:
        if isinstance(node, Scalar):
            return node.value
        self._report_wrong(wrong_kinds.not_a_text(self.page, node), node, path)
        return None

    def _inner_record(self, node: Node, wanted: Field, path: Path) -> dict[str, Any] | None:
        if isinstance(node, Mapping) and wanted.model:
            return self.record(node, wanted.model, path)
        self._report_wrong(wrong_kinds.not_a_record(wanted), node, path)
        return None

    def _list(self, node: Node, wanted: Field, path: Path) -> list[Any] | None:
        if not isinstance(node, Sequence):
            key = self.positions.keys.get(path)
            self._report_wrong(wrong_kinds.not_a_list(self.page, node, key, wanted), node, path)
            return None
        return [self._item(item, wanted, (*path, at)) for at, item in enumerate(node.items)]

    def _item(self, node: Node, wanted: Field, path: Path) -> Any:
        self.positions.add(path, node)
        if isinstance(node, Scalar) and node.value is None:
            hint = "Delete the dash, or write the text behind it."
            place = self.positions.place(path)
            self._report("empty-entry", "there is nothing behind this dash", place, path, hint=hint)
            return None
        if wanted.shape is Shape.TEXTS or wanted.model is None:
            return self._text(node, path)
        if isinstance(node, Mapping) and not wrong_kinds.is_sentence(node, fields_of(wanted.model)):
            return self.record(node, wanted.model, path)
        self._report_wrong(wrong_kinds.not_an_entry(self.page, node, wanted), node, path)
        return None

    def _report_wrong(self, wrong: wrong_kinds.Wrong, node: Node, path: Path) -> None:
        place = self.positions.place(path)
        if isinstance(node, Mapping) and isinstance(path[-1], int):
            line, column = node.start
            place = self.page.place(line, column, len(self.page.lines[line].rstrip()) - column)
        self._report("wrong-kind", wrong.message, place, path, **wrong.details)

    def _report(
        self, rule: str, message: str, place: Place, path: Path, *, settle: bool = True, **details: Any
    ) -> None:
        name = name_path(self.model, path)
        self.problems.append(Problem(rule, message, place, field=name, path=path, **details))
        if settle:
            self.settled.add(path)


def _hint_for(name: str, known: dict[str, Field], path: Path) -> str:
    if name == "id" and not path:
        return "The file’s name is the briefing’s id: delete this line."
    return f"The fields that belong here: {', '.join(known)}."
