"""The site on a host: with the security headers made for it, in a folder of a server, inside another website."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.layout import find_clipped, find_plain_links, find_sideways, find_small_targets
from auditing.matrix import PAGES, SCHEMES, STATES
from hosting import read_headers_file

OpenContext = Callable[..., BrowserContext]
BRIEFING = "2017-home-conditions"
ONLINE = "https://www.example.org/learning/"
HARMLESS = "<!doctype html><html lang='en'><title>x</title><link rel=icon href='data:,'>"


class _Host(SimpleHTTPRequestHandler):
    """Sends what is asked for with the headers of the site's own ``_headers`` file, as a static host does."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class has it so
        """Says nothing: a test's output is for its failure."""

    def end_headers(self) -> None:
        rules = (Path(self.directory) / "_headers").read_text("utf-8")
        for headers in read_headers_file(rules, self.path.partition("?")[0]):
            for name, value in headers.items():
                self.send_header(name, value)
        super().end_headers()


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def host(web_site: Path) -> Iterator[str]:
    """The site with linked data and feeds, sent with its own headers."""
    with hosting(web_site) as address:
        yield address


def test_no_page_breaks_the_policy_that_its_host_sends(page: Page, host: str) -> None:
    """Every type of page, and every state of it, works under the headers of ``_headers`` without a violation."""
    policies = set()
    # The error page has its addresses from the root of its server: a test of its own is below.
    pages = [address for address in PAGES if address != "404.html"]
    for address in ("", *pages, "embed/2020-replaced.html", "briefings/2019-withdrawn.html"):
        answer = page.goto(host + address)
        assert answer is not None
        policies.add(answer.headers["content-security-policy"].partition("frame-ancestors")[2].strip())
        expect(page.locator("h1")).to_have_count(1)
    assert policies == {"'none'", "https://board.example.org"}
    for state in STATES:
        page.goto(host + state.address)
        state.reach(page)


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("address", ["whats-new.html", "embed.html", "embed/index.html", "embed/2020-replaced.html"])
def test_pages_with_news_and_notices_are_for_everyone(page: Page, host: str, address: str, width: int) -> None:
    """News, feeds, lines to paste and notices: nothing is found by axe or by the look at layout, light and dark."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(host + address)
    wrong: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        wrong += describe(address, f"{scheme}, {width} px", find_by_axe(page))
    layout = (*find_sideways(page), *find_clipped(page), *find_small_targets(page), *find_plain_links(page))
    assert [*wrong, *describe(address, f"{width} px", layout)] == []


def test_linked_data_is_data_and_runs_nothing(page: Page, host: str) -> None:
    """The strict policy lets the block stand, and a program can read it from the page (the page fixture tells of any
    violation).
    """
    page.goto(f"{host}briefings/{BRIEFING}.html")
    kinds = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
        "['@graph'].map((part) => part['@type'])"
    )
    assert kinds == ["Report", "BreadcrumbList"]


@pytest.mark.allows_console_errors
def test_the_error_page_works_at_any_depth(
    page: Page, web_site: Path, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    """In a folder of a server, an unknown address at any depth shows the page as it should look, with ways on."""
    shutil.copytree(web_site, tmp_path / "learning")
    shutil.copy(web_site / "404.html", tmp_path)
    url = serve_folder(tmp_path)
    wrong: list[str] = []
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    unknown = [f"{url}learning/{address}" for address in ("a/b/c", "a/b/c.html?q=x", "briefings/a/b/c/")]
    for address in unknown:
        page.goto(address)
        expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
        assert page.locator(".lb-header").evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(11, 74, 82)"
        page.get_by_role("link", name="find a learning point").click()
        expect(page).to_have_url(f"{url}learning/find.html")
    assert wrong == unknown, "nothing but the page itself is missing"


def test_it_stands_inside_another_website(open_context: OpenContext, site_url: str) -> None:
    """In a frame 320 pixels wide and without scripts it reads; its links and its search lead the whole window on."""
    page = open_context(viewport={"width": 320, "height": 700}, java_script_enabled=False).new_page()
    frame = f"<iframe src='{site_url}embed/{{}}.html' title='x' width='100%' height='600'></iframe>"
    shown = ""
    page.route("**/around", lambda route: route.fulfill(body=HARMLESS + shown, content_type="text/html"))

    shown = frame.format(BRIEFING)
    page.goto(site_url + "around")
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text("Apply a Signs of Safety framework.")).to_be_attached()
    inside.get_by_role("link", name="Open the full page").click()
    expect(page).to_have_url(f"{site_url}briefings/{BRIEFING}.html")

    shown = frame.format("index")
    page.goto(site_url + "around")
    inside.get_by_role("searchbox").fill("housing")
    inside.get_by_role("button", name="Find").click()
    expect(page).to_have_url(f"{site_url}find.html?q=housing")


@pytest.mark.allows_console_errors
def test_only_those_named_may_show_it(page: Page, host: str) -> None:
    """Under the host's headers the board's website shows the pages to embed and no others; other websites show none."""
    shown = ""
    # Browsers keep websites out of one's own computer, so the site is given the address it would have.
    page.route("https://*/", lambda route: route.fulfill(body=shown, content_type="text/html"))
    page.route(
        f"{ONLINE}**", lambda route: route.fulfill(response=page.request.get(host + route.request.url[len(ONLINE) :]))
    )
    for embedder, name, is_shown in (
        ("https://board.example.org/", "embed/index.html", True),
        ("https://board.example.org/", "index.html", False),
        ("https://other.example.org/", "embed/index.html", False),
    ):
        shown = f"{HARMLESS}<iframe src='{ONLINE}{name}' title='x'></iframe>"
        page.goto(embedder)
        page.wait_for_load_state("networkidle")
        heading = page.frame_locator("iframe").get_by_role("heading", name="Learning from reviews")
        expect(heading).to_have_count(1 if is_shown else 0)
