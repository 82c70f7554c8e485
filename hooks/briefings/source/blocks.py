"""Writing one block of a briefing's file anew: everything else in the file stays as it is, to the byte."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml


def put_block(text: str, key: str, values: Mapping[str, str]) -> str:
    """A file's text with ``key`` and its plain values below it, in the place of what stood there, else at the end.

    Args:
        text: the file as decoded, with its own line ends.
        key: a field of the briefing itself, not of a part of it.
        values: what belongs below it, in this order; each is written so that it reads back the same.

    Raises:
        ValueError: the text is no YAML map, or what was written would not read back as it should.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    block = [f"{key}:", *(f"  {name}: {_as_value(value)}" for name, value in values.items())]
    lines = text.splitlines(keepends=True)
    first, last = _find_block(text, key) or (len(lines), len(lines))
    if first == len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += line_end
    written = "".join([*lines[:first], *(line + line_end for line in block), *lines[last:]])
    _compare(text, written, key, values)
    return written


def _find_block(text: str, key: str) -> tuple[int, int] | None:
    """The lines of a block, counted from 0, the second one past its end; ``None`` when there is none."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("the file holds no fields")
    for name, value in root.value:
        if name.value == key:
            # The parser ends a map where the next field begins; the remarks between them are not the map's.
            return name.start_mark.line, 1 + max(node.end_mark.line for node in _walk_ends(name, value))
    return None


def _walk_ends(name: yaml.Node, value: yaml.Node) -> Iterator[yaml.Node]:
    yield name
    if isinstance(value, yaml.MappingNode) and not value.flow_style:
        for one, other in value.value:
            yield from _walk_ends(one, other)
    else:
        yield value


def _as_value(text: str) -> str:
    """The value as a double-quoted text, unless it is one word of the plainest letters."""
    is_plain = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _compare(before: str, after: str, key: str, values: Mapping[str, str]) -> None:
    old, new = (yaml.load(text, Loader=yaml.CBaseLoader) for text in (before, after))
    if new != {**old, key: dict(values)}:
        raise ValueError(f"the field {key} could not be written without changing others")
