"""Looks through plain text for what could identify a person: a text goes in, findings with their places come out.

It knows nothing of briefings, files or YAML. A finding says where, what kind and how grave, and never repeats the
words, so that it can stand in a log. ``BLIND_SPOTS`` says in plain words what cannot be found.
"""

from .blind_spots import BLIND_SPOTS
from .hits import is_within
from .kinds import Found, Kind
from .masking import MASK, mask_spans, mask_text
from .scanning import find_words, forget_scans, scan_name, scan_text
from .words import is_known as is_ordinary

__all__ = [
    "BLIND_SPOTS",
    "MASK",
    "Found",
    "Kind",
    "find_words",
    "forget_scans",
    "is_ordinary",
    "is_within",
    "mask_spans",
    "mask_text",
    "scan_name",
    "scan_text",
]
