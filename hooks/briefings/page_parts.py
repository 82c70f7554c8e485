"""Which style sheets and scripts a page of each kind asks for: what its kind needs, and nothing else.

A page's kind is what ``PageText.scripts`` or a hand-written page's ``shows`` says; a page without one is plain text.
"""

from __future__ import annotations

from collections.abc import Iterator

from .render.search_index import ENTRIES_PATH, INDEX_PATH

# Each row is in the order in which its parts rest on each other.
EVERY_PAGE_STYLES = ("tokens", "fonts", "base", "site")
PRINT_STYLES = ("board", "print")
LIST_STYLES = ("plain-lists", "lists")
CHECKLIST_STYLES = ("masthead", "collecting", "keeping", "checklist", "meeting")
STYLES = {
    "home": LIST_STYLES,
    "briefings": LIST_STYLES,
    "whats_new": LIST_STYLES,
    "list": LIST_STYLES,
    "themes": ("plain-lists",),
    "agencies": ("plain-lists",),
    "find": ("plain-lists", "collecting", "find"),
    "briefing": ("masthead", "collecting", "briefing"),
    "checklist": CHECKLIST_STYLES,
    "term": CHECKLIST_STYLES,
    "term_part": (*CHECKLIST_STYLES, "plain-lists"),
    "sheet": (*CHECKLIST_STYLES, "sheet"),
    "keeping": ("collecting", "keeping", "written"),
    "withdrawn": ("masthead",),
    "moved": (),
}
PLAIN_STYLES = ("written",)

EVERY_PAGE = ("menu", "progress", "progress-compare", "progress-file", "keeping-places", "keeping", "sheet-count")
OF_A_BRIEFING = ("sheet-button", "renamed", "review-notice")
KEEPING = ("points-data", "changes", "keeping-file", "keeping-panel")
CHECKLIST = (
    "copying",
    "running-title",
    "progress-link",
    *KEEPING,
    "reader-place",
    "link-words",
    "checklist-points",
    "checklist-notices",
    "checklist-link",
    "checklist",
    "print-choice",
    "meeting-entry",
    "meeting",
)
SCRIPTS = {
    "find": (
        "sheet-button",
        "vendor/wink-porter2-stemmer-2.0.1/stemmer",
        "search-breath",
        "search-pieces",
        "search-slips",
        "search-words",
        "search-terms",
        "search-filter",
        "search-entries",
        "search-worth",
        "search-score",
        "search-ranking",
        "search-warming",
        "search-records",
        "search-lookup",
        "search-answers",
        "search-naming",
        "search-engine",
        "find-numbers",
        "find-marks",
        "find-result",
        "find-results",
        "find-coming",
        "find-paper",
        "find-filters",
        "find-address",
        "find-showing",
        "find-offer",
        "find-status",
        "find-opening",
        "find",
    ),
    "briefing": ("copying", "running-title", "page-tools", *OF_A_BRIEFING),
    "moved": ("moved",),
    "keeping": KEEPING,
    "checklist": (*OF_A_BRIEFING, *CHECKLIST),
    "term": ("sheet-button", *CHECKLIST),
    "term_part": ("sheet-button", *CHECKLIST),
    "sheet": (*CHECKLIST, "sheet-items", "sheet-words", "sheet-link", "sheet"),
}


def list_styles(kind: str | None) -> tuple[str, ...]:
    """The addresses of the style sheets that a page of a kind is drawn with, in their order."""
    return tuple(map(_style_address, (*EVERY_PAGE_STYLES, *STYLES.get(kind or "", PLAIN_STYLES))))


def list_print_styles() -> tuple[str, ...]:
    """The addresses of the style sheets that every page is printed with; they follow the others."""
    return tuple(map(_style_address, PRINT_STYLES))


def list_scripts(kind: str | None) -> tuple[str, ...]:
    """The addresses of the scripts that a page of a kind runs, in their order."""
    return tuple(_list_scripts(kind))


def _list_scripts(kind: str | None) -> Iterator[str]:
    if kind == "find":
        yield from (INDEX_PATH, ENTRIES_PATH)
    yield from (f"javascripts/{name}.js" for name in (*EVERY_PAGE, *SCRIPTS.get(kind or "", ())))


def _style_address(name: str) -> str:
    return f"stylesheets/{name}.css"
