"""What every test may use: one built site for the whole run, a way to build others, and a quiet server for them."""

from __future__ import annotations

import importlib
import logging
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from living import write_web_content

ROOT = Path(__file__).resolve().parent.parent
BROWSER_TESTS = ROOT / "tests" / "browser"
# Noon on 1 March 2026, so that every run builds the same bytes.
BUILT_AT = "1772366400"
# They give the same bytes, and a test says so: every test of a built site may run with either.
ENGINES = ("mkdocs", "properdocs")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes what the golden tests would compare; the change is then read as a diff.

    ``--briefings 100`` makes the larger test site that large. ``--engine properdocs`` builds every site of the run with
    that engine.
    """
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")
    parser.addoption("--briefings", default="4", help="how many synthetic briefings the larger test site has")
    parser.addoption(
        "--engine", choices=ENGINES, default=ENGINES[0], help="the site engine that all sites are built with"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Chooses the engine before anything imports it: ProperDocs has the modules of MkDocs, under its own name too."""
    if config.getoption("--engine") == "properdocs":
        importlib.import_module("properdocs.replacement")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the slow tests, before pytest picks by mark, and puts them last: a quick answer comes first."""
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if "read_back" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.office)
    items.sort(key=lambda item: any(item.get_closest_marker(name) for name in ("browser", "office")))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes golden files instead of comparing them."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The module of the site engine that this run builds with, such as ``mkdocs``."""
    return str(request.config.getoption("--engine"))


@pytest.fixture(scope="session", autouse=True)
def _same_environment_for_all() -> Iterator[None]:
    """Every build of the run happens at the same moment, and without the theme's advertisement."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILT_AT)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        yield


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """``build_site(learning_points, preview=False, **settings)`` builds the site and gives its folder.

    ``learning_points`` is the folder to build from; ``preview=True`` builds what the live preview shows, drafts
    included; ``settings`` replace those of ``mkdocs.yml``.
    """

    def build(learning_points: Path, *, preview: bool = False, **settings: Any) -> Path:
        return _build(tmp_path_factory.mktemp("site"), learning_points, preview=preview, **settings)

    return build


@pytest.fixture(scope="session")
def built_site(build_site: Callable[..., Path]) -> Path:
    """The folder of the project's own site, built once for the whole run. Tests only read it."""
    return build_site(ROOT / "learning_points")


@pytest.fixture(scope="session")
def web_content(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of briefings at every stage of their lives, published at ``https://www.example.org/learning/``."""
    return write_web_content(project_root, tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def web_site(build_site: Callable[..., Path], web_content: Path) -> Path:
    """The site of ``web_content``, built once for the whole run. Tests only read it."""
    return build_site(web_content)


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """``serve_folder(folder)`` serves a folder until the end of the run and gives its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(_serving(folder))


@pytest.fixture(scope="session")
def site_url(built_site: Path, serve_folder: Callable[[Path], str]) -> str:
    """Where the project's own site is served, such as ``http://127.0.0.1:40123/``."""
    return serve_folder(built_site)


@pytest.fixture
def project(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the project, to be edited."""
    for name in ("docs", "hooks", "overrides", "learning_points"):
        shutil.copytree(project_root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project_root / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def preview(project: Path, engine: str) -> Iterator[str]:
    """The address of a running preview of the copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", engine, "serve", "--config-file", "mkdocs.yml", "--no-strict"]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _build(site: Path, learning_points: Path, *, preview: bool, **settings: Any) -> Path:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    extra = settings.pop("extra", {})
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), **{"strict": not preview, **settings})
    # Nothing is kept from one test's build for another's, unless a test says where.
    config.extra.update({"learning_points": str(learning_points), "kept": "", **extra})
    config.plugins.on_startup(command="serve" if preview else "build", dirty=False)
    try:
        build(config, serve_url="http://127.0.0.1:8000/" if preview else None)
        if preview:
            # A preview writes what somebody asks for: here that is everything.
            config.extra["build"].write(site, without_pages=bool(extra.get("plain_pages")))
    finally:
        config.plugins.on_shutdown()
        # An engine leaves its counter of warnings behind when a build fails; the next build must start from nought.
        for name in ENGINES:
            logging.getLogger(name).handlers.clear()
    return site


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder as a web host does: known types whatever the computer says, and the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class has it so
        """Says nothing: a test's output is for its failure."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address that is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
    # A browser keeps its connections open; they must not keep the run from ending.
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
