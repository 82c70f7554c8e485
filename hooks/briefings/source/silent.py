"""Words that YAML would lose or change without a word of warning.

A text that parses can still have lost something: what stands behind a ``#``, a bullet joined to the one above, a letter
changed by a backslash, a sentence cut at its commas. Each is found from the exact place of every text in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Severity
from .characters import ROUND_BULLETS
from .page import Finding, Page, quote, quote_typed
from .quoting import last_line_of, quote_lines
from .remarks import check_remarks
from .tree import Mapping, Node, Scalar, Sequence, Tree

# The numbers of a list count as bullets too; a year at the start of a line does not.
_BULLET = re.compile(rf"(?:[{ROUND_BULLETS}*+·–—o-](?= )|[{ROUND_BULLETS}])[ ]*|-(?=[^\W\d])|[0-9]{{1,2}}[.)](?= )")
_BLOCK_BULLET = re.compile(rf"(?:[-*+{ROUND_BULLETS}] +)")
_FIELD = re.compile(r"(?P<dash>- +)?(?P<name>[a-z_0-9]+):(?: +(?P<text>[^|>\s].*)| *[|>]?[-+]?)$")
_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")


def check_silent_losses(page: Page, tree: Tree, known_keys: frozenset[str]) -> Iterator[Finding]:
    """Everything the file says that its tree does not; ``known_keys`` are the names of all fields there are."""
    yield from check_remarks(page, tree)
    for scalar in tree.values:
        if scalar.style in {"|", ">"}:
            yield from _check_block_sign(page, scalar)
        if scalar.end[0] > scalar.start[0]:
            yield from _check_joined_bullets(page, scalar)
            yield from _check_swallowed_fields(page, scalar, known_keys)
    for scalar in tree.values:
        if not scalar.style and scalar.value is not None and "''" in scalar.value:
            yield from _check_curly_frame(page, scalar)
    for scalar in tree.scalars:
        if scalar.style == '"':
            yield from _check_escapes(page, scalar)
    if tree.root is not None:
        yield from _check_brackets(page, tree.root)


def _check_joined_bullets(page: Page, scalar: Scalar) -> Iterator[Finding]:
    """A line inside a text that starts like a bullet was most likely meant to be an entry of its own."""
    if not scalar.style and all(line.lstrip().startswith("-") for line in _lines_of(page, scalar)):
        yield _dashes_without_space(page, scalar)
        return
    bullets = dict(_bullets_in(page, scalar))
    start, column = scalar.start
    if not scalar.style and page.lines[start][scalar.owner : column].strip() == "-":
        for number, text in bullets.items():
            yield _joined_bullet(page, scalar, number, text)
    elif bullets:
        yield _list_inside_text(page, list(bullets))


def _bullets_in(page: Page, scalar: Scalar) -> Iterator[tuple[int, str]]:
    """The lines inside a text that start like a bullet, each with the words behind it."""
    pattern = _BLOCK_BULLET if scalar.style else _BULLET
    for number in range(scalar.start[0] + 1, last_line_of(page, scalar) + 1):
        line = page.lines[number].strip()
        bullet = pattern.match(line)
        if bullet and bullet.end() < len(line):
            yield number, line[bullet.end() :].lstrip()


def _lines_of(page: Page, scalar: Scalar) -> list[str]:
    """A text's lines as typed, without the field name or dash before the first."""
    lines = page.lines[scalar.start[0] : scalar.end[0] + 1]
    return [lines[0][scalar.start[1] :], *lines[1:]]


def _dashes_without_space(page: Page, scalar: Scalar) -> Finding:
    """``-text`` on every line: to YAML that is one long text."""
    start, column = scalar.start
    fixes = {}
    for number in range(start, scalar.end[0] + 1):
        text = page.lines[number]
        dash = column if number == start else len(text) - len(text.lstrip())
        fixes[number] = f"{text[:dash]}- {text[dash + 1 :].lstrip()}"
    message = "the space behind the dash is missing, so that this is no list"
    if page.lines[start][:column].strip():
        fixes = {}
    return page.finding("dash-without-space", message, page.place(start, column, 1), fixes)


def _joined_bullet(page: Page, scalar: Scalar, number: int, text: str) -> Finding:
    message = "this bullet is joined to the text above and would not show as a bullet"
    hint = (
        "If it is an entry of its own, put its dash right below the dash above; "
        "if the dash belongs to the sentence, move it to the end of the line above."
    )
    fixes = {number: f"{' ' * scalar.owner}- {text}"}
    return page.finding("joined-bullet", message, page.place_of_line(number), fixes, hint=hint)


