"""Author text in an exported page: whatever reads Markdown shows it as typed, and takes none of it for a mark."""

from __future__ import annotations

from html import unescape

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2.filters import do_striptags
from lxml import html as lxml_html

from briefings.render.export_text import escape_for_markdown, escape_for_theme, render_front_matter
from hostile import HOSTILE

# Zensical's own choice where the settings make none, and what reads Markdown or includes inside of HTML.
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "smarty"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde"),
]
TYPED = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"))


def read_back(text: str, extensions: list[str]) -> lxml_html.HtmlElement:
    block = f"<div>\n<p>{escape_for_markdown(text)}</p>\n<p>after</p>\n</div>"
    return lxml_html.fragment_fromstring(markdown.markdown(block, extensions=extensions))


def squeeze(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("extensions", [[], EXTENSIONS], ids=["plain", "every extension"])
def test_hostile_text_is_shown_as_typed(text: str, extensions: list[str]) -> None:
    """Markdown, with and without extensions, gives back each hostile text and no element but ours."""
    root = read_back(text, extensions)
    assert [element.tag for element in root.iter()] == ["div", "p", "p"]
    assert squeeze(root[0].text_content()) == squeeze(text)


@settings(deadline=None)
@given(TYPED)
@example("--8<-- 'mkdocs.yml'\n;--8<--\n# a\n\n```\ncode\n```\n    b\n[^1]: c\n*[d]: e\n{: #f }")
@example("\x02wzxhzdk:0\x03 klzzwxh:0000 STXamp\x7f")
def test_any_text_is_shown_as_typed(text: str) -> None:
    """So is whatever else may be typed; only white space may be set anew."""
    root = read_back(text, [])
    assert [element.tag for element in root.iter()] == ["div", "p", "p"]
    assert squeeze(root[0].text_content()) == squeeze(text)


@settings(deadline=None)
@given(TYPED)
def test_author_text_stays_on_one_line_without_any_mark(text: str) -> None:
    """Nothing but letters, digits, plain punctuation and numbered characters is left, and no line is begun."""
    escaped = str(escape_for_markdown(text))
    assert "\n" not in escaped
    ascii_marks = {character for character in escaped if character.isascii() and not character.isalnum()}
    assert ascii_marks <= set(" ,.-&#;")
    assert squeeze(unescape(escaped)) == squeeze(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_survives_every_kind_of_theme(text: str) -> None:
    """Whether a theme writes it as it is, or takes tags and escapes out first: it is no mark, and ends no attribute."""
    title = escape_for_theme(text)
    for written in (title, do_striptags(title)):
        root = lxml_html.document_fromstring(
            f"<html><head><title>{written}</title></head><body><p>{written}</p></body>"
        )
        assert [element.tag for element in root.iter()] == ["html", "head", "title", "body", "p"]
    attribute = lxml_html.fragment_fromstring(f'<meta content="{title}">')
    assert dict(attribute.attrib) == {"content": attribute.get("content")}
    assert str(attribute.get("content")).replace("\u2060", "") == squeeze(text)


@pytest.mark.parametrize("text", ["Families, carers & friends", "What’s new in 2017: it isn't all bad", "3 < 4"])
def test_everyday_titles_have_nothing_added(text: str) -> None:
    """No invisible character stands in a title that holds no mark."""
    assert "\u2060" not in escape_for_theme(text)
    assert unescape(escape_for_theme(text)) == text


@settings(deadline=None)
@given(TYPED)
def test_front_matter_gives_back_what_was_put_in(text: str) -> None:
    """No title ends the front matter, becomes another field, or is read as a number or a yes."""
    meta = {"title": escape_for_theme(text), "description": escape_for_theme(f"{text} 2")}
    written = render_front_matter(meta)
    start, middle, end = written.partition("---\n")[0], *written.removeprefix("---\n").partition("---\n")[::2]
    assert (start, end) == ("", "")
    assert yaml.safe_load(middle) == meta
