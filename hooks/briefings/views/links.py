"""Links inside the site. Addresses count from the site's root.

Pages are files with a name, so that the site also works when it is opened from a folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import KnowledgeBase, TermList

_FOLDERS = {TermList.THEMES: "themes", TermList.AGENCIES: "agencies"}


@dataclass(frozen=True)
class Link:
    """A link inside the site: ``address`` counts from the site's root. An empty one leaves the label alone."""

    label: str
    address: str


def root_from(address: str) -> str:
    """The way from a page back to the site's root: ``../`` for each folder it stands in."""
    return "../" * address.count("/")


def briefing_address(briefing_id: str) -> str:
    """Where a briefing's page stands; its id is permanent, and so is this."""
    return f"briefings/{briefing_id}.html"


def checklist_address(briefing_id: str) -> str:
    """Where a briefing's checklist stands."""
    return f"checklists/{briefing_id}.html"


def words_address(briefing_id: str) -> str:
    """Where the words of a briefing's learning points stand for pages that a reader puts together."""
    return f"points/{briefing_id}.js"


def term_address(term_list: TermList, term_id: str) -> str:
    """Where the page of a theme or an agency stands; ``KeyError`` for lists that have no pages."""
    return f"{_FOLDERS[term_list]}/{term_id.replace('_', '-')}.html"


def name_terms(kb: KnowledgeBase, term_list: TermList, term_ids: Iterable[str]) -> tuple[Link, ...]:
    """The labels of these terms without links: a briefing that is out of the lists may be the only one to have them."""
    return tuple(Link(kb.vocabulary.term(term_list, term_id).label, "") for term_id in term_ids)


def link_terms(kb: KnowledgeBase, term_list: TermList, term_ids: Iterable[str]) -> tuple[Link, ...]:
    """Links to the pages of these themes or agencies."""
    return tuple(Link(kb.vocabulary.term(term_list, t).label, term_address(term_list, t)) for t in term_ids)
