"""Words in a Word file's properties: nobody who reads the paper sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .document import Hidden, Line
from .docx_package import Package, tag_of

PLACE = "the file’s properties"
_CORE = {
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "description": "comments",
    "category": "category",
}
_OWN = "a property somebody added"


def check_properties(package: Package, lines: Sequence[Line]) -> Iterator[Hidden]:
    """Each property with words that stand nowhere in the visible text; names of authors and dates are never read."""
    seen = {word for line in lines for word in line.text.casefold().split()}
    related = package.related("")
    for path in related.get("core-properties", []):
        root = package.read(path)
        for element in root if root is not None else ():
            name = tag_of(element).partition(":")[2]
            if name in _CORE and not set((element.text or "").casefold().split()) <= seen:
                yield Hidden(f"words in a document property ({_CORE[name]})", PLACE)
    for path in related.get("custom-properties", []):
        root = package.read(path)
        if root is not None and any((text or "").strip() for text in root.itertext()):
            yield Hidden(f"words in a document property ({_OWN})", PLACE)
    for path in related.get("extended-properties", []):
        root = package.read(path)
        for element in root if root is not None else ():
            if tag_of(element).endswith(":Manager") and (element.text or "").strip():
                yield Hidden("words in a document property (manager)", PLACE)
