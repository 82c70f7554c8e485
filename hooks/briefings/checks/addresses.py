"""Web addresses inside a resource's name: they belong into a field of their own, where they become a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Problem, Severity
from .subject import CheckedBriefing

_ADDRESS = re.compile(r"[(<\[]?(?P<address>(?:https?://|www\.)[^\s()<>\[\]]+[^\s()<>\[\].,;:])[)>\]]?")


def split_address(text: str) -> tuple[str, str] | None:
    """A text without the web address in it, and that address; ``None`` without one or without other words."""
    match = _ADDRESS.search(text)
    if match is None:
        return None
    words = f"{text[: match.start()].rstrip(' :,–-')} {text[match.end() :].lstrip(' .')}".strip()
    address = match["address"]
    return (words, address if address.startswith("http") else f"https://{address}") if words else None


def check_labels(subject: CheckedBriefing) -> Iterator[Problem]:
    """The name of a resource holds words, not its address."""
    for at, resource in enumerate(subject.briefing.resources):
        if not _ADDRESS.search(resource.label):
            continue
        path = ("resources", at, "label")
        parts = split_address(resource.label)
        line = subject.places.replaced(path, _as_value(parts[0])) if parts and resource.address is None else None
        found = re.match(r" *(?:- )?(?=label:)", line) if line else None
        suggestion = f"{line}\n{' ' * found.end()}address: {parts[1]}" if parts and found else None
        message = "there is a web address inside the name of this resource, where it is no link"
        hint = "Put it into `address`, on a line of its own below."
        details = {"severity": Severity.WARNING, "hint": hint, "suggestion": suggestion}
        yield subject.problem("address-in-label", message, path, **details)


def _as_value(text: str) -> str:
    plain = re.fullmatch(r"[^\W_][^#:]*", text)
    return text if plain else "'" + text.replace("'", "''") + "'"
