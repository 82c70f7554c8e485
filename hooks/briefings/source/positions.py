"""Where each value of a file stands, asked for by its path."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import BaseModel

from ..problems import Place
from .fields import Path, name_path
from .page import Page
from .tree import Mapping, Node, Scalar


@dataclass
class Positions:
    """The places of a file's keys and values. A path that is not in the file gives the nearest place that holds it."""

    page: Page
    model: type[BaseModel]
    nodes: dict[Path, Node] = field(default_factory=dict)
    keys: dict[Path, Scalar] = field(default_factory=dict)

    def add(self, path: Path, node: Node, key: Scalar | None = None) -> None:
        """Remember where a value stands, and the field name before it."""
        self.nodes[path] = node
        if key is not None:
            self.keys[path] = key

    def node(self, path: Path) -> Node | None:
        """What stands at a path."""
        return self.nodes.get(path)

    def place(self, path: Path) -> Place:
        """A value: its own place, or its field name's where nothing stands behind it or a list begins below."""
        node = self.nodes.get(path)
        if node is None:
            return self.place(path[:-1]) if path else self.page.place_of_line(self._first_line())
        key = self.keys.get(path)
        if isinstance(node, Scalar):
            empty = node.start == node.end
            return self._scalar_place(key) if empty and key else self._entry_place(path, node)
        return self._scalar_place(key) if key is not None else self.page.place_of_line(node.start[0])

    def key_place(self, path: Path) -> Place:
        """The field name, or the entry's own place where there is none."""
        key = self.keys.get(path)
        return self._scalar_place(key) if key is not None else self.place(path)

    def name(self, path: Path) -> str | None:
        """A path in the author's words."""
        return name_path(self.model, path)

    def replaced(self, path: Path, better: str) -> str | None:
        """The line of a value with another value in it; none where the value runs over several lines."""
        node = self.nodes.get(path)
        if not isinstance(node, Scalar) or node.start[0] != node.end[0] or node.style in {"|", ">"}:
            return None
        text = self.page.lines[node.start[0]]
        return text[: node.start[1]] + better + text[node.end[1] :]

    def only(self, fields: tuple[str, ...]) -> Positions:
        """The places of some top-level fields alone, so that the rest of the tree need not be kept in memory."""
        nodes = {path: node for path, node in self.nodes.items() if path and path[0] in fields}
        keys = {path: key for path, key in self.keys.items() if path[0] in fields}
        return Positions(self.page, self.model, nodes, keys)

    def _entry_place(self, path: Path, node: Scalar) -> Place:
        if node.start == node.end:
            return self.page.place_of_line(node.start[0])
        return self.page.place_between(node.start, node.end)

    def _scalar_place(self, scalar: Scalar) -> Place:
        return self.page.place_between(scalar.start, scalar.end)

    def _first_line(self) -> int:
        root = self.nodes.get(())
        return root.start[0] if isinstance(root, Mapping) else 0
