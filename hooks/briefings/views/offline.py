"""The copy of the whole site in one file, for computers without the internet: where it stands and what is in it."""

from __future__ import annotations

from .catalogue import CATALOGUE_PATH, SCHEMA_PATH
from .headers import EMBED_FOLDER, HOSTING_FILES
from .page_head import ATOM_FEED, JSON_FEED
from .sitemap import ROBOTS, SITEMAP

OFFLINE_COPY = "offline/learning-from-reviews.zip"
# All files of the copy stand in one folder, so that unpacking it never strews them about.
COPY_FOLDER = "learning-from-reviews"
# What makes no sense away from a web server: the error page, and all that is for programs and hosts.
_LEFT_OUT = {"404.html", ROBOTS, SITEMAP, ATOM_FEED, JSON_FEED, CATALOGUE_PATH, SCHEMA_PATH, *HOSTING_FILES}
_LEFT_OUT_FOLDERS = {EMBED_FOLDER, OFFLINE_COPY.partition("/")[0]}


def belongs_in_copy(address: str) -> bool:
    """Whether a file of the site, by its address from the site's root, belongs in the copy."""
    return address not in _LEFT_OUT and address.partition("/")[0] not in _LEFT_OUT_FOLDERS


def describe_size(size: int) -> str:
    """The size of a file in words: ``1.4 MB``, ``820 kB``."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)):,} kB"
