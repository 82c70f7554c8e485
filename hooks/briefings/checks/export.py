"""The finished export -> problems: each sentence of each briefing must be in it, and no word that is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html as lxml_html

from ..model import Briefing, KnowledgeBase, walk_prose
from ..problems import Place, Problem, sort_problems
from ..views.export import WrittenPage
from ..views.links import briefing_address
from ..views.search import PageSection, build_page_entries, build_search_entries
from .site_words import check_unpublished_words

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def check_export(
    docs: Path, kb: KnowledgeBase, written: tuple[WrittenPage, ...], unpublished: tuple[Briefing, ...]
) -> tuple[Problem, ...]:
    """Read the finished folder of pages back and compare it with what it should show.

    Args:
        docs: the folder of pages as written.
        kb: what it should show.
        written: the pages written by hand, whose words are public.
        unpublished: briefings no word of which may be in any file.
    """
    sections = (PageSection(page.title, None, page.words, page.address) for page in written)
    entries = (*build_search_entries(kb), *build_page_entries(sections))
    problems = [*_check_briefings(docs, kb), *check_unpublished_words(docs, kb, entries, unpublished)]
    return sort_problems(problems)


def _check_briefings(docs: Path, kb: KnowledgeBase) -> Iterator[Problem]:
    """Every text of a briefing is read on its page, letter by letter, and every learning point has its anchor."""
    for briefing in kb.readable:
        path = briefing_address(briefing.id).removesuffix(".html") + ".md"
        if not (docs / path).is_file():
            yield Problem("page-missing", f"the page of the briefing {briefing.id} is missing", Place(path))
            continue
        page = lxml_html.fragment_fromstring(_FRONT_MATTER.sub("", (docs / path).read_text(encoding="utf-8")))
        words, ids = _squeeze(str(page.text_content())), set(page.xpath("//@id"))
        for number, text in enumerate(_list_shown(briefing), 1):
            if _squeeze(text) not in words:
                yield Problem("words-missing", f"text {number} of the briefing {briefing.id} is missing", Place(path))
        for point in briefing.points:
            if point.id not in ids:
                yield Problem("point-missing", f"the learning point {point.id} is missing", Place(path))


def _list_shown(briefing: Briefing) -> Iterator[str]:
    """Every text that its page shows: all, but for what only lists and the description of the page say."""
    elsewhere = {briefing.summary, briefing.short_title}
    yield from (text for text in walk_prose(briefing) if text not in elsewhere)


def _squeeze(text: str) -> str:
    """White space may be set anew; nothing else may differ."""
    return "".join(text.split())
