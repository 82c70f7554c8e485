"""A feed -> Atom (RFC 4287, with RFC 6721 for what was taken away) and JSON Feed 1.1.

Both formats want a time with each day. Ours are days, so each is given as the midnight with which it begins.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ..views.feed import Feed, FeedEntry
from .html import render_template

JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"
# The format lets extensions have names of their own, which begin with an underscore, and asks for this explanation.
_ABOUT_WITHDRAWN = "Items that were taken away, each with its id and the day: please delete what you keep of them."


def render_atom(feed: Feed) -> str:
    """The feed as Atom."""
    return str(render_template("web/feed.xml", feed=feed)) + "\n"


def render_json_feed(feed: Feed) -> str:
    """The feed as JSON Feed."""
    author = {"name": feed.board.name, "url": feed.board.website}
    data: dict[str, Any] = {
        "version": JSON_FEED_VERSION,
        "title": f"{feed.board.site_name}: briefings of the {feed.board.name}",
        "description": feed.board.site_description,
        "language": feed.language,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "authors": [author],
        "items": [_build_item(entry) for entry in feed.entries],
    }
    if feed.gone:
        items = [{"id": entry.id, "date": _at_midnight(entry.on)} for entry in feed.gone]
        data["_withdrawn"] = {"about": _ABOUT_WITHDRAWN, "items": items}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _build_item(entry: FeedEntry) -> dict[str, Any]:
    published = {"date_published": _at_midnight(entry.published)} if entry.published else {}
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.text,
        **published,
        "date_modified": _at_midnight(entry.updated),
        "tags": list(entry.themes),
    }


def _at_midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
