"""The package of a Word file: its parts in a zip whose bytes depend on nothing but them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: a real one would make each build's file another."""


def write_package(parts: dict[str, bytes]) -> bytes:
    """The parts by name, zipped in their order. Word wants ``[Content_Types].xml`` first."""
    package = BytesIO()
    with ZipFile(package, "w") as zipped:
        for name, content in parts.items():
            part = ZipInfo(name, _NO_TIME)
            # Left alone, this names the system that the file was made on.
            part.create_system = 0
            zipped.writestr(part, content, ZIP_DEFLATED, compresslevel=9)
    return package.getvalue()
