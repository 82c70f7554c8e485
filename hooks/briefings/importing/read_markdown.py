"""Markdown to lines: its headings, paragraphs and lists, by the rules of CommonMark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .document import Document, Hidden, Line
from .read_html import LEFT_OUT, read_html_text
from .read_text import decode
from .words import clean

_BREAKS = {"softbreak", "hardbreak"}


def read_markdown(data: bytes) -> Document:
    """The lines of a Markdown file. One with HTML in it is read as the web page it makes.

    Raises:
        RefusedError: it is no text.
    """
    text = decode(data)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("strikethrough").enable("table")
    tokens = parser.parse(text)
    if any(_holds_html(token) for token in tokens) or any(token.type == "table_open" for token in tokens):
        return read_html_text(f"<body>{parser.render(text)}</body>")
    hidden: list[Hidden] = []
    lines = tuple(_read(tokens, hidden))
    return Document(lines, tuple(dict.fromkeys(hidden)))


def _holds_html(token: Token) -> bool:
    return token.type in {"html_block", "html_inline"} or any(_holds_html(child) for child in token.children or ())


def _read(tokens: Sequence[Token], hidden: list[Hidden]) -> Iterator[Line]:
    """The lines, each paragraph with what stands around it: a heading, or the lists it is in."""
    lists: list[str] = []
    heading: int | None = None
    mark = ""
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append("•" if token.type.startswith("bullet") else "1.")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            mark = lists[-1]
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = None
        elif token.type in {"inline", "fence", "code_block"}:
            base = Line("", number=(token.map or [0])[0] + 1, heading=heading)
            if mark:
                base = replace(base, mark=mark, level=len(lists) - 1)
            mark = ""
            yield from _read_paragraph(token, base, hidden)


def _read_paragraph(token: Token, base: Line, hidden: list[Hidden]) -> Iterator[Line]:
    rows = list(_rows(token, hidden, base))
    filled = [row for row in rows if clean("".join(text for text, _ in row))]
    for at, row in enumerate(filled):
        text = clean("".join(piece for piece, _ in row))
        bold = [is_bold for piece, is_bold in row if piece.strip()]
        number = base.number + rows.index(row)
        line = replace(
            base,
            text=text,
            number=number,
            is_whole=len(filled) == 1,
            starts=at == 0,
            gap=None if at == 0 else 0.0,
            end=float(len(text)),
            first=float(len(text.split()[0])),
            is_bold=all(bold),
            label=_label(row) if bold[0] and not all(bold) else 0,
            doubts=(LEFT_OUT,) if any(one.place == f"line {number}" for one in hidden) else (),
        )
        yield line if at == 0 else replace(line, mark="", level=None)


def _rows(token: Token, hidden: list[Hidden], base: Line) -> Iterator[list[tuple[str, bool]]]:
    """The pieces of each line of a paragraph, each with whether it is bold."""
    row: list[tuple[str, bool]] = []
    bold = struck = 0
    number = base.number
    for child in token.children or [token]:
        bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if child.type in _BREAKS:
            yield row
            row, number = [], number + 1
        elif child.type == "image":
            if child.content.strip():
                hidden.append(Hidden("alternative text of a picture or shape", f"line {number}"))
        elif struck and child.content.strip():
            hidden.append(Hidden("struck text", f"line {number}"))
        elif child.content:
            row.append((child.content, bold > 0))
    yield row


def _label(row: Sequence[tuple[str, bool]]) -> int:
    lead = []
    for piece, is_bold in row:
        if piece.strip() and not is_bold:
            break
        lead.append(piece)
    return len(clean("".join(lead)).split())
