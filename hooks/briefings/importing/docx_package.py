"""A Word file's parts: a zip file of XML, opened without trusting a word of what it says about itself."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from .document import RefusedError
from .limits import LARGEST_PART, MOST_PARTS

Element = Any
"""An element of lxml, whose own types say nothing useful here."""

_SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:schemas-microsoft-com:vml": "v",
}
DAMAGED = "this Word file is damaged"
AGAIN = "Open it in Word, choose Save as, and save it as a new Word document (.docx)."
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of a Word file.

    Raises:
        RefusedError: it is no Word file, protected by a password, damaged, or larger than any briefing.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLD_WORD):
            message = "this file is in the format of Word before 2007, or is protected by a password"
            raise RefusedError(message, f"{AGAIN} Take a password off first.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise RefusedError(DAMAGED, AGAIN) from None
        if len(self._zip.namelist()) > MOST_PARTS:
            raise RefusedError("this Word file has more parts than any briefing", AGAIN)
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise RefusedError("this file is protected by a password", "Take the password off, then import it again.")

    def read(self, name: str) -> Element | None:
        """The root of one part; ``None`` when there is no such part.

        Raises:
            RefusedError: the part is damaged, too large, or holds what a Word file never holds.
        """
        data = self._read_bytes(name)
        if data is None:
            return None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<!\x00D" in data:
            message = "this file holds instructions to fetch other files, which no Word document holds"
            raise RefusedError(message, "Do not open it. Ask whoever sent it for the document itself.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise RefusedError(DAMAGED, AGAIN) from None

    def related(self, name: str) -> dict[str, list[str]]:
        """The parts that a part refers to, by the last word of their kind, such as ``styles`` or ``footnotes``."""
        folder, base = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, list[str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External" and relation.get("Target"):
                target = relation.get("Target").lstrip("/") if relation.get("Target").startswith("/") else None
                path = target or posixpath.normpath(posixpath.join(folder, relation.get("Target")))
                found.setdefault(str(relation.get("Type")).rsplit("/", 1)[-1], []).append(path)
        return found

    def _read_bytes(self, name: str) -> bytes | None:
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise RefusedError(DAMAGED, AGAIN) from None
        if len(data) > LARGEST_PART:
            raise RefusedError("this file unpacks to far more than any briefing holds", AGAIN)
        return data


def tag_of(element: Element) -> str:
    """An element's name with a short prefix, such as ``w:p``; empty for comments and the like."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return f"{_SHORT.get(name.namespace or '', '?')}:{name.localname}"


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """The first child on a way of names, such as ``w:pPr``, ``w:numPr``."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if tag_of(inner) == name), None)
    return element


def value_of(element: Element | None, *names: str) -> str | None:
    """The ``val`` of a child; ``None`` when there is none."""
    return attribute(child(element, *names), "val")


def is_on(element: Element | None, name: str) -> bool | None:
    """A switch such as ``w:b``: on, off, or not said."""
    found = child(element, name)
    if found is None:
        return None
    return attribute(found, "val") not in {"0", "false", "off", "none"}
