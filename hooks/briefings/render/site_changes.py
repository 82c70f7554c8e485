"""What changed from one publication to the next -> a text for a manager."""

from __future__ import annotations

from ..views.site_changes import SiteChanges
from ..views.words import format_day

MOST_LINES = 30


def render_site_changes(changes: SiteChanges) -> str:
    """The changes as plain text, one kind after the other, each with its number."""
    since = f"the publication of {format_day(changes.since)}" if changes.since else ""
    if not changes.groups:
        same = "Nothing changed for readers"
        return f"{same} since {since}, but for the day on the pages.\n" if since else f"{same}.\n"
    head = f"What changed since {since}" if since else "No earlier publication is there to compare with"
    parts = [head, *(_render_group(group.heading, group.lines) for group in changes.groups)]
    return "\n\n".join(parts) + "\n"


def _render_group(heading: str, lines: tuple[str, ...]) -> str:
    shown = [f"  - {line}" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"  - and {len(lines) - MOST_LINES} more")
    return "\n".join([f"{heading}: {len(lines)}", *shown])
