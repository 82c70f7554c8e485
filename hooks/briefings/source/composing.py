"""YAML text to a tree, and what no author needs of YAML.

PyYAML's events are put together here and not by its own composer, because every plain value must stay text (no
``yes`` turned into true, no dates, no numbers), and because tags, anchors and aliases are refused before anything is
built from them: nested aliases can make a parser hang.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from ..problems import Problem
from .page import Finding, Page, Spot, quote
from .tree import Mapping, Node, Scalar, Sequence, Tree

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where PyYAML was built with it; both give the same tree."""

DEEPEST = 8
"""Levels of maps and lists. A briefing needs five; more is a slip in the indentation or an attack."""


class TooDeepError(Exception):
    """The nesting passed ``DEEPEST``; ``spot`` is where."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        self.spot = spot


def parse_tree(page: Page, loader: Any = None) -> Tree:
    """Compose the working copy of a page.

    Raises:
        yaml.YAMLError: the text is not YAML.
        TooDeepError: lists and maps are nested too deeply.
    """
    text = page.text
    # Several stages ask in turn, and mostly nothing was corrected in between.
    if loader is None and page.composed is not None and page.composed[0] == text:
        return page.composed[1]
    composer = _Composer(page, (loader or LOADER)(text).get_event)
    root = composer.compose_document()
    tree = Tree(root, composer.scalars, composer.values, composer.findings, composer.ends_early)
    page.composed = (text, tree) if loader is None else None
    return tree


class _Composer:
    """Builds nodes from events; each ``_compose`` method takes the event it is named after as already read."""

    def __init__(self, page: Page, next_event: Callable[[], Any]) -> None:
        self.page = page
        self._next = next_event
        self.scalars: list[Scalar] = []
        self.values: list[Scalar] = []
        self.findings: list[Finding] = []
        self.ends_early = False

    def compose_document(self) -> Node | None:
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        self._refuse_directives(start)
        root = self._compose(self._next(), owner=0, depth=1)
        self._next()
        second = self._next()
        if not isinstance(second, yaml.StreamEndEvent):
            self._refuse_second_document(second)
        return root

    def _compose(self, event: Any, owner: int, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            scalar = self._compose_scalar(event, owner)
            self.values.append(scalar)
            return scalar
        if kind is yaml.AliasEvent:
            return self._compose_alias(event, owner)
        if depth > DEEPEST:
            raise TooDeepError(_start(event))
        self._refuse_properties(event, None)
        if kind is yaml.SequenceStartEvent:
            return self._compose_sequence(event, depth)
        return self._compose_mapping(event, depth)

    def _compose_scalar(self, event: Any, owner: int) -> Scalar:
        start, end = _start(event), _end(event)
        style, text = event.style or "", event.value
        value = text if text or style else None
        scalar = Scalar(value, style, start, end, owner)
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event, scalar)
        self.scalars.append(scalar)
        return scalar

    def _compose_alias(self, event: Any, owner: int) -> Scalar:
        start, end = _start(event), _end(event)
        scalar = Scalar(f"*{event.anchor}", "", start, end, owner)
        self._refuse(start, "alias", "*", "a star", scalar)
        self.scalars.append(scalar)
        self.values.append(scalar)
        return scalar

    def _compose_sequence(self, event: Any, depth: int) -> Sequence:
        sequence = Sequence(_start(event), bool(event.flow_style))
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            sequence.items.append(self._compose(event, sequence.start[1], depth + 1))
        sequence.end = _end(event)
        return sequence

    def _compose_mapping(self, event: Any, depth: int) -> Mapping:
        mapping = Mapping(_start(event), bool(event.flow_style))
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._compose_key(event, depth)
            owner = key.start[1] if key else mapping.start[1]
            value = self._compose(self._next(), owner, depth + 1)
            if key and key.value is not None:
                self._add_entry(mapping, key, value)
        mapping.end = _end(event)
        return mapping

    def _compose_key(self, event: Any, depth: int) -> Scalar | None:
        if type(event) is yaml.ScalarEvent:
            key = self._compose_scalar(event, _start(event)[1])
            line, column = key.start
            if key.value is None:
                self._find("empty-key", "there is no field name before this colon", key.start, _NAME_HINT)
            elif self.page.lines[line][:column].endswith("? "):
                # YAML's other way to write a key; from an author it is a question mark gone astray.
                self._refuse_question(key)
            return key
        start = _start(event)
        self._compose(event, start[1], depth + 1)
        self._find("complex-key", "a list or an alias stands where a field name should", start, _NAME_HINT)
        return None

    def _refuse_question(self, key: Scalar) -> None:
        line, column = key.start
        text = self.page.lines[line]
        mark = text.rindex("?", 0, column)
        hint = "If it is running text, put the whole text in single quotes."
        alone = text[:mark].rstrip().endswith("-") and key.end[0] == line
        fixes = {line: text[:mark] + quote(text[mark:].rstrip())} if alone else {}
        message = "a text cannot start with a question mark and a space"
        place = self.page.place(line, mark, len(text.rstrip()) - mark)
        self.findings.append(self.page.finding("sign-at-start", message, place, fixes, hint=hint))

    def _add_entry(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        name = key.value or ""
        if name == "<<":
            self._find("merge-key", "<< is not a field", key.start, "Write the fields out.")
            return
        if name in mapping.entries:
            if self._misses_dash(mapping, key):
                return
            first = mapping.entries[name][0].start[0] + 1
            message = f"the field `{name}` stands here a second time; the first is on line {first}"
            hint = "Only one of the two can count: put their content together, or delete one."
            place = self.page.place_between(key.start, key.end)
            self.findings.append(self.page.finding("duplicate-key", message, place, hint=hint))
            return
        mapping.entries[name] = (key, value)

    def _misses_dash(self, mapping: Mapping, key: Scalar) -> bool:
        """Whether an entry's first field stands there again because the dash of the next entry is missing."""
        (line, column), (first_line, first_column) = key.start, mapping.start
        before, first = self.page.lines[line][:column], self.page.lines[first_line][:first_column]
        if key.value != next(iter(mapping.entries)) or not first.endswith("- ") or before.strip() or column < 2:
            return False
        message = "a new entry starts here, but its dash is missing"
        fixes = {line: f"{before[:-2]}- {self.page.lines[line][column:]}"}
        place = self.page.place_between(key.start, key.end)
        hint = "An entry starts with a dash and a space. If this is no new entry, delete the line."
        self.findings.append(self.page.finding("missing-dash", message, place, fixes, hint=hint))
        return True

    def _refuse_properties(self, event: Any, scalar: Scalar | None) -> None:
        start = _start(event)
        if event.tag is not None:
            self._refuse(start, "tag", "!", "an exclamation mark", scalar)
        elif event.anchor is not None:
            self._refuse(start, "anchor", "&", "an ampersand", scalar)

    def _refuse(self, start: Spot, rule: str, sign: str, name: str, scalar: Scalar | None) -> None:
        """A text that starts with a sign YAML keeps for itself: in quotes it is text again."""
        line, column = start
        text = self.page.lines[line][column:].rstrip()
        message = f"a text that starts with {name} ({sign}) loses its first word here"
        hint = "Put the whole text in single quotes."
        fixes = {}
        if scalar and not scalar.style and scalar.end[0] == line and text.startswith(sign):
            fixes = {line: self.page.lines[line][:column] + quote(text)}
        place = self.page.place(line, column, max(1, len(text)))
        self.findings.append(self.page.finding(rule, message, place, fixes, hint=hint))

    def _refuse_directives(self, start: Any) -> None:
        if start.version or start.tags:
            hint = "Delete this line, or put the text in single quotes behind its field name."
            self._find("directive", "a line cannot start with a per cent sign (%)", (start.start_mark.line, 0), hint)

    def _refuse_second_document(self, start: Any) -> None:
        self.ends_early = True
        line = _start(start)[0]
        message = "a second document starts here: nothing from this line on is read"
        hint = "Delete the line of three dashes, or move what follows it into a file of its own."
        problem = Problem("second-document", message, self.page.place_of_line(line), hint=hint)
        without = {line: ""} if self.page.lines[line].rstrip() == "---" else {}
        self.findings.append(Finding(problem, without))

    def _find(self, rule: str, message: str, spot: Spot, hint: str | None = None) -> None:
        line, column = spot
        place = self.page.place(line, column, len(self.page.lines[line]) - column if line < len(self.page.lines) else 1)
        self.findings.append(self.page.finding(rule, message, place, hint=hint))


_NAME_HINT = "Each line needs a field name, a colon and a space; if this is running text, put it in single quotes."


def _start(event: Any) -> Spot:
    return event.start_mark.line, event.start_mark.column


def _end(event: Any) -> Spot:
    return event.end_mark.line, event.end_mark.column
