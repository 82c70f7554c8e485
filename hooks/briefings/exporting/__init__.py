"""A build -> a folder of plain Markdown, assets and settings, from which other engines build the same pages.

In order: what is written by hand is read (``reading``), the files are written (``writing``), and the finished folder is
held against the briefings (``checks.export``): no sentence missing, no unpublished word in it.
"""

from .reading import read_written_part
from .writing import Export, write_export

__all__ = ["Export", "read_written_part", "write_export"]
