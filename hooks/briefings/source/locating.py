"""A place in a file to the field that stands there."""

from __future__ import annotations

from pydantic import BaseModel

from ..problems import Place
from .decoding import read_page
from .fields import Path, all_field_names
from .parsing import parse_page
from .positions import Positions
from .shapes import shape_data
from .tree import Mapping, Node


def find_paths(data: bytes, model: type[BaseModel], places: list[Place]) -> dict[Place, Path]:
    """The field each place belongs to: the innermost that begins on its line or above, and ends on it or below.

    A file that cannot be read to its end gives nothing, since nobody knows then what belongs where.
    """
    page, _ = read_page("", data)
    tree = parse_page(page, all_field_names(), model).tree if page else None
    if page is None or tree is None or not isinstance(tree.root, Mapping):
        return {}
    positions = shape_data(page, tree.root, model).positions
    return {place: _innermost(positions, place.line - 1) for place in places}


def _innermost(positions: Positions, line: int) -> Path:
    holding = [path for path, node in positions.nodes.items() if _first(positions, path) <= line <= _last(node)]
    return max(holding, key=len, default=())


def _first(positions: Positions, path: Path) -> int:
    key = positions.keys.get(path)
    return key.start[0] if key else positions.nodes[path].start[0]


def _last(node: Node) -> int:
    line, column = node.end
    return line - 1 if column == 0 and line > node.start[0] else line