def _list_inside_text(page: Page, numbers: list[int]) -> Finding:
    """One finding for all bullets of a text: mostly the field name above a whole list is missing."""
    message = "a list starts here inside a text and would not show as a list"
    hint = (
        "Is the field name above the list missing? A text itself cannot hold a list; "
        "if the dash belongs to the sentence, move it to the end of the line above."
    )
    found = f"{len(numbers)} lines that start with a dash or bullet" if len(numbers) > 1 else None
    return page.finding("joined-bullet", message, page.place_of_line(numbers[0]), found=found, hint=hint)


def _check_swallowed_fields(page: Page, scalar: Scalar, known_keys: frozenset[str]) -> Iterator[Finding]:
    """A line inside a text that reads like a field was most likely meant as one, and is indented too far."""
    for number in range(scalar.start[0] + 1, last_line_of(page, scalar) + 1):
        field = _FIELD.match(page.lines[number].strip())
        if field is None or field["name"] not in known_keys:
            continue
        message = f"the field `{field['name']}` stands inside a text and would be read as part of it"
        hint = "Start the line further left, in line with its neighbours; if it is text, break the lines elsewhere."
        certain = bool(field["dash"]) or not field["text"]
        severity = Severity.ERROR if certain else Severity.WARNING
        place = page.place_of_line(number)
        yield page.finding("field-in-text", message, place, severity=severity, hint=hint)
        return


def _check_block_sign(page: Page, scalar: Scalar) -> Iterator[Finding]:
    """A number behind the sign that opens a block means an indentation to YAML, and most likely a slip here."""
    line, column = scalar.start
    text = page.lines[line]
    sign = _BLOCK_SIGN.match(text, column)
    if sign and re.search(r"\d", sign[0]):
        fixed = text[:column] + re.sub(r"\d", "", sign[0]) + text[sign.end() :]
        message = "a number behind this sign is not shown"
        hint = "Delete it; if it belongs to the text, write it on the line below."
        place = page.place(line, column, len(sign[0]))
        yield page.finding("block-sign", message, place, {line: fixed}, hint=hint)


def _check_curly_frame(page: Page, scalar: Scalar) -> Iterator[Finding]:
    """Doubled apostrophes mean one only inside straight quotes; here the quotes around are curly, or one is missing."""
    value = scalar.value or ""
    if not value.endswith(("’", "'")) or scalar.end[0] != scalar.start[0]:
        return
    fixed = quote_typed(value)
    if fixed == quote(value):
        return
    line, column = scalar.start
    message = "the quotes around this text are not the straight ones that belong in pairs around a text"
    fixes = {line: page.lines[line][:column] + fixed + page.lines[line][scalar.end[1] :]}
    hint = "The line to paste has straight quotes around the text, and its apostrophes are meant once each."
    yield page.finding("curly-quotes", message, page.place_between(scalar.start, scalar.end), fixes, hint=hint)


def _check_escapes(page: Page, scalar: Scalar) -> Iterator[Finding]:
    first, last = scalar.start[0], scalar.end[0]
    for number in range(first, last + 1):
        begin = scalar.start[1] + 1 if number == first else 0
        end = scalar.end[1] - 1 if number == last else len(page.lines[number])
        found = _first_escape(page.lines[number], begin, end)
        if found is None:
            continue
        message = "in double quotes a backslash changes the letter behind it"
        hint = "Put the text in single quotes instead."
        place = page.place(number, found, 2)
        fixes = {} if page.lines[last][scalar.end[1] :].strip() else quote_lines(page, scalar, last)
        yield page.finding("backslash", message, place, fixes, hint=hint)
        return


def _first_escape(line: str, begin: int, end: int) -> int | None:
    at = line.find("\\", begin, end)
    while at >= 0:
        if line[at + 1 : at + 2] not in {'"', "\\"} or at + 1 >= end:
            return at
        at = line.find("\\", at + 2, end)
    return None


def _check_brackets(page: Page, node: Node) -> Iterator[Finding]:
    """A list in square brackets is cut at each comma: right for terms, wrong for sentences."""
    if isinstance(node, Mapping):
        for _, value in node.entries.values():
            yield from _check_brackets(page, value)
    elif isinstance(node, Sequence):
        cut = next((item for item in node.items if node.flow and _is_sentence(item)), None)
        if cut is not None:
            yield _bracket_finding(page, node)
        for item in node.items:
            yield from _check_brackets(page, item)


def _is_sentence(item: Node) -> bool:
    return isinstance(item, Scalar) and not item.style and item.value is not None and " " in item.value


def _bracket_finding(page: Page, node: Sequence) -> Finding:
    place = page.place_between(node.start, node.end)
    message = "a text in square brackets is cut at each comma"
    hint = "Write each entry on a line of its own with a dash before it; or put the whole text in single quotes."
    return page.finding("text-in-brackets", message, place, hint=hint)
