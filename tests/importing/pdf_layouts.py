"""One outline as PDF files in many layouts, set by Typst."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import typst

from importing.outlines import Kind, Piece

FONTS = Path(__file__).resolve().parents[2] / "hooks" / "briefings" / "fonts"
_HEAD = """
#set document(title: none)
#set page(paper: "a4", margin: 2cm{page})
#set text(font: "Atkinson Hyperlegible Next", size: 11pt, lang: "en", hyphenate: false)
#set par(justify: {justify}, leading: {leading}em, spacing: {spacing}em)
#set list(marker: ([{marker}], [{inner}]))
"""


def _words(text: str) -> str:
    """A text as Typst takes it, whatever signs are in it."""
    return f"#{json.dumps(text, ensure_ascii=False)}"


def _heading(piece: Piece) -> str:
    depth = {Kind.TITLE: 1, Kind.STRAND: 1, Kind.SUBTITLE: 2}.get(piece.kind, 3 if piece.box > 2 else 1)
    return f"#block(above: 1.4em, below: 0.8em)[#heading(level: {depth})[{_words(piece.text)}]]\n"


def _bold(piece: Piece) -> str:
    return f"#block(above: 1.2em)[#strong[{_words(piece.text)}]]\n"


def _plain(piece: Piece) -> str:
    return f"{_words(piece.text)}\n\n"


def body(pieces: Sequence[Piece], heading: Callable[[Piece], str] = _heading) -> str:
    """The pieces as Typst, lists as lists."""
    made = []
    for piece in pieces:
        if piece.kind is Kind.ITEM:
            made.append(f"- {_words(piece.text)}\n")
        elif piece.kind is Kind.SUB_ITEM:
            made.append(f"  - {_words(piece.text)}\n")
        elif piece.kind is Kind.PARAGRAPH:
            made.append(f"\n{_words(piece.text)}\n\n")
        else:
            made.append(f"\n{heading(piece)}\n")
    return "".join(made)


def _parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    return [list(group) for _, group in groupby(pieces, lambda piece: piece.box)]


def _document(content: str, **options: object) -> bytes:
    settings = {"page": "", "justify": "false", "leading": 0.65, "spacing": 1.2, "marker": "•", "inner": "o"}
    return _compile(_HEAD.format(**{**settings, **options}) + content)


@cache
def _compile(source: str) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    made = typst.Compiler(source.encode("utf-8"), font_paths=fonts).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def boxes(pieces: Sequence[Piece]) -> str:
    """Each part in a coloured box across the page."""
    boxed = '#block(fill: rgb("#ddeef5"), inset: 8pt, width: 100%, breakable: true)[\n{}\n]\n'
    return "".join(boxed.format(body(part)) for part in _parts(pieces))


def grid(pieces: Sequence[Piece]) -> str:
    """The first parts side by side, as on the board's own briefing, then the strands."""
    parts = _parts(pieces)
    cells = ", ".join(f"[{body(part)}]" for part in parts[:2])
    return f"#grid(columns: (1fr, 1fr), gutter: 24pt, {cells})\n" + "".join(body(part) for part in parts[2:])


def table(pieces: Sequence[Piece]) -> str:
    """Everything in a table of two columns."""
    cells = ", ".join(f"[{body(part)}]" for part in _parts(pieces))
    return f"#table(columns: (1fr, 1fr), inset: 8pt, {cells})\n"


_FOOT = ", header: [Nottingham City Safeguarding Children Board], footer: context [Page #counter(page).display()]"

LAYOUTS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "styles": lambda pieces: _document(body(pieces)),
    "bold": lambda pieces: _document(body(pieces, _bold)),
    "plain": lambda pieces: _document(body(pieces, _plain), marker="–", inner="o"),
    "furniture": lambda pieces: _document(body(pieces), page=_FOOT, justify="true"),
    "columns": lambda pieces: _document(body(pieces), page=", columns: 2"),
    "boxes": lambda pieces: _document(boxes(pieces)),
    "grid": lambda pieces: _document(grid(pieces)),
    "table": lambda pieces: _document(table(pieces)),
    "tight": lambda pieces: _document(body(pieces, _bold), spacing=0.65, leading=0.65),
    "wide": lambda pieces: _document(body(pieces), spacing=1.6, leading=1.4),
}
