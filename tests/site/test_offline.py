"""The offline copy: the site itself in one file, whole, the same bytes each time, and dated."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import html as lxml_html

from briefings.offline import render_size, tell_size, write_offline_copy
from briefings.views.offline import OFFLINE_COPY, describe_size

FOLDER = "learning-from-reviews/"
LEFT_OUT = {
    *("404.html", "robots.txt", "sitemap.xml", "feed.xml", "feed.json", ".htaccess", ".nojekyll", "_headers"),
    *(
        "briefings.json",
        "briefings.schema.json",
        "web.config",
        "staticwebapp.config.json",
        "nginx-headers.conf.txt",
        OFFLINE_COPY,
    ),
}


def test_the_copy_is_the_site(web_site: Path) -> None:
    """It holds each page, sheet and script as it is, all in one folder, and none of what only a web server needs."""
    files = {path.relative_to(web_site).as_posix(): path for path in web_site.rglob("*") if path.is_file()}
    with ZipFile(web_site / OFFLINE_COPY) as copy:
        assert copy.testzip() is None
        held = {name.removeprefix(FOLDER): copy.read(name) for name in copy.namelist()}
        assert all(name.startswith(FOLDER) for name in copy.namelist())
    assert set(files) - set(held) == LEFT_OUT | {name for name in files if name.startswith("embed/")}
    assert set(held) <= set(files)
    different = {name for name, content in held.items() if content != files[name].read_bytes()}
    assert different == {"how-to-use.html"}, "only the page that tells the copy's size may differ"
    assert render_size(None).encode() in held["how-to-use.html"]


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order in which files were written nor their times change a byte; the day is that of the build."""
    copies = []
    for order in (("b.html", "a.pdf"), ("a.pdf", "b.html")):
        site = tmp_path / order[0]
        site.mkdir()
        for name in order:
            (site / name).write_text(f"Synthetic {name}", encoding="utf-8")
        size = write_offline_copy(site, date(2026, 3, 1))
        copies.append((site / OFFLINE_COPY).read_bytes())
        assert size == len(copies[-1])
    assert copies[0] == copies[1]
    with ZipFile(tmp_path / "a.pdf" / OFFLINE_COPY) as copy:
        assert {info.date_time for info in copy.infolist()} == {(2026, 3, 1, 0, 0, 0)}
        assert copy.getinfo(f"{FOLDER}a.pdf").compress_type == ZIP_STORED


def test_the_site_offers_the_copy_with_day_and_size(web_site: Path) -> None:
    """The page on using the site links to the copy, and tells the day it was made and its true size."""
    page = lxml_html.document_fromstring((web_site / "how-to-use.html").read_bytes())
    (link,) = page.xpath(f"//a[@href='{OFFLINE_COPY}']")
    words = " ".join(link.getparent().text_content().split())
    size = describe_size((web_site / OFFLINE_COPY).stat().st_size)
    assert words == f"Download a copy of this site (ZIP file of 1 March 2026, {size})"


@pytest.mark.parametrize(
    ("size", "words"), [(12, "1 kB"), (820_400, "820 kB"), (1_449_000, "1.4 MB"), (1_234_567_890, "1,234.6 MB")]
)
def test_a_size_is_told_in_words(size: int, words: str) -> None:
    """Kilobytes below a megabyte, then megabytes with one place."""
    assert describe_size(size) == words


def test_a_page_without_a_place_for_the_size_is_refused(tmp_path: Path) -> None:
    """A size that nobody would read stops the build instead of being left out in silence."""
    page = tmp_path / "how-to-use.html"
    for html in ("<p>none</p>", render_size(None) * 2):
        page.write_text(html, encoding="utf-8")
        with pytest.raises(ValueError, match="places for the size"):
            tell_size(page, 1)
        assert page.read_text("utf-8") == html


def test_every_page_of_the_copy_says_what_it_is(web_site: Path) -> None:
    """Each page holds the notice of a copy with its day and the address of the present site, and says below when it was
    built, whether or not a script runs.
    """
    with ZipFile(web_site / OFFLINE_COPY) as copy:
        pages = {name: copy.read(name) for name in copy.namelist() if name.endswith(".html")}
    assert len(pages) > 30
    for name, content in pages.items():
        page = lxml_html.document_fromstring(content)
        (notice,) = page.xpath("//aside[contains(@class, 'lb-copy')]")
        assert "This is a copy of 1 March 2026." in notice.text_content(), name
        assert notice.xpath(".//a/@href") == ["https://www.example.org/learning/index.html"], name
        assert re.search(r"Built\s+1 March 2026", page.xpath("//footer")[0].text_content()), name
