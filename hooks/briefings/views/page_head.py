"""What a page tells machines of itself: search engines, feed readers, and programs that show a link as a card.

The words are those of the page. Addresses are full ones, so without the site's own address little is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Board, Briefing, KnowledgeBase, TermList
from .imprint import Imprint
from .links import briefing_address, link_terms

LANGUAGE = "en-GB"
HOME = "index.html"
SHARED_IMAGE = "images/share.png"
ATOM_FEED, JSON_FEED = "feed.xml", "feed.json"
_SECTIONS = {
    "briefings": ("Briefings", "briefings/index.html"),
    "checklists": ("Briefings", "briefings/index.html"),
    "themes": ("Themes", "themes/index.html"),
    "agencies": ("Agencies", "agencies/index.html"),
}
Data = dict[str, Any]


@dataclass(frozen=True)
class FeedLink:
    """A feed: its kind and its full address."""

    kind: str
    address: str


@dataclass(frozen=True)
class PageHead:
    """What a page says in its head. ``online`` is its full address, ``None`` where that is not known."""

    kind: str
    title: str
    description: str
    site_name: str
    online: str | None
    image: str | None
    feeds: tuple[FeedLink, ...]
    linked_data: Data | None


def build_page_head(
    kb: KnowledgeBase, imprint: Imprint, address: str, *, title: str, description: str, briefing: Briefing | None
) -> PageHead:
    """The head of one page.

    Args:
        kb: what is shown.
        imprint: where the site stands.
        address: the page's, from the site's root.
        title: the page's title as plain text.
        description: its description as plain text.
        briefing: the briefing that the page is, if it is one.
    """
    shown_title = kb.board.site_name if address == HOME else title
    return PageHead(
        kind="article" if briefing else "website",
        title=shown_title,
        description=description or kb.board.site_description,
        site_name=kb.board.site_name,
        online=imprint.web_address(address),
        image=imprint.web_address(SHARED_IMAGE),
        feeds=build_feed_links(imprint),
        linked_data=_build_linked_data(kb, imprint, address, shown_title, briefing)
        if imprint.web_address("")
        else None,
    )


def build_feed_links(imprint: Imprint) -> tuple[FeedLink, ...]:
    """The feeds of the site; none while its address is not known, since an entry is known by its address."""
    kinds = (("application/atom+xml", ATOM_FEED), ("application/feed+json", JSON_FEED))
    feeds = ((kind, imprint.web_address(address)) for kind, address in kinds)
    return tuple(FeedLink(kind, address) for kind, address in feeds if address)


def _build_linked_data(
    kb: KnowledgeBase, imprint: Imprint, address: str, title: str, briefing: Briefing | None
) -> Data:
    """The page in the words of schema.org."""
    if address == HOME:
        parts = [_describe_site(kb.board, imprint)]
    else:
        report = [_describe_briefing(kb, imprint, briefing)] if briefing else []
        parts = [*report, _build_breadcrumb(imprint, address, title)]
    return {"@context": "https://schema.org", "@graph": parts}


def _describe_site(board: Board, imprint: Imprint) -> Data:
    find = imprint.web_address("find.html?q={search_term_string}")
    return {
        **_refer_to_site(board, imprint),
        "description": board.site_description,
        "inLanguage": LANGUAGE,
        "publisher": _describe_board(board),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": find},
            "query-input": "required name=search_term_string",
        },
    }


def _describe_briefing(kb: KnowledgeBase, imprint: Imprint, briefing: Briefing) -> Data:
    online = imprint.web_address(briefing_address(briefing.id))
    themes = link_terms(kb, TermList.THEMES, briefing.themes)
    days = {"datePublished": briefing.dates.published, "dateModified": briefing.last_changed}
    return {
        "@type": "Report",
        "@id": online,
        "url": online,
        "name": briefing.title,
        "headline": briefing.title,
        "description": briefing.summary,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "publisher": _describe_board(kb.board),
        **{name: day.isoformat() for name, day in days.items() if day},
        "about": [
            {"@type": "DefinedTerm", "name": theme.label, "url": imprint.web_address(theme.address)} for theme in themes
        ],
        **_describe_audience(kb, briefing),
        "isPartOf": _refer_to_site(kb.board, imprint),
    }


def _describe_audience(kb: KnowledgeBase, briefing: Briefing) -> Data:
    agencies = [link.label for link in link_terms(kb, TermList.AGENCIES, briefing.agencies)]
    return {"audience": [{"@type": "Audience", "audienceType": label} for label in agencies]} if agencies else {}


def _describe_board(board: Board) -> Data:
    return {"@type": "Organization", "name": board.name, "alternateName": board.short_name, "url": board.website}


def _refer_to_site(board: Board, imprint: Imprint) -> Data:
    home = imprint.web_address(HOME)
    return {"@type": "WebSite", "@id": f"{home}#website", "url": home, "name": board.site_name}


def _build_breadcrumb(imprint: Imprint, address: str, title: str) -> Data:
    """The way from the home page; the address of the page itself is left out, as search engines have it."""
    section = _SECTIONS.get(address.partition("/")[0])
    above = [("Home", HOME), *([section] if section and section[1] != address else [])]
    steps: list[Mapping[str, Any]] = [
        {"@type": "ListItem", "position": place, "name": name, "item": imprint.web_address(way)}
        for place, (name, way) in enumerate(above, 1)
    ]
    here = {"@type": "ListItem", "position": len(above) + 1, "name": title}
    return {"@type": "BreadcrumbList", "itemListElement": [*steps, here]}
