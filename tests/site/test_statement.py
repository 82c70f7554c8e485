"""The accessibility statement says what was tested, when and how, and no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lxml import html as lxml_html

from auditing.axe import VERSION
from auditing.matrix import AUDITED, LONG_PAGES, PAGES, SCHEMES, STATES, WIDTHS
from briefings.model import TermList
from briefings.model.audit import read_audit
from briefings.render.pages import plan_pages
from briefings.views.imprint import Imprint
from briefings.views.term_page import build_term_pages
from briefings.views.words import format_day
from long_lists import COUNT, short_pages
from synthetic import make_knowledge_base

TERM_LISTS = (TermList.THEMES, TermList.AGENCIES)


def test_the_record_is_of_the_audit_as_it_is_now() -> None:
    """The recorded audit looked at every page and mode that the tests look at; else: python3 scripts/audit.py."""
    audit = read_audit()
    assert audit.pages == tuple(audited.name for audited in AUDITED)
    assert audit.states == tuple(state.name for state in STATES)
    assert audit.widths == WIDTHS
    assert audit.schemes == SCHEMES
    assert audit.tool == f"axe-core {VERSION}"


def type_of(address: str) -> str:
    """The type of a page: its folder, or the page itself at the root. Parts of themes and of agencies are one type."""
    folder = address.rpartition("/")[0]
    return "a part of a term" if "/" in folder else folder or address


def test_the_audit_looks_at_every_type_of_page(built_site: Path) -> None:
    """Each built page is audited itself, or is of a type of which another is: a theme, an agency."""
    types = {type_of(address) for address in PAGES}
    built = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    assert set(PAGES) <= built
    assert {address for address in built if type_of(address) not in types} == set()


def test_the_audit_looks_at_every_type_of_part() -> None:
    """Where lists are too long for a page, each type of page that leads to parts or is one is audited as well."""
    kb = make_knowledge_base(COUNT)
    with short_pages():
        planned = {page.address for page in plan_pages(kb, Imprint(kb.board, date(2026, 3, 1)), lambda _address: ())}
        leading = {page.address for terms in TERM_LISTS for page in build_term_pages(kb, terms) if page.parts}
    types = {type_of(address) for address in (*PAGES, *LONG_PAGES)}
    assert {address for address in planned if type_of(address) not in types} == set()
    assert {address for address in LONG_PAGES if address not in planned} == {"find.html", "briefings/index.html"}
    assert leading & set(LONG_PAGES)


def test_the_statement_has_its_parts_and_claims_no_more_than_was_tested(built_site: Path) -> None:
    """The parts of the model statement, the date of the test, and what no machine has judged."""
    page = lxml_html.document_fromstring((built_site / "accessibility.html").read_bytes())
    headings = [heading.text_content() for heading in page.xpath("//main//h2 | //main//h3")]
    assert headings == [
        "How accessible this website is",
        "Feedback and contact information",
        "Enforcement procedure",
        "Technical information about this website’s accessibility",
        "Compliance status",
        "PDF and Word sheets",
        "Content that is not accessible",
        "Preparation of this accessibility statement",
    ]
    words = " ".join(page.xpath("//main")[0].text_content().split())
    assert f"last tested on {format_day(read_audit().tested_on)}" in words
    assert "nobody has recorded a session with a screen reader" in words
    assert "partially compliant" in words
    assert "fully compliant" not in words
