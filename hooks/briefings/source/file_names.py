"""File names looked through for what could identify a person: they are addresses, and stand in every message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..checks.identifying import explain_found
from ..identifying import mask_spans, scan_name
from ..problems import Place, Problem


def check_file_name(name: str, shown: str) -> Iterator[Problem]:
    """A briefing's file name is its address, and stands in every list of files."""
    for found in scan_name(name.removesuffix(".yml")):
        hint = f"{found.kind.remedy} The file’s name is part of the briefing’s address: give the file another one."
        yield replace(explain_found(found, Place(shown), "the file’s name", ""), hint=hint)


def mask_name(name: str) -> str:
    """A file's name as it may be shown."""
    return mask_spans(name, ((found.start, found.end) for found in scan_name(name.removesuffix(".yml"))))
