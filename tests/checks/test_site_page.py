"""Reading a built page by patterns finds what a parser finds, or leaves the page to the parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.checks import site_page
from briefings.checks.site_page import BuiltPage, read_page
from hostile import write_hostile

PAGE = """<!doctype html>
<html lang="en">
  <head>
    <title>A page</title>
    <link rel="canonical" href="https://www.example.org/a.html">
    <link rel="stylesheet" href="../stylesheets/site.css">
    <script defer src="../javascripts/menu.js"></script>
    <script type="application/ld+json">{"name": "a"}</script>
  </head>
  <body class="x">
    <!-- a remark -->
    <h1 id="top" tabindex="-1">Fish &amp; chips: 2 + 2 = 4</h1>
    <p hidden><a href="b.html#p&#45;1">One</a> <a class="y" href="https://www.example.org/">Board</a></p>
    <form action="../find.html" method="get"><input id="q" type="search" name="q" disabled></form>
    <svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
    <img src="data:image/png;base64,AAAA" alt="">
  </body>
</html>
"""


def parse(content: str, path: str = "pages/a.html") -> BuiltPage:
    """The page as a parser reads it."""
    page = BuiltPage(path)
    site_page._parse_any(page, content.encode())
    return page


def is_regular(content: str) -> bool:
    return site_page._REGULAR.fullmatch(content.encode()) is not None


def test_a_page_of_our_own_is_read_by_patterns() -> None:
    """Ids, links, files to fetch and code are those that a parser finds."""
    assert is_regular(PAGE)
    page = read_page(PAGE.encode(), "pages/a.html")
    assert page == parse(PAGE)
    assert page.ids == {"top": 1, "q": 1}
    assert page.inside >= {("pages/b.html", "p-1"), ("find.html", ""), ("stylesheets/site.css", "")}
    assert page.outside == {"https://www.example.org/"}
    assert (page.inline_code, page.requests_elsewhere) == (set(), set())


@pytest.mark.parametrize("write", [None, write_hostile], ids=["own", "hostile"])
def test_every_page_of_a_site_is_read_as_a_parser_reads_it(
    build_site: Callable[..., Path],
    built_site: Path,
    project_root: Path,
    tmp_path: Path,
    write: Callable[[Path, Path], Path] | None,
) -> None:
    """No page of a built site is read otherwise, be its texts as hostile as they may; most are read by patterns."""
    site = built_site if write is None else build_site(write(project_root, tmp_path), extra={"sheets": ""})
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    for path, text in texts.items():
        assert read_page(text.encode(), path) == parse(text, path)
    assert sum(map(is_regular, texts.values())) > 0.8 * len(texts)


# One piece between two strokes; a wave stands for a line break.
PIECES = (
    r"""
<p id="a">|<p id='a'>|<p id=a>|<p  id="a">|<p~id="a">|<p ID="a">|<P id="a">|<p/id="a">|<a href="b.html">|
<a href="c.html"href="d.html">|<a href=b.html>|<a title=">" href="b.html">|<a href="javascript:x">|
<a href="&#106;avascript:x">|<a href=" javascript:x">|<img src="//x.org/a">|<script>x</script>|
<script src="a.js">|<script async~src="a.js"></script>|<style>|<p style="x">|<p onclick="x">|<p/onclick=x>|
<p ONCLICK="x">|<img srcset="//x.org/a 2x">|<object data="//x.org">|
<link rel="stylesheet" href="//x.org/a.css">|<link href="//x.org/a" rel="preload">|<link rel="me" href="x">|
<form action="//x.org">|<input formaction="//x.org">|<iframe src="//x.org">|<base href="//x.org">|
<script type="application/ld+json">{}</script>|<script type="application/ld+json">{</script>|<!-- -->|
<!-- <a href="e.html"> -->|<!-->|<![CDATA[ x ]]>|<?php ?>|</p >|<|>|"|'|=|="|&|<textarea><a href='f.html'>|
</textarea>|<title>|</title>|<br/>|<p hidden>|text|é – “x”
""".replace("\n", "")
    .replace("~", "\n")
    .split("|")
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.integers(0, 60))
def test_whatever_stands_in_a_page_nothing_is_overlooked(pieces: list[str], at: int) -> None:
    """A page with anything put into it anywhere between its tags is read as a parser reads it, or given to one."""
    places = [match.end() for match in re.finditer(r">", PAGE)]
    place = places[at % len(places)]
    content = PAGE[:place] + "".join(pieces) + PAGE[place:]
    assert read_page(content.encode(), "pages/a.html") == parse(content)
