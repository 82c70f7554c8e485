"""How sheets fall on their pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefings.render.pdf import SheetSize
from briefings.render.pdf_layout import Flaw, LayoutFlaw, Mark, find_flaws
from briefings.views.sheets import SheetKind, SheetResource, SheetSection
from pdf_reading import (
    SITE,
    extract_text,
    open_pdf,
    read_sheets,
    read_tagged_text,
    real_sheet,
    render,
    with_points,
)
from synthetic import read_real_knowledge_base

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("kind", "pages"), [(SheetKind.BRIEFING, 2), (SheetKind.CHECKLIST, 1), (SheetKind.RECORD, 2)], ids=str
)
@pytest.mark.parametrize("site", [SITE, None], ids=["with-address", "without"])
def test_the_real_briefing_fits_its_pages(kind: SheetKind, pages: int, site: str | None) -> None:
    """The real briefing takes two pages, its checklist one, its record two, and they are well set."""
    sheet = read_sheets(read_real_knowledge_base(), site=site)[f"2017-home-conditions-{kind.value}"]
    pdf = render(sheet)
    assert (pdf.pages, pdf.flaws) == (pages, ())
    with open_pdf(pdf.content) as opened:
        assert len(opened.pages) == pages


@pytest.mark.parametrize("size", list(SheetSize), ids=str)
def test_letters_are_large_enough(size: SheetSize) -> None:
    """No letter is smaller than 12 pt, or 18 pt in large print, but those of the running header and footer."""
    least = 12 if size is SheetSize.STANDARD else 18
    for kind in SheetKind:
        with pypdfium2.PdfDocument(render(real_sheet(kind), size).content) as pdf:
            for page in pdf:
                sizes = {
                    round(item.get_font_size(), 1)
                    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
                    if 45 < item.get_bounds()[1] < 842 - 45
                }
                assert sizes
                assert min(sizes) >= least


def test_a_point_stays_on_one_page() -> None:
    """A point that a page can hold is never parted."""
    words = "Ask, listen and write down what was said, and by whom. " * 12
    pdf = render(with_points(real_sheet(SheetKind.CHECKLIST), *([words] * 9)))
    assert pdf.pages > 1
    assert pdf.flaws == ()


def test_a_point_longer_than_a_page_is_parted() -> None:
    """A point that no page can hold goes on over the next, and none of its words is lost."""
    words = " ".join(f"word{number}" for number in range(1500))
    for kind in SheetKind:
        pdf = render(with_points(real_sheet(kind), "Short.", words, "Short again."))
        assert pdf.flaws == ()
        assert "".join(words.split()) in "".join(read_tagged_text(pdf.content).split())


def test_a_word_longer_than_a_line_is_parted() -> None:
    """An endless word or address stays inside its column."""
    text = f"See https://learning.example.org/{'a-very-long-name/' * 12} and {'x' * 200}"
    for kind in SheetKind:
        sheet = with_points(real_sheet(kind), text)
        content = render(replace(sheet, end=replace(sheet.end, online=f"{SITE}{'abcdefghij' * 12}"))).content
        with pypdfium2.PdfDocument(content) as pdf:
            rights = [item.get_bounds()[2] for page in pdf for item in page.get_objects()]
        assert max(rights) <= 595 - 40
        assert text.replace(" ", "") in read_tagged_text(content).replace(" ", "").replace("\n", "")


def test_the_closing_never_stands_alone() -> None:
    """However many points there are, the last page holds more than the way back to the board."""
    words = "Ask, listen and write down what was said."
    for count in range(10, 32):
        pdf = render(with_points(real_sheet(SheetKind.CHECKLIST), *([words] * count)))
        assert pdf.flaws == (), count


POINT = [Mark("start", "a/one", 1, 100), Mark("end", "a/one", 1, 120)]
CLOSING = [Mark("closing", None, 1, 300), Mark("heading", None, 1, 310)]


@pytest.mark.parametrize(
    ("marks", "flaws"),
    [
        ([Mark("heading", None, 1, 80), *POINT, *CLOSING], []),
        ([Mark("heading", None, 1, 80), Mark("start", "a/one", 2, 60), Mark("end", "a/one", 2, 70),
          Mark("closing", None, 2, 90)], [LayoutFlaw(Flaw.STRANDED_HEADING, 1, "a/one")]),
        ([POINT[0], Mark("end", "a/one", 2, 60), Mark("closing", None, 2, 90)],
         [LayoutFlaw(Flaw.SPLIT_POINT, 1, "a/one")]),
        ([*POINT, Mark("closing", None, 2, 60)], [LayoutFlaw(Flaw.EMPTY_LAST_PAGE, 2, "a/one")]),
        ([POINT[0], Mark("end", "a/one", 1, 830), *CLOSING], [LayoutFlaw(Flaw.OVERFULL_PAGE, 1, "a/one")]),
    ],
    ids=["well-set", "stranded", "split", "empty-last", "overfull"],
)  # fmt: skip
def test_each_flaw_is_found_and_named(marks: list[Mark], flaws: list[LayoutFlaw]) -> None:
    """A flaw names the learning point that it is at."""
    assert list(find_flaws(marks)) == flaws


def test_the_sheets_colours_are_the_sites() -> None:
    """Every colour of a sheet stands in the site's tokens, and in one template alone."""
    folder = ROOT / "hooks/briefings/templates/sheets"
    tokens = (ROOT / "docs/stylesheets/tokens.css").read_text("utf-8")
    for path in folder.glob("*.typ"):
        colours = re.findall(r"#[0-9a-f]{6}\b", path.read_text("utf-8"))
        assert set(colours) <= set(re.findall(r"#[0-9a-f]{6}\b", tokens))
        assert bool(colours) == (path.name == "theme.typ")


def test_resources_stand_with_their_heading_and_their_addresses() -> None:
    """However the pages fall, a heading that has its list below it is no flaw, and addresses are written out."""
    resources = tuple(SheetResource(f"Guide {number}", f"https://www.example.org/{number}") for number in range(3))
    sheet = replace(real_sheet(SheetKind.BRIEFING), resources=resources)
    for count in range(1, 9):
        told = replace(sheet, sections=(SheetSection("Questions to reflect on", items=("Synthetic?",) * count),))
        for size in SheetSize:
            made = render(told, size)
            assert Flaw.STRANDED_HEADING not in {flaw.flaw for flaw in made.flaws}
            assert "Guide 1 (https://www.example.org/1)" in extract_text(made.content)
