"""Drawings in a Word file: boxes with text to be read, pictures that are not, and shapes that may cover words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .colours import UNKNOWN, WHITE, Colour, is_dark, read_colour
from .docx_package import Element, attribute, child, tag_of

_FILLS = {"a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill"}
_NO_WORDS = {"c:chart": "a chart", "dgm:relIds": "a drawing made of boxes (SmartArt)"}


@dataclass(frozen=True)
class Drawing:
    """What one drawing holds.

    Attributes:
        boxes: the content of its text boxes, each with the colour it stands on.
        has_alt_text: whether it has alternative text.
        covers: whether it lies in front of the text, filled and without words of its own.
        unread: things in it whose words cannot be read, such as a picture.
    """

    boxes: tuple[tuple[Element, Colour], ...]
    has_alt_text: bool
    covers: bool
    unread: tuple[str, ...]


def read_drawing(drawing: Element) -> Drawing:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` holds; of alternatives only the first is looked at."""
    elements = list(_elements(drawing))
    boxes = tuple((box, _ground_of(shape)) for shape in elements for box in _boxes_of(shape))
    alt = any((attribute(one, "descr") or "").strip() for one in elements if tag_of(one) in {"wp:docPr", "a:cNvPr"})
    alt = alt or any((attribute(one, "title") or "").strip() for one in elements if tag_of(one) == "wp:docPr")
    alt = alt or any((attribute(one, "alt") or "").strip() for one in elements if tag_of(one).startswith("v:"))
    unread = [_NO_WORDS[tag_of(one)] for one in elements if tag_of(one) in _NO_WORDS]
    unread += ["a picture" for one in elements if tag_of(one) in {"a:blip", "v:imagedata"}]
    covers = not boxes and _is_in_front(drawing, elements) and any(_is_filled(one) for one in elements)
    return Drawing(boxes, alt, covers, tuple(unread))


def _elements(parent: Element) -> Iterator[Element]:
    """Everything inside, without what stands in its text boxes, and of alternatives only the first."""
    for element in parent:
        name = tag_of(element)
        if name == "mc:AlternateContent":
            choice = child(element, "mc:Choice")
            chosen = choice if choice is not None else child(element, "mc:Fallback")
            if chosen is not None:
                yield from _elements(chosen)
            continue
        yield element
        if name != "w:txbxContent":
            yield from _elements(element)


def _boxes_of(shape: Element) -> Iterator[Element]:
    if tag_of(shape) in {"wps:wsp", "v:shape", "v:rect", "v:roundrect", "v:oval"}:
        yield from (inner for inner in _elements(shape) if tag_of(inner) == "w:txbxContent")


def _ground_of(shape: Element) -> Colour:
    """The filling of a box; white when it has none, in between when it cannot be told."""
    if tag_of(shape).startswith("v:"):
        if attribute(shape, "filled") in {"f", "false"}:
            return WHITE
        return read_colour(attribute(shape, "fillcolor")) or (UNKNOWN if attribute(shape, "fillcolor") else WHITE)
    properties = next((inner for inner in shape if tag_of(inner) == "wps:spPr"), None)
    for fill in properties if properties is not None else ():
        if tag_of(fill) == "a:solidFill":
            plain = next((attribute(one, "val") for one in fill if tag_of(one) == "a:srgbClr"), None)
            return read_colour(plain) or UNKNOWN
        if tag_of(fill) in _FILLS:
            return UNKNOWN
    return WHITE


def _is_in_front(drawing: Element, elements: list[Element]) -> bool:
    """Whether it floats over the text, with words running under it."""
    for one in elements:
        if tag_of(one) == "wp:anchor":
            wraps = any(tag_of(inner) == "wp:wrapNone" for inner in one)
            return wraps and attribute(one, "behindDoc") not in {"1", "true"}
    style = " ".join(attribute(one, "style") or "" for one in elements if tag_of(one).startswith("v:"))
    return "position:absolute" in style.replace(" ", "") and not re.search(r"z-index:\s*-", style)


def _is_filled(shape: Element) -> bool:
    """Whether a shape hides what is below it. A picture does not count: its place is named all the same."""
    name = tag_of(shape)
    if name in {"wps:wsp"}:
        properties = next((inner for inner in shape if tag_of(inner) == "wps:spPr"), None)
        fills = [tag_of(fill) for fill in properties] if properties is not None else []
        return "a:noFill" not in fills and (bool(set(fills) & _FILLS) or _has_theme_fill(shape))
    if name in {"v:rect", "v:shape", "v:roundrect", "v:oval"}:
        has_picture = any(tag_of(inner) == "v:imagedata" for inner in shape)
        return not has_picture and attribute(shape, "filled") not in {"f", "false"}
    return False


def _has_theme_fill(shape: Element) -> bool:
    reference = child(shape, "wps:style", "a:fillRef")
    return reference is not None and attribute(reference, "idx") not in {None, "0"}


__all__ = ["Drawing", "is_dark", "read_drawing"]
