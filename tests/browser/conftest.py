"""The browser for the browser tests, and a page that tells on itself.

A page fails its test at the end when anything went wrong that a reader would not see: an error in the console, a
script that broke, a violated Content-Security-Policy, a request to another host.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from _browser import BrowserMissingError, find_browser, how_to_get_one
from briefings.editor.page import write_form
from browser.form_server import Form, serving_form
from long_lists import short_pages, write_long_content

OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1440, "height": 900}
# Violations of the policy reach the console only in part; this makes every one of them an error there.
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content-Security-Policy: ${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run. Where there is none, the tests fail: a skipped promise is an unkept one."""
    try:
        path = find_browser()
    except BrowserMissingError as error:
        pytest.fail(str(error))
    if path is None:
        pytest.fail(f"No Chromium, Chrome or Edge found. {how_to_get_one()}")
    # Chromium's own sandbox does not start for the administrator, as in most containers.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        options = [*OPTIONS, *(["--no-sandbox"] if is_root else [])]
        running = playwright.chromium.launch(executable_path=path, args=options)
        yield running
        running.close()


@pytest.fixture
def gone_wrong() -> list[str]:
    """What has gone wrong in the pages of this test so far."""
    return []


@pytest.fixture
def windows() -> list[BrowserContext]:
    """The browser windows that this test has open."""
    return []


@pytest.fixture
def open_context(
    request: pytest.FixtureRequest, browser: Browser, gone_wrong: list[str], windows: list[BrowserContext]
) -> Iterator[Callable[..., BrowserContext]]:
    """``open_context(**settings)`` opens a browser window of its own, such as ``java_script_enabled=False``.

    What goes wrong in any of its pages fails the test at the end, unless it is marked ``allows_console_errors``.
    """

    def open_one(**settings: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, **settings})
        _watch(context, gone_wrong)
        windows.append(context)
        return context

    yield open_one
    _close(windows)
    if gone_wrong and request.node.get_closest_marker("allows_console_errors") is None:
        pytest.fail("The page was not clean:\n  " + "\n  ".join(dict.fromkeys(gone_wrong)))


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A fresh page in a window of 1440 by 900, with nothing stored."""
    return open_context().new_page()


def _close(windows: list[BrowserContext]) -> None:
    for context in windows:
        context.close()  # One that is closed already stays so.


def _watch(context: BrowserContext, wrong: list[str]) -> None:
    context.add_init_script(TELL_VIOLATIONS)
    context.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None)
    context.on("weberror", lambda error: wrong.append(f"script: {error.error}"))
    context.on("request", lambda asked: wrong.append(f"other host: {asked.url}") if _is_elsewhere(asked.url) else None)


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {"127.0.0.1", "localhost"}


@pytest.fixture(scope="session")
def preview_site(build_site: Callable[..., Path], project_root: Path) -> Path:
    """What the live preview shows of the project's own site, built once."""
    return build_site(project_root / "learning_points", preview=True)


@pytest.fixture(scope="session")
def long_site(build_site: Callable[..., Path], project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose lists are too long for one page, built once. Its build has counted that nothing is missing."""
    content = write_long_content(project_root, tmp_path_factory.mktemp("long"))
    with short_pages():
        return build_site(content)


@pytest.fixture(scope="session")
def long_url(long_site: Path, serve_folder: Callable[[Path], str]) -> str:
    """Where it is served."""
    return serve_folder(long_site)


@pytest.fixture
def form(preview_site: Path, project_root: Path, tmp_path: Path, windows: list[BrowserContext]) -> Iterator[Form]:
    """The form as the preview serves it, over a copy of the briefings."""
    with serving_form(preview_site, project_root / "learning_points", tmp_path) as served:
        yield served
        # A form that is still open goes on asking: it must not outlive the server that answers.
        _close(windows)


@pytest.fixture(scope="session")
def form_files(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> Path:
    """The form as files to keep, written once."""
    folder = tmp_path_factory.mktemp("kept")
    write_form(project_root / "learning_points", project_root / "docs", folder)
    return folder
