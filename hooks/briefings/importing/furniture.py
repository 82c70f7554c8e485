"""What only repeats from page to page: running heads, feet and page numbers. It is named, and put nowhere.

Two lines are the same when they differ in digits alone. A line counts as repeated when it stands at the head or foot of
most pages, and is no heading of the vocabulary; a page number also when it stands alone in a text without pages.
Anything else that occurs twice may be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from .document import Line, Region

_PAGE_NUMBER = re.compile(r"(?:[-–—|]\s*)?(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*[-–—|])?", re.IGNORECASE)
_CLEAR_NUMBER = re.compile(r"[-–—|]\s*\d{1,3}\s*[-–—|]|page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)
_EDGE = 2
"""Lines at the head and foot of a page that can be furniture."""


def find_repeated(lines: Sequence[Line], is_heading: Callable[[str], bool]) -> frozenset[int]:
    """The indexes of the lines that are page furniture.

    Args:
        lines: of the whole document.
        is_heading: knows the headings of the vocabulary, which repeat because every strand has them.
    """
    found = {index for index, line in enumerate(lines) if line.region is not Region.BODY}
    found |= {index for index, line in enumerate(lines) if _CLEAR_NUMBER.fullmatch(line.text) and not line.is_whole}
    edges = [index for index in _edges(lines) if not is_heading(lines[index].text)]
    count = len({lines[index].page for index in edges})
    pages: dict[str, set[int]] = defaultdict(set)
    for index in edges:
        pages[_shape(lines[index].text)].add(lines[index].page)
    for index in edges:
        line = lines[index]
        is_number = bool(_PAGE_NUMBER.fullmatch(line.text)) and count > 1
        if is_number or len(pages[_shape(line.text)]) > max(1, count / 2):
            found.add(index)
    return frozenset(found)


def _edges(lines: Sequence[Line]) -> Iterable[int]:
    """The first and last lines of each page, where the document has pages and lines of them."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page and not line.is_whole:
            pages[line.page].append(index)
    for indexes in pages.values():
        yield from dict.fromkeys([*indexes[:_EDGE], *indexes[-_EDGE:]])


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())
