"""An export's texts before any engine has them: what parts of lists offer, and what the settings say of their pages."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from briefings.render.export import render_export
from briefings.views.export import WrittenPart
from briefings.views.imprint import Imprint
from briefings.views.sheet_files import SheetFile, SheetForm
from briefings.views.sheets import SheetKind
from long_lists import COUNT, short_pages
from synthetic import make_knowledge_base


def offer(address: str) -> tuple[SheetFile, ...]:
    """A sheet of the page at an address, whichever it is."""
    return (SheetFile(f"files/{address.replace('/', '-')}.pdf", SheetKind.CHECKLIST, SheetForm.PDF),)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The export of lists that are too long for a page each."""
    kb = make_knowledge_base(COUNT)
    with short_pages():
        return dict(render_export(kb, Imprint(kb.board, date(2026, 3, 1)), offer, WrittenPart((), (), {})))


def test_each_part_of_a_theme_offers_its_own_sheets(texts: dict[str, str]) -> None:
    """The sheets made from a part are on its page; the page that leads to parts, which is no checklist, has none."""
    parts = [path for path in texts if path.startswith("docs/themes/recording/")]
    assert len(parts) > 1
    for path in parts:
        sheet = f"files/{path.removeprefix('docs/').removesuffix('.md').replace('/', '-')}.html.pdf"
        assert f'<a href="../../{sheet}">' in texts[path]
    assert "files/" not in texts["docs/themes/recording.md"]


def test_a_part_leads_before_and_after_it(texts: dict[str, str]) -> None:
    """The second part of a year leads back to the first and on to the year before, at the site's addresses."""
    page = texts["docs/years/2007-2.md"]
    assert '<a href="../years/2007.html" rel="prev">Before: 2007, part 1 of 2</a>' in page
    assert '<a href="../years/2006.html" rel="next">Next: 2006, part 1 of 2</a>' in page


def test_no_generated_page_is_missed_in_the_menu(texts: dict[str, str]) -> None:
    """The settings name every folder of generated pages as no part of the menu: an engine warns of others."""
    outside = set(yaml.safe_load(texts["mkdocs.yml"])["not_in_nav"].split())
    folders = {f"/{path.split('/')[1]}/" for path in texts if path.startswith("docs/")}
    assert {"/years/", "/learning/"} <= folders
    assert folders <= outside
