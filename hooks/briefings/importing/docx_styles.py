"""What a paragraph or a run of letters looks like, once its styles are followed to their roots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .colours import BLACK, WHITE, Colour, can_be_seen, is_dark, read_colour
from .docx_package import Element, attribute, child, is_on, tag_of, value_of

_TINY = 8
"""In half points: letters below 4 points cannot be read."""


@dataclass(frozen=True)
class ListLevel:
    """One level of a list: whether it is numbered, and where its text begins, in points."""

    is_numbered: bool
    left: float | None


@dataclass
class Styles:
    """The styles, lists and defaults of a document."""

    styles: dict[str, Element] = field(default_factory=dict)
    defaults: Element | None = None
    default_style: str = ""
    lists: dict[tuple[str, int], ListLevel] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: Element | None, numbering: Element | None) -> Styles:
        """From the parts ``styles.xml`` and ``numbering.xml``, each of which may be missing."""
        found = cls(lists=_read_lists(numbering))
        for style in styles if styles is not None else ():
            if tag_of(style) == "w:style":
                name = attribute(style, "styleId") or ""
                found.styles[name] = style
                if attribute(style, "default") in {"1", "true"} and attribute(style, "type") == "paragraph":
                    found.default_style = name
        found.defaults = child(styles, "w:docDefaults", "w:rPrDefault", "w:rPr")
        return found

    def chain(self, name: str | None) -> Iterator[Element]:
        """A style and those it is based on, nearest first; a ring is followed once."""
        seen: set[str] = set()
        while name and name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = value_of(self.styles[name], "w:basedOn")

    def paragraph_sources(self, properties: Element | None) -> Iterator[Element]:
        """Where a paragraph's own properties may stand, nearest first."""
        if properties is not None:
            yield properties
        for style in self.chain(value_of(properties, "w:pStyle") or self.default_style):
            found = child(style, "w:pPr")
            if found is not None:
                yield found

    def run_sources(self, run: Element | None, paragraph: Element | None) -> Iterator[Element]:
        """Where the look of letters may be said, nearest first."""
        if run is not None:
            yield run
        names = (value_of(run, "w:rStyle"), value_of(paragraph, "w:pStyle") or self.default_style)
        for name in names:
            for style in self.chain(name):
                found = child(style, "w:rPr")
                if found is not None:
                    yield found
        if self.defaults is not None:
            yield self.defaults

    def heading_of(self, properties: Element | None) -> int | None:
        """The rank of a heading by style: 0 for a title; ``None`` for other paragraphs."""
        name = self.name_of(properties)
        if name == "title":
            return 0
        found = re.fullmatch(r"heading (\d)", name)
        if found:
            return int(found[1])
        for source in self.paragraph_sources(properties):
            level = value_of(source, "w:outlineLvl")
            if level is not None and level.isdigit():
                return int(level) + 1 if int(level) < 9 else None
        return None

    def name_of(self, properties: Element | None) -> str:
        """The name of a paragraph's style, or of the first built-in heading it is based on, in small letters."""
        names = [(value_of(style, "w:name") or "").lower() for style in self.chain(value_of(properties, "w:pStyle"))]
        known = [name for name in names if re.match(r"heading \d|title$|toc \d", name)]
        return known[0] if known else (names[0] if names else "")

    def list_of(self, properties: Element | None) -> tuple[int, ListLevel] | None:
        """The level of a list that a paragraph stands on, and its look; ``None`` for other paragraphs."""
        number, level = None, 0
        for source in self.paragraph_sources(properties):
            found = child(source, "w:numPr")
            if found is not None:
                number = value_of(found, "w:numId") if number is None else number
                said = value_of(found, "w:ilvl")
                level = int(said) if said and said.isdigit() else level
                break
        if number is None or number == "0":
            return None
        return level, self.lists.get((number, level), ListLevel(is_numbered=False, left=None))

    def left_of(self, properties: Element | None) -> float | None:
        """Where a paragraph begins, in points from the margin."""
        for source in self.paragraph_sources(properties):
            indent = child(source, "w:ind")
            for name in ("left", "start"):
                said = attribute(indent, name)
                if said and re.fullmatch(r"-?\d+", said):
                    return int(said) / 20
        found = self.list_of(properties)
        return found[1].left if found else None

    def look_of(self, run: Element | None, paragraph: Element | None, ground: Colour) -> Look:
        """What letters look like on their ground."""
        sources = list(self.run_sources(run, paragraph))
        said = {
            name: _first_switch(sources, f"w:{name}") for name in ("vanish", "specVanish", "strike", "dstrike", "b")
        }
        colour, highlight, shade = (_first_value(sources, name) for name in ("color", "highlight", "shd"))
        size = _first_size(sources)
        return Look(
            hidden=_hidden_kind(said, size, colour, highlight, _with_shade(ground, shade), sources),
            is_bold=bool(said["b"]),
            size=size / 2 if size else 0.0,
        )

    def ground_of(self, properties: Element | None, ground: Colour) -> Colour:
        """What a paragraph stands on: its own shading, or what is below it."""
        for source in self.paragraph_sources(properties):
            shade = child(source, "w:shd")
            if shade is not None:
                return read_colour(attribute(shade, "fill")) or ground
        return ground


