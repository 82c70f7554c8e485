"""What to say when a list stands where a text belongs, a text where a list belongs, and so on."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from ..checks.addresses import split_address
from .fields import Field, Shape, fields_of
from .free_ids import next_id
from .page import Page, quote_typed, shorten
from .tree import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class Wrong:
    """The message and, by the names ``Problem`` has for them, its details."""

    message: str
    details: dict[str, Any] = field(default_factory=dict)


def not_a_text(page: Page, node: Node) -> Wrong:
    """A map or list where one text belongs: mostly a colon in a sentence, or a sentence in brackets."""
    is_entry = page.lines[node.start[0]][: node.start[1]].strip() == "-"
    if isinstance(node, Mapping | Sequence) and not node.flow and is_entry and _holds_list(node):
        return Wrong("lists go one level deep here", {"hint": _ONE_LEVEL})
    if isinstance(node, Mapping) and not node.flow:
        message = "a text belongs here, but the colon makes a field of it"
        hint = "Put the whole text in single quotes. An apostrophe inside is then written twice."
        return Wrong(message, {"hint": hint, **_quoted(page, node)})
    if not isinstance(node, Scalar) and node.flow:
        message = "a text belongs here, but the bracket at its start makes a list of it"
        return Wrong(message, {"hint": "Put the whole text in single quotes.", **_quoted(page, node)})
    if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
        return Wrong("a text belongs here, but there is a dash too many", _without_dash(page, node))
    hint = "Write one text: take the dashes away, or look whether the list belongs to another field."
    return Wrong("a text belongs here, not a list", {"hint": hint})


_ONE_LEVEL = (
    "Write each line below as an entry of its own, in line with this one, its words complete in themselves; "
    "a learning point with several parts becomes several learning points."
)


def _holds_list(node: Mapping | Sequence) -> bool:
    """Whether a list stands inside; a text with one dash too many is none."""
    if isinstance(node, Sequence):
        return len(node.items) > 1
    return any(isinstance(value, Sequence) for _, value in node.entries.values())


def not_a_record(wanted: Field) -> Wrong:
    """A text or list where fields belong below a field name."""
    names = ", ".join(fields_of(wanted.model)) if wanted.model else ""
    hint = f"Below `{wanted.name}:`, each on a line of its own and two spaces further in, belong: {names}."
    return Wrong(f"`{wanted.name}` has fields of its own below it, not a text", {"hint": hint})


def not_a_list(page: Page, node: Node, key: Scalar | None, wanted: Field) -> Wrong:
    """A text or a single entry without its dash where a list belongs."""
    hint = "Below the field name, start each entry on a line of its own with a dash and a space."
    message = f"`{wanted.name}` is a list, but no entry starts with a dash"
    if not isinstance(node, Scalar) or key is None or node.value is None:
        return Wrong(message, {"hint": hint})
    entries = _entries(page, node)
    lines = [f"{' ' * (key.start[1] + 2)}- {_entry(text, wanted)}" for text in entries]
    head = page.lines[key.start[0]][: key.end[1]] + ":"
    replaces = (key.start[0] + 1, max(key.start[0], _last_line(node)) + 1)
    return Wrong(message, {"hint": hint, "suggestion": "\n".join([head, *lines]), "replaces": replaces})


def not_an_entry(page: Page, node: Node, wanted: Field) -> Wrong:
    """A bare text, or a sentence with a colon, where an entry with fields of its own belongs."""
    names = list(fields_of(wanted.model)) if wanted.model else []
    hint = f"Each entry of `{wanted.name}` has fields of its own: {', '.join(names)}."
    message = f"an entry of `{wanted.name}` needs a field name before its text"
    first = _main_field(names)
    text = _one_line(page, node)
    if text is None or first is None:
        return Wrong(message, {"hint": hint})
    line, column = node.start
    head = page.lines[line][:column]
    suggestion = f"{head}{first}: {_as_value(text)}"
    if first == "label" and (parts := split_address(text)):
        suggestion = f"{head}label: {_as_value(parts[0])}\n{' ' * column}address: {parts[1]}"
    free = next_id(page.lines, line, page.given_ids) if "id" in names and head.strip() == "-" else None
    if free:
        suggestion = f"{head}id: {free}\n{' ' * column}{first}: {_as_value(text)}"
    return Wrong(message, {"hint": hint, "suggestion": suggestion, "replaces": (line + 1, line + 1)})


def is_sentence(node: Mapping, known: Collection[str]) -> bool:
    """Whether a map is really a sentence with a colon: one unknown name, with spaces or a capital in it."""
    names = list(node.entries)
    return len(names) == 1 and names[0] not in known and bool(re.search(r"[ A-Z]", names[0]))


def _main_field(names: list[str]) -> str | None:
    return next((name for name in ("text", "label") if name in names), None)


def _entry(text: str, wanted: Field) -> str:
    first = _main_field(list(fields_of(wanted.model))) if wanted.model and wanted.shape is Shape.RECORDS else None
    return f"{first}: {_as_value(text)}" if first else _as_value(text)


def _as_value(text: str) -> str:
    """A text as YAML takes it: in quotes wherever it might be read as something else."""
    plain = re.fullmatch(r"[^\W_][^#:]*", text) or text.startswith(("'", '"'))
    return text if plain else quote_typed(text)


def _entries(page: Page, node: Scalar) -> list[str]:
    """The texts an author most likely meant as entries: one a dash, or one between commas for short terms."""
    if not node.style and node.end[0] > node.start[0]:
        lines = [line.strip() for line in page.lines[node.start[0] : node.end[0] + 1]]
        if all(line.startswith("-") for line in lines):
            return [line.lstrip("- ") for line in lines]
        if any(line.startswith("- ") for line in lines):
            return _parted(page, node, lines)
    text = " ".join((node.value or "").split())
    if re.fullmatch(r"-?[a-z0-9_]+( *[,;] *[a-z0-9_]+)*", text):
        return [term.strip() for term in re.split("[,;]", text.lstrip("-"))]
    return [re.sub(r"^-(?=\S)", "", text)]


def _parted(page: Page, node: Scalar, lines: list[str]) -> list[str]:
    """A text cut at the lines that start with a dash: only its first entry had lost its own."""
    lines = [page.lines[node.start[0]][node.start[1] :].strip(), *lines[1:]]
    entries: list[str] = []
    for line in lines:
        if line.startswith("- ") or not entries:
            entries.append(line.removeprefix("- "))
        else:
            entries[-1] += f" {line}"
    return entries


def _last_line(node: Scalar) -> int:
    line, column = node.end
    return line - 1 if column == 0 and line > node.start[0] else line


def _quoted(page: Page, node: Mapping | Sequence) -> dict[str, Any]:
    """The line with everything from the node's start in quotes, where it all stands on one line."""
    text = _one_line(page, node)
    if text is None:
        return {}
    line, column = node.start
    return {"suggestion": page.lines[line][:column] + quote_typed(text), "found": shorten(text)}


def _one_line(page: Page, node: Node) -> str | None:
    """What the author typed from the node's start, if nothing of it stands on another line."""
    line, column = node.start
    last = _last_place(node)
    if last != line or (isinstance(node, Scalar) and node.style in {"|", ">"}):
        return None
    return page.lines[line][column:].rstrip()


def _last_place(node: Node) -> int:
    """The last line on which something of a node stands."""
    if isinstance(node, Scalar):
        return _last_line(node) if node.start != node.end else node.start[0]
    if node.flow:
        return node.end[0]
    below = [value for _, value in node.entries.values()] if isinstance(node, Mapping) else node.items
    return max((_last_place(value) for value in below), default=node.start[0])


def _without_dash(page: Page, node: Sequence) -> dict[str, Any]:
    line, column = node.start
    text = _one_line(page, node)
    if text is None:
        return {"hint": "Take the second dash away."}
    fixed = page.lines[line][:column] + text.lstrip("- ")
    if not page.lines[line][:column].strip():
        return {"hint": "Write the text on the line of its field name, without a dash."}
    return {"hint": "Take one dash away.", "suggestion": fixed}
