"""How a Word sheet looks: its sizes, all from the size of the text, and its colours, all from the site's tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# The typeface most readable of those that every Word has, on Windows, on a Mac and in the browser.
FONT = "Arial"
# The one that Word draws its own boxes with.
BOX_FONT = "MS Gothic"
TOKENS = Path(__file__).resolve().parents[3] / "docs" / "stylesheets" / "tokens.css"

_TWIPS_A_MM = 1440 / 25.4
_EMU_A_MM = 36_000
_NAMES = ("accent", "heading", "ink", "ink_soft", "line_strong", "link", "surface")
_TOKEN = re.compile(r"--lb-(?P<name>[\w-]+):\s*#(?P<colour>[0-9a-fA-F]{6})\s*;")
_ROOT = r":root\s*\{(?P<tokens>[^}]*)\}"


class TokenMissingError(Exception):
    """A colour that the Word sheets need is not among the site's tokens."""


@dataclass(frozen=True)
class Page:
    """A4 and how it is divided, in twentieths of a point, as Word counts."""

    width: int = 11906
    height: int = 16838
    side: int = round(18 * _TWIPS_A_MM)
    top: int = round(15 * _TWIPS_A_MM)
    edge: int = round(8 * _TWIPS_A_MM)

    @property
    def text_width(self) -> int:
        """How wide a line is."""
        return self.width - 2 * self.side

    @property
    def action_widths(self) -> list[int]:
        """The columns for what is to be done, by whom and by when: each as wide as what the others leave."""
        who, by_when = round(self.text_width * 0.25), round(self.text_width * 0.2)
        return [self.text_width - who - by_when, who, by_when]

    @property
    def write_on_tabs(self) -> tuple[tuple[int, str], ...]:
        """Where two lines to write on end, with a gap between them."""
        return (
            (round(self.text_width * 0.6), "underscore"),
            (round(self.text_width * 0.63), "none"),
            (self.text_width, "underscore"),
        )

    def fits_on_a_line(self, letters: int, points: int, *, is_bold: bool = False) -> bool:
        """Whether so many letters, with a gap, fit on a line; a guess from the typeface's usual width."""
        return (letters * (0.54 if is_bold else 0.48) + 2) * points <= self.text_width / 20


@dataclass(frozen=True)
class Size:
    """Every size of a sheet. Letters in half points, spaces and lengths in twentieths of a point."""

    points: int

    def _times(self, factor: float) -> int:
        return round(self.points * factor)

    @property
    def body(self) -> int:
        """The text, and the smallest size there is."""
        return self._times(2)

    @property
    def title(self) -> int:
        """The sheet's name."""
        return self._times(3.5)

    @property
    def heading_1(self) -> int:
        """A strand's name."""
        return self._times(2.5)

    @property
    def heading_2(self) -> int:
        """The name of a strand's part."""
        return self._times(2.2)

    @property
    def box(self) -> int:
        """A box that a pen can tick."""
        return self._times(2.6)

    @property
    def box_indent(self) -> int:
        """Where the text beside a box begins."""
        return self._times(36)

    @property
    def bullet(self) -> int:
        """How far each level of a list is indented."""
        return self._times(24)

    @property
    def line(self) -> int:
        """From line to line, where 240 is the typeface's own distance."""
        return 252

    @property
    def space(self) -> int:
        """Between paragraphs."""
        return self._times(20 / 3)

    @property
    def before_heading(self) -> int:
        """Above a heading."""
        return self._times(15)

    @property
    def row(self) -> int:
        """A row to write in: 9.5 mm in standard print."""
        return round(9.5 * _TWIPS_A_MM * self.points / 12)

    @property
    def qr_frame(self) -> int:
        """The same in the unit of everything else."""
        return round(self.qr_code / _EMU_A_MM * _TWIPS_A_MM)

    @property
    def qr_code(self) -> int:
        """The side of a QR code with its quiet zone, in the unit of pictures; phones read it from 17 mm up.

        It is for a phone, not for the eye: it does not grow with the letters.
        """
        return 22 * _EMU_A_MM


def read_colours() -> dict[str, str]:
    """The site's colours for paper: the light ones, and above them those for print.

    Raises ``TokenMissingError`` when one is not there.
    """
    css = TOKENS.read_text(encoding="utf-8")
    blocks = [re.search(pattern + _ROOT, css) for pattern in (r"^[^@]*?", r"@media print\s*\{\s*")]
    found = {
        token["name"].replace("-", "_"): token["colour"].upper()
        for block in blocks
        if block
        for token in _TOKEN.finditer(block["tokens"])
    }
    missing = [name for name in _NAMES if name not in found]
    if missing:
        tokens = ", ".join(f"--lb-{name.replace('_', '-')}" for name in missing)
        raise TokenMissingError(f"{TOKENS.name} has no colour of six digits named {tokens}. Word sheets need it.")
    return {name: found[name] for name in _NAMES}
