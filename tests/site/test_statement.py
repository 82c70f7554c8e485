"""The accessibility statement says what was tested, when and how, and no more."""

from __future__ import annotations

from pathlib import Path

from lxml import html as lxml_html

from auditing.axe import VERSION
from auditing.matrix import PAGES, SCHEMES, STATES, WIDTHS
from briefings.model.audit import read_audit
from briefings.views.words import format_day


def test_the_record_is_of_the_audit_as_it_is_now() -> None:
    """The recorded audit looked at every page and mode that the tests look at; else: python3 scripts/audit.py."""
    audit = read_audit()
    assert audit.pages == PAGES
    assert audit.states == tuple(state.name for state in STATES)
    assert audit.widths == WIDTHS
    assert audit.schemes == SCHEMES
    assert audit.tool == f"axe-core {VERSION}"


def test_the_audit_looks_at_every_type_of_page(built_site: Path) -> None:
    """Each built page is audited itself, or is of a type of which another is: a theme, an agency."""
    types = {address.rpartition("/")[0] or address for address in PAGES}
    built = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    assert set(PAGES) <= built
    assert {address for address in built if (address.rpartition("/")[0] or address) not in types} == set()


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
