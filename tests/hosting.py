"""What a host of static sites does with a ``_headers`` file, as Netlify and Cloudflare Pages describe it."""

from __future__ import annotations

import re

Headers = dict[str, str]


def read_headers_file(text: str, path: str) -> list[Headers]:
    """The headers of each rule whose pattern matches a path: ``*`` stands for anything, ``:name`` for one part."""
    rules: list[tuple[str, Headers]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
        else:
            assert not line or line.startswith("#"), f"no host can read this line: {line!r}"
    return [headers for pattern, headers in rules if re.fullmatch(_to_regex(pattern), path)]


def _to_regex(pattern: str) -> str:
    parts = re.split(r"(\*|:[a-z]+)", pattern)
    return "".join(".*" if p == "*" else "[^/]+" if p.startswith(":") else re.escape(p) for p in parts)
