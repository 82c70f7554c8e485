"""What the sitemap lists: the pages that a search engine may lead people to, and since when each reads as it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..model import KnowledgeBase, TermList
from .imprint import Imprint
from .links import briefing_address, checklist_address
from .term_page import build_term_cards

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"


@dataclass(frozen=True)
class SitemapEntry:
    """A page by its full address, with the day of its last change where that is known."""

    address: str
    changed: date | None = None


def build_sitemap(kb: KnowledgeBase, imprint: Imprint, written: Iterable[str]) -> tuple[SitemapEntry, ...]:
    """Every page of the site that is whole in itself; nothing while the site's address is not known.

    Args:
        kb: what is shown.
        imprint: where the site stands.
        written: the addresses of the hand-written pages, from the site's root.
    """
    if not imprint.web_address(""):
        return ()
    pages = dict(_list_pages(kb))
    entries = [SitemapEntry(imprint.web_address(page) or "") for page in sorted(written)]
    return (*entries, *(SitemapEntry(imprint.web_address(page) or "", changed) for page, changed in pages.items()))


def _list_pages(kb: KnowledgeBase) -> Iterator[tuple[str, date | None]]:
    # The pages of themes and agencies change with any of their briefings, of which a day is not always known.
    for briefing in kb.briefings:
        yield briefing_address(briefing.id), briefing.last_changed
        yield checklist_address(briefing.id), briefing.last_changed
    for term_list in (TermList.THEMES, TermList.AGENCIES):
        for card in build_term_cards(kb, term_list):
            yield card.address, None
