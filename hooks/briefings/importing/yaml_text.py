"""Plain data as the YAML that authors write by hand: long texts folded, short ones plain or in single quotes.

Every text is written so that the checker, which looks for slips of the hand, finds none: no folded line begins like a
list entry or a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

WIDTH = 110
"""Letters on a line of a folded text, its indentation not counted."""

_PLAIN = re.compile(r"[A-Za-z][^\n]*")
_NOT_PLAIN = re.compile(
    r": |:$| #|^(?:yes|no|true|false|null|on|off|y|n)$|^[A-Za-z_]+:|[\u2028\u2029\x85]", re.IGNORECASE
)
_BAD_START = re.compile(r"[^\w“‘(£$€]|(?:\d{1,2}[.)]|o)(?:\s|$)|[a-z_0-9]+:", re.IGNORECASE)


def render_yaml(data: dict[str, Any]) -> str:
    """The fields, one below the other, with a blank line before each that runs over several lines."""
    lines: list[str] = []
    for name, value in data.items():
        field = list(_render_field(name, value, 0))
        if lines and (len(field) > 1):
            lines.append("")
        lines += field
    return "\n".join(lines) + "\n"


def _render_field(name: str, value: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, str):
        yield from _render_text(f"{pad}{name}:", value, indent + 2)
        return
    yield f"{pad}{name}:"
    if isinstance(value, list):
        yield from _render_list(value, indent + 2)
    else:
        for key, inner in value.items():
            yield from _render_field(key, inner, indent + 2)


def _render_list(entries: list[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for entry in entries:
        if isinstance(entry, str):
            yield from _render_text(f"{pad}-", entry, indent + 2)
            continue
        for number, line in enumerate(line for key, value in entry.items() for line in _render_field(key, value, 0)):
            yield f"{pad}- {line}" if number == 0 else (f"{pad}  {line}" if line else "")


def _render_text(head: str, text: str, indent: int) -> Iterator[str]:
    flat = " ".join(text.split())
    if len(flat) <= WIDTH - 10 and "\n" not in text:
        yield f"{head} {_quote(flat)}"
        return
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    folded = [_fold(paragraph.split()) for paragraph in paragraphs]
    if any(_BAD_START.match(line) for lines in folded for line in lines):
        yield f"{head} {_quote(flat)}"
        return
    yield f"{head} >-"
    for number, lines in enumerate(folded):
        if number:
            yield ""
        yield from (" " * indent + line for line in lines)


def _fold(words: list[str]) -> list[str]:
    """Lines of about the same width, none of which begins as an entry or a field would."""
    lines: list[list[str]] = [[]]
    width = 0
    for word in words:
        if lines[-1] and width + 1 + len(word) > WIDTH and not _BAD_START.match(word):
            lines.append([])
            width = 0
        lines[-1].append(word)
        width += len(word) + 1
    return [" ".join(line) for line in lines if line]


def _quote(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text) and not re.search(r"''|^o ", text):
        return text
    if re.fullmatch(r"[0-9]{4}", text):
        return text
    return "'" + text.replace("'", "''") + "'"
