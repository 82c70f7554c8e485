"""Long lists in parts: by year, cut where a year is too long, nothing lost, nothing moved while a list is short."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import KnowledgeBase, TermList
from briefings.views.imprint import Imprint
from briefings.views.links import Link
from briefings.views.list_pages import build_briefing_parts, build_point_parts, link_briefing_parts, link_point_parts
from briefings.views.parting import link_parts, part_by_year, place_part
from briefings.views.sheets import build_sheets
from briefings.views.term_page import MOST_POINTS, build_term_pages
from synthetic import make_knowledge_base

Item = tuple[int, int]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Three hundred synthetic briefings: too many for one page of anything."""
    return make_knowledge_base(300)


@given(st.lists(st.tuples(st.integers(2000, 2005), st.integers(1, 30))), st.integers(1, 100))
def test_parts_hold_everything_once(items: list[Item], most: int) -> None:
    """Whatever is parted, every item stands in one part, in order, and no part is far over its size."""
    items.sort(key=lambda item: -item[0])
    parts = part_by_year(items, year_of=lambda item: item[0], size_of=lambda item: item[1], most=most)
    assert [item for part in parts for item in part.items] == items
    assert all({item[0] for item in part.items} == {part.year} for part in parts)
    assert all(part.size <= most + 30 for part in parts)
    assert len({part.name for part in parts}) == len(parts)


def test_parts_name_themselves() -> None:
    """A year that fits is its year; one that does not says which part it is, and the first keeps the plain address."""
    parts = part_by_year([(2020, 5), (2019, 5), (2019, 5)], year_of=lambda i: i[0], size_of=lambda i: i[1], most=5)
    assert [(part.name, part.label) for part in parts] == [
        ("2020", "2020"),
        ("2019", "2019, part 1 of 2"),
        ("2019-2", "2019, part 2 of 2"),
    ]
    links = link_parts(parts, "years", "briefing")
    place = place_part(links, 1, Link("All", "all.html"))
    assert place.label == "reviews of 2019, part 1 of 2"
    assert (place.before, place.after) == (links[0], links[2])
    assert (place_part(links, 0, place.whole).before, place_part(links, 2, place.whole).after) == (None, None)


def test_short_lists_stay_where_they_are() -> None:
    """A board's own collection has its pages at their addresses, and no parts."""
    small = make_knowledge_base(30)
    assert link_briefing_parts(small) == link_point_parts(small) == ()
    pages = build_term_pages(small, TermList.THEMES)
    assert all(page.groups and not page.parts and not page.place for page in pages)


def test_no_briefing_and_no_point_is_lost_in_parts(kb: KnowledgeBase) -> None:
    """The parts of the lists hold every briefing and every learning point once, and links lead to just these parts."""
    briefings = list(build_briefing_parts(kb))
    assert [card.title for part in briefings for card in part.cards] == [briefing.title for briefing in kb.briefings]
    assert [part.address for part in briefings] == [link.address for link in link_briefing_parts(kb)]
    points = list(build_point_parts(kb))
    told = [point.text for part in points for briefing in part.briefings for point in briefing.points]
    assert told == [point.text for briefing in kb.briefings for point in briefing.points]
    assert [part.address for part in points] == [link.address for link in link_point_parts(kb)]


def test_a_long_theme_is_checklists_by_year(kb: KnowledgeBase) -> None:
    """A theme with too many points leads to parts, each a checklist of its own with its own sheet; none is lost."""
    pages = build_term_pages(kb, TermList.THEMES)
    whole = next(page for page in pages if page.parts)
    parts = [page for page in pages if page.place and page.term == whole.term]
    assert whole.groups == ()
    assert [page.address for page in parts] == [link.address for link in whole.parts]
    assert all(page.address.startswith(f"{whole.address.removesuffix('.html')}/") for page in parts)
    refs = [point.ref for page in parts for group in page.groups for point in group.points]
    assert len(refs) == len(set(refs)) > MOST_POINTS
    assert parts[0].title == f"{whole.term.label}: reviews of {whole.parts[0].label}"


def test_every_part_has_a_sheet_of_its_own(kb: KnowledgeBase) -> None:
    """Sheets are made of parts, never of a page that only leads to them; no two have the same name."""
    sheets = [sheet for sheet in build_sheets(kb, Imprint(kb.board, date(2026, 3, 1))) if sheet.file is None]
    pages = [page for terms in (TermList.THEMES, TermList.AGENCIES) for page in build_term_pages(kb, terms)]
    assert {sheet.page for sheet in sheets} == {page.address for page in pages if page.groups}
    assert len({sheet.id for sheet in sheets}) == len(sheets)
    assert all(sheet.strands for sheet in sheets)
