"""The page that tells on itself: each kind of trouble is noticed, and a clean page is not accused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Synthetic</title>
<meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="icon" href="data:,"><p>Text{body}"""


@pytest.fixture
def show(tmp_path: Path, page: Page, serve_folder: Callable[[Path], str]) -> Callable[..., None]:
    """Shows a page with this body under this policy."""
    address = serve_folder(tmp_path)

    def show(body: str, policy: str = "") -> None:
        (tmp_path / "index.html").write_text(PAGE.format(body=body, policy=policy), encoding="utf-8")
        page.goto(address, wait_until="networkidle")

    return show


def test_a_clean_page_is_not_accused(show: Callable[..., None], gone_wrong: list[str]) -> None:
    """A page that does nothing wrong passes, what it logs included."""
    show("<script>console.log('fine'); console.warn('fine too')</script>")
    assert gone_wrong == []


@pytest.mark.allows_console_errors
@pytest.mark.parametrize(
    ("body", "policy", "sign"),
    [
        pytest.param("<script>console.error('broken')</script>", "", "console: broken", id="console"),
        pytest.param("<script>missing()</script>", "", "missing is not defined", id="script"),
        pytest.param("<img alt src='nothing.png'>", "", "404", id="file that is not there"),
        pytest.param("<script>1</script>", "script-src 'none'", "Content-Security-Policy: script-src", id="policy"),
        pytest.param("<img alt src='https://elsewhere.invalid/x'>", "", "other host: https://elsewhere", id="host"),
    ],
)
def test_each_kind_of_trouble_is_noticed(
    body: str, policy: str, sign: str, show: Callable[..., None], gone_wrong: list[str]
) -> None:
    """An error, a broken script, a missing file, a violated policy and another host each fail a test at its end."""
    show(body, policy)
    assert [trouble for trouble in gone_wrong if sign in trouble] != []


def test_a_window_can_be_as_a_test_wants_it(
    open_context: Callable[..., BrowserContext], serve_folder: Callable[[Path], str], tmp_path: Path
) -> None:
    """JavaScript off, dark, narrow: whatever the browser can do, for one test alone."""
    (tmp_path / "index.html").write_text(PAGE.format(body="<noscript><b>off</b></noscript>", policy=""))
    narrow = open_context(java_script_enabled=False, viewport={"width": 320, "height": 600}).new_page()
    narrow.goto(serve_folder(tmp_path))
    assert narrow.viewport_size == {"width": 320, "height": 600}
    assert narrow.locator("noscript b").inner_text() == "off"


def test_the_sites_own_pages_are_clean(page: Page, site_url: str, built_site: Path) -> None:
    """Every page of the built site opens without any trouble."""
    pages = [path.relative_to(built_site).as_posix() for path in sorted(built_site.rglob("*.html"))]
    assert "index.html" in pages
    for address in pages:
        page.goto(site_url + address)
