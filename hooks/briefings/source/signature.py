"""A person's signature, written into a briefing's file; all else in the file stays as it is."""

from __future__ import annotations

import codecs
import os
from datetime import date
from pathlib import Path

from ..model import AnonymityBasis, Briefing
from ..signing import hash_text
from .blocks import put_block


def write_signature(path: Path, briefing: Briefing, *, by: str, on: date) -> None:
    """Sign a briefing: ``by`` has read its text on the day ``on``, as it stands now.

    Args:
        path: the briefing's file, in UTF-8.
        briefing: what was read from it.

    Raises:
        ValueError: the file cannot be written without changing more than the signature.
        OSError: it cannot be read or written. Then it is as it was.
    """
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    signature = {
        "basis": AnonymityBasis.CHECKED_BY_PERSON.value,
        "checked_by": by,
        "checked_on": on.isoformat(),
        "text_hash": hash_text(briefing),
    }
    text = put_block(data.removeprefix(mark).decode("utf-8"), "anonymity", signature)
    replace_file(path, mark + text.encode("utf-8"))


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, whatever stops the program; raises ``OSError`` when it cannot be written."""
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
