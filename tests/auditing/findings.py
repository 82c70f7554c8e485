"""A finding: one defect, named so that it can be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong with one element: the broken rule, the element, and what would mend it."""

    rule: str
    element: str
    fix: str


def describe(page: str, mode: str, findings: Iterable[Finding]) -> list[str]:
    """One line for each finding: page, mode, rule, element, fix."""
    return [f"{page} ({mode}): {found.rule}: {found.element}: {found.fix}" for found in sorted(set(findings))]
