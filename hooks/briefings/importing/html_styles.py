"""What the styles inside a web page say about seeing its words. Nothing is fetched.

Of a selector, names, classes and ids count, each inside the other. This may read a few words more as hidden than a
browser would, and none fewer, as far as the page itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from .colours import BLACK, WHITE, Colour, can_be_seen, read_colour

Element = Any
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?P<tag>[a-z0-9]*)(?P<more>(?:[.#][\w-]+)*)$", re.IGNORECASE)
_UNITS = {"pt": 1.0, "px": 0.75, "em": 11.0, "rem": 11.0, "%": 0.11, "": 0.75}
_BOLD_TAGS = {"b", "strong", "th"}
_STRUCK_TAGS = {"s", "strike", "del"}


@dataclass(frozen=True)
class Look:
    """How an element's words look: why they cannot be seen (empty when they can), their weight, size and colours."""

    hidden: str = ""
    is_bold: bool = False
    size: float = 0.0
    colour: Colour = BLACK
    ground: Colour = WHITE


@dataclass
class Sheet:
    """The rules of a page's own style sheets."""

    rules: list[tuple[list[re.Match[str]], dict[str, str]]] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterator[str]) -> Sheet:
        """From the texts of the page's ``style`` elements."""
        sheet = cls()
        for text in texts:
            plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
            for selectors, declarations in _RULE.findall(plain):
                for selector in selectors.split(","):
                    words = [word.split(":")[0].split("[")[0] for word in re.split(r"[\s>+~]+", selector.strip())]
                    found = [match for word in words if word and (match := _SIMPLE.match(word))]
                    if found:
                        sheet.rules.append((found, read_declarations(declarations)))
        return sheet

    def declarations_for(self, element: Element) -> dict[str, str]:
        """What is said about an element, by the rules and by itself."""
        said: dict[str, str] = {}
        for selector, declarations in self.rules:
            if _fits(selector[-1], element) and _is_inside(selector[:-1], element):
                said |= declarations
        return said | read_declarations(element.get("style") or "")


def _fits(selector: re.Match[str], element: Element) -> bool:
    if selector["tag"] and selector["tag"].lower() != element.tag:
        return False
    classes = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return set(re.findall(r"[.#][\w-]+", selector["more"])) <= classes


def _is_inside(outer: list[re.Match[str]], element: Element) -> bool:
    """Whether what surrounds an element fits the rest of a selector, in its order."""
    waiting = list(outer)
    for around in element.iterancestors():
        if waiting and _fits(waiting[-1], around):
            waiting.pop()
    return not waiting


def read_declarations(text: str) -> dict[str, str]:
    """``color: red; display: none`` as names and values, in small letters."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.replace("!important", "").strip().lower() for name, _, value in pairs if value}


def look_of(element: Element, inherited: Look, sheet: Sheet) -> Look:
    """How an element's words look, inside what its parents look like."""
    said = sheet.declarations_for(element)
    ground = read_colour(said.get("background-color") or said.get("background", "").split(" ")[0]) or inherited.ground
    look = replace(
        inherited,
        is_bold=_is_bold(element, said, inherited),
        size=_size(said.get("font-size", ""), inherited.size),
        colour=read_colour(said.get("color") or element.get("color")) or inherited.colour,
        ground=ground,
    )
    return replace(look, hidden=inherited.hidden or _why_hidden(element, said, look))


def _is_bold(element: Element, said: dict[str, str], inherited: Look) -> bool:
    weight = said.get("font-weight", "")
    if weight:
        return weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    return inherited.is_bold or element.tag in _BOLD_TAGS


def _size(value: str, inherited: float) -> float:
    found = re.fullmatch(r"([\d.]+)\s*(pt|px|em|rem|%|)", value)
    return float(found[1]) * _UNITS[found[2]] if found and found[1].count(".") < 2 else inherited


def _why_hidden(element: Element, said: dict[str, str], look: Look) -> str:
    if element.tag in _STRUCK_TAGS or "line-through" in said.get("text-decoration", ""):
        return "struck text"
    if element.tag == "ins":
        return "a tracked change"
    is_off = said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"}
    if is_off or said.get("mso-hide") == "all" or element.get("hidden") is not None:
        return "hidden text"
    if element.get("aria-hidden") == "true" or said.get("opacity", "1").strip("0.") == "":
        return "hidden text"
    if any(re.match(r"-\d{3,}", said.get(name, "")) for name in ("left", "top", "text-indent", "margin-left")):
        return "text beyond the edge of the page"
    if "font-size" in said and look.size < 4:
        return "text too small to see"
    return "" if can_be_seen(look.colour, look.ground) else "text in the colour of its ground"
