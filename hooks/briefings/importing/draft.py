"""Parts to the text of a draft's file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ..checks.ids import RESERVED_IDS
from ..model import Kind, Status
from .blocks import ONE_OR_TWO
from .facts import ReviewFacts
from .parts import Fate, FieldPath, Part
from .yaml_text import render_yaml

KIND_READ = "The kind was told by what the document holds (a case, issues and learning): is it right?"
REVIEW_READ = "The type and year of the review were read from a sentence of the source: are they right?"
_ORDER = (
    *("kind", "title", "status", "review", "how_to_use", "case_summary", "overview", "strands", "good_practice"),
    *("recommendations", "reflective_questions", "resources", "signpost", "unplaced", "to_check", "source"),
)
_STRAND_ORDER = ("id", "title", "subtitle", "issues", "lead_in", "learning")
_SINGLE_TEXTS = {"case_summary", "overview", "lead_in"}
"""Fields in which it makes no difference to which paragraph a line belongs."""


def build_draft(
    parts: Sequence[Part], review: ReviewFacts | None, notes: Sequence[str], *, file: str, sha256: str
) -> dict[str, Any]:
    """The fields of a draft, as plain data.

    Args:
        parts: what was placed and what was not.
        review: what the source says of the review, if it does.
        notes: what a person should know about the whole document.
        file: the name of the source file.
        sha256: its fingerprint.
    """
    data: dict[str, Any] = {"status": Status.DRAFT.value, "source": {"file": file, "sha256": sha256}}
    for part in parts:
        if part.fate is Fate.PLACED:
            _put(data, part.path, part.text)
    strands = data.get("strands", [])
    if "case_summary" in data and any(strand.get("issues") and strand.get("learning") for strand in strands):
        data["kind"] = Kind.REVIEW_BRIEFING.value
    if review:
        data["review"] = {"type": review.review_type, "year": str(review.year)}
    _give_ids(strands)
    checks = _to_check(parts, data)
    checks += [{"at": "kind", "what": KIND_READ}] if "kind" in data else []
    checks += [_check_review(review)] if review else []
    checks += [{"at": "source", "what": note} for note in notes]
    left = [_unplaced(part) for part in parts if part.fate is Fate.UNPLACED]
    data |= {name: entries for name, entries in (("unplaced", left), ("to_check", checks)) if entries}
    return _in_order(data)


def render_draft(data: dict[str, Any]) -> str:
    """The text of the file."""
    head = (
        "# yaml-language-server: $schema=./_briefing.schema.json\n"
        "# Imported; the words of the source are kept as they are printed. Nothing was added.\n"
    )
    return head + render_yaml(data)


def doubts_of(part: Part) -> tuple[str, ...]:
    """What a person should check about a placed part: not where it makes no difference."""
    is_one_text = bool(part.path) and part.path[-1] in _SINGLE_TEXTS
    return tuple(doubt for doubt in part.doubts if not (is_one_text and doubt == ONE_OR_TWO))


def _put(data: dict[str, Any], path: FieldPath, text: str) -> None:
    """Put a text at its place; a second text there is a further paragraph."""
    holder: Any = data
    for step, following in pairwise(path):
        holder = _enter(holder, step, [] if isinstance(following, int) else {})
    last = path[-1]
    if isinstance(holder, list):
        holder.append(text)
    else:
        holder[last] = f"{holder[last]}\n\n{text}" if last in holder else text


def _enter(holder: Any, step: str | int, empty: Any) -> Any:
    if isinstance(holder, list):
        while len(holder) <= int(step):
            holder.append({})
        return holder[int(step)]
    return holder.setdefault(step, empty)


def _give_ids(strands: list[dict[str, Any]]) -> None:
    given: set[str] = set()
    for strand in strands:
        slug = _free(_slug(strand.get("title", "")), given)
        strand["id"] = slug
        for number, point in enumerate(strand.get("learning", []), 1):
            point["id"] = f"{slug}-{number}"


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", plain)).split()
    slug = ""
    for word in words:
        if len(f"{slug}-{word}") > 50:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or "strand"


def _free(slug: str, given: set[str]) -> str:
    """A slug that no other strand has and that the page does not use itself."""
    if slug in RESERVED_IDS or re.search(r"-(issues|issue-\d+|learning|\d+)$", slug):
        slug = f"{slug}-strand"
    free, number = slug, 2
    while free in given:
        free, number = f"{slug}-{chr(95 + number)}", number + 1
    given.add(free)
    return free


def _to_check(parts: Iterable[Part], data: dict[str, Any]) -> list[dict[str, str]]:
    checks: dict[tuple[str, str], dict[str, str]] = {}
    for part in parts:
        for doubt in doubts_of(part):
            at = name_of(part.path, data)
            checks.setdefault((at, doubt), {"at": at, "what": doubt, "where": part.place})
    return list(checks.values())


def name_of(path: FieldPath, data: dict[str, Any]) -> str:
    """What a place in the draft is called under ``to_check``: a field, or the id of a strand or point."""
    if path[0] != "strands":
        return str(path[0])
    strand = data["strands"][path[1]]
    if len(path) > 3 and path[2] == "learning":
        return str(strand["learning"][path[3]]["id"])
    return str(strand["id"])


def _check_review(review: ReviewFacts) -> dict[str, str]:
    return {"at": "review", "what": REVIEW_READ, "where": review.place}


def _unplaced(part: Part) -> dict[str, str]:
    return {"text": part.text, "where": part.place, "why": part.why}


def _in_order(data: dict[str, Any]) -> dict[str, Any]:
    ordered = {name: data[name] for name in _ORDER if name in data}
    strands = ordered.get("strands", [])
    for number, strand in enumerate(strands):
        strands[number] = {name: strand[name] for name in _STRAND_ORDER if name in strand}
        for point in strand.get("learning", []):
            point["text"] = point.pop("text")
    return ordered
