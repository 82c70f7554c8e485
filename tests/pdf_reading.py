"""Sheets made into PDF files for tests, and what a reader's program takes out of such a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pikepdf
import pypdfium2

from briefings.model import KnowledgeBase
from briefings.render.pdf import PdfSheet, SheetSize, render_pdf
from briefings.views.imprint import Imprint
from briefings.views.sheets import (
    Sheet,
    SheetKind,
    SheetPoint,
    build_sheets,
)
from synthetic import read_real_knowledge_base

SITE = "https://learning.example.org/"
BUILT_ON = date(2026, 11, 23)


def read_sheets(kb: KnowledgeBase, *, site: str | None = SITE) -> dict[str, Sheet]:
    """Every sheet of a knowledge base, by its id; ``site`` is the address of the site, where it is known."""
    board = kb.board.model_copy(update={"site_address": site})
    return {sheet.id: sheet for sheet in build_sheets(replace(kb, board=board), Imprint(board, date(2026, 11, 23)))}


@cache
def real_sheets() -> dict[str, Sheet]:
    return read_sheets(read_real_knowledge_base())


def real_sheet(kind: SheetKind) -> Sheet:
    return real_sheets()[f"2017-home-conditions-{kind.value}"]


@cache
def render(sheet: Sheet, size: SheetSize = SheetSize.STANDARD) -> PdfSheet:
    return render_pdf(sheet, size, BUILT_ON)


def with_points(sheet: Sheet, *texts: str) -> Sheet:
    """The sheet with one strand of these learning points."""
    points = tuple(SheetPoint(f"some/point-{number}", text) for number, text in enumerate(texts, 1))
    return replace(sheet, strands=(replace(sheet.strands[0], points=points),))


def open_pdf(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def walk_tags(element: pikepdf.Object, depth: int = 0) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    """Every tag of a PDF, in reading order, with its depth."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from walk_tags(kid, depth)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield depth, element
        if "/K" in element:
            yield from walk_tags(element.K, depth + 1)


def list_tags(pdf: pikepdf.Pdf, *names: str) -> list[pikepdf.Dictionary]:
    wanted = {f"/{name}" for name in names}
    return [tag for _, tag in walk_tags(pdf.Root.StructTreeRoot.K) if str(tag.S) in wanted]


def extract_text(content: bytes) -> str:
    """The words of a PDF as a reader takes them out, with single spaces between."""
    with pypdfium2.PdfDocument(content) as pdf:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    # Where a line ends with a hyphen, pdfium gives a mark of its own for it.
    return " ".join(text.replace("\ufffe", "-").split())


def read_tagged_text(content: bytes) -> str:
    """The words of a PDF in the order of its tags: what a screen reader reads."""
    with pypdfium2.PdfDocument(content) as pdf:
        pieces: dict[tuple[int, int], str] = {}
        for number, page in enumerate(pdf):
            textpage = page.get_textpage()
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                mark = pypdfium2.raw.FPDFPageObj_GetMarkedContentID(item)
                pieces[number, mark] = pieces.get((number, mark), "") + extract_item(item, textpage)
    with open_pdf(content) as tagged:
        pages = {page.obj.objgen: number for number, page in enumerate(tagged.pages)}
        order = list(walk_marks(tagged.Root.StructTreeRoot.K, pages, 0))
    return " ".join(pieces.get(key, "") for key in order)


def extract_item(item: Any, textpage: Any) -> str:
    length = pypdfium2.raw.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = (pypdfium2.raw.FPDF_WCHAR * length)()
    pypdfium2.raw.FPDFTextObj_GetText(item, textpage, buffer, length)
    return bytes(buffer)[: (length - 1) * 2].decode("utf-16-le", "replace").replace("\x02", "-").rstrip("\0")


def walk_marks(element: Any, pages: dict[tuple[int, int], int], page: int) -> Iterator[tuple[int, int]]:
    """The pieces of marked content in the order of the tags: number of the page, number of the piece."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from walk_marks(kid, pages, page)
    elif isinstance(element, pikepdf.Dictionary):
        if "/Pg" in element:
            page = pages[element.Pg.objgen]
        if "/MCID" in element:
            yield page, int(element.MCID)
        elif "/K" in element:
            yield from walk_marks(element.K, pages, page)
    else:
        yield page, int(element)


def flatten(text: str) -> str:
    return " ".join(text.split())
