"""One outline as Word files in many layouts, as offices make them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from importing.docx_maker import box, make_docx, paragraph, run, table, text
from importing.outlines import Kind, Piece

_STYLES = {Kind.TITLE: "Title", Kind.STRAND: "Heading1", Kind.SUBTITLE: "Heading2"}
_BOLD = "<w:b/>"


def styled(pieces: Sequence[Piece]) -> str:
    """Headings and lists by Word's own styles."""
    return "".join(_styled(piece, has_strand=piece.box > 2) for piece in pieces)


def _styled(piece: Piece, *, has_strand: bool) -> str:
    if piece.kind is Kind.HEADING:
        return text(piece.text, style="Heading3" if has_strand else "Heading1")
    if piece.kind in _STYLES:
        return text(piece.text, style=_STYLES[piece.kind])
    levels = {Kind.ITEM: 0, Kind.SUB_ITEM: 1}
    return text(piece.text, level=levels.get(piece.kind))


def bold(pieces: Sequence[Piece]) -> str:
    """Headings in bold, bullets typed."""
    marks = {Kind.ITEM: "•\t", Kind.SUB_ITEM: "o\t"}
    made = []
    for piece in pieces:
        is_heading = piece.kind not in {Kind.PARAGRAPH, Kind.ITEM, Kind.SUB_ITEM}
        made.append(paragraph(run(marks.get(piece.kind, "") + piece.text, _BOLD if is_heading else "")))
    return "".join(made)


def plain(pieces: Sequence[Piece]) -> str:
    """Nothing but words: headings look like text, bullets come from picture fonts."""
    marks = {Kind.ITEM: "\uf0b7 ", Kind.SUB_ITEM: "– "}
    return "".join(text(marks.get(piece.kind, "") + piece.text) for piece in pieces)


def capitals(pieces: Sequence[Piece]) -> str:
    """Headings larger and in one's own style, lists by style."""
    made = []
    for piece in pieces:
        if piece.kind in {Kind.ITEM, Kind.SUB_ITEM}:
            made.append(text(piece.text, style="Bullet", level=1 if piece.kind is Kind.SUB_ITEM else 0))
        elif piece.kind is Kind.PARAGRAPH:
            made.append(text(piece.text))
        else:
            made.append(paragraph(run(piece.text, '<w:caps/><w:b/><w:sz w:val="30"/>'), style="Box"))
    return "".join(made)


def boxes(pieces: Sequence[Piece]) -> str:
    """Each part of the document in a text box of its own, coloured."""
    return "".join(box(styled(list(group)), fill="DDEEF5") for _, group in groupby(pieces, lambda piece: piece.box))


def one_table(pieces: Sequence[Piece]) -> str:
    """The whole document in a table of two columns, one part in each cell."""
    cells = [styled(list(group)) for _, group in groupby(pieces, lambda piece: piece.box)]
    rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    return table(rows)


def mixed(pieces: Sequence[Piece]) -> str:
    """A box, a table and running text together."""
    parts = [list(group) for _, group in groupby(pieces, lambda piece: piece.box)]
    return box(bold(parts[0])) + styled(parts[1]) + table([[styled(parts[2])]]) + "".join(styled(p) for p in parts[3:])


def broken(pieces: Sequence[Piece]) -> str:
    """Lines broken by hand inside paragraphs."""
    made = []
    for piece in pieces:
        words = piece.text.split()
        rows = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
        level = {Kind.ITEM: 0, Kind.SUB_ITEM: 1}.get(piece.kind)
        is_heading = piece.kind not in {Kind.PARAGRAPH, Kind.ITEM, Kind.SUB_ITEM}
        made.append(paragraph(run("\n".join(rows), _BOLD if is_heading else ""), level=level))
    return "".join(made)


_FOOT = text("Nottingham City Safeguarding Children Board")

LAYOUTS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "styles": lambda pieces: make_docx(styled(pieces), footer=_FOOT),
    "bold": lambda pieces: make_docx(bold(pieces)),
    "plain": lambda pieces: make_docx(plain(pieces)),
    "capitals": lambda pieces: make_docx(capitals(pieces), header=_FOOT),
    "columns": lambda pieces: make_docx(styled(pieces), columns=2),
    "boxes": lambda pieces: make_docx(boxes(pieces)),
    "table": lambda pieces: make_docx(one_table(pieces)),
    "mixed": lambda pieces: make_docx(mixed(pieces), footer=_FOOT),
    "broken": lambda pieces: make_docx(broken(pieces)),
}
