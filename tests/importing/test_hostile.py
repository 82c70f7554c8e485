"""Damaged, locked, huge and hostile files: a clear message within limits, and nothing is fetched or left behind."""

from __future__ import annotations

import io
import sys
import zipfile

import pikepdf
import pypdfium2
import pytest

from briefings.importing import child, docx_package
from briefings.importing.child import SafeReader
from briefings.importing.document import Document, Refusal, RefusedError
from briefings.importing.reading import READERS, read_document
from importing.docx_maker import SPACES, make_docx, pack, text
from importing.pdf_layouts import _document

GOOD = make_docx(text("Case summary", style="Heading1") + text("A made-up text."))
GOOD_PDF = _document("= Case summary\nA made-up text.")


def with_document(xml: str) -> bytes:
    """A Word file whose main part is this."""
    return make_docx("", parts={"word/document.xml": xml})


def bomb() -> bytes:
    """A small file that unpacks to far more than any document holds."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in zipfile_parts(GOOD).items():
            filler = b" " * (docx_package.LARGEST_PART + 1) if name == "word/document.xml" else b""
            archive.writestr(name, part + filler)
    assert len(data.getvalue()) < 100_000
    return data.getvalue()


def zipfile_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def locked_zip() -> bytes:
    """A Word file whose parts say that they are protected by a password."""
    data = bytearray(GOOD)
    for at in range(len(data) - 10):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    return bytes(data)


def locked_pdf() -> bytes:
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD_PDF)) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="a", user="b"))
    return data.getvalue()


def scanned_pdf() -> bytes:
    """A page that is a picture of words."""
    page = pypdfium2.PdfDocument(GOOD_PDF)[0].render(scale=1).to_pil()
    data = io.BytesIO()
    page.convert("RGB").save(data, "PDF")
    return data.getvalue()


def many_pages() -> bytes:
    return _document("#for _ in range(61) [Seen. #pagebreak()]")


def entities(target: str) -> bytes:
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e {target}>]>'
    return with_document(
        f"{head}<w:document {SPACES}><w:body>{text('&e;').replace('&amp;', '&')}</w:body></w:document>"
    )


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
DEEP = "<w:tbl><w:tr><w:tc>" * 100 + text("x") + "</w:tc></w:tr></w:tbl>" * 100
CASES: dict[str, tuple[bytes, str, str]] = {
    "zip bomb": (bomb(), ".docx", "unpacks to far more"),
    "external entity": (entities('SYSTEM "file:///etc/hostname"'), ".docx", "instructions to fetch"),
    "entity from the network": (entities('SYSTEM "http://www.example.org/x"'), ".docx", "instructions to fetch"),
    "entities without end": (
        with_document(f'<!DOCTYPE x [<!ENTITY e0 "x">{LAUGHS}]><x>&e8;</x>'),
        ".docx",
        "instructions",
    ),
    "deep nesting": (make_docx(DEEP), ".docx", "damaged|without end"),
    "very deep nesting": (with_document("<a>" * 100_000 + "</a>" * 100_000), ".docx", "damaged"),
    "cut off": (GOOD[: len(GOOD) // 2], ".docx", "damaged"),
    "no Word file": (pack({"a.txt": "x"}), ".docx", "damaged"),
    "no XML": (with_document("words"), ".docx", "damaged"),
    "a picture": (b"\x89PNG\r\n\x1a\n", ".docx", "damaged"),
    "Word before 2007": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, ".docx", "before 2007"),
    "locked Word file": (locked_zip(), ".docx", "password"),
    "no words": (make_docx(text(" ")), ".docx", "no words"),
    "far too long": (make_docx(text("word " * 61_000)), ".docx", "far longer"),
    "locked PDF": (locked_pdf(), ".pdf", "password"),
    "damaged PDF": (GOOD_PDF[:300], ".pdf", "damaged"),
    "no PDF": (b"%PDF-1.7 nothing", ".pdf", "damaged"),
    "scan": (scanned_pdf(), ".pdf", "no words"),
    "many pages": (many_pages(), ".pdf", "61|62 pages"),
    "no text": (b"\0\1\2\3", ".txt", "not a text"),
    "RTF": (b"{\\rtf1 words}", ".txt", "RTF"),
    "a line without end": (b"word " * 10_000, ".txt", "no person wrote"),
    "entities in a web page": (b'<!DOCTYPE x [<!ENTITY a "b">]><p>&a;</p>', ".html", "signs of its own"),
    "another kind": (b"x", ".odt", "are not read"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_cannot_be_read_is_refused(name: str) -> None:
    """Each is refused with what is wrong and what to do, in plain words."""
    data, ending, message = CASES[name]
    with pytest.raises(RefusedError, match=message) as refused:
        read_document(data, ending)
    assert refused.value.refusal.hint


def answer_of(data: bytes, ending: str) -> Document | Refusal:
    try:
        return read_document(data, ending)
    except RefusedError as refused:
        return refused.refusal


@pytest.mark.parametrize("ending", READERS)
def test_damage_anywhere_is_refused_or_read(ending: str) -> None:
    """A file with a stretch of it spoilt gives a document or a refusal, and never another error."""
    whole = {".docx": GOOD, ".pdf": GOOD_PDF}.get(
        ending, b"<h2>Learning</h2>\n\n- *Made* up &amp; long &#x110000; <![CDATA["
    )
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        spoilt = whole[:at] + b"\xff\x00<" * 5 + whole[at + 15 :]
        assert isinstance(answer_of(spoilt, ending), Document | Refusal)


def test_a_document_is_read_in_a_process_of_its_own() -> None:
    """What comes back is the same as without; a refusal comes back as one; the reader can be used again."""
    with SafeReader() as reader:
        assert reader.read(GOOD, ".docx") == read_document(GOOD, ".docx")
        with pytest.raises(RefusedError, match="damaged"):
            reader.read(GOOD[:100], ".docx")
        assert reader.read(GOOD_PDF, ".pdf") == read_document(GOOD_PDF, ".pdf")


def test_a_file_that_takes_too_long_is_given_up() -> None:
    """The time is limited: the process is stopped, and a new one reads the next file."""
    with SafeReader(seconds=0) as reader:
        with pytest.raises(RefusedError, match="far longer to read"):
            reader.read(GOOD, ".docx")
        reader._seconds = 60
        assert reader.read(GOOD, ".docx").lines


def test_a_reader_that_dies_refuses_the_file() -> None:
    """A file that kills the process that reads it is refused, and the next is read."""
    with SafeReader() as reader:
        reader.read(GOOD, ".docx")
        assert reader._process is not None
        reader._process.kill()
        reader._process.join()
        with pytest.raises(RefusedError, match="made the reader stop"):
            reader.read(GOOD, ".docx")
        assert reader.read(GOOD, ".docx").lines


@pytest.mark.parametrize(
    ("error", "words"),
    [(MemoryError(), "memory"), (RecursionError(), "without end"), (TypeError("secret"), "TypeError")],
)
def test_a_fault_of_a_reader_is_named(error: Exception, words: str) -> None:
    """A fault in a reader refuses the file and says its kind, never what the document says."""

    def read(_data: bytes, _ending: str) -> Document:
        raise error

    answer = child._answer(read, b"", ".txt")
    assert not isinstance(answer, Document)
    assert words in answer.message
    assert "secret" not in answer.message


def test_no_connection_is_opened_while_reading() -> None:
    """The process that reads may not ask the network for anything."""
    with pytest.raises(PermissionError):
        child._forbid_network("socket.connect", ())
    child._forbid_network("open", ())


def test_memory_is_limited_where_the_system_can() -> None:
    """A file that needs more memory than allowed is refused; a system that keeps no such limit reads it."""
    with SafeReader(memory=1) as reader:
        if sys.platform == "linux":
            with pytest.raises(RefusedError):
                reader.read(GOOD_PDF, ".pdf")
        else:
            assert reader.read(GOOD_PDF, ".pdf").lines


def test_the_makers_of_these_tests_make_good_files() -> None:
    """The files that are spoilt above are read when they are whole."""
    assert [line.text for line in read_document(GOOD, ".docx").lines] == ["Case summary", "A made-up text."]
    assert [line.text for line in read_document(GOOD_PDF, ".pdf").lines] == ["Case summary", "A made-up text."]
