"""One outline as plain text, Markdown and web pages."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from html import escape

from importing.outlines import Kind, Piece

_MARKS = {Kind.ITEM: "\uf0b7 ", Kind.SUB_ITEM: "o "}


def plain(
    pieces: Sequence[Piece], *, width: int = 100, marks: dict[Kind, str] | None = None, indent: int = 0, gap: int = 1
) -> str:
    """Plain text, wrapped at a width, with empty lines between the pieces."""
    made: list[str] = []
    for piece in pieces:
        mark = (marks or _MARKS).get(piece.kind, "")
        lead = " " * (indent * {Kind.ITEM: 1, Kind.SUB_ITEM: 2}.get(piece.kind, 0))
        hanging = lead + (" " * len(mark) if indent else "")
        made.append(_wrap(piece.text, lead + mark, hanging, width))
    return ("\n" * (gap + 1)).join(made) + "\n"


def _wrap(text: str, first: str, following: str, width: int) -> str:
    return "\n".join(
        textwrap.wrap(
            text,
            width,
            initial_indent=first,
            subsequent_indent=following,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def markdown(pieces: Sequence[Piece]) -> str:
    """Markdown with its own headings and lists."""
    made: list[str] = []
    for piece in pieces:
        text = piece.text.replace("*", "\\*").replace("_", "\\_")
        if piece.kind is Kind.ITEM:
            made.append(f"- {text}")
        elif piece.kind is Kind.SUB_ITEM:
            made.append(f"    - {text}")
        elif piece.kind is Kind.PARAGRAPH:
            made.append(f"\n{textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False)}\n")
        else:
            depth = {Kind.TITLE: 1, Kind.STRAND: 2, Kind.SUBTITLE: 3}.get(piece.kind, 4 if piece.box > 2 else 2)
            made.append(f"\n{'#' * depth} {text}\n")
    return "\n".join(made) + "\n"


def markdown_bold(pieces: Sequence[Piece]) -> str:
    """Markdown as people write it: headings in bold, stars for bullets."""
    marks = {Kind.ITEM: "* ", Kind.SUB_ITEM: "    * "}
    made: list[str] = []
    for piece in pieces:
        if piece.kind in marks:
            made.append(f"{marks[piece.kind]}{piece.text}")
        elif piece.kind is Kind.PARAGRAPH:
            made.append(f"\n{piece.text}\n")
        else:
            made.append(f"\n**{piece.text}**\n")
    return "\n".join(made) + "\n"


def html(pieces: Sequence[Piece]) -> str:
    """A web page with headings and nested lists."""
    made: list[str] = []
    depth = 0
    for piece in pieces:
        wanted = {Kind.ITEM: 1, Kind.SUB_ITEM: 2}.get(piece.kind, 0)
        made.append("<ul>" * (wanted - depth) + "</ul>" * (depth - wanted))
        depth = wanted
        tag = {Kind.PARAGRAPH: "p", Kind.ITEM: "li", Kind.SUB_ITEM: "li", Kind.STRAND: "h2", Kind.SUBTITLE: "h3"}.get(
            piece.kind, "h4" if piece.box > 2 else "h2"
        )
        made.append(f"<{tag}>{escape(piece.text)}</{tag}>\n")
    made.append("</ul>" * depth)
    return f"<!doctype html><html lang='en'><head><title></title></head><body>{''.join(made)}</body></html>"


def word_html(pieces: Sequence[Piece]) -> str:
    """A web page as Word saves one: paragraphs and nothing else, bullets as letters, headings in bold."""
    marks = {Kind.ITEM: "·&nbsp;&nbsp; ", Kind.SUB_ITEM: "o&nbsp;&nbsp; "}
    made = []
    for piece in pieces:
        text = marks.get(piece.kind, "") + escape(piece.text)
        is_heading = piece.kind not in {Kind.PARAGRAPH, *marks}
        made.append(f"<p class=MsoNormal>{f'<b>{text}</b>' if is_heading else text}<o:p></o:p></p>\n")
    return f"<html><head><style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body>{''.join(made)}</body></html>"


LAYOUTS: dict[str, tuple[str, Callable[[Sequence[Piece]], str]]] = {
    "text-wide": (".txt", plain),
    "text-narrow": (".txt", lambda pieces: plain(pieces, width=60)),
    "text-tight": (".txt", lambda pieces: plain(pieces, gap=0)),
    "text-indented": (".txt", lambda pieces: plain(pieces, indent=3, gap=0)),
    "text-dashes": (".txt", lambda pieces: plain(pieces, marks={Kind.ITEM: "- ", Kind.SUB_ITEM: "* "})),
    "text-one-line": (".txt", lambda pieces: plain(pieces, width=10_000, gap=0)),
    "markdown": (".md", markdown),
    "markdown-bold": (".md", markdown_bold),
    "html": (".html", html),
    "word-html": (".html", word_html),
}
