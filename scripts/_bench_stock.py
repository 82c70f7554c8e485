"""Stock MkDocs with Material for MkDocs: the same texts as Markdown pages under the same headings, the facets as tags.

The theme's search and tags plugins are on and everything else is as it comes, only without fonts from elsewhere. It has
no page for a theme or an agency, no checklist, no feed, and checks no text: less than ours makes.
"""

from __future__ import annotations

import sys

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from _bench_content import read_briefing, read_labels
from _bench_way import TEMPLATES, Way


class Stock(Way):
    """The pages left out of the navigation; one page lists them."""

    name = "stock"
    about = "MkDocs with Material as they come, pages left out of the navigation"
    must_have = ("index.html", "search/search_index.json", "sitemap.xml")
    is_in_nav = False

    def prepare(self) -> None:
        docs = self.place / "docs"
        (docs / "briefings").mkdir(parents=True)
        # Markdown is no markup that could be escaped: the synthetic texts hold nothing that it would take for its own.
        templates = Environment(
            loader=FileSystemLoader(TEMPLATES / "stock"), undefined=StrictUndefined, autoescape=False, trim_blocks=True
        )
        labels = read_labels(self.content)
        page = templates.get_template("briefing.md.j2")
        briefings = [read_briefing(path) for path in self.content.paths()]
        for briefing in briefings:
            text = page.render(briefing=briefing, labels=labels)
            (docs / "briefings" / f"{briefing['id']}.md").write_text(text, encoding="utf-8")
        for name, path in (("index.md.j2", docs / "index.md"), ("mkdocs.yml.j2", self.place / "mkdocs.yml")):
            text = templates.get_template(name).render(briefings=briefings, is_in_nav=self.is_in_nav)
            path.write_text(text, encoding="utf-8")

    def command(self) -> list[str]:
        return [sys.executable, "-m", "mkdocs", "build", "--strict"]


class StockInNavigation(Stock):
    """Every page in the navigation, as it is when nothing is said: each page holds links to all."""

    name = "stock-nav"
    about = "MkDocs with Material as they come, every page in the navigation (not above 1,000)"
    largest = 1000
    is_in_nav = True
