"""Hand-written pages -> their sections, so that their words can be found by searching."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html

from .views.search import PageSection

_HEADINGS = ("h1", "h2", "h3")


def read_sections(html: str, *, title: str, address: str) -> tuple[PageSection, ...]:
    """The sections of a rendered page: one for each heading, with the text up to the next.

    Args:
        html: the page's content, without its shell.
        title: the page's title.
        address: where it stands, counted from the site's root.
    """
    if not html.strip():
        return ()
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return tuple(_build_sections(root, title, address))


def _build_sections(root: lxml_html.HtmlElement, title: str, address: str) -> Iterator[PageSection]:
    heading: str | None = None
    anchor: str | None = None
    texts: list[str] = []
    for element in root:
        if element.tag not in _HEADINGS:
            texts.append(_text_of(element))
            continue
        yield from _finish(title, heading, texts, address, anchor)
        is_title = element.tag == "h1"
        heading, anchor, texts = (None, None, []) if is_title else (_text_of(element), element.get("id"), [])
    yield from _finish(title, heading, texts, address, anchor)


def _finish(
    title: str, heading: str | None, texts: list[str], address: str, anchor: str | None
) -> Iterator[PageSection]:
    text = " ".join(text for text in texts if text)
    if text:
        yield PageSection(title, heading, text, f"{address}#{anchor}" if anchor else address)


def _text_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())
