"""What the pages of an unsaved text will look like: rendered as a build renders them, and kept for a moment."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from lxml import html as lxml_html

from ..corrections import apply_corrections
from ..model import Briefing, KnowledgeBase
from ..render.pages import PageText, plan_briefing_pages
from ..sheets.maker import SheetMaker
from ..views.imprint import Imprint
from ..views.sheet_files import SheetForm
from ..views.sheets import build_briefing_sheets
from ..views.words import count_of
from .judging import Judgement

ReadPage = Callable[[str], bytes | None]
"""Gives the bytes of a page of the preview by its address from the site's root, or ``None``."""

SHELL = "briefings/index.html"
"""A page of the preview that stands as deep as a briefing's does: its frame, style sheets and menu serve the others."""

MOST_KEPT = 12


@dataclass(frozen=True)
class Showing:
    """What can be looked at: the pages by name with the addresses to open, and the sheets with their page counts."""

    pages: tuple[tuple[str, str], ...] = ()
    sheets: tuple[tuple[str, str], ...] = ()
    problem: str | None = None


class Shower:
    """Renders unsaved briefings and hands their pages out by a key that nobody can guess."""

    def __init__(self, read_page: ReadPage, sheet_folder: Path | None) -> None:
        self._read_page = read_page
        self._sheet_folder = sheet_folder
        self._kept: OrderedDict[str, dict[str, bytes]] = OrderedDict()
        self._lock = Lock()

    def show(self, judgement: Judgement, today: date) -> Showing:
        """Render the pages of a text that has no error; of any other, say that they wait."""
        kb, briefing = judgement.reading.knowledge_base, judgement.briefing
        shell = self._read_page(SHELL)
        if kb is None:
            return Showing(problem="The board's file or the vocabulary has to be put right first.")
        if briefing is None or shell is None:
            return Showing(problem="The pages show here as soon as nothing is left to put right.")
        shown = _put_in_place(kb, briefing, today)
        imprint = Imprint(kb.board, today)
        texts = tuple(page.render() for page in plan_briefing_pages(shown, shown.briefing(briefing.id), imprint))
        key = self._keep({text.address: _put_into_shell(shell, text) for text in texts})
        names = ("The page", "The checklist")
        pages = tuple((name, f"{text.address}?unsaved={key}") for name, text in zip(names, texts, strict=True))
        return Showing(pages, tuple(self._count_pages(shown, shown.briefing(briefing.id), imprint)))

    def page(self, address: str, key: str) -> bytes | None:
        """A page rendered a moment ago; ``None`` when it is not kept any more."""
        with self._lock:
            return self._kept.get(key, {}).get(address)

    def _keep(self, pages: dict[str, bytes]) -> str:
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[key] = pages
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return key

    def _count_pages(self, kb: KnowledgeBase, briefing: Briefing, imprint: Imprint) -> list[tuple[str, str]]:
        if self._sheet_folder is None:
            return []
        maker = SheetMaker(self._sheet_folder, imprint.built_on)
        counts = []
        for sheet in build_briefing_sheets(kb, briefing, imprint):
            try:
                maker.make_one(sheet, SheetForm.PDF)
                pages = maker.find(sheet, SheetForm.PDF).pages or 0
                counts.append((sheet.kind.label, count_of(pages, "page")))
            except ValueError as error:
                counts.append((sheet.kind.label, f"cannot be made: {error}"))
        return counts


def _put_in_place(kb: KnowledgeBase, briefing: Briefing, today: date) -> KnowledgeBase:
    """What the preview shows, with this briefing among the current ones whatever its status: it is looked at now."""
    shown = kb.as_shown(today, with_drafts=True)
    others = tuple(one for one in shown.briefings if one.id != briefing.id)
    return replace(shown, briefings=(apply_corrections(briefing), *others))


def _put_into_shell(shell: bytes, text: PageText) -> bytes:
    """A finished page: the frame of another one, with these words. No script runs in it."""
    page: Any = lxml_html.document_fromstring(shell.decode("utf-8"))
    article = page.get_element_by_id("content")
    for child in list(article):
        article.remove(child)
    # What fits into the page was escaped by our own templates, as on the page itself.
    article.extend(list(lxml_html.fragment_fromstring(str(text.html), create_parent="div")))
    # The frame around a page takes half of the room beside the form, and is the same on each.
    for part in list(page.iter("script", "header", "footer", "aside")):
        if part.tag == "script" or not any(one is article for one in part.iterancestors()):
            part.drop_tree()
    for link in page.iter("a"):
        link.attrib.pop("aria-current", "")
    for title in page.iter("title"):
        title.text = text.title
    finished: bytes = lxml_html.tostring(page, encoding="utf-8", doctype="<!doctype html>")
    return finished