@dataclass(frozen=True)
class Look:
    """How letters look: why they cannot be seen (empty when they can), their weight and size in points."""

    hidden: str
    is_bold: bool
    size: float


def _first_switch(sources: list[Element], name: str) -> bool | None:
    return next((said for source in sources if (said := is_on(source, name)) is not None), None)


def _first_value(sources: list[Element], name: str) -> str | None:
    key = "fill" if name == "shd" else "val"
    return next((said for source in sources if (said := attribute(child(source, f"w:{name}"), key)) is not None), None)


def _first_size(sources: list[Element]) -> int:
    said = _first_value(sources, "sz")
    return int(said) if said and said.isdigit() else 20


def _with_shade(ground: Colour, shade: str | None) -> Colour:
    return read_colour(shade) or ground


def _hidden_kind(
    said: dict[str, bool | None],
    size: int,
    colour: str | None,
    highlight: str | None,
    ground: Colour,
    sources: list[Element],
) -> str:
    """Why letters cannot be seen, or should not be read; empty when they can."""
    if said["vanish"] or said["specVanish"]:
        return "hidden text"
    if said["strike"] or said["dstrike"]:
        return "struck text"
    if size < _TINY:
        return "text too small to see"
    marked = read_colour(highlight)
    letters = read_colour(colour)
    if marked is not None and not can_be_seen(letters or BLACK, marked):
        return "text marked over in its own colour"
    # Letters without a colour of their own are black, or white on dark ground.
    if letters is not None and marked is None and not can_be_seen(letters, ground):
        return "text in the colour of its ground"
    if marked is None and letters is None and is_dark(ground) and not can_be_seen(WHITE, ground):
        return "text in the colour of its ground"
    return "text without any filling" if _is_unfilled(sources) else ""


def _is_unfilled(sources: list[Element]) -> bool:
    fill = next((found for source in sources if (found := child(source, "w14:textFill")) is not None), None)
    if fill is None:
        return False
    if child(fill, "w14:noFill") is not None:
        return True
    alpha = next((attribute(inner, "val") for inner in fill.iter() if tag_of(inner) == "w14:alpha"), None)
    return bool(alpha and alpha.isdigit() and int(alpha) > 85_000)


def _read_lists(numbering: Element | None) -> dict[tuple[str, int], ListLevel]:
    kinds: dict[str, dict[int, ListLevel]] = {}
    lists: dict[tuple[str, int], ListLevel] = {}
    for part in numbering if numbering is not None else ():
        if tag_of(part) == "w:abstractNum":
            kinds[attribute(part, "abstractNumId") or ""] = dict(_read_levels(part))
        elif tag_of(part) == "w:num":
            levels = kinds.get(value_of(part, "w:abstractNumId") or "", {})
            lists |= {(attribute(part, "numId") or "", number): level for number, level in levels.items()}
    return lists


def _read_levels(kind: Element) -> Iterator[tuple[int, ListLevel]]:
    for level in kind:
        number = attribute(level, "ilvl")
        if tag_of(level) == "w:lvl" and number and number.isdigit():
            indent = child(level, "w:pPr", "w:ind")
            left = attribute(indent, "left") or attribute(indent, "start")
            points = int(left) / 20 if left and re.fullmatch(r"-?\d+", left) else None
            yield int(number), ListLevel(value_of(level, "w:numFmt") not in {"bullet", "none", None}, points)
