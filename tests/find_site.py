"""The find page as files: the real template, styles, scripts and index round a collection, without a site engine.

For the tests of the search and for measuring it. The shell is the least that a built page would be.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from briefings.model import KnowledgeBase
from briefings.page_parts import SCRIPTS as PAGE_SCRIPTS
from briefings.page_parts import list_styles
from briefings.render.html import render_template
from briefings.render.search_index import ENTRIES_PATH, INDEX_PATH, render_search_index
from briefings.views.find_page import build_find_page
from briefings.views.imprint import Imprint
from briefings.views.list_pages import link_point_parts
from briefings.views.search import PageSection, SearchEntry, build_page_entries, build_search_entries, list_term_words

DOCS = Path(__file__).resolve().parents[1] / "docs"
# The button for the reader's sheet rests on scripts of every page, which are not here.
OWN_SCRIPTS = tuple(f"javascripts/{name}.js" for name in PAGE_SCRIPTS["find"] if name != "sheet-button")
SCRIPTS = (INDEX_PATH, ENTRIES_PATH, *OWN_SCRIPTS)
# As strict as the site's own policy; the page round the template is the least that a built page would be.
HARNESS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
 img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'">
<title>Find</title>
<link rel="icon" href="data:,">
<script src="javascripts/ready.js"></script>
{styles}
{scripts}
</head>
<body>
<form action="find.html" method="get" role="search" aria-label="Header">
<input type="search" name="q" id="header-search" aria-label="Find learning"><button>Find</button>
</form>
<article class="md-typeset lb-article" id="content"><h1>Find</h1>
{body}
</article>
</body>
</html>
"""
STYLES = list_styles("find")
PAGES = build_page_entries(
    [
        PageSection("About this site", None, "Synthetic page: what the board publishes here.", "about.html"),
        PageSection("How to use", "In supervision", "Synthetic page about supervision.", "how-to-use.html#supervision"),
    ]
)


def write_find_page(
    folder: Path, kb: KnowledgeBase, scripts: tuple[str, ...] = SCRIPTS, *, with_briefings: bool = True
) -> tuple[SearchEntry, ...]:
    """Writes the page, its scripts and its index into the folder, and a page for each briefing; gives the entries."""
    entries = (*build_search_entries(kb), *PAGES)
    imprint = Imprint(kb.board, date(2026, 3, 1))
    body = render_template(
        "find.html", page=build_find_page(kb, entries, link_point_parts(kb)), imprint=imprint, root=""
    )
    tags = "\n".join(f'<script defer src="{script}"></script>' for script in scripts)
    styles = "\n".join(f'<link rel="stylesheet" href="{style}">' for style in STYLES)
    for part in ("javascripts", "stylesheets", "fonts"):
        shutil.copytree(DOCS / part, folder / part, dirs_exist_ok=True)
    (folder / "search").mkdir(exist_ok=True)
    for address, text in render_search_index(entries, list_term_words(kb.vocabulary)):
        (folder / address).write_text(text, "utf-8")
    (folder / "find.html").write_text(HARNESS.format(styles=styles, scripts=tags, body=body), "utf-8")
    (folder / "briefings").mkdir(exist_ok=True)
    for briefing in kb.briefings if with_briefings else ():
        text = HARNESS.format(styles="", scripts="", body=f"<p>{briefing.id}</p>")
        text = text.replace("javascripts/", "../javascripts/")
        (folder / f"briefings/{briefing.id}.html").write_text(text, "utf-8")
    return entries
