"""Views -> the listings that hand-written pages (home, find, the lists) ask for by name and carry below their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import KnowledgeBase, TermList
from ..model.audit import read_audit
from ..views.briefing_list import build_briefing_years, build_home_view
from ..views.embedding import build_embed_help
from ..views.find_page import build_find_page
from ..views.imprint import Imprint
from ..views.links import root_from
from ..views.list_pages import link_briefing_parts, link_point_parts
from ..views.news import build_news
from ..views.offline import OFFLINE_COPY
from ..views.page_head import build_feed_links
from ..views.search import SearchEntry
from ..views.term_page import build_term_cards, build_unused_terms
from ..views.words import format_day
from .html import render_template


@dataclass(frozen=True)
class Listing:
    """What a listing is made from, and where its page stands."""

    kb: KnowledgeBase
    entries: tuple[SearchEntry, ...]
    imprint: Imprint
    address: str
    with_copy: bool

    @property
    def root(self) -> str:
        """The way from the page back to the site's root."""
        return root_from(self.address)


def render_listing(
    name: str,
    kb: KnowledgeBase,
    entries: tuple[SearchEntry, ...],
    imprint: Imprint,
    *,
    address: str,
    with_copy: bool = True,
) -> Markup:
    """The listing a hand-written page asks for with ``shows: NAME`` in its front matter.

    Args:
        name: one of ``LISTING_NAMES``.
        kb: what is shown.
        entries: what can be found by searching; only ``find`` needs them.
        imprint: whose site it is and when it was built.
        address: where the page stands, counted from the site's root.
        with_copy: whether the offline copy will be made.

    Raises:
        KeyError: there is no listing of that name.
    """
    return _LISTINGS[name](Listing(kb, entries, imprint, address, with_copy))


def _render_home(listing: Listing) -> Markup:
    return render_template("home.html", view=build_home_view(listing.kb), root=listing.root)


def _render_find(listing: Listing) -> Markup:
    page = build_find_page(listing.kb, listing.entries, link_point_parts(listing.kb))
    return render_template("find.html", page=page, imprint=listing.imprint, root=listing.root)


def _render_briefings(listing: Listing) -> Markup:
    parts = link_briefing_parts(listing.kb)
    years = () if parts else build_briefing_years(listing.kb)
    return render_template("briefing-list.html", years=years, parts=parts, root=listing.root)


def _render_terms(listing: Listing, term_list: TermList) -> Markup:
    cards, unused = build_term_cards(listing.kb, term_list), build_unused_terms(listing.kb, term_list)
    return render_template("term-list.html", cards=cards, unused=unused, term_list=term_list, root=listing.root)


def _render_sheet(listing: Listing) -> Markup:
    return render_template(
        "sheet.html",
        imprint=listing.imprint,
        questions=listing.kb.board.standing_questions,
        root=listing.root,
        # On paper a reader's own sheet leads to the site: its page is empty for everybody else.
        online=listing.imprint.web_address(""),
    )


def _render_news(listing: Listing) -> Markup:
    news, feeds = build_news(listing.kb), build_feed_links(listing.imprint)
    return render_template("whats-new.html", news=news, feeds=feeds, root=listing.root)


def _render_embed_help(listing: Listing) -> Markup:
    return render_template("embed-help.html", help=build_embed_help(listing.kb, listing.imprint), root=listing.root)


def _render_offline(listing: Listing) -> Markup:
    return render_template(
        "offline.html",
        address=OFFLINE_COPY,
        built=listing.imprint.built,
        is_made=listing.with_copy,
        root=listing.root,
    )


def _render_accessibility(listing: Listing) -> Markup:
    audit = read_audit()
    return render_template(
        "accessibility.html", imprint=listing.imprint, audit=audit, tested_on=format_day(audit.tested_on)
    )


_LISTINGS: dict[str, Callable[[Listing], Markup]] = {
    "home": _render_home,
    "find": _render_find,
    "briefings": _render_briefings,
    "themes": lambda listing: _render_terms(listing, TermList.THEMES),
    "agencies": lambda listing: _render_terms(listing, TermList.AGENCIES),
    "board": lambda listing: render_template("board.html", board=listing.imprint.board),
    "sheet": _render_sheet,
    "keeping": lambda listing: render_template("keeping.html", root=listing.root),
    "accessibility": _render_accessibility,
    "whats_new": _render_news,
    "embed": _render_embed_help,
    "offline": _render_offline,
}
LISTING_NAMES = tuple(_LISTINGS)
# Pages whose own words are about the rest of the site: finding them by searching would only get in the way.
LISTS = ("home", "find", "briefings", "themes", "agencies", "sheet", "whats_new")
