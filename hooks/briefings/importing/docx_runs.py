"""A paragraph's letters: those that can be seen, each with its look, and the kinds of those that cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .colours import Colour
from .docx_package import Element, attribute, child, tag_of
from .docx_styles import Look, Styles

_CHANGES = {
    "w:ins": "a tracked change",
    "w:del": "a tracked change",
    "w:moveFrom": "a tracked change",
    "w:moveTo": "a tracked change",
}
_THROUGH = {
    *("w:hyperlink", "w:smartTag", "w:fldSimple", "w:customXml", "w:sdt", "w:sdtContent", "w:dir", "w:bdo"),
    *("m:oMath", "m:oMathPara", "m:r", "w:ruby", "w:rubyBase"),
}
_NOTES = {
    "w:commentReference": "a comment",
    "w:footnoteReference": "a note",
    "w:endnoteReference": "a note",
}
_SPACES = {"w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "-", "w:softHyphen": ""}


class Piece(NamedTuple):
    """Some letters of one look; ``"\\n"`` is a line break inside the paragraph, ``"\\f"`` a new page."""

    text: str
    look: Look | None


@dataclass
class Runs:
    """What was found in a paragraph.

    Attributes:
        pieces: the letters that can be seen, in order.
        hidden: the kinds of hidden words.
        drawings: the drawings and boxes anchored here, to be read after the paragraph.
    """

    pieces: list[Piece] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    drawings: list[Element] = field(default_factory=list)
    _field_depth: list[bool] = field(default_factory=list)

    def read(self, paragraph: Element, styles: Styles, ground: Colour) -> Runs:
        """Read one paragraph on its ground."""
        properties = child(paragraph, "w:pPr")
        marks = child(properties, "w:rPr")
        if any(tag_of(mark) in _CHANGES for mark in (marks if marks is not None else ())):
            self.hidden.append("a tracked change")
        self._walk(paragraph, properties, styles, styles.ground_of(properties, ground))
        return self

    def _walk(self, parent: Element, properties: Element | None, styles: Styles, ground: Colour) -> None:
        for element in _resolve_alternatives(parent):
            name = tag_of(element)
            if name == "w:r":
                self._read_run(element, properties, styles, ground)
            elif name in _CHANGES:
                if _has_words(element):
                    self.hidden.append(_CHANGES[name])
            elif name in _THROUGH:
                self._walk(element, properties, styles, ground)
            elif name == "m:t":
                self.pieces.append(Piece(element.text or "", None))

    def _read_run(self, run: Element, properties: Element | None, styles: Styles, ground: Colour) -> None:
        look: Look | None = None
        for element in _resolve_alternatives(run):
            name = tag_of(element)
            if name == "w:fldChar":
                self._follow_field(attribute(element, "fldCharType"))
            elif name in _NOTES:
                self.hidden.append(_NOTES[name])
            elif name in {"w:drawing", "w:pict", "w:object"}:
                self.drawings.append(element)
            elif not any(self._field_depth):
                text = _text_of(element, name)
                if text.strip():
                    look = look or styles.look_of(child(run, "w:rPr"), properties, ground)
                self._add(text, look)

    def _add(self, text: str, look: Look | None) -> None:
        if look is not None and look.hidden and text.strip():
            self.hidden.append(look.hidden)
        elif text:
            self.pieces.append(Piece(text, look))

    def _follow_field(self, kind: str | None) -> None:
        """Between its beginning and its result a field holds instructions, no words."""
        if kind == "begin":
            self._field_depth.append(True)
        elif kind == "separate" and self._field_depth:
            self._field_depth[-1] = False
        elif kind == "end" and self._field_depth:
            self._field_depth.pop()


def _text_of(element: Element, name: str) -> str:
    if name == "w:t":
        return element.text or ""
    if name == "w:br":
        return "\f" if attribute(element, "type") == "page" else "\n"
    if name == "w:cr":
        return "\n"
    if name == "w:lastRenderedPageBreak":
        return "\f"
    if name == "w:sym":
        return _symbol(attribute(element, "char"))
    return _SPACES.get(name, "")


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""


def _has_words(element: Element) -> bool:
    return any(tag_of(inner) in {"w:t", "w:delText"} and (inner.text or "").strip() for inner in element.iter())


def _resolve_alternatives(parent: Element) -> Iterator[Element]:
    """The children, of every set of alternatives only the first choice: the rest says the same in an older way."""
    for element in parent:
        if tag_of(element) != "mc:AlternateContent":
            yield element
            continue
        choice = child(element, "mc:Choice")
        chosen = choice if choice is not None else child(element, "mc:Fallback")
        yield from _resolve_alternatives(chosen) if chosen is not None else ()
