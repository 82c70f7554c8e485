"""A text of the file put in single quotes as a whole, on the lines on which it stands."""

from __future__ import annotations

from .page import Page, quote_typed
from .tree import Scalar


def quote_lines(page: Page, scalar: Scalar, last: int) -> dict[int, str]:
    """The lines of a text, from its start to the end of line ``last``, put in single quotes as a whole."""
    first, column = scalar.start
    texts = [page.lines[number].rstrip() for number in range(first, last + 1)]
    head, texts[0] = texts[0][:column], texts[0][column:]
    whole = _unquoted("\n".join(texts), scalar, page)
    return {first + at: (head if at == 0 else "") + text for at, text in enumerate(quote_typed(whole).split("\n"))}


def _unquoted(text: str, scalar: Scalar, page: Page) -> str:
    """The text without the quotes it had, so that new ones can stand around more of it."""
    if scalar.style not in {"'", '"'} or not text.startswith(scalar.style):
        return text
    lines = page.lines[scalar.start[0] : scalar.end[0] + 1]
    lines[-1] = lines[-1][: scalar.end[1]]
    lines[0] = lines[0][scalar.start[1] :]
    inner = "\n".join(line.rstrip() for line in lines)
    rest = text[len(inner) :]
    inner = inner[1:-1]
    inner = inner.replace("''", "'") if scalar.style == "'" else inner.replace('\\"', '"').replace("\\\\", "\\")
    return inner + rest


def last_line_of(page: Page, scalar: Scalar) -> int:
    """The last line that says anything of a text: to the parser a block ends at the start of a line further down."""
    line, column = scalar.end
    if column == 0 and line > scalar.start[0]:
        line -= 1
    while line > scalar.start[0] and not page.lines[line].strip():
        line -= 1
    return line
