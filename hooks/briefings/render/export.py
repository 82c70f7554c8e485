"""Views -> plain Markdown files and settings, from which other engines build a site with the same addresses.

The words are those of the site's own pages, made from the same views, without what only this site's scripts can do.
Each page made from the content is front matter and one HTML block (see ``export_text``). A page written by hand keeps
its Markdown; what it shows follows as such a block. Pages about searching, ticking and keeping would tell of things
that are not there: those have words of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from ..model import Briefing, KnowledgeBase, TermList
from ..views.briefing_list import build_briefing_years, build_home_view
from ..views.briefing_page import build_briefing_view
from ..views.checklist import build_checklist
from ..views.embedding import build_embed_help
from ..views.export import WrittenPage, WrittenPart
from ..views.find_page import FindPage, build_find_page
from ..views.imprint import Imprint
from ..views.life import build_moved, build_withdrawn
from ..views.links import root_from
from ..views.list_pages import build_briefing_parts, build_point_parts, link_briefing_parts, link_point_parts
from ..views.news import build_news
from ..views.page_head import build_feed_links
from ..views.search import build_search_entries
from ..views.sheet_files import SheetFile
from ..views.term_page import TermPage, build_term_cards, build_term_pages, build_unused_terms
from .export_settings import DOCS, render_settings
from .export_text import escape_for_theme, render_block, render_front_matter
from .html import render_template
from .listings import LISTING_NAMES

SETTINGS = "mkdocs.yml"
README = "README.md"
# Written pages that tell of what this site's scripts do, and what an export says about itself instead.
OWN_WORDS = {
    "accessibility.md": "How accessible these pages are, and what to do when something is in your way.",
    "find.md": "Every learning point, with the briefing it comes from.",
    "how-to-use.md": "Three ways to use the briefings, before a visit, in a team meeting and in supervision.",
    "my-sheet.md": "Where to find sheets to print.",
    "privacy.md": "These pages ask for nothing about you.",
}
Files = Callable[[str], tuple[SheetFile, ...]]


def render_export(kb: KnowledgeBase, imprint: Imprint, files: Files, written: WrittenPart) -> Iterator[tuple[str, str]]:
    """Every text file of an export: its path from the export's folder, and its text.

    Args:
        kb: what the site shows: no draft, no withdrawn text.
        imprint: whose site it is and when it was built.
        files: the sheets to offer, by the address of the page they were made from.
        written: what was written by hand.

    Raises:
        KeyError: a written page asks for a listing that there is none of.
    """
    yield README, str(render_template("export/README.md"))
    yield SETTINGS, render_settings(imprint, written.settings)
    for page in written.pages:
        yield f"{DOCS}/{page.path}", _render_written(page, written.menu_titles.get(page.path), kb, imprint)
    for address, text in _render_generated(kb, imprint, files):
        yield f"{DOCS}/{address.removesuffix('.html')}.md", text


def _render_generated(kb: KnowledgeBase, imprint: Imprint, files: Files) -> Iterator[tuple[str, str]]:
    for briefing in kb.readable:
        yield _render_briefing(kb, briefing, imprint, files)
        yield _render_checklist(kb, briefing, imprint, files)
    for withdrawn in build_withdrawn(kb):
        text = "The board has taken this briefing away. Its words are no longer here."
        meta = _describe("Withdrawn briefing", text, is_current=False)
        yield withdrawn.address, _render_page("withdrawn", withdrawn.address, meta, imprint, view=withdrawn)
    for moved in build_moved(kb):
        meta = _describe(f"Moved: {moved.target.label}", "This page has moved to another address.", is_current=False)
        yield moved.address, _render_page("moved", moved.address, meta, imprint, view=moved)
    for term_list in (TermList.THEMES, TermList.AGENCIES):
        for term in build_term_pages(kb, term_list):
            yield _render_term(term, imprint, files)
    for briefings in build_briefing_parts(kb):
        meta = _describe(briefings.title, briefings.description)
        yield briefings.address, _render_page("briefing-part", briefings.address, meta, imprint, view=briefings)
    for points in build_point_parts(kb):
        meta = _describe(points.title, points.description)
        yield points.address, _render_page("point-part", points.address, meta, imprint, view=points)


def _render_briefing(kb: KnowledgeBase, briefing: Briefing, imprint: Imprint, files: Files) -> tuple[str, str]:
    view = build_briefing_view(kb, briefing)
    offered = (*files(view.address), *files(view.checklist_address))
    meta = _describe(view.title, view.summary, is_current=not view.life.is_replaced)
    return view.address, _render_page("briefing", view.address, meta, imprint, view=view, files=offered)


def _render_checklist(kb: KnowledgeBase, briefing: Briefing, imprint: Imprint, files: Files) -> tuple[str, str]:
    view = build_checklist(kb, briefing)
    description = f"Learning points to tick, print and talk about: {view.size}."
    meta = _describe(f"Checklist: {view.title}", description, is_current=not view.life.is_replaced)
    offered = files(view.address)
    return view.address, _render_page("checklist", view.address, meta, imprint, view=view, files=offered)


def _render_term(view: TermPage, imprint: Imprint, files: Files) -> tuple[str, str]:
    name = "term-parts" if view.parts else "term"
    meta = _describe(view.title, view.description)
    return view.address, _render_page(name, view.address, meta, imprint, view=view, files=files(view.address))


def _render_written(page: WrittenPage, menu_title: str | None, kb: KnowledgeBase, imprint: Imprint) -> str:
    if page.path in OWN_WORDS:
        meta = _describe(menu_title or page.title, OWN_WORDS[page.path])
        found = _build_find_page(kb) if page.path == "find.md" else None
        return _render_page(page.path.removesuffix(".md"), page.address, meta, imprint, found=found)
    if page.listing and page.listing not in LISTING_NAMES:
        raise KeyError(page.listing)
    # A title in the front matter would go before the menu's in some themes; on the site the menu's goes first.
    left_out = {"shows", "title"} if menu_title else {"shows"}
    kept = {name: value for name, value in page.meta.items() if name not in left_out}
    block = _render_listing(page, kb, imprint)
    return f"{render_front_matter(kept) if kept else ''}\n{page.words.strip()}\n\n{block}\n"


def _build_find_page(kb: KnowledgeBase) -> FindPage:
    return build_find_page(kb, build_search_entries(kb), link_point_parts(kb))


def _render_listing(page: WrittenPage, kb: KnowledgeBase, imprint: Imprint) -> str:
    terms = {"themes": TermList.THEMES, "agencies": TermList.AGENCIES}.get(page.listing or "", TermList.THEMES)
    parts = link_briefing_parts(kb)
    return render_block(
        "export/listing.html",
        shows=page.listing,
        home=build_home_view(kb),
        parts=parts,
        years=() if parts else build_briefing_years(kb),
        term_cards=build_term_cards(kb, terms),
        unused=build_unused_terms(kb, terms),
        news=build_news(kb),
        feeds=build_feed_links(imprint),
        help=build_embed_help(kb, imprint),
        **_place(page.address, imprint),
    )


def _describe(title: str, description: str, *, is_current: bool = True) -> dict[str, object]:
    """The front matter of a page; a page that is not current stands in no engine's own search."""
    meta: dict[str, object] = {"title": escape_for_theme(title), "description": escape_for_theme(description)}
    return meta if is_current else {**meta, "search": {"exclude": True}}


def _render_page(name: str, address: str, meta: dict[str, object], imprint: Imprint, **context: object) -> str:
    block = render_block(f"export/{name}.html", **_place(address, imprint), **context)
    return f"{render_front_matter(meta)}\n{block}\n"


def _place(address: str, imprint: Imprint) -> dict[str, object]:
    """What every page says of itself, and its way back to the site's root."""
    root = Markup(root_from(address))  # noqa: S704 -- dots and strokes
    return {"root": root, "imprint": imprint, "online": imprint.web_address(address)}
