"""Every byte of a built site, taken out of whatever it is packed into."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2


def read_output(site: Path) -> Iterator[tuple[str, str]]:
    """Each file of a folder with all that can be read in it; what is packed into it follows under its name."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        yield from read_packed(path.relative_to(site).as_posix(), path.read_bytes())


def read_packed(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """A file's own bytes, then those of the files in an archive, of a compressed file, or of a PDF's parts."""
    yield name, _as_text(data)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{name} comment", _as_text(archive.comment)
            for part in archive.namelist():
                yield from read_packed(f"{name}!{part}", archive.read(part))
    elif data.startswith(b"\x1f\x8b"):
        yield from read_packed(f"{name}!", gzip.decompress(data))
    elif data.startswith(b"%PDF"):
        yield f"{name} text", " ".join(_read_pdf_texts(data))
        yield f"{name} parts", " ".join(_read_pdf_parts(data))


def _as_text(data: bytes) -> str:
    # Office programs and PDF write some texts in UTF-16.
    return "\n".join(data.decode(encoding, errors="replace") for encoding in ("utf-8", "utf-16-be", "utf-16-le"))


def _read_pdf_texts(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield " ".join(page.get_textpage().get_text_bounded().split())


def _read_pdf_parts(data: bytes) -> Iterator[str]:
    """Every text and every stream of a PDF: titles, bookmarks, alternative texts, metadata, fields, attachments."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for part in document.objects:
            yield from _read_pdf_part(part)


def _read_pdf_part(part: pikepdf.Object) -> Iterator[str]:
    if isinstance(part, pikepdf.String):
        yield str(part)
    elif isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
        if isinstance(part, pikepdf.Stream):
            yield _as_text(_unpack(part))
        for _key, value in part.items():  # noqa: PERF102 - a PDF object gives no values alone
            yield from _read_direct(value)
    elif isinstance(part, pikepdf.Array):
        for value in part:
            yield from _read_direct(value)


def _read_direct(value: object) -> Iterator[str]:
    """What stands inside a part itself; what it only refers to comes in its own turn."""
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _read_pdf_part(value)


def _unpack(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, zlib.error):
        return stream.read_raw_bytes()  # A picture's own packing: it holds no words.
