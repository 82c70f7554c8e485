"""Views -> the pages to embed. They are whole documents: no site engine and no theme has a part in them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import KnowledgeBase
from ..views.briefing_page import build_briefing_view
from ..views.embedding import EMBED_INDEX, build_embed_index, build_embed_notices, list_embed_addresses
from ..views.headers import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from ..views.imprint import Imprint
from .html import Render, render_template


def render_embedded_pages(
    kb: KnowledgeBase, imprint: Imprint, *, with_search: bool = True, render: Render = render_template
) -> Iterator[tuple[str, str]]:
    """Each page to embed: its address from the site's root, and its text.

    ``with_search`` is whether the site can be searched.
    """
    index = build_embed_index(kb)
    yield (
        EMBED_INDEX,
        _render(
            render,
            "index",
            imprint,
            full_page="index.html",
            title=kb.board.site_name,
            description=kb.board.site_description,
            cards=index.cards,
            all_words=index.all_words,
            with_search=with_search,
        ),
    )
    for briefing in kb.briefings:
        view = build_briefing_view(kb, briefing)
        words: dict[str, object] = {"title": view.title, "description": view.summary, "view": view}
        page = _render(render, "briefing", imprint, full_page=view.address, **words)
        yield from ((address, page) for address in list_embed_addresses(briefing))
    for notice in build_embed_notices(kb):
        words = {"title": notice.title, "description": notice.words, "links": notice.links}
        yield notice.address, _render(render, "notice", imprint, full_page=notice.full_page, **words)


def _render(render: Render, name: str, imprint: Imprint, *, full_page: str, **context: object) -> str:
    shell = {
        "imprint": imprint,
        "policy": CONTENT_SECURITY_POLICY,
        "referrer": REFERRER_POLICY,
        "online": imprint.web_address(full_page),
    }
    return str(render(f"embed/{name}.html", **shell, **context)) + "\n"
