"""Data -> the text of a script that holds it. A page opened from a folder may load scripts, but no data."""

from __future__ import annotations

import json
from typing import Any


def render_json_literal(data: Any) -> str:
    """Data as JSON between the single quotes of a script: no quote, tag or line separator can end it.

    ``JSON.parse`` of such a text is several times faster for a browser than the same data written out as a script.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "'<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    escaped = text.replace("\\", "\\\\")
    return f"'{escaped}'"
