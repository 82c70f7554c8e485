"""Web addresses at the end of a text, and the same address printed once more elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .document import Word
from .parts import Fate, Part

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+[^\s<>.,;:!?)\]]", re.IGNORECASE)


_PRINTED = ("signpost", "printed_as")


def cut_address(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]] | None:
    """A text that ends with a web address: the words before it, the address, the full stop behind it.

    ``None`` when it does not end so.
    """
    if not words:
        return None
    start = max(at for at, word in enumerate(words) if at == 0 or not word.is_glued)
    head, tail = words[start:-1], words[-1]
    whole = "".join(word.text for word in words[start:])
    found = _ADDRESS.match(whole)
    if not found or not re.fullmatch(r"[.,;:!?)\]]*", whole[found.end() :]):
        return None
    rest = whole[found.end() :]
    if len(rest) >= len(tail.text):
        return None
    kept = len(tail.text) - len(rest)
    address = (*head, tail._replace(text=tail.text[:kept]))
    stop = (tail._replace(text=rest, offset=tail.offset + kept, is_glued=False),) if rest else ()
    return words[:start], (address[0]._replace(is_glued=False), *address[1:]), stop


def find_repeated_addresses(parts: Sequence[Part], not_doubtful: str) -> list[Part]:
    """The same parts; an address alone that only repeats the signpost's is marked as repeated.

    Args:
        parts: in the order in which they were placed.
        not_doubtful: a doubt that the words above such an address have no more.
    """
    signpost = next((part.text for part in parts if part.path == _PRINTED), None)
    marked = list(parts)
    for number, part in enumerate(parts if signpost else ()):
        if part.path == _PRINTED or len(part.words) != 1 or _bare(part.text) != _bare(signpost or ""):
            continue
        marked[number] = replace(part, fate=Fate.REPEATED, path=(), why="", doubts=())
        if number:
            above = marked[number - 1]
            marked[number - 1] = replace(above, doubts=tuple(one for one in above.doubts if one != not_doubtful))
    return marked


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/.").casefold()
