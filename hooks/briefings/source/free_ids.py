"""The next free id: what to suggest where an id is missing or stands a second time."""

from __future__ import annotations

import re
from collections.abc import Sequence

OLD_ID = "If this point was published before, give it its old id back: links rest on it."
"""What to say wherever an id is suggested: a suggested id is a new one."""

_ID = re.compile(r" *(?:- +)?id: *['\"]?(?P<id>[a-z0-9-]+)['\"]? *$")
_ENTRY = re.compile(r" *- +['\"]?(?P<id>[a-z0-9-]+-[0-9]+)['\"]? *$")
"""An entry of a list that reads like an id: among them are those of `retired_ids`, which are not given again."""
_NUMBERED = re.compile(r"(?P<topic>.*)-(?P<number>[0-9]+)")


def next_id(lines: Sequence[str], line: int, given: set[str]) -> str | None:
    """An id for a learning point near a line: the topic of the ids above, and one more than their highest number.

    Args:
        lines: the whole file; no id of it is suggested again, for ids are permanent.
        line: where the id is needed, counted from 0.
        given: ids suggested already; the new one joins them.
    """
    above = [match["id"] for text in lines[:line] if (match := _ID.match(text))]
    below = [match["id"] for text in lines[line:] if (match := _ID.match(text))]
    if not above:
        return None
    numbered = _NUMBERED.fullmatch(above[-1])
    topic = numbered["topic"] if numbered else above[-1]
    listed = [match["id"] for text in lines if (match := _ENTRY.match(text))]
    taken = {*above, *below, *listed, *given}
    numbers = [
        int(match["number"]) for name in taken if (match := _NUMBERED.fullmatch(name)) and match["topic"] == topic
    ]
    free = f"{topic}-{max(numbers, default=0) + 1}"
    given.add(free)
    return free
