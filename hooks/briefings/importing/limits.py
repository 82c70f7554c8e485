"""How large a document may be. A real briefing has a few pages; what is far beyond that is a mistake or an attack."""

from __future__ import annotations

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of a file; pictures make honest files large."""

LARGEST_PART = 16 * 1024 * 1024
"""Bytes of one unpacked part that is read."""

MOST_PARTS = 3000
"""Files inside a Word file."""

MOST_PAGES = 60
"""Pages of a PDF."""

MOST_WORDS = 60_000
"""Words of a document."""

SECONDS = 60
"""How long one file may take to read."""

MEMORY = 1536 * 1024 * 1024
"""Bytes of memory for reading, where the system can hold a program to it."""
