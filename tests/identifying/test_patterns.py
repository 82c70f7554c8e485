"""No pattern can be made to run for ever: that holds by the way they are built, whatever text they meet."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as constants  # the parser of patterns has no public name
from re import _parser as parser
from typing import Any

import pytest

import briefings.identifying as package
from briefings.identifying.hits import Rule

MOST_STEPS = 400
"""The longest run of one pattern from one place: repeats inside repeats multiply."""


def all_patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found[f"{module.name}.{name}"] = value
            elif isinstance(value, tuple):
                rules = [one for one in value if isinstance(one, Rule)]
                found |= {f"{module.name}.{name}, {at}": one.pattern for at, one in enumerate(rules)}
    return found


PATTERNS = all_patterns()
# Each is one run of letters with an anchor before it or matched from one place only, so that no letter is read twice.
UNBOUNDED = {"_CAPITAL", "_WORD", "_WORDS", "_PLAIN_RUN", "_INNOCENT", "_FINGERPRINT"}


def repeats_of(tree: Any, outer: int = 1) -> Iterator[tuple[bool, int]]:
    """Each repeat of a pattern: whether it has no end, and how often it may run with those around it."""
    for op, value in tree:
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            _least, most, inner = value
            endless = most is constants.MAXREPEAT
            times = outer * (1 if endless else max(int(most), 1))
            yield endless, times
            yield from repeats_of(inner, times)
        elif op is constants.SUBPATTERN:
            yield from repeats_of(value[-1], outer)
        elif op is constants.BRANCH:
            for branch in value[1]:
                yield from repeats_of(branch, outer)
        elif op in (constants.ASSERT, constants.ASSERT_NOT):
            yield from repeats_of(value[1], outer)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_repeat_has_an_end(name: str) -> None:
    """A pattern reads a bounded stretch from each place, so the time grows with the text and no faster."""
    pattern = PATTERNS[name]
    repeats = list(repeats_of(parser.parse(pattern.pattern, pattern.flags)))
    endless = any(is_endless for is_endless, _times in repeats)
    assert not endless or name.rsplit(".", 1)[-1] in UNBOUNDED
    assert max((times for _endless, times in repeats), default=0) <= MOST_STEPS
