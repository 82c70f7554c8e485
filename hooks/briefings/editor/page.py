"""The form's page: its fields from the model, its scripts and style sheet, and the same as files to keep."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..checks.ids import RESERVED_ENDINGS, RESERVED_IDS
from ..model import Kind
from ..render.html import render_template
from ..source import read_vocabulary
from .fields import FormField, build_fields
from .fields import Kind as FieldKind

ASSETS = Path(__file__).parent / "assets"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'"
)
# In the order in which they rest on each other.
LIBRARY = "vendor/yaml-2.9.1/yaml.js"
SCRIPTS = (
    "cleaning",
    "yaml-scalars",
    "yaml-words",
    "yaml-tree",
    "yaml-writing",
    "yaml-stretches",
    "yaml-fields",
    "yaml-entries",
    "yaml-source",
    "spec",
    "history",
    "document",
    "bullets",
    "aligning",
    "ids",
    "lists",
    "templates",
    "field",
    "field-text",
    "field-choices",
    "field-lines",
    "field-entries",
    "field-settle",
    "own-rules",
    "asking",
    "draft",
    "file-saving",
    "places",
    "problems",
    "parts",
    "reporting",
    "bar",
    "checking",
    "showing",
    "merging",
    "conflict",
    "crash-copy",
    "start",
    "saving",
    "keys",
    "editor",
)
IMPORT_STYLES = ("tokens.css", "side-by-side.css")
"""What the page of an import has beside it."""
BUNDLE = "form.js"
"""The page's own scripts as one, since each request costs the preview a connection of its own."""
STYLES = ("tokens", "fonts")
"""Style sheets of the site that the form takes too."""

_KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


def render_page(folder: Path, *, token: str = "") -> str | None:
    """The form's page; ``None`` while the vocabulary cannot be read.

    Args:
        folder: the folder of the briefings, whose vocabulary gives the choices.
        token: what the page shows the preview with each request; without one it works by files alone.
    """
    vocabulary = read_vocabulary(folder)
    if vocabulary is None:
        return None
    fields = build_fields(vocabulary)
    return str(
        render_template(
            "editor/page.html",
            # What an import left to decide comes first: it is why the briefing was opened.
            fields=sorted(fields, key=lambda field: field.kind is not FieldKind.SETTLE),
            data=_as_json({"fields": [_describe(field) for field in fields], "reserved": _describe_reserved()}),
            kinds=[(kind.value, kind.label) for kind in Kind],
            kind=FieldKind,
            scripts=(LIBRARY, BUNDLE),
            styles=STYLES,
            policy=CONTENT_SECURITY_POLICY,
            token=token,
        )
    )


def read_asset(path: str) -> tuple[str, bytes] | None:
    """One of the page's own files, with its type; ``None`` for any other address."""
    name = path.removeprefix("assets/") if path.startswith("assets/") else ""
    if name == BUNDLE:
        return _KINDS[".js"], _join_scripts()
    file = {file.relative_to(ASSETS).as_posix(): file for file in _list_assets()}.get(name)
    return (_KINDS[file.suffix], file.read_bytes()) if file else None


def _join_scripts() -> bytes:
    return b"\n".join((ASSETS / f"{name}.js").read_bytes() for name in SCRIPTS)


def write_form(folder: Path, site: Path, target: Path) -> None:
    """The form as files to keep: it opens from there without the preview, and saves where the browser lets it.

    Args:
        folder: the folder of the briefings.
        site: the folder of the hand-written pages, with the style sheets and fonts.
        target: where to put it; the page is ``form/index.html`` in it.

    Raises:
        ValueError: the vocabulary cannot be read.
    """
    html = render_page(folder)
    if html is None:
        raise ValueError("The vocabulary has a mistake in it. Type  python3 scripts/check.py  to see which.")
    for name in STYLES:
        _copy(site / "stylesheets" / f"{name}.css", target / "stylesheets" / f"{name}.css")
    for font in (site / "fonts").iterdir():
        _copy(font, target / "fonts" / font.name)
    for file in _list_assets():
        _copy(file, target / "form" / "assets" / file.relative_to(ASSETS))
    (target / "form" / "assets" / BUNDLE).write_bytes(_join_scripts())
    (target / "form" / "index.html").write_text(html, encoding="utf-8", newline="\n")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _list_assets() -> Iterator[Path]:
    """The files that are handed out as they are: style sheets, and what others made, with its licence."""
    for file in ASSETS.rglob("*"):
        if file.suffix in _KINDS and (file.suffix != ".js" or "vendor" in file.parts):
            yield file


def _describe(field: FormField) -> dict[str, Any]:
    """What the page's scripts need to know of a field."""
    return {
        "name": field.name,
        "kind": field.kind.value,
        "label": field.label,
        "isRequired": field.is_required,
        "isWord": field.is_word,
        "mayWait": field.may_wait,
        "rule": field.rule,
        "choices": [choice.value for choice in field.choices],
        "fields": [
            {**_describe(inner), "isMain": inner is field.main, "isList": inner.kind is FieldKind.LINES}
            for inner in field.fields
        ],
    }


def _describe_reserved() -> dict[str, Any]:
    return {"ids": sorted(RESERVED_IDS), "endings": RESERVED_ENDINGS.pattern}


def _as_json(data: dict[str, Any]) -> Markup:
    """Data for a block of the page that is no script: nothing in it can end that block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 -- no sign that HTML would act on is left in it
