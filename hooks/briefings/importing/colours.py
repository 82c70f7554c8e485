"""Whether letters can be told from what they stand on."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
UNKNOWN: Colour = (128, 128, 128)
"""Stands for a filling that cannot be told, such as a picture: neither black nor white letters vanish on it."""

_LEAST_CONTRAST = 1.35
"""Below this no reader sees letters: light grey #dddddd on white is about there."""

_NAMED = {
    "black": BLACK,
    "white": WHITE,
    "darkBlue": (0, 0, 139),
    "darkCyan": (0, 139, 139),
    "darkGreen": (0, 100, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (139, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (169, 169, 169),
    "lightGray": (211, 211, 211),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
}


def read_colour(value: str | None) -> Colour | None:
    """A colour as documents write it: ``1F4E79``, ``#fff``, ``yellow``; ``None`` for ``auto`` and the unknown."""
    if not value:
        return None
    if value in _NAMED:
        return _NAMED[value]
    found = re.fullmatch(r"#?([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?(?:\s.*)?", value)
    if found:
        return (int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:6], 16))
    short = re.fullmatch(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])", value)
    return (int(short[1] * 2, 16), int(short[2] * 2, 16), int(short[3] * 2, 16)) if short else None


def can_be_seen(letters: Colour, ground: Colour) -> bool:
    """Whether letters of a colour can be told from their ground, by the contrast ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(letters), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= _LEAST_CONTRAST


def is_dark(colour: Colour) -> bool:
    """Whether white letters stand on a colour better than black ones."""
    return _luminance(colour) < 0.18


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
