"""Why YAML cannot read a line, in plain words, and how the line should read.

Each function below knows one slip. It is asked about the lines around the place where the parser gave up and offers
findings with corrections; ``parsing`` tries each and keeps the first that lets the parser get further, so no
correction is ever suggested that does not work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .layout import BLOCK, Layout, Line
from .misplaced import dash_without_space, indentation, missing_space, stray_line
from .page import Finding, Page, quote, quote_typed

_SIGNS = {
    "@": "an at sign",
    "`": "a backtick",
    "%": "a per cent sign",
    "&": "an ampersand",
    "*": "a star",
    "!": "an exclamation mark",
    "|": "an upright bar",
    ">": "a greater-than sign",
    "[": "a square bracket",
    "]": "a square bracket",
    "{": "a curly bracket",
    "}": "a curly bracket",
    ",": "a comma",
    "?": "a question mark",
}
_QUOTE_HINT = "Put the whole text in single quotes. An apostrophe inside is then written twice."


def explain(page: Page, layout: Layout, number: int) -> Iterator[Finding]:
    """Everything that might be wrong around a line, the likeliest first; some findings hold no correction."""
    suspects = _suspects(layout, number)
    yield from indentation(page, layout, suspects[0])
    for line in suspects:
        for slip in _SLIPS:
            yield from slip(page, layout, line)


def _suspects(layout: Layout, number: int) -> list[Line]:
    """The line itself, the line whose text it carries on, and the entry before that."""
    number = min(number, len(layout.lines) - 1)
    line = layout.lines[number]
    lines = [line, layout.lines[line.owner]]
    before = layout.entry_before(line.owner)
    if before is not None:
        lines.append(before)
    return list({line.number: line for line in lines}.values())


def _hash(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A remark in the middle of a text that goes on below."""
    if line.continues or not line.value or line.value[0] in "'\"[{|>":
        return
    last = layout.last_line_of(line)
    for number in range(line.number, last + 1):
        text = page.lines[number]
        column = text.find(" #", line.value_column - 1 if number == line.number else 0)
        if column >= 0:
            place = page.place(number, column + 1, len(text.rstrip()) - column - 1)
            message = "everything from # on is thrown away on this line"
            hint = "If it belongs to the text, put the whole text in single quotes; if it is a remark, delete it here."
            yield page.finding("hash-in-text", message, place, _quoted(page, layout, line), hint=hint)
            return


def unclosed_quotes(page: Page, layout: Layout) -> Iterator[Finding]:
    """Every text that opens a quote which none of its own lines closes."""
    for line in layout.lines:
        if line.continues or line.value[:1] not in {"'", '"'}:
            continue
        text = _text_of(page, line, layout.last_line_of(line))
        if not _CLOSED[line.value[0]].match(text):
            yield from list(_quotes(page, layout, line))[-1:]


