"""The site's own settings -> the settings of an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..views.imprint import Imprint
from .export_text import escape_for_theme, render_yaml
from .pages import FOLDERS

DOCS = "docs"
# Taken over from the site's own settings: other engines know them. The first two only as far as they keep words whole.
KEPT_SETTINGS = ("exclude_docs", "draft_docs", "nav", "not_in_nav", "validation")
# Extensions that would look for Markdown, for includes or for marks of their own inside of what must stay as it is.
LEFT_OUT_EXTENSIONS = {"md_in_html", "markdown.extensions.md_in_html", "pymdownx.snippets", "pymdownx.blocks.html"}


def render_settings(imprint: Imprint, own: Mapping[str, object]) -> str:
    """The settings for MkDocs and what reads the same: no hook, no template and no style of ours.

    Args:
        imprint: whose site it is.
        own: the site's own settings.
    """
    board = imprint.board
    settings: dict[str, object] = {
        "site_name": escape_for_theme(board.site_name),
        "site_description": escape_for_theme(board.site_description),
        **({"site_url": f"{board.site_root}/"} if board.site_root else {}),
        "docs_dir": DOCS,
        "site_dir": "site",
        # The addresses of pages end in .html, as they do on this site.
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "en", "font": False, "favicon": "images/favicon.svg"},
        "plugins": ["search"],
        "markdown_extensions": list(_choose_extensions(own.get("markdown_extensions"))),
        **{name: own[name] for name in KEPT_SETTINGS if name in own},
    }
    not_in_nav = (*str(own.get("not_in_nav") or "").split(), *(f"/{folder}/" for folder in FOLDERS))
    settings["not_in_nav"] = "".join(f"{pattern}\n" for pattern in not_in_nav)
    return f"# Written by an export: all of this folder is replaced by the next one.\n{render_yaml(settings)}"


def _choose_extensions(own: object) -> Iterator[object]:
    for extension in own if isinstance(own, list) else ():
        name = next(iter(extension)) if isinstance(extension, dict) else extension
        if name not in LEFT_OUT_EXTENSIONS:
            yield extension
