"""Holds the result against the source, word by word. Whatever does not come out even stops the import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .document import Document, Word
from .parts import Fate, FieldPath, Part


class LostWordsError(Exception):
    """A word of the source is nowhere, or somewhere twice: a fault of the import, never of the document."""


@dataclass(frozen=True)
class Account:
    """How many words of the source met which fate."""

    words: int
    counts: tuple[tuple[Fate, int], ...]

    def count(self, fate: Fate) -> int:
        """The words of one fate."""
        return dict(self.counts).get(fate, 0)


def account_for(document: Document, parts: Sequence[Part]) -> Account:
    """Count every word of the source once.

    Raises:
        LostWordsError: the parts do not hold exactly the words of the document, each once, and in their order inside
            each part.
    """
    found: dict[tuple[int, int], list[Word]] = {}
    for part in parts:
        order = [(word.line, word.at, word.offset) for word in part.words]
        if order != sorted(order):
            raise LostWordsError(f"The words of a part at {part.place} are not in the order of the source.")
        for word in part.words:
            found.setdefault((word.line, word.at), []).append(word)
    for index, line in enumerate(document.lines):
        for at, text in enumerate(line.text.split()):
            _check_word(found.pop((index, at), []), text, line.place)
    if found:
        raise LostWordsError("The result holds words that are not in the source.")
    counts = Counter(dict.fromkeys(Fate, 0))
    for part in parts:
        counts[part.fate] += sum(word.offset == 0 for word in part.words)
    return Account(sum(counts.values()), tuple(counts.items()))


def _check_word(pieces: list[Word], text: str, place: str) -> None:
    ordered = sorted(pieces, key=lambda word: word.offset)
    if "".join(word.text for word in ordered) != text:
        raise LostWordsError(f"A word at {place} is {'lost' if not pieces else 'not whole or there twice'}.")


def compare_with_file(parts: Sequence[Part], data: dict[str, Any]) -> None:
    """Hold the file as it is read again against the parts.

    Args:
        parts: what should be in it.
        data: the fields of the file, as a YAML parser reads them.

    Raises:
        LostWordsError: a field holds other letters than its parts, or a text stands in the file that no part has.
    """
    wanted: dict[FieldPath, str] = {}
    for part in parts:
        if part.fate is Fate.PLACED:
            wanted[part.path] = wanted.get(part.path, "") + _letters(part.text)
    for path, letters in wanted.items():
        if _letters(str(_follow(data, path))) != letters:
            raise LostWordsError(f"The field {'.'.join(map(str, path))} does not hold the words of the source.")
    unplaced = [_letters(part.text) for part in parts if part.fate is Fate.UNPLACED]
    if [_letters(entry["text"]) for entry in data.get("unplaced", [])] != unplaced:
        raise LostWordsError("The list of unplaced words is not what was left over.")
    _check_extra(data, set(wanted))


def _check_extra(data: dict[str, Any], wanted: set[FieldPath]) -> None:
    """No text stands where no part was placed: nothing was invented."""
    for path, _text in _walk(data, ()):
        own = path[0] in {"kind", "status", "review", "source", "unplaced", "to_check"} or path[-1] == "id"
        if not own and path not in wanted:
            raise LostWordsError(f"The field {'.'.join(map(str, path))} holds words that are not from the source.")


def _walk(value: Any, at: FieldPath) -> Iterable[tuple[FieldPath, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*at, number))
    else:
        yield at, str(value)


def _follow(data: Any, path: FieldPath) -> Any:
    try:
        for step in path:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return ""
    return data


def _letters(text: str) -> str:
    return "".join(text.split())