_CLOSED = {"'": re.compile(r"'(?:[^']|'')*'(?!')"), '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)}


def _quotes(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A quotation mark at the start that YAML takes for its own: text after it, an apostrophe inside, no end."""
    if line.continues or line.value[:1] not in {"'", '"'}:
        return
    mark, last = line.value[0], layout.last_line_of(line)
    text = _text_of(page, line, last)
    whole = page.place(line.number, line.value_column, len(line.value))
    name = "an apostrophe or single quote" if mark == "'" else "a double quote"
    if text.startswith("''") and not text.startswith("'''") and not text.endswith("'"):
        message = "the text starts with two single quotes, so it ends right there"
        fixes = _spread(page, line, quote(text.replace("''", "'")))
        yield page.finding("text-after-quote", message, whole, fixes, hint=_QUOTE_HINT)
    if len(text) > 1 and text.endswith(mark):
        inner = text[1:-1].replace("''", "'") if mark == "'" else text[1:-1].replace('\\"', '"')
        message = "an apostrophe inside single quotes ends the text" if mark == "'" else "a quote inside ends the text"
        fixes = _spread(page, line, quote(inner))
        if mark == '"' and "\\" in text:
            message = "in double quotes a backslash changes the letter behind it"
            yield page.finding("backslash", message, whole, fixes, hint="Put the text in single quotes instead.")
        yield page.finding("quote-inside-quotes", message, whole, fixes, hint=_APOSTROPHE_HINT)
    if mark in text[1:]:
        message = f"the text starts with {name}, so it ends at the next one"
        yield page.finding("text-after-quote", message, whole, _spread(page, line, quote(text)), hint=_QUOTE_HINT)
    else:
        message = f"the quote opened on line {line.number + 1} is not closed"
        fixes = _spread(page, line, quote(text[1:].replace("''", "'") if mark == "'" else text[1:]))
        hint = "Put the same quote at the end of the text; an apostrophe inside single quotes is written twice."
        yield page.finding("unclosed-quote", message, whole, fixes, hint=hint)


_APOSTROPHE_HINT = "Inside single quotes, write an apostrophe twice, or use the curly one (’)."


def _unclosed_bracket(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A list of terms, or fields in curly brackets, without its end. A sentence is better off in quotes."""
    closing = {"[": "]", "{": "}"}.get(line.value[:1])
    if line.continues or closing is None or closing in line.value:
        return
    if closing == "]" and not re.fullmatch(r"\[ *\w+(, *\w+)*,? *", line.value):
        return
    place = page.place(line.number, line.value_column, len(line.value))
    fixes = {line.number: page.lines[line.number].rstrip() + closing}
    yield page.finding("unclosed-bracket", "this bracket is never closed", place, fixes)


def _no_name(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A colon at the start of a line."""
    if re.match(r":( |$)", line.value) and not line.is_entry:
        hint = "Each line needs a field name, a colon and a space; if this is running text, put it in single quotes."
        place = page.place_of_line(line.number)
        yield page.finding("empty-key", "there is no field name before this colon", place, hint=hint)


def _sign(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A first letter that means something to YAML."""
    sign = line.value[:1]
    if line.continues or sign not in _SIGNS or BLOCK.match(line.value):
        return
    place = page.place(line.number, line.value_column, len(line.value))
    message = f"a text cannot start with {_SIGNS[sign]} ({sign})"
    if not line.is_entry and sign in "*?" and line.value[1:2] == " ":
        fixes = {line.number: f"{' ' * line.indent}- {line.value[2:].lstrip()}"}
        hint = "A list entry starts with a dash and a space."
        starts = f"this line starts with {_SIGNS[sign]} and no dash"
        yield page.finding("pasted-bullet", starts, place, fixes, hint=hint)
    yield page.finding("sign-at-start", message, place, _quoted(page, layout, line), hint=_QUOTE_HINT)


def _dash_after_colon(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """``field: - text``: the list belongs below."""
    if line.continues or line.key is None or not re.match(r"-( |$)", line.value):
        return
    if line.key in {"text", "label", "title", "summary", "lead_in", "case_summary", "overview"}:
        yield _dash_before_text(page, layout, line)
        return
    entry = f"{' ' * (line.column + 2)}{line.value}"
    field = page.lines[line.number][: line.value_column].rstrip()
    place = page.place(line.number, line.value_column, len(line.value))
    message = "a list cannot start on the line of its field name"
    fixes = {line.number: f"{field} [{quote(line.value[1:].strip())}]"}
    more = {"suggestion": f"{field}\n{entry}", "replaces": (line.number + 1, line.number + 1)}
    yield page.finding("list-on-one-line", message, place, fixes, hint="Write each entry on a line below.", **more)


def _dash_before_text(page: Page, layout: Layout, line: Line) -> Finding:
    """``text: - words``: one text belongs there, so the dash goes; more dashes below are entries of their own."""
    place = page.place(line.number, line.value_column, 1)
    message = "a text cannot start with a dash: lists go one level deep here"
    hint = "If there are several, make each its own entry; a learning point each, in a list of learning points."
    below = next((other for other in layout.lines[line.number + 1 :] if other.text.strip()), None)
    alone = below is None or not below.dashes or below.column <= line.column
    head = page.lines[line.number][: line.value_column]
    fixes = {line.number: f"{head}{line.value[1:].lstrip()}"} if alone else {}
    return page.finding("list-on-one-line", message, place, fixes, hint=hint)


def _colon(page: Page, layout: Layout, line: Line) -> Iterator[Finding]:
    """A colon and a space inside a sentence, which YAML takes for a field name's."""
    if line.continues or not line.value or line.value[0] in "'\"|>":
        return
    last = layout.last_line_of(line)
    for number in range(line.number, last + 1):
        text = page.lines[number]
        colon = re.compile(r":(?= |$)").search(text.rstrip(), line.value_column if number == line.number else 0)
        if colon:
            place = page.place(number, colon.start(), 1)
            message = "a colon inside a text needs quotes around the text"
            yield page.finding("colon-in-text", message, place, _quoted(page, layout, line), hint=_QUOTE_HINT)
            return


def _quoted(page: Page, layout: Layout, line: Line) -> dict[int, str]:
    last = layout.last_line_of(line)
    return _spread(page, line, quote_typed(_text_of(page, line, last)))


def _text_of(page: Page, line: Line, last: int) -> str:
    """An entry's text over all its lines, as it stands in the file."""
    texts = [page.lines[number].rstrip() for number in range(line.number, last + 1)]
    texts[0] = texts[0][line.value_column :]
    return "\n".join(texts)


def _spread(page: Page, line: Line, text: str) -> dict[int, str]:
    """The text put back on its lines behind what stands before it."""
    head = page.lines[line.number][: line.value_column]
    return {line.number + at: (head if at == 0 else "") + part for at, part in enumerate(text.split("\n"))}


_SLIPS: tuple[Callable[[Page, Layout, Line], Iterator[Finding]], ...] = (
    _no_name,
    _dash_after_colon,
    _quotes,
    _unclosed_bracket,
    _sign,
    missing_space,
    dash_without_space,
    _hash,
    _colon,
    stray_line,
)
