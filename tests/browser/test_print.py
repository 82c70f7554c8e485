"""What comes out of the printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext

BRIEFING = "briefings/2017-home-conditions.html"
A4 = (595, 842)
OpenContext = Callable[..., BrowserContext]


def print_page(context: BrowserContext, address: str, path: Path) -> list[str]:
    """Prints a page as Ctrl+P would on A4 and gives the text of each sheet."""
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(path) as pdf:
        for sheet in pdf:
            assert tuple(round(side) for side in sheet.get_size()) == A4
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#engagement-5"])
def test_a_briefing_takes_two_sheets(
    open_context: OpenContext, site_url: str, tmp_path: Path, scheme: str, fragment: str
) -> None:
    """The real briefing prints on two sheets of A4 with masthead, running title, page numbers, source and address."""
    first, second = print_page(open_context(color_scheme=scheme), site_url + BRIEFING + fragment, tmp_path / "a.pdf")
    board, title = "Nottingham City Safeguarding Children Board", "Home conditions: learning from a review"
    assert first.startswith(f"{board} Page 1 of 2 Learning briefing {board} {title} Learning review, 2017")
    assert second.startswith(f"{title} {board} Page 2 of 2 2 Effective responses to anonymous referrals")
    assert first.count(title) == 1
    assert "1 Engagement" in first
    assert "www.nottinghamcity.gov.uk/ncscb" in second
    assert "Source: Two-page learning briefing of the board." in second
    assert "Page built 1 March 2026." in second
    for sheet in (first, second):
        assert "Nottingham City Safeguarding Children Board" in sheet
        assert "Copy link" not in sheet
        assert "On this page" not in sheet
        assert "Skip to" not in sheet


def test_boxes_are_drawn_for_a_pen(open_context: OpenContext, site_url: str) -> None:
    """On paper each learning point has an empty square of at least 3.5 mm with a dark edge."""
    page = open_context().new_page()
    page.goto(site_url + BRIEFING)
    page.emulate_media(media="print")
    boxes = page.locator(".lb-points__box")
    assert boxes.count() == 12
    shown = boxes.first.evaluate(
        "(e) => [e.getBoundingClientRect().width, getComputedStyle(e).borderTopColor,"
        " getComputedStyle(e).backgroundColor]"
    )
    assert shown[0] >= 3.5 * 96 / 25.4
    assert shown[1] == "rgb(0, 0, 0)"
    assert shown[2] == "rgba(0, 0, 0, 0)"


def test_body_text_is_12_points(open_context: OpenContext, site_url: str) -> None:
    """No learning point and no issue prints below 12 pt, the least GOV.UK allows for documents."""
    page = open_context().new_page()
    page.goto(site_url + BRIEFING)
    page.emulate_media(media="print")
    for selector in (".lb-points__text p", ".lb-issues__item", ".lb-columns p", ".lb-panel li"):
        size = page.locator(selector).first.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 16 - 0.01, selector


def test_a_theme_prints_with_its_sources(open_context: OpenContext, site_url: str, tmp_path: Path) -> None:
    """A theme's sheet names the briefing of each strand and writes the board's address out."""
    sheets = print_page(open_context(), site_url + "themes/family-engagement.html", tmp_path / "a.pdf")
    assert len(sheets) == 1
    assert "From Home conditions: learning from a review · Learning review, 2017" in sheets[0]
    assert "Nottingham City Safeguarding Children Board: www.nottinghamcity.gov.uk/ncscb" in sheets[0]
    assert "Page built 1 March 2026. Printed copies may be out of date: check the page." in sheets[0]
    assert "Page 1 of 1" in sheets[0]


def test_the_home_page_prints_its_lists_and_no_empty_box(
    open_context: OpenContext, site_url: str, tmp_path: Path
) -> None:
    """The home page prints on one sheet, without the search box or what stood around it."""
    sheets = print_page(open_context(), site_url + "index.html", tmp_path / "a.pdf")
    assert len(sheets) == 1
    assert "Find learning for today" not in sheets[0]
    assert "Latest briefings" in sheets[0]
