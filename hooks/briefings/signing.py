"""Signing: a person vouches for a text as it stands, and any change of it afterwards voids the signature."""

from __future__ import annotations

import hashlib
import json

from .corrections import apply_corrections
from .model import Briefing

NOT_SIGNED: dict[str, bool | set[str]] = {
    # What says where the briefing stands and why; readers see nothing of it that could identify anybody.
    "id": True,
    "status": True,
    "superseded_by": True,
    "formerly": True,
    "dates": True,
    "related": True,
    "editorial": True,
    "corrections": True,
    "exceptions": True,
    "anonymity": True,
    "source": {"file", "sha256"},
}
"""The fields that may change without a new signature; all others, those of later releases included, need one."""


def hash_text(briefing: Briefing) -> str:
    """The SHA-256, in 64 hexadecimal digits, of what readers see of a briefing, approved corrections included.

    How the file is laid out does not matter. Fields that are empty do not count either, so that a new release of this
    software with more fields voids no signature.
    """
    content = apply_corrections(briefing).model_dump(mode="json", exclude=NOT_SIGNED, exclude_defaults=True)
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
