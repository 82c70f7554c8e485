"""Finds LibreOffice for the tests that read Word files back: one that is installed, or one fetched for them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from _browser import can_fetch_by_apt, has_apt, succeeds
from _plain_words import say

COMMANDS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
# The fonts are as wide as the one the Word sheets ask for; with others their pages would fall otherwise.
PACKAGES = ("libreoffice-writer-nogui", "fonts-liberation")


class OfficeMissingError(Exception):
    """There is no LibreOffice; the message says which command puts one there."""


def find_office() -> Path | None:
    """The first LibreOffice there is, in this order: OFFICE_PATH, the search path, the usual places.

    Raises ``OfficeMissingError`` when OFFICE_PATH names no file: another in its stead would surprise.
    """
    named = os.environ.get("OFFICE_PATH")
    if named:
        if not Path(named).is_file():
            raise OfficeMissingError(f"OFFICE_PATH is set to {named}, but there is no LibreOffice. Put that right.")
        return Path(named)
    return next((place for place in _places() if place.is_file()), None)


def ensure_office() -> Path:
    """A LibreOffice, fetched if need be. Raises ``OfficeMissingError`` with the one command to type."""
    found = find_office()
    if found:
        return found
    if can_fetch_by_apt():
        say("No LibreOffice found. Fetching one to read the Word sheets back. This takes a few minutes...")
        succeeds(["apt-get", "update", "--quiet"])
        succeeds(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *PACKAGES])
        found = find_office()
        if found:
            return found
    raise OfficeMissingError(f"No LibreOffice to read the Word sheets back with. {how_to_get_one()}")


def how_to_get_one() -> str:
    """The one thing to do when there is none, for this system."""
    if has_apt():
        return f"Type:  sudo apt install {' '.join(PACKAGES)}"
    return "Install LibreOffice, or set OFFICE_PATH to where its soffice is."


def _places() -> Iterator[Path]:
    for command in COMMANDS:
        on_path = shutil.which(command)
        if on_path:
            yield Path(on_path)
    yield from map(Path, PLACES)
