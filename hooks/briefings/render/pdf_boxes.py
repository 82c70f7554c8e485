"""The boxes of a PDF made into boxes that can be ticked on screen.

Typst draws each box and lays a link over it, tagged and in its place in the reading order. Here that link becomes a
form's check box and its tag ``Form``: named by its learning point, reached with Tab in reading order, and printed with
its tick. The drawn box stays on the page, for a pen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ..views.sheets import SheetPoint

_LINK = "box:"
_MOST_LETTERS = 160


def add_boxes(content: bytes, points: Sequence[SheetPoint]) -> bytes:
    """The PDF with a box to tick for each of these points; the same bytes for the same PDF and points."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        boxes = list(_turn_links(pdf, points))
        if boxes:
            pdf.Root.AcroForm = Dictionary(Fields=Array(boxes))
        written = io.BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            # Typst has written the version already; looking it up again takes a third of the time.
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return written.getvalue()


def _turn_links(pdf: Pdf, points: Sequence[SheetPoint]) -> Iterator[Object]:
    looks: Object | None = None
    tags = dict(_walk_numbers(pdf.Root.StructTreeRoot.ParentTree))
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            number = _read_number(annotation)
            if number is None:
                continue
            # All boxes of a sheet are of one size.
            if looks is None:
                looks = _draw_looks(pdf, annotation)
            _turn_link(annotation, points[number], looks)
            _turn_tag(tags[int(annotation.StructParent)])
            yield annotation


def _read_number(annotation: Object) -> int | None:
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if action is not None else ""
    return int(address.removeprefix(_LINK)) if address.startswith(_LINK) else None


def _turn_link(annotation: Object, point: SheetPoint, looks: Object) -> None:
    """It keeps its place, its tag and that it is printed."""
    del annotation["/A"], annotation["/Border"], annotation["/Contents"]
    annotation.Subtype = Name.Widget
    annotation.FT = Name.Btn
    annotation.T = String(point.name)
    annotation.TU = String(_shorten(point.text))
    annotation.AS = Name.Off
    annotation.AP = looks


def _shorten(text: str) -> str:
    """A point's words as its box's name: enough to know it by."""
    words = " ".join(text.split())
    return words if len(words) <= _MOST_LETTERS else words[:_MOST_LETTERS].rpartition(" ")[0] + " …"


def _turn_tag(element: Object) -> None:
    element.S = Name.Form
    if "/A" in element:
        del element["/A"]


def _walk_numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """What belongs to each number in a table of numbers: here, the tag of each annotation."""
    for kid in tree.get("/Kids", ()):
        yield from _walk_numbers(kid)
    entries = list(tree.get("/Nums", ()))
    yield from zip(map(int, entries[::2]), entries[1::2], strict=True)


def _draw_looks(pdf: Pdf, annotation: Object) -> Object:
    """A box's looks: a tick of two strokes inside the drawn box, or nothing."""
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    width, height = round(right - left, 2), round(top - bottom, 2)
    tick = (
        f"q {0.13 * width:.2f} w 1 J 1 j {0.22 * width:.2f} {0.5 * height:.2f} m "
        f"{0.42 * width:.2f} {0.27 * height:.2f} l {0.79 * width:.2f} {0.76 * height:.2f} l S Q"
    )
    looks = Dictionary(Yes=_make_form(pdf, tick, width, height), Off=_make_form(pdf, "", width, height))
    return pdf.make_indirect(Dictionary(N=looks))


def _make_form(pdf: Pdf, drawing: str, width: float, height: float) -> Object:
    box = Array([0, 0, width, height])
    return pdf.make_stream(drawing.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=box)
