"""What a PDF carries besides the words on its pages: comments, alternative text, properties, files, pictures."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .document import Hidden, Line

_PROPERTIES = ("Title", "Subject", "Keywords")
_MADE_BY_PROGRAM = re.compile(r"Microsoft \w+ - .*|.*\.(?:docx?|pptx?|pdf|rtf|odt|indd|pub)", re.IGNORECASE)
_HARMLESS = (raw.FPDF_ANNOT_LINK,)
_DEEPEST = 30


def find_extras(pdf: pdfium.PdfDocument, lines: Sequence[Line]) -> tuple[list[Hidden], tuple[str, ...]]:
    """What is hidden in a PDF besides letters, and what a person should know."""
    hidden = [*_check_properties(pdf, lines)]
    if raw.FPDFDoc_GetAttachmentCount(pdf.raw) > 0:
        hidden.append(Hidden("a file attached to the PDF", "the file"))
    pictures = 0
    for number in range(len(pdf)):
        page = pdf[number]
        hidden += _check_page(page, f"page {number + 1}")
        pictures += sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5))
        page.close()
    times = "" if pictures == 1 else f" ({pictures} times)"
    note = f"The document holds a picture{times}: words in it, if there are any, were not read."
    return hidden, ((note,) if pictures else ())


def _check_properties(pdf: pdfium.PdfDocument, lines: Sequence[Line]) -> Iterator[Hidden]:
    seen = {word for line in lines for word in line.text.casefold().split()}
    for name in _PROPERTIES:
        value = pdf.get_metadata_value(name)
        if name == "Title" and _MADE_BY_PROGRAM.fullmatch(value):
            continue
        if not set(value.casefold().split()) <= seen:
            yield Hidden(f"words in a document property ({name.lower()})", "the file’s properties")


def _check_page(page: pdfium.PdfPage, place: str) -> Iterator[Hidden]:
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind == raw.FPDF_ANNOT_WIDGET:
            yield Hidden("a form field", place)
        elif kind not in _HARMLESS:
            yield Hidden("a comment or a mark on the page", place)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if tree:
        children = (
            raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))
        )
        if any(_has_alt(one, 0) for one in children if one):
            yield Hidden("alternative text of a picture or shape", place)
        raw.FPDF_StructTree_Close(tree)


def _has_alt(element: Any, depth: int) -> bool:
    buffer = ctypes.create_string_buffer(8)
    if raw.FPDF_StructElement_GetAltText(element, buffer, 8) > 2:
        return True
    if depth > _DEEPEST:
        return False
    count = raw.FPDF_StructElement_CountChildren(element)
    children = (raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(max(0, count)))
    return any(_has_alt(one, depth + 1) for one in children if one)
