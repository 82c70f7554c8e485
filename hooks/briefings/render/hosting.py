"""Header rules -> the files by which the usual hosts are told them, one for each kind of host.

Only values of our own and checked host names stand in these files: nothing an author writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..views.headers import (
    APACHE_FILE,
    AZURE_FILE,
    HEADERS_FILE,
    IIS_FILE,
    NGINX_FILE,
    NO_JEKYLL_FILE,
    HeaderRule,
)
from .html import render_template


def render_hosting_files(
    rules: tuple[HeaderRule, ...], folders: tuple[str, ...], served_at: str
) -> Iterator[tuple[str, str]]:
    """Each file for hosts: its address and its text.

    Args:
        rules: the rule for all files first, then those of folders.
        folders: every folder at the top of the site.
        served_at: where on its server the site stands, such as ``/`` or ``/learning/``.
    """
    yield HEADERS_FILE, _render(HEADERS_FILE, paths=tuple(_list_paths(rules, folders)))
    yield AZURE_FILE, json.dumps(_build_azure(rules), indent=2) + "\n"
    for name in (IIS_FILE, APACHE_FILE, NGINX_FILE):
        yield name, _render(name, rules=rules, served_at=served_at, pattern=re.escape(served_at))
    yield NO_JEKYLL_FILE, ""


def _list_paths(rules: tuple[HeaderRule, ...], folders: tuple[str, ...]) -> Iterator[tuple[str, HeaderRule]]:
    """Paths of which no two match the same address: the home page, the files beside it, and each folder."""
    special = {rule.folder: rule for rule in rules[1:]}
    yield "/", rules[0]
    yield "/:file", rules[0]
    for folder in folders:
        yield f"/{folder}/*", special.get(folder, rules[0])


def _build_azure(rules: tuple[HeaderRule, ...]) -> dict[str, Any]:
    """Azure takes the first route that matches, and its headers instead of the global ones of the same name."""
    return {
        "globalHeaders": dict(rules[0].headers),
        "routes": [
            {
                "route": f"/{rule.folder}/*",
                "headers": dict(pair for pair in rule.headers if pair not in rules[0].headers),
            }
            for rule in rules[1:]
        ],
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
        "mimeTypes": {".json": "application/json", ".woff2": "font/woff2"},
    }


def _render(name: str, **context: object) -> str:
    return str(render_template(f"hosting/{name}", **context)) + "\n"
